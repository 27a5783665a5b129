"""`proofpress schema`."""

import json
from importlib.resources import files

import click

from generator.content.front_matter import schema
from generator.settings.schema import Settings
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.json_schema import json_schema


@click.command("schema")
@click.argument("what", type=click.Choice(["site", "front-matter", "report"]), default="site")
def command(what: str) -> int:
    """Print a JSON Schema: of site.yaml, of front matter, or of the JSON report."""
    if what == "report":
        text = files("generator.reports").joinpath("report.schema.json").read_text("utf-8")
        click.echo(text, nl=False)
        return 0
    value = (
        schema()
        if what == "front-matter"
        else json_schema(keys_of(Settings), "Proofpress site.yaml")
    )
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
    return 0
