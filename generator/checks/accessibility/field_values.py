"""
What a field adds to the name of another element: its value (accname, "embedded control").

Source: "Accessible Name and Description Computation 1.2", step 2C.
"""

from collections.abc import Iterator

from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import Element, fold

_RANGES = frozenset({"meter", "progressbar", "scrollbar", "slider", "spinbutton"})
#: Where the value of a range stands, the one for people first.
_RANGE_VALUES = ("aria-valuetext", "aria-valuenow", "value")


def field_value(element: Element) -> str | None:
    """Give the value of a field; None for what is none."""
    kind = role(element)
    if kind in ("textbox", "searchbox"):
        return element.get("value") or "" if element.name == "input" else element.text
    if kind in ("combobox", "listbox"):
        return _chosen(element)
    if kind in _RANGES:
        values = (element.get(name) for name in _RANGE_VALUES)
        return next((value for value in values if value is not None), "")
    return None


def owned(element: Element) -> Iterator[Element]:
    """Give the elements that ``aria-owns`` puts into *element*."""
    for one in (element.get("aria-owns") or "").split():
        found = element.page.by_id(one)
        if found is not None:
            yield found


def _chosen(element: Element) -> str:
    if element.name == "input":
        return element.get("value") or ""
    if element.name == "select":
        options = list(element.descendants("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return " ".join(fold(one.text) for one in chosen)
    below = [*element.descendants(), *(one for it in owned(element) for one in it.descendants())]
    chosen = [one for one in below if one.get("aria-selected") == "true"]
    if chosen:
        return " ".join(fold(one.text) for one in chosen)
    field = next((one for one in below if one.name == "input"), None)
    if field is not None:
        return field.get("value") or ""
    return element.text if role(element) == "combobox" else ""
