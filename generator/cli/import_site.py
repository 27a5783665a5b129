"""`proofpress import`."""

from pathlib import Path

import click

from generator.checks.engine.report_assembly import assemble
from generator.checks.engine.rule_runner import from_fault
from generator.checks.engine.ruleset import read_ruleset
from generator.cli.catalogue import all_kinds
from generator.cli.options import today
from generator.cli.show import show_report
from generator.imports.hugo.run import import_site
from generator.model.finding import Report
from generator.stages.render.source_lines import SourceLines


@click.command("import")
@click.argument("generator", type=click.Choice(["hugo"]))
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("destination", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", default="text", show_default=True, help="How findings are printed."
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="List every notice, and show where an error was raised.",
)
def command(generator: str, source: Path, destination: Path, form: str, verbose: bool) -> int:
    """
    Turn the site in SOURCE into a Proofpress site in DESTINATION.

    SOURCE is never changed. What could not be carried over is listed with file and line; the
    rest is found by the first build.
    """
    del generator  # there is one so far

    imported = import_site(source, destination)
    ruleset, _ = read_ruleset({}, (), all_kinds())
    source_lines = SourceLines(source)
    findings = [
        finding
        for fault in imported.faults
        if (finding := from_fault(fault, ruleset, excerpt=source_lines.line(fault.at)))
    ]
    report: Report = assemble(findings, ruleset, today=today())
    if findings or form != "text":
        show_report(report, form, verbose=verbose)
    if form == "text":
        counted = ", ".join(f"{number:,} {name}" for name, number in imported.counts.items())
        click.echo(f"imported: {counted}\nnext: cd {destination} && proofpress build")
    return 0
