"""
The reference pages of the handbook, made from the code that they describe.

``python -m generator.handbook`` writes them; a test says when they are stale.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from generator.rules import catalogue
from generator.rules.structured_data.reference import reference as structured_data
from generator.settings.front_matter_schema import FrontMatterKeys
from generator.settings.schema import Settings
from generator.settings.structured_things import INSIDE, THINGS
from generator.themes.functions import Functions
from generator.themes.page_view import PageView
from generator.themes.placed_view import PlacedView
from generator.themes.shortcodes import Declaration, Parameter
from generator.themes.site_view import SiteView
from generator.themes.theme import OptionDeclaration, ThemeFile
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.reference import reference, words


def pages() -> dict[str, str]:
    """File name below ``content/handbook/`` to Markdown, of every reference page."""
    return {
        "settings.md": _page(
            "Every setting of site.yaml, with its default",
            "What site.yaml may hold: each key with its type, its default and an example. Made from"
            " the program itself.",
            "Settings",
            91,
            reference(keys_of(Settings)),
        ),
        "front-matter.md": _page(
            "Every key of a page's front matter",
            "What the lines between the two --- of a page may say: each key with its type and what"
            " it does. Made from the program itself.",
            "Front matter",
            92,
            reference(keys_of(FrontMatterKeys)) + _things(),
        ),
        "template-values.md": _page(
            "Everything that a template can see and call",
            "The values and functions that templates, shortcodes and theme files work with, each in"
            " a line. Made from the program itself.",
            "Template values",
            93,
            _templates(),
        ),
        "rules.md": _page(
            "The catalogue of rules and what they find",
            "Every rule that proofs a page, a site or a file: why it matters, how to fix what it"
            " finds, and what it stands on.",
            "Rules",
            94,
            catalogue.reference(),
        ),
        "structured-data.md": _page(
            "What structured data needs, thing by thing",
            "How JSON-LD, microdata and RDFa are read, what search engines ask of each thing, and"
            " what was decided where they differ.",
            "Structured data",
            95,
            structured_data(),
        ),
    }


def _page(title: str, description: str, short: str, weight: int, body: str) -> str:
    return (
        f'---\ntitle: "{title}"\ndescription: "{description}"\nweight: {weight}\nparams:\n'
        f"  short_title: {short}\n---\n\n{body}"
    )


def _things() -> str:
    parts = ["\n## What `structured:` can describe\n"]
    for thing in THINGS:
        kind = thing.__name__.removesuffix("Thing")
        parts += [f"### {kind}\n", f"{inspect.getdoc(thing)}\n"]
        parts.append(_keys(thing))
    parts.append("### Keys of what stands inside\n")
    for record in INSIDE:
        parts.append(f"#### {record.__name__}\n\n{inspect.getdoc(record)}\n")
        parts.append(_keys(record))
    return "\n".join(parts)


def _keys(record: type[Any]) -> str:
    """One line for each key."""
    lines = []
    for spec in keys_of(record):  # type: ignore[arg-type] # mypy takes the hash of its instances
        kind = spec.form.doc if spec.form else words(spec.type)
        for inner in INSIDE:
            if inner in get_args(spec.type):
                kind = kind.replace("the keys below", f"the keys of {inner.__name__}")
        choices = (
            f"; one of {', '.join(f'`{one}`' for one in spec.choices)}" if spec.choices else ""
        )
        lines.append(f"- `{spec.name}` ({kind}{choices}): {spec.doc}")
    return "\n".join(lines) + "\n"


def _templates() -> str:
    parts = [
        "## page\n\nThe page that is rendered; pages in lists are of the same kind.\n",
        *_members(PageView, "page", leave_out=("fact",)),
        *_members(PlacedView, "page", leave_out=("fact_identity",)),
        "\n## site\n\nThe site, in the language of the page.\n",
        *_members(SiteView, "site", leave_out=("fact",)),
        "\n## Functions\n",
        *_members(Functions, "", leave_out=("names",)),
        "- `json_ld(value)`: JSON for structured data; no text in it can close the element.",
        "\n## theme.yaml\n",
        reference(keys_of(ThemeFile), 3),
        "### An option\n",
        reference(keys_of(OptionDeclaration), 4),
        "## The head of a shortcode's template\n",
        reference(keys_of(Declaration), 3),
        "### A parameter\n",
        reference(keys_of(Parameter), 4),
    ]
    return "\n".join(parts)


def _members(of: type[Any], owner: str, leave_out: tuple[str, ...] = ()) -> Iterator[str]:
    before = f"{owner}." if owner else ""
    for name, member in vars(of).items():
        if name.startswith("_") or name in leave_out:
            continue
        if isinstance(member, property):
            yield f"- `{before}{name}`: {inspect.getdoc(member)}"
        elif inspect.isfunction(member):
            parameters = [p for p in inspect.signature(member).parameters if p != "self"]
            listed = ", ".join(parameters)
            yield f"- `{before}{name}({listed})`: {(inspect.getdoc(member) or '').splitlines()[0]}"


def main() -> None:
    """Write the reference pages of the site in this folder."""
    folder = Path("content") / "handbook"
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
