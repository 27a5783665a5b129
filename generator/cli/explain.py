"""`proofpress explain`."""

import difflib

import click

from generator.errors import UsageError


@click.command("explain")
@click.argument("rule", required=False)
@click.option("--all", "everything", is_flag=True, help="Print the whole catalogue, as Markdown.")
def command(rule: str | None, *, everything: bool) -> int:
    """
    Explain a RULE: why it matters, how to mend what it finds, examples, source.

    Without a RULE every rule is listed in a line.
    """
    from generator import plugins  # noqa: PLC0415 - `--help` stays quick
    from generator.rules import catalogue  # noqa: PLC0415 - the same

    if everything:
        click.echo(catalogue.reference(), nl=False)
        return 0
    if rule is None:
        entries = catalogue.entries(plugins.rules())
        width = max(len(entry.id) for entry in entries)
        for entry in entries:
            click.echo(f"{entry.id:{width}}  {entry.severity:7}  {entry.summary}")
        return 0
    text = catalogue.documentation(rule, plugins.rules())
    if text is None:
        known = [entry.id for entry in catalogue.entries(plugins.rules())]
        close = difflib.get_close_matches(rule, known, n=1)
        hint = f"did you mean `{close[0]}`?" if close else "`proofpress explain` lists all rules"
        raise UsageError(f"no rule is called `{rule}`", hint)
    click.echo(text)
    return 0
