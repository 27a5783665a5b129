"""
Elements that need a name, and those of a page that have none.

Source: WAI-ARIA 1.2, "Accessible Name Required"; the rules of the W3C's ACT group name the others.
"""

from collections.abc import Mapping
from enum import StrEnum

from generator.checks.accessibility.accessible_name import accessible_name, accessible_names
from generator.checks.accessibility.elements import input_type, is_summary
from generator.checks.accessibility.focus import tabindex
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, keeps_meaning, role
from generator.checks.accessibility.tags import Tag
from generator.checks.page.html_page import HEADINGS, Element, HtmlPage
from generator.checks.page.kinds import Kind


class Need(StrEnum):
    """What an element is that needs a name."""

    BUTTON = "button"
    DIALOG = "dialog"
    DRAWING = "drawing"
    FIELD = "field"
    FRAME = "frame"
    GAUGE = "gauge"
    HEADING = "heading"
    IMAGE = "image"
    IMAGE_BUTTON = "image button"
    MENU_ITEM = "menu item"
    REGION = "region"
    SUMMARY = "summary"
    WIDGET = "widget"


_BY_ROLE = {
    "alertdialog": Need.DIALOG,
    "application": Need.REGION,
    "button": Need.BUTTON,
    "checkbox": Need.FIELD,
    "combobox": Need.FIELD,
    "dialog": Need.DIALOG,
    "doc-cover": Need.IMAGE,
    "heading": Need.HEADING,
    "img": Need.IMAGE,
    "listbox": Need.FIELD,
    "menuitem": Need.MENU_ITEM,
    "menuitemcheckbox": Need.FIELD,
    "menuitemradio": Need.FIELD,
    "meter": Need.GAUGE,
    "option": Need.WIDGET,
    "progressbar": Need.GAUGE,
    "radio": Need.FIELD,
    "region": Need.REGION,
    "searchbox": Need.FIELD,
    "slider": Need.FIELD,
    "spinbutton": Need.FIELD,
    "switch": Need.FIELD,
    "tab": Need.WIDGET,
    "textbox": Need.FIELD,
    "tooltip": Need.WIDGET,
    "treeitem": Need.WIDGET,
}
_DRAWING_ROLES = frozenset({"graphics-document", "graphics-symbol", "img"})
#: Fields to which WAI-ARIA gives no role.
_OTHER_FIELDS = frozenset(
    {"color", "date", "datetime-local", "file", "month", "password", "time", "week"}
)


def need(tag: Tag) -> Need | None:
    """Say as what *tag* needs a name; None where it needs none."""
    if not tag.is_html:
        return Need.DRAWING if explicit_role(tag) in _DRAWING_ROLES else None
    name = tag.name
    if name == "iframe":
        return _frame(tag)
    if name == "summary" and keeps_meaning(tag):
        return Need.SUMMARY if is_summary(tag) else None
    if name == "input" and keeps_meaning(tag):
        kind = input_type(tag)
        if kind == "image":
            return Need.IMAGE_BUTTON
        if kind in _OTHER_FIELDS:
            return Need.FIELD
    if name in ("option", "section") and keeps_meaning(tag):
        return None  # an empty choice says something, and a section without a name is no region
    return _BY_ROLE.get(role(tag))


def nameless(page: HtmlPage) -> Mapping[Need, tuple[Element, ...]]:
    """Give what needs a name, has none, and is met by assistive technology; links are elsewhere."""
    found: dict[Need, list[Element]] = {}
    for element, name in zip(page.headings, accessible_names(page, page.headings), strict=True):
        has_role = "role" in element.attribute_names  # the kinds below tell
        if not name and not has_role and not is_hidden(element):
            found.setdefault(Need.HEADING, []).append(element)
    for element, wanted in page.where(_may_lack_name):
        assert wanted is not None  # nothing is said of other kinds
        if accessible_name(element) == "" and need(element) is wanted and not is_hidden(element):
            found.setdefault(wanted, []).append(element)
    return {wanted: tuple(elements) for wanted, elements in found.items()}


def _may_lack_name(kind: Kind) -> Need | None:
    """Say as what elements of this kind need a name, if they may lack it."""
    if kind.name in HEADINGS and kind.is_html and not kind.has("role"):
        return None  # every page has some, and a list of them
    wanted = need(kind)
    if wanted is Need.IMAGE and kind.name == "img":
        names = kind.attribute_names
        is_plain = "alt" in names and "role" not in names and tabindex(kind) is None
        if is_plain and not any(one.startswith("aria-") for one in names):
            return None  # with an empty text it is decoration
    return wanted


def _frame(tag: Tag) -> Need | None:
    order = tabindex(tag)
    is_left_out = order is not None and order < 0  # a way for what is not for people
    return None if explicit_role(tag) or is_left_out else Need.FRAME
