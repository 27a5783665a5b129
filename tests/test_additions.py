"""What was added lies where it is looked for: nothing waits in a folder and never runs."""

import ast
import csv
import dataclasses
import importlib
import re
import tomllib
from pathlib import Path
from pkgutil import iter_modules

import pytest

from generator import __version__
from generator.cli.commands import COMMANDS
from generator.cli.import_site import command as import_command
from generator.model.document import FrontMatter
from generator.preview.sections.catalogue import SECTIONS
from generator.preview.sections.section import Section
from generator.publish.catalogue import KINDS
from generator.reports.forms import FORMS
from generator.rules.catalogue import rules
from generator.settings.front_matter_schema import FrontMatterKeys
from generator.settings.publishing import Publish
from generator.typed_yaml.field import keys_of

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"
PANEL = PACKAGE / "preview" / "panel"
HANDBOOK = ROOT / "content" / "handbook"
#: Pages of the handbook that `generator.handbook` writes.
MADE = {"settings.md", "front-matter.md", "template-values.md", "rules.md", "structured-data.md"}

#: The page whose way the map follows.
EXAMPLE = "content/blog/spade.md"


def modules(folder):
    for path in sorted((PACKAGE / folder).glob("*.py")):
        if path.stem != "__init__":
            yield importlib.import_module(f"generator.{folder.replace('/', '.')}.{path.stem}")


def last_name(module):
    return module.__name__.rpartition(".")[2]


def test_every_command_can_be_called():
    written = {last_name(one) for one in modules("cli") if hasattr(one, "command")}
    assert written == {module for module, _ in COMMANDS.values()}


def test_every_form_of_a_report_can_be_asked_for():
    # `render` is what makes a module a form; `forms.write` calls it.
    assert {last_name(one) for one in modules("reports") if "render" in vars(one)} == set(FORMS)


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("README.md", r"^\| `--format FORMAT` .*`{}`"),
        ("content/handbook/operate.md", r"^\| `--format FORMAT` .*`{}`"),
        ("content/handbook/reports.md", r"^\| `{}` \|"),
    ],
)
def test_every_form_of_a_report_is_written_about(page, form):
    text = (ROOT / page).read_text(encoding="utf-8")
    silent = [one for one in FORMS if not re.search(form.format(one), text, re.MULTILINE)]
    assert silent == []


def test_every_family_of_rules_has_a_page():
    with (ROOT / "data" / "families.csv").open(encoding="utf-8", newline="") as file:
        described = {row["family"] for row in csv.DictReader(file)}
    assert {rule.family for rule in rules()} == described


def test_every_importer_can_be_asked_for():
    folders = {path.parent.name for path in (PACKAGE / "imports").glob("*/run.py")}
    (argument,) = [one for one in import_command.params if one.name == "generator"]
    assert folders == set(argument.type.choices)


def in_folder(folder):
    """Names of the modules and packages in a folder."""
    return {one.name for one in iter_modules([str(folder)])}


def test_every_target_can_be_asked_for():
    package = "generator.publish.targets."
    listed = [kind.make.__module__.removeprefix(package).partition(".")[0] for kind in KINDS]
    assert sorted(listed) == sorted(in_folder(PACKAGE / "publish/targets"))


def test_a_target_that_nobody_lists_is_noticed(tmp_path):
    (tmp_path / "__init__.py").touch()
    (tmp_path / "s3.py").touch()
    (tmp_path / "server").mkdir()
    (tmp_path / "server/__init__.py").touch()
    assert in_folder(tmp_path) == {"s3", "server"}


def test_every_target_has_its_key_and_every_key_a_target():
    settings = {one.name for one in dataclasses.fields(Publish)}
    for_all = {"keep", "earlier_files"}
    assert sorted(kind.key for kind in KINDS) == sorted(settings - for_all)


def test_every_section_of_the_panel_is_shown():
    made = [
        one
        for module in modules("preview/sections")
        for one in vars(module).values()
        if isinstance(one, Section)
    ]
    assert {id(one) for one in made} == {id(one) for one in SECTIONS}


def test_every_part_of_the_panel_is_registered_and_has_a_section():
    registry = (PANEL / "registry.js").read_text(encoding="utf-8")
    files = {path.name for path in PANEL.glob("section_*.js")}
    assert set(re.findall(r'"\./(section_\w+\.js)"', registry)) == files
    shown = {
        match[1]
        for name in files
        for match in re.finditer(r'\bid: "([\w-]+)"', (PANEL / name).read_text(encoding="utf-8"))
    }
    assert {one.id for one in SECTIONS} <= shown


def test_every_key_of_front_matter_is_read_by_somebody():
    keys = {spec.field for spec in keys_of(FrontMatterKeys)}
    # Taxonomies become `terms`.
    assert keys - {"tags", "categories"} <= {one.name for one in dataclasses.fields(FrontMatter)}
    used = {
        node.attr
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "settings"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert keys - {"tags", "categories"} <= used


def test_every_key_of_front_matter_is_written_about():
    pages = [path for path in sorted(HANDBOOK.glob("*.md")) if path.name not in MADE]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    silent = [
        spec.name
        for spec in keys_of(FrontMatterKeys)
        # In a sentence, or in an example of front matter.
        if not re.search(rf"`{spec.name}(: [^`]*|:)?`|^ *{spec.name}:", text, re.MULTILINE)
    ]
    assert silent == []


def test_version_is_one():
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == __version__


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_what_the_map_names_is_there(page):
    """Paths in backticks: from the top folder or from `generator/`; NAME stands for any name."""
    text = (ROOT / page).read_text(encoding="utf-8").replace(EXAMPLE, "")
    heads = {path.name for folder in (ROOT, PACKAGE) for path in folder.iterdir() if path.is_dir()}
    heads.discard(".venv")  # made by `bin/setup`, and not in every checkout
    named = re.findall(r"`([\w.-]+)/([\w./-]+)(?:::\w+)?[` ]", text)
    paths = [f"{head}/{rest}" for head, rest in named if head in heads and "NAME" not in rest]
    assert paths
    lost = [one for one in paths if not any((base / one).exists() for base in (ROOT, PACKAGE))]
    assert lost == []
