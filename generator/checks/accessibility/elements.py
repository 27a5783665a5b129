"""
What HTML elements mean by themselves, and which roles and attributes people may write on them.

The rows lie in the table beside this module; here is what tells which row an element takes.

Source: "ARIA in HTML", "HTML Accessibility API Mappings".
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.checks.accessibility.tags import Tag, written
from generator.checks.page.html_page import Element
from generator.value import dataclass

_INPUT_TYPES_TEXT = """
    button checkbox color date datetime-local email file hidden image month number password radio
    range reset search submit tel time url week
"""
_INPUT_TYPES = frozenset(_INPUT_TYPES_TEXT.split())
#: Kinds of fields that offer what a ``datalist`` holds, and so are combo boxes.
_MAY_LIST = frozenset({"", "email", "search", "tel", "url"})
_SECTIONING = frozenset({"article", "aside", "main", "nav", "section"})
_SECTION_ROLES = frozenset({"article", "complementary", "main", "navigation", "region"})
_LISTS = frozenset({"menu", "ol", "ul"})
#: Elements of whose row a kind knows too little: it hangs on what is in them, or on a free value.
UNSURE = frozenset({"figure", "form", "img", "section", "summary"})
_NAMING = ("aria-label", "aria-labelledby", "title")
_GRIDS = frozenset({"grid", "treegrid"})


@dataclass(frozen=True, slots=True)
class Row:
    """
    What holds for an element.

    Attributes:
        role: Its own; empty where it has none.
        allows: Roles that may be written on it, besides its own; None for any.
        is_unnamed: Whether ``aria-label`` and ``aria-labelledby`` must not stand on it.
        attributes: ``aria-*`` attributes that may be written on it, whatever its role; None for
            those that its role supports.
        supports: Attributes that it supports though it has no role.
        must_not: Attributes that must not be written on it.
        should_not: Attributes that should not.
    """

    role: str
    allows: frozenset[str] | None
    is_unnamed: bool
    attributes: frozenset[str] | None
    supports: frozenset[str]
    supports_of: str
    must_not: frozenset[str]
    should_not: frozenset[str]


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads(
        Path(__file__).with_name("elements.json").read_text("utf-8")
    )
    return table


@cache
def _rows() -> Mapping[str, Row]:
    return {name: _read(row) for name, row in _table()["elements"].items()}


def _read(row: Mapping[str, Any]) -> Row:
    attributes = row.get("attributes")
    return Row(
        row.get("role", ""),
        None if row["allows"] == "any" else frozenset(row["allows"]),
        bool(row.get("unnamed")),
        None if attributes is None else frozenset(() if attributes == "none" else attributes),
        frozenset(row.get("supports", ())),
        row.get("supports-of", ""),
        frozenset(row.get("must-not", ())),
        frozenset(row.get("should-not", ())),
    )


#: Elements that the standard does not list: any role may be written on them.
_OTHER = Row("", None, False, None, frozenset(), "", frozenset(), frozenset())
#: Elements of own make, ``<price-tag>``: their scripts may give them a role.
_CUSTOM = Row("generic", None, False, None, frozenset(), "", frozenset(), frozenset())


def drawing_role(name: str) -> str:
    """Give the role of an element of SVG by itself; empty for none."""
    role: str = _table()["drawings"].get(name, "")
    return role


def row_of(tag: Tag, table_role: str = "", list_role: str = "") -> Row:
    """
    Give the row of an HTML or ``math`` element.

    Args:
        tag: A kind does not know what stands in its elements: of a ``figure`` it takes that it has
            no caption, of an ``img`` that it has a text, of a ``summary`` that it is the first.
        table_role: Role of the table around a row or cell.
        list_role: Role of the list around an ``li``.
    """
    name = tag.name
    decide = _DECIDED.get(name)
    if decide is not None:
        return _rows()[decide(tag)]
    if name == "li":
        around = tag.parent
        is_listed = list_role == "list" and around is not None and around.name in _LISTS
        return _rows()["li:in-list" if is_listed else "li"]
    if name in ("td", "th", "tr"):
        kind = "table" if table_role == "table" or name == "tr" else "grid"
        is_in = table_role == "table" or table_role in _GRIDS
        return _rows()[f"{name}:in-{kind}" if is_in else name]
    return _rows().get(name) or (_CUSTOM if "-" in name else _OTHER)


def is_inner(tag: Tag) -> bool:
    """Whether a ``header`` or ``footer`` belongs to a part of the page rather than to the page."""
    return any(
        (one.name in _SECTIONING and one.is_html)
        or not _SECTION_ROLES.isdisjoint((written(one, "role") or "").lower().split())
        for one in tag.ancestors
    )


def is_named_by_attribute(tag: Tag) -> bool:
    """Whether an attribute names it that may name every element."""
    return any((written(tag, name) or "").strip() for name in _NAMING)


def input_type(tag: Tag) -> str:
    """Type of an ``input`` in lower case; empty for one that takes text or has no such type."""
    given = (written(tag, "type") or "").lower()
    return given if given in _INPUT_TYPES else ""


def _linked(tag: Tag) -> str:
    return f"{tag.name}[href]" if "href" in tag.attribute_names else tag.name


def _header(tag: Tag) -> str:
    return f"{tag.name}:inner" if is_inner(tag) else tag.name


def _div(tag: Tag) -> str:
    around = tag.parent
    return "div:in-dl" if around is not None and around.name == "dl" else "div"


def _figure(tag: Tag) -> str:
    is_captioned = isinstance(tag, Element) and tag.holds("figcaption")
    return "figure:captioned" if is_captioned else "figure"


def _img(tag: Tag) -> str:
    if is_named_by_attribute(tag) or (written(tag, "alt") or "").strip():
        return "img"
    return "img:decorative" if written(tag, "alt") == "" else "img:nameless"


def _input(tag: Tag) -> str:
    kind = input_type(tag)
    names = tag.attribute_names
    if kind in _MAY_LIST and "list" in names:
        return "input[list]"
    if kind == "checkbox" and "aria-pressed" in names:
        return "input[type=checkbox][aria-pressed]"
    return f"input[type={kind}]" if kind else "input"


def _section(tag: Tag) -> str:
    return "section:named" if is_named_by_attribute(tag) else "section"


def _select(tag: Tag) -> str:
    size = (written(tag, "size") or "").strip()
    is_long = size.isascii() and size.isdigit() and int(size[:9]) > 1
    return "select:listed" if "multiple" in tag.attribute_names or is_long else "select"


def _summary(tag: Tag) -> str:
    return "summary:of-details" if is_summary(tag) else "summary"


def is_summary(tag: Tag) -> bool:
    """Whether a ``summary`` opens the ``details`` around it: it is the first there."""
    around = tag.parent
    if around is None or around.name != "details":
        return False
    if isinstance(around, Element):
        return next((one for one in around.children if one.name == "summary"), None) == tag
    return True


_DECIDED = {
    "a": _linked,
    "area": _linked,
    "div": _div,
    "figure": _figure,
    "footer": _header,
    "header": _header,
    "img": _img,
    "input": _input,
    "section": _section,
    "select": _select,
    "summary": _summary,
}
