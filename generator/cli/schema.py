"""`proofpress schema`."""

import json
from importlib.resources import files

import click

from generator.content.front_matter import schema
from generator.settings.schema import Settings
from generator.statement.answers import FILE, Evaluation
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.json_schema import json_schema

#: Those that lie in a file; the others are made from the classes that read the files.
_WRITTEN = {
    "report": "reports/report.schema.json",
    "conformance": "statement/conformance.schema.json",
}


@click.command("schema")
@click.argument(
    "what",
    type=click.Choice(["site", "front-matter", "report", "accessibility", "conformance"]),
    default="site",
)
def command(what: str) -> int:
    """
    Print a JSON Schema.

    It is that of site.yaml, of front matter, of the JSON report, of data/accessibility.yaml, or of
    the conformance report that `accessibility-statement --format json` writes.
    """
    if what in _WRITTEN:
        text = files("generator").joinpath(_WRITTEN[what]).read_text("utf-8")
        click.echo(text, nl=False)
        return 0
    if what == "front-matter":
        value = schema()
    elif what == "accessibility":
        value = json_schema(keys_of(Evaluation), f"Proofpress {FILE}")
    else:
        value = json_schema(keys_of(Settings), "Proofpress site.yaml")
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
    return 0
