"""The tables of WAI-ARIA and ARIA in HTML: whole, and right where the standards say it aloud."""

import json
from pathlib import Path

import pytest

from generator.checks.accessibility import elements
from generator.checks.accessibility.aria import attributes, global_attributes, lineage, roles
from generator.checks.accessibility.roles import row
from generator.checks.page.html_page import HtmlPage

FOLDER = Path(elements.__file__).parent
TYPES = {
    "boolean", "boolean-or-undefined", "id", "ids", "integer", "number", "string", "token",
    "tokens", "tristate",
}  # fmt: skip


@pytest.mark.parametrize("name", ["aria.json", "elements.json"])
def test_tables_say_where_they_come_from(name):
    table = json.loads((FOLDER / name).read_text("utf-8"))
    assert table["source"]
    assert table["date"] == "2026-11-29"
    assert table["read from"]
    assert isinstance(table["not seen in a standard's text"], list)


@pytest.mark.parametrize("role", roles().values(), ids=lambda role: role.name)
def test_what_a_role_names_exists(role):
    assert set(role.superclasses) <= set(roles())
    named = {part for path in (*role.context, *role.owns) for part in path.split(" > ")}
    assert named <= set(roles())
    assert {*role.supports, *role.requires, *role.prohibits} <= set(attributes())
    assert set(role.requires) <= role.supports
    assert role.prohibits.isdisjoint(role.supports)
    assert role.name in lineage(role.name)


@pytest.mark.parametrize("name", [name for name, role in roles().items() if not role.is_abstract])
def test_every_role_goes_back_to_an_abstract_one(name):
    assert "roletype" in lineage(name)


def test_types_of_values_are_those_that_are_judged():
    assert {one.type for one in attributes().values()} == TYPES
    assert all(one.values for one in attributes().values() if one.type in ("token", "tokens"))


def test_global_attributes():
    assert {"aria-label", "aria-hidden", "aria-live"} <= global_attributes()
    assert global_attributes().isdisjoint({"aria-checked", "aria-invalid", "aria-level"})


@pytest.mark.parametrize("name", sorted(elements._rows()))
def test_what_an_element_allows_exists(name):
    row = elements._rows()[name]
    assert (row.allows or frozenset()) <= set(roles())
    assert row.role in ("", *roles())
    assert {*(row.attributes or ()), *row.supports, *row.must_not, *row.should_not} <= set(
        attributes()
    )


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<header data-it></header>", "banner"),
        ("<main><header data-it></header></main>", "generic"),
        ("<div role=region><footer data-it></footer></div>", "generic"),
        ("<footer data-it></footer>", "contentinfo"),
        ("<section data-it></section>", "generic"),
        ("<section data-it aria-label=News></section>", "region"),
        ("<ul><li data-it></ul>", "listitem"),
        ("<ul role=menu><li data-it></ul>", "generic"),
        ("<ul role=none><li data-it></ul>", "generic"),
        ("<div><li data-it></div>", "generic"),
        ("<input data-it list=a>", "combobox"),
        ("<input data-it type=checkbox list=a>", "checkbox"),
        ("<input data-it type=nonsense>", "textbox"),
        ("<select data-it size=2></select>", "listbox"),
        ("<select data-it size=1></select>", "combobox"),
        ("<table role=grid><tr><td data-it></table>", "gridcell"),
        ("<table><tr><td data-it></table>", "cell"),
        ("<table role=none><tr><td data-it></table>", ""),
        ("<details><summary data-it></summary></details>", ""),
        ("<img data-it alt=''>", "none"),
        ("<img data-it alt=' '>", "img"),
        ("<price-tag data-it></price-tag>", "generic"),
    ],
)
def test_own_role(html, role):
    assert row(HtmlPage(html).with_attribute("data-it")[0]).role == role
