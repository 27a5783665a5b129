"""`proofpress explain`."""

from typing import Any

import click

from generator import plugins
from generator.cli.explain_page import explain_page
from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import site_options
from generator.errors import UsageError
from generator.one_file import is_file
from generator.rules import catalogue
from generator.typed_yaml.suggest import named, nearest_id


@click.command("explain")
@click.argument("subject", metavar="[RULE|PAGE]", required=False)
@site_options
@click.option("--all", "everything", is_flag=True, help="Print the whole catalogue, as Markdown.")
@click.option("--why", is_flag=True, help="For a page, say why the last build made it.")
def command(subject: str | None, *, everything: bool, why: bool, **site: Any) -> int:
    """
    Explain a rule, or a page.

    For a RULE, with or without its family, it says why it matters, how to fix what it finds, examples and source. For a PAGE
    (its file, URL or output path) it says what the last build knows: what the page reads, and why
    it was made. Without either, every rule is listed in a line.
    """
    if everything:
        click.echo(catalogue.reference(), nl=False)
        return 0
    entries = catalogue.entries(plugins.rules())
    if subject is None:
        width = max(len(entry.id) for entry in entries)
        for entry in entries:
            click.echo(f"{entry.id:{width}}  {entry.severity:7}  {entry.summary}")
        return 0
    ids = [entry.id for entry in entries]
    alike = named(subject, ids)
    for name in (subject, *alike):
        text = catalogue.documentation(name, plugins.rules())
        if text is not None:
            click.echo(text)
            if name == subject:
                return 0
    if alike:
        return 0
    options = SiteOptions(**site)
    families = {entry.id.partition("/")[0] for entry in entries}
    looks_like_rule = subject.partition("/")[0] in families and not subject.endswith((".md", "/"))
    # A page has a slash or a dot in its name.
    close = nearest_id(subject, ids)
    looks_like_rule = looks_like_rule or (close is not None and not set("/.") & set(subject))
    if looks_like_rule or not is_file(options.root / "site.yaml"):
        hint = f"did you mean `{close}`?" if close else "`proofpress explain` lists all rules"
        raise UsageError(f"no rule is called `{subject}`", hint)

    opened = open_site(options)
    explain_page(opened, subject, opened.root / opened.settings.output, why=why)
    return 0
