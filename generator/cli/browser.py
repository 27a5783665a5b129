"""Open pages in a browser, for `check --browser`."""

import mimetypes
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from generator.browser.axe import Seen, find_axe
from generator.browser.chromium import open_browser, refuse_without_driver
from generator.browser.sample import Look, Visit, sampled
from generator.browser.visits import Answered, Opening, visit_pages
from generator.checks.facts.page_facts import PageFacts
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import Ask, FoundOnPages, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.cli.catalogue import all_rules
from generator.model.sighting import Sighting
from generator.model.site import PageKind
from generator.one_file import LARGEST_PUBLISHED, read_file
from generator.url.parsed import parse

#: Pages that a sample has at most; one takes a second or two.
_MOST = 40
#: Where the site is opened when nobody says where it will be published.
_UNPUBLISHED = "https://site.invalid"
_NO_AXE = (
    "axe-core is not installed, so that only Proofpress's own looks at layout are taken; "
    "`npm install axe-core` beside the site brings it"
)
#: Rules of axe-core that no ACT rule names, and ours that see the same.
ALIKE: Mapping[str, tuple[str, ...]] = {
    "accesskeys": ("accessibility/accesskey-repeated",),
    "aria-allowed-role": ("accessibility/role-not-allowed",),
    "aria-dialog-name": ("accessibility/dialog-name",),
    "aria-meter-name": ("accessibility/gauge-name",),
    "aria-progressbar-name": ("accessibility/gauge-name",),
    "aria-tab-name": ("accessibility/widget-name",),
    "aria-tooltip-name": ("accessibility/widget-name",),
    "aria-treeitem-name": ("accessibility/widget-name",),
    "bypass": ("accessibility/bypass",),
    "empty-table-header": ("accessibility/table-header-empty",),
    "form-field-multiple-labels": ("accessibility/label-several",),
    "heading-order": ("accessibility/heading-order",),
    "image-redundant-alt": ("accessibility/alt-repeated",),
    "landmark-no-duplicate-main": ("accessibility/main-landmark",),
    "landmark-one-main": ("accessibility/main-landmark",),
    "landmark-unique": ("accessibility/landmark-name",),
    "link-in-text-block": ("accessibility/link-distinguishable",),
    "meta-viewport": ("accessibility/viewport-zoom",),
    "p-as-heading": ("accessibility/fake-heading",),
    "region": ("accessibility/outside-landmarks",),
    "server-side-image-map": ("accessibility/image-map-server",),
    "summary-name": ("accessibility/summary-name",),
    "tabindex": ("accessibility/tabindex-positive",),
    "target-size": ("accessibility/target-size",),
}


def looking(
    output: Path, folder: Path, progress: Callable[[str, int, int], None], *, every: bool
) -> Ask:
    """
    Make what opens pages in a browser.

    Args:
        output: Holds the site as it is published.
        folder: axe-core is looked for there, in *output*, and above.
        progress: Is told how far it is.
        every: Whether every page is opened, and not a sample.

    Raises:
        UsageError: The driver is not installed.
    """
    refuse_without_driver()
    axe = find_axe(folder.resolve(), output.resolve())
    if axe is None:
        click.echo(_NO_AXE, err=True)

    def ask(site: SiteIndex, found: FoundOnPages) -> SiteIndex:
        pages = _visits(site, output)
        visits, left = (tuple(pages), 0) if every else sampled(pages, _look, _MOST)
        address = parse(site.base_url)
        origin = _UNPUBLISHED if address is None else address.origin
        how = Opening(
            origin=origin,
            answer=lambda url: _answer(site, output, url.removeprefix(origin)),
            mark=marked,
            axe=None if axe is None else _text(axe),
            schemes=("light", "dark") if _knows_dark(site, output, visits) else ("light",),
            progress=lambda done, of: progress("in a browser", done, of),
        )
        with open_browser() as browser:
            seen = visit_pages(browser, visits, how)
        click.echo(_note(len(visits), len(site.pages), left), err=True)
        return replace(site, sightings=_new(seen, found, visits))

    return ask


def _note(opened: int, of: int, left: int) -> str:
    pages = "page" if opened == 1 else "pages"
    more = f"; {left} more would show something else (`--browser-all`)" if left else ""
    return f"opened {opened:,} {pages} of {of:,} in a browser{more}"


def _visits(site: SiteIndex, output: Path) -> Iterator[Visit]:
    for page in sorted(site.pages, key=_rank):
        if not page.is_redirect:
            yield Visit(page.path, page.url, _text(output / page.path))


def _rank(page: PageFacts) -> tuple[bool, bool, str]:
    """What everybody meets comes first."""
    return page.kind is not PageKind.HOME, page.page_number > 1, page.path


def _look(html: str) -> Look:
    page = HtmlPage(html)
    look = frozenset(
        (element.name, element.get("class") or "", element.get("role") or element.get("type") or "")
        for element in page.select("*")
    )
    page.release()
    return look


def marked(html: str) -> str:
    """Write into each start tag of *html* where it stands."""
    page = HtmlPage(html)
    places = {element.offset: element.name for element in page.select("*")}
    page.release()
    parts, at = [], 0
    for offset, name in sorted((one, name) for one, name in places.items() if one is not None):
        end = offset + 1 + len(name)
        parts += [html[at:end], f' data-proofpress-at="{offset}"']
        at = end
    return "".join((*parts, html[at:]))


def _answer(site: SiteIndex, output: Path, url: str) -> Answered:
    target = site.urls.resolve(url, "/", "")
    file = output / target.path
    if target.answer is Answer.FILE:
        with suppress(OSError):
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return Answered(200, kind, read_file(file, LARGEST_PUBLISHED))
    return Answered(404, "text/plain", b"Not found")


def _knows_dark(site: SiteIndex, output: Path, visits: Iterable[Visit]) -> bool:
    sheets = (_text(output / path) for path in site.files if path.endswith(".css"))
    word = "prefers-color-scheme"
    return any(word in one for one in sheets) or any(word in one.html for one in visits)


def _text(file: Path) -> str:
    """Give what a file holds; nothing where it cannot be read, which others report."""
    try:
        return read_file(file, LARGEST_PUBLISHED).decode("utf-8", "replace")
    except OSError:
        return ""


def _new(
    seen: Mapping[str, tuple[Seen, ...]], found: FoundOnPages, visits: Iterable[Visit]
) -> Mapping[str, tuple[Sighting, ...]]:
    """Leave out what rules found without a browser on the same element, or on one of its kind."""
    ours: dict[str, set[str]] = {axe: set(rules) for axe, rules in ALIKE.items()}
    for rule in all_rules():
        for act in rule.act:
            ours.setdefault(act, set()).add(rule.id)
    html = {one.path: one.html for one in visits}
    sightings = {}
    for path, several in seen.items():
        page = HtmlPage(html[path])
        by_offset = {element.offset: element for element in page.select("*")}
        kinds = {offset: page.kind_of(element) for offset, element in by_offset.items()}
        known = {
            (rule, kinds.get(page.offset_of(line, column - 1)))
            for rule, line, column in found(path)
            if line is not None and column is not None
        }
        sightings[path] = tuple(
            one.sighting
            for one in several
            if not any(
                (rule, kinds.get(one.sighting.offset)) in known
                for name in one.names
                for rule in ours.get(name, ())
            )
        )
        page.release()
    return sightings
