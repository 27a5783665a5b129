"""
The words of a screen reader: what it says of an element besides its name.

Screen readers differ in their words; these are the plain ones that most of them share.

Source: WAI-ARIA 1.2, "Supported States and Properties"; "HTML Accessibility API Mappings".
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.elements import input_type, is_summary
from generator.checks.accessibility.field_values import field_value
from generator.checks.accessibility.focus import is_disabled, is_tabbable
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.states import supported
from generator.checks.accessibility.tree import accessibility_children
from generator.checks.page.html_page import Element, fold

#: Roles under another name than their own.
_ROLE_WORDS = {
    "alertdialog": "alert dialog",
    "banner": "banner",
    "blockquote": "quotation",
    "checkbox": "check box",
    "columnheader": "column header",
    "combobox": "combo box",
    "complementary": "complementary",
    "contentinfo": "content information",
    "graphics-document": "image",
    "graphics-object": "image",
    "graphics-symbol": "image",
    "gridcell": "cell",
    "img": "image",
    "listbox": "list box",
    "listitem": "list item",
    "math": "formula",
    "menubar": "menu bar",
    "menuitem": "menu item",
    "menuitemcheckbox": "menu check box",
    "menuitemradio": "menu radio button",
    "navigation": "navigation",
    "progressbar": "progress bar",
    "radio": "radio button",
    "radiogroup": "radio group",
    "rowheader": "row header",
    "scrollbar": "scroll bar",
    "searchbox": "search field",
    "spinbutton": "number field",
    "tablist": "tab list",
    "tabpanel": "tab panel",
    "textbox": "text field",
    "treegrid": "tree grid",
    "treeitem": "tree item",
}
#: Elements without a role that are something all the same.
_ELEMENT_WORDS = {
    "audio": "audio player",
    "iframe": "frame",
    "video": "video player",
}
#: Fields without a role, by type.
_FIELD_WORDS = {
    "color": "colour field",
    "date": "date field",
    "datetime-local": "date and time field",
    "file": "file field",
    "month": "month field",
    "password": "password field",
    "time": "time field",
    "week": "week field",
}
#: Roles that say nothing where they stand: their words are read as part of what is around them.
_UNSAID_TEXT = """
    code deletion document emphasis generic insertion mark none paragraph presentation rowgroup
    strong subscript suggestion superscript term time
"""
_UNSAID = frozenset(_UNSAID_TEXT.split())
#: Roles that say nothing unless they have a name.
_SAID_WITH_NAME = frozenset({"form", "graphics-document", "graphics-object", "graphics-symbol"})
_SAID_WITH_NAME |= {"group", "region"}
_CHECKED = {"true": "checked", "mixed": "partly checked", "false": "not checked"}
_PRESSED = {"true": "pressed", "mixed": "partly pressed", "false": "not pressed"}
_CHECKABLE = frozenset({"checkbox", "menuitemcheckbox", "menuitemradio", "radio", "switch"})
_MOST_WORDS = 80  # characters of a value

SILENT = frozenset({"", "false", "undefined"})


def needs_name(kind: str) -> bool:
    """Whether elements of role *kind* say nothing where they have no name."""
    return kind in _SAID_WITH_NAME


def word_for(element: Element) -> str:
    """Say what *element* is; empty where a screen reader says nothing of it but its words."""
    kind = role(element)
    described = fold(element.get("aria-roledescription") or "")
    if described and kind not in _UNSAID:
        return described
    if element.name == "summary" and is_summary(element):
        return "button that opens more"
    if not kind or kind in _UNSAID:
        own = _word_of_element(element)
        return own or ("no role" if is_tabbable(element) else "")
    if element.name == "details" and kind == "group":
        return ""
    return _ROLE_WORDS.get(kind, kind.removeprefix("doc-").replace("-", " "))


def _word_of_element(element: Element) -> str:
    if not element.is_html:
        return ""
    if element.name == "input":
        return _FIELD_WORDS.get(input_type(element), "")
    has_controls = element.get("controls") is not None
    if element.name in ("audio", "video") and not has_controls:
        return ""
    return _ELEMENT_WORDS.get(element.name, "")


def states(element: Element) -> tuple[str, ...]:
    """Say how *element* stands: ``checked``, ``collapsed``, ``required`` and so on."""
    return tuple(_states(element, role(element)))


def _states(element: Element, kind: str) -> Iterator[str]:
    yield from _opened(element)
    yield from _chosen(element, kind)
    if is_disabled(element) or _aria(element, "aria-disabled") == "true":
        yield "unavailable"
    is_field = element.name in ("input", "select", "textarea") and element.is_html
    if _aria(element, "aria-required") == "true" or (is_field and _has(element, "required")):
        yield "required"
    if _aria(element, "aria-readonly") == "true" or (is_field and _has(element, "readonly")):
        yield "read-only"
    if _aria(element, "aria-invalid") not in SILENT:
        yield "invalid entry"
    current = _aria(element, "aria-current")
    if current not in SILENT:
        yield "current" if current == "true" else f"current {current}"
    popup = _aria(element, "aria-haspopup")
    if popup not in SILENT:
        yield f"opens a {'menu' if popup == 'true' else popup}"
    order = _aria(element, "aria-sort")
    if order in ("ascending", "descending"):
        yield f"sorted, {order}"
    if _aria(element, "aria-busy") == "true":
        yield "busy"
    yield from _amount(element, kind)


def _opened(element: Element) -> Iterator[str]:
    if element.name == "summary" and is_summary(element):
        around = element.parent
        yield "expanded" if around is not None and _has(around, "open") else "collapsed"
        return
    expanded = _aria(element, "aria-expanded")
    if expanded not in SILENT or expanded == "false":
        yield "expanded" if expanded == "true" else "collapsed"


def _chosen(element: Element, kind: str) -> Iterator[str]:
    is_native = element.name == "input" and input_type(element) in ("checkbox", "radio")
    if is_native:
        yield "checked" if _has(element, "checked") else "not checked"
    elif kind in _CHECKABLE:
        yield _CHECKED.get(_aria(element, "aria-checked"), "not checked")
    pressed = _PRESSED.get(_aria(element, "aria-pressed"))
    if pressed and element.get("aria-pressed") is not None:
        yield pressed
    if _aria(element, "aria-selected") == "true":
        yield "selected"


def _amount(element: Element, kind: str) -> Iterator[str]:
    """How many there are, or what a field holds."""
    if kind == "list":
        number = sum(role(one) == "listitem" for one in accessibility_children(element))
        yield "1 item" if number == 1 else f"{number} items"
    elif kind == "table":
        rows = [one for one in element.descendants("tr") if one.closest("table") == element]
        yield "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    elif _holds_value(element):
        value = fold(field_value(element) or "")
        if value:
            yield f"holds “{value[:_MOST_WORDS]}”"


def _holds_value(element: Element) -> bool:
    known = roles().get(role(element))
    return known is not None and known.name not in ("listbox", "separator")


def _aria(element: Element, name: str) -> str:
    """Value of a state in lower case; empty where it is not there, or the role does not have it."""
    value = element.get(name)
    return "" if value is None or not supported(element, name) else value.strip().lower()


def _has(element: Element, name: str) -> bool:
    return element.get(name) is not None
