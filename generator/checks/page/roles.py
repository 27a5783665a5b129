"""
Roles: what assistive technology takes an element for, and whether it meets it at all.

Follows WAI-ARIA 1.2 and "HTML Accessibility API Mappings". Style sheets and scripts are
not read; ``style`` attributes are.
"""

import re

from generator.checks.page.html_page import Element

_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_SHOWING = re.compile(r"(?:^|;)\s*visibility\s*:\s*visible\b", re.IGNORECASE)
#: Elements that browsers never render.
_UNRENDERED = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "datalist"}
)
#: Whatever neither fits one of these nor stands in what does is not hidden.
_MAY_HIDE = (
    "[aria-hidden],[hidden],[style],dialog,noscript,datalist,script,style,input[type],head,template"
)
_ARIA_ROLES_TEXT = """
    alert alertdialog application article banner blockquote button caption cell checkbox code
    columnheader combobox comment complementary contentinfo definition deletion dialog directory
    document emphasis feed figure form generic grid gridcell group heading image img insertion link
    list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox
    menuitemradio meter navigation none note option paragraph presentation progressbar radio
    radiogroup region row rowgroup rowheader scrollbar search searchbox sectionhead separator slider
    spinbutton status strong subscript suggestion superscript switch tab table tablist tabpanel term
    textbox time timer toolbar tooltip tree treegrid treeitem
"""
_ARIA_ROLES = frozenset(_ARIA_ROLES_TEXT.split())
_IMPLICIT = {
    "article": "article",
    "aside": "complementary",
    "button": "button",
    "dialog": "dialog",
    "fieldset": "group",
    "figure": "figure",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "iframe": "iframe",
    "img": "img",
    "li": "listitem",
    "main": "main",
    "meter": "meter",
    "nav": "navigation",
    "ol": "list",
    "optgroup": "group",
    "option": "option",
    "output": "status",
    "p": "paragraph",
    "progress": "progressbar",
    "summary": "summary",
    "svg": "graphics-document",
    "table": "table",
    "td": "cell",
    "textarea": "textbox",
    "th": "columnheader",
    "tr": "row",
    "ul": "list",
}
_INPUT_ROLES = {
    "button": "button",
    "checkbox": "checkbox",
    "color": "",
    "date": "",
    "file": "",
    "hidden": "",
    "image": "button",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "reset": "button",
    "search": "searchbox",
    "submit": "button",
}
_GLOBAL_ARIA_TEXT = """
    aria-atomic aria-busy aria-controls aria-current aria-describedby aria-details aria-dropeffect
    aria-flowto aria-grabbed aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns
    aria-relevant aria-roledescription
"""
#: Attributes of every role; one of them makes browsers ignore ``role="none"``.
_GLOBAL_ARIA = frozenset(_GLOBAL_ARIA_TEXT.split())
_FOCUSABLE = frozenset({"button", "select", "textarea", "iframe", "summary"})


def role(element: Element) -> str:
    """Give the role: the first written one that exists, else the element's own; may be empty."""
    for written in element.tokens("role"):
        if written not in _ARIA_ROLES:
            continue
        if written in ("none", "presentation"):
            return implicit_role(element) if _keeps_role(element) else "none"
        return "img" if written == "image" else written
    return implicit_role(element)


def implicit_role(element: Element) -> str:
    """Give the role that an element has without a ``role`` attribute; may be empty."""
    name = element.name
    if name in ("a", "area"):
        linked = element.get("href") is not None or (
            element.is_svg and element.get("xlink:href") is not None
        )
        return "link" if linked else ""
    if name == "img":
        decorative = element.get("alt") == "" and not _keeps_role(element)
        return "none" if decorative else "img"
    if name == "input":
        kind = (element.get("type") or "").lower()
        if element.get("list") is not None and _INPUT_ROLES.get(kind, "textbox") == "textbox":
            return "combobox"
        return _INPUT_ROLES.get(kind, "textbox")
    if name == "select":
        listed = element.get("multiple") is not None or (element.get("size") or "0") not in "01"
        return "listbox" if listed else "combobox"
    return _IMPLICIT.get(name, "")


def is_focusable(element: Element) -> bool:
    """Whether the keyboard or a script can move the focus to it."""
    if element.get("tabindex") is not None and _is_whole(element.get("tabindex") or ""):
        return True
    if element.name in ("a", "area"):
        return element.get("href") is not None
    if element.name == "input" and (element.get("type") or "").lower() == "hidden":
        return False
    return element.name in (*_FOCUSABLE, "input") and element.get("disabled") is None


def hides(element: Element) -> bool:
    """Whether the element by itself hides what is in it from everybody."""
    if element.name in _UNRENDERED and element.is_html:
        return True
    if element.get("hidden") is not None:
        return True
    if element.name == "input" and (element.get("type") or "").lower() == "hidden":
        return True
    if element.name == "dialog" and element.is_html and element.get("open") is None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def is_hidden(element: Element) -> bool:
    """Whether assistive technology does not meet it: hidden, or inside something hidden."""
    if element.closest(_MAY_HIDE) is None:
        return False
    visible_again = False
    at: Element | None = element
    while at is not None:
        if (at.get("aria-hidden") or "").lower() == "true":
            return True
        style = at.get("style") or ""
        if hides(at) and not (visible_again and "visibility" in style):
            return True
        visible_again = visible_again or _SHOWING.search(style) is not None
        at = at.parent
    return False


def _keeps_role(element: Element) -> bool:
    """Whether browsers ignore that the element is marked as decoration (WAI-ARIA 1.2, "Presentational Roles Conflict Resolution")."""
    return is_focusable(element) or any(
        attribute in _GLOBAL_ARIA and value.strip()
        for attribute, value in element.attributes.items()
    )


def _is_whole(value: str) -> bool:
    return re.fullmatch(r"\s*[+-]?\d+.*", value, re.DOTALL) is not None
