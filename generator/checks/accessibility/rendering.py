"""
What a browser shows of a page, as far as its HTML says so.

Style sheets and scripts are not read; ``style`` attributes are.
"""

import re

from generator.checks.page.html_page import INLINE, Element

_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_SHOWING = re.compile(r"(?:^|;)\s*visibility\s*:\s*visible\b", re.IGNORECASE)
_IN_LINE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:inline|contents)\s*(?:;|!|$)", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b", re.IGNORECASE)
_INLINE = INLINE | {"img", "svg", "output", "area", "picture"}
#: Elements that browsers never render.
_UNRENDERED = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "datalist"}
)
#: Whatever neither fits one of these nor stands in what does is not hidden.
_MAY_HIDE = (
    "[aria-hidden],[hidden],[style],dialog,noscript,datalist,script,style,input[type],head,template"
)


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


def is_rendered(element: Element) -> bool:
    """Whether people may see it: nothing around it is hidden from everybody."""
    return not hides(element) and not any(map(hides, element.ancestors))


def visible_text(element: Element) -> str:
    """Give the words of *element* that people see, with a space where a line may end."""
    parts = []
    for node in element.nodes:
        if isinstance(node, str):
            parts.append(node)
        elif node.name == "br":
            parts.append(" ")
        elif not hides(node):
            text = visible_text(node)
            parts.append(f" {text} " if parts_words(node) else text)
    return "".join(parts)


def is_unseen(element: Element) -> bool:
    """Whether it takes room and is not seen, so that something in it may be."""
    style = element.get("style")
    return style is not None and _UNSEEN.search(style) is not None


def is_shown_again(element: Element) -> bool:
    """Whether it is seen though what is around it is not."""
    style = element.get("style")
    return style is not None and _SHOWING.search(style) is not None


def is_restyled(element: Element) -> bool:
    """Whether a style sheet may hide something in *element*, or write something into it."""
    return False


def parts_words(element: Element) -> bool:
    """Whether it stands apart from the words beside it, as a block or a picture in a line."""
    if element.name in _INLINE or (element.is_svg and element.name != "svg"):
        return False
    style = element.get("style")
    return style is None or _IN_LINE.search(style) is None


def content_before(element: Element) -> str:
    """Give the words that a style sheet writes before the content of *element*."""
    return ""


def content_after(element: Element) -> str:
    """Give the words that a style sheet writes after the content of *element*."""
    return ""
