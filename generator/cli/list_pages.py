"""`proofpress list`."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import click

from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import site_options
from generator.cli.ordering import order_for
from generator.cli.show import refuse_faults
from generator.stages.plan.survey import survey


class _Row(NamedTuple):
    status: str
    url: str
    source: str
    why: str


@click.command("list")
@site_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the list is printed.",
)
@click.option(
    "--only",
    type=click.Choice(["published", "draft", "future", "expired"]),
    help="Only pages of this status.",
)
def command(form: str, only: str | None, **site: Any) -> int:
    """
    List every page, and say why one is not published.

    Pages that the program makes (lists, terms, archives) are named with what makes them.
    """
    options = SiteOptions(**site)
    opened = open_site(options)
    refuse_faults(opened, "text")
    surveyed = survey(order_for(opened, options, None, 1))
    found, faults = surveyed.site, surveyed.faults
    refused = {str(fault.at.path): fault.message for fault in faults if fault.rule in _KEEP_OUT}
    rows = [row for row in _rows(found, refused) if only in (None, row.status)]
    if form == "json":
        click.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2))
        return 0
    width = max((len(row.url) for row in rows), default=0)
    for row in rows:
        why = f"  ({row.why})" if row.why else ""
        click.echo(f"{row.status:9}  {row.url:{min(width, 60)}}  {row.source}{why}")
    published = sum(row.status == "published" for row in rows)
    click.echo(f"{published} published, {len(rows) - published} not")
    return 0


#: Faults that keep a file from becoming a page.
_KEEP_OUT = (
    "urls/duplicate",
    "urls/differ-in-case",
    "urls/file-and-folder",
    "content/unreadable",
    "content/not-utf8",
    "content/too-large",
)


def _rows(site: Any, refused: dict[str, str]) -> Iterator[_Row]:
    for page in sorted(site.pages.values(), key=lambda page: page.url):
        written = page.document is not None and (page.document.digest or page.row)
        source = str(page.document.path) if written else f"made for the {page.kind.value}"
        yield _Row("published", page.url, source, "")
    for one in sorted(site.unpublished.values(), key=lambda one: one.path):
        yield _Row(one.reason, one.url, str(one.path), one.explanation)
    for path, message in sorted(refused.items()):
        yield _Row("refused", "", path, message)
