"""
Names that HTML and SVG give by themselves: labels, captions, `alt`, `value`.

Source: "HTML Accessibility API Mappings", "SVG Accessibility API Mappings".
"""

from collections.abc import Mapping

from generator.checks.accessibility.elements import input_type
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import Element
from generator.checks.page.parsed_page import ParsedPage

LABELABLE = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
_BUTTON_TEXTS = {"submit": "Submit", "reset": "Reset"}
_NAMED_BY_CHILD = {
    "fieldset": "legend",
    "figure": "figcaption",
    "table": "caption",
}
_TYPED_IN = frozenset({"combobox", "searchbox", "spinbutton", "textbox"})


def labels_of(element: Element) -> tuple[Element, ...]:
    """Labels of a field by ``for``, and the one around it, in document order."""
    if element.name not in LABELABLE or not element.is_html:
        return ()
    page = element.page
    if not page.has("label"):
        return ()
    return page.fact(labels).get(element, ())


def labels(page: ParsedPage) -> Mapping[Element, tuple[Element, ...]]:
    """Give the labels of each field of *page*."""
    by_field: dict[Element, list[Element]] = {}
    for label in page.named("label"):
        field = labelled(label)
        if field is not None:
            by_field.setdefault(field, []).append(label)
    return {field: tuple(found) for field, found in by_field.items()}


def labelled(label: Element) -> Element | None:
    """Give the field that a ``label`` is for; None where there is none."""
    target = label.get("for")
    if target is not None:
        field = label.page.by_id(target)
        return field if field is not None and _is_labelable(field) else None
    return next((one for one in label.descendants(*LABELABLE) if _is_labelable(one)), None)


def _is_labelable(element: Element) -> bool:
    if element.name not in LABELABLE:
        return False
    return element.name != "input" or input_type(element) != "hidden"


def named_child(element: Element) -> Element | None:
    """Give the child that names an element: ``caption``, ``legend``, ``title`` of a drawing."""
    if element.is_svg:
        return next((one for one in element.children if one.name == "title" and one.is_svg), None)
    child = _NAMED_BY_CHILD.get(element.name)
    if child is None:
        return None
    return next((one for one in element.children if one.name == child), None)


def native_text(element: Element) -> str | None:
    """Give the attribute that names an element of its kind; None where it has none."""
    name = element.name
    if element.is_svg:
        return element.get("xlink:title") if name == "a" else None
    if name in ("img", "area"):
        return element.get("alt")
    if name == "input":
        return _button_text(element)
    if name == "optgroup":
        return element.get("label")
    if name == "option":
        return element.get("label") or None
    return None


def _button_text(element: Element) -> str | None:
    kind = input_type(element)
    if kind == "image":
        return element.get("alt") or element.get("title")
    if kind in ("button", "submit", "reset"):
        value = element.get("value")
        return value if value is not None else _BUTTON_TEXTS.get(kind)
    return None


def placeholder(element: Element) -> str:
    """Give the hint in an empty field; empty where there is none, or what is no such field."""
    given = element.get("placeholder") or element.get("aria-placeholder")
    return given if given and role(element) in _TYPED_IN else ""
