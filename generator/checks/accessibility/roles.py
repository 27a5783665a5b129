"""
Roles: what assistive technology takes an element for.

Follows WAI-ARIA 1.2 and 1.3, "HTML Accessibility API Mappings" and "SVG Accessibility API Mappings".
"""

from generator.checks.accessibility.aria import global_attributes, roles
from generator.checks.accessibility.elements import Row, drawing_role, row_of
from generator.checks.accessibility.focus import is_focusable
from generator.checks.accessibility.tags import Tag, written
from generator.checks.page.html_page import Element

_NO_ROLE = ("none", "presentation")
#: Parts of a list or table, which are nothing by themselves where that is only for layout.
_PARTS = frozenset({"li", "caption", "tbody", "td", "tfoot", "th", "thead", "tr"})
_LISTS = frozenset({"menu", "ol", "ul"})


def role(tag: Tag) -> str:
    """
    Give the role: the first written one that exists, else the element's own.

    Returns:
        Empty where it has none. ``none`` for what is marked as decoration and may be.
    """
    explicit = explicit_role(tag)
    if explicit in _NO_ROLE and not _is_released(tag):
        return "none"
    return implicit_role(tag) if explicit in _NO_ROLE else explicit or implicit_role(tag)


def explicit_role(tag: Tag) -> str:
    """Give the first written role that exists and is not abstract; empty for none."""
    if "role" not in tag.attribute_names:
        return ""
    known = roles()
    for word in (written(tag, "role") or "").lower().split():
        if word in known and not known[word].is_abstract:
            return "img" if word == "image" else word
    return ""


def keeps_meaning(tag: Tag) -> bool:
    """Whether no ``role`` takes the place of what the element is by itself."""
    explicit = explicit_role(tag)
    return not explicit or (explicit in _NO_ROLE and _is_released(tag))


def _is_released(tag: Tag) -> bool:
    """Whether browsers ignore ``role="none"`` on *tag*; an attribute without a value is one, too."""
    known = global_attributes()
    has_any = any(name in known and name != "aria-hidden" for name in tag.attribute_names)
    return has_any or is_focusable(tag)


def implicit_role(tag: Tag) -> str:
    """Give the role that an element has without a ``role`` attribute; may be empty."""
    name = tag.name
    if not tag.is_html and name != "math":
        names = tag.attribute_names
        if name == "a" and ("href" in names or "xlink:href" in names):
            return "link"
        return drawing_role(name)
    if name == "img" and written(tag, "alt") == "":
        return "img" if keeps_role(tag) else "none"
    if name in _PARTS:
        return _part(tag)
    return row(tag).role


def row(tag: Tag) -> Row:
    """Give what the standard says of the element where it stands."""
    name = tag.name
    if name == "li":
        around = tag.parent
        return row_of(tag, list_role=role(around) if around is not None else "")
    if name in ("td", "th", "tr"):
        return row_of(tag, table_role=table_role(tag))
    return row_of(tag)


def table_role(tag: Tag) -> str:
    """Give the role of the ``table`` around a part of one; empty where there is no table."""
    for one in tag.ancestors:
        if one.name == "table":
            return role(one)
    return ""


def _part(tag: Tag) -> str:
    around = tag.parent
    if around is None:
        return ""
    if tag.name == "li":
        if around.name in _LISTS and role(around) == "none":
            return "none"
        return row(tag).role
    table = table_role(tag)
    if table == "none":
        return "none"
    if tag.name == "th" and table in ("table", "grid", "treegrid"):
        return _header_role(tag)
    return row(tag).role


def _header_role(tag: Tag) -> str:
    """Whether a ``th`` heads its column or its row (HTML, "forming relationships")."""
    scope = (written(tag, "scope") or "").lower()
    if scope in ("row", "rowgroup"):
        return "rowheader"
    if scope in ("col", "colgroup"):
        return "columnheader"
    around = tag.parent
    is_beside_cells = isinstance(around, Element) and any(
        one.name == "td" for one in around.children
    )
    return "rowheader" if is_beside_cells else "columnheader"


def keeps_role(tag: Tag) -> bool:
    """Whether browsers ignore that the element is marked as decoration (WAI-ARIA, "Presentational Roles Conflict Resolution")."""
    return is_focusable(tag) or has_global(tag)


def has_global(tag: Tag) -> bool:
    """Whether it has a state or property of every role; ``aria-hidden`` says nothing about it."""
    known = global_attributes()
    return any(
        name in known and name != "aria-hidden" and (written(tag, name) or "").strip()
        for name in tag.attribute_names
    )
