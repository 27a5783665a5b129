"""
What people see of a page, and what assistive technology meets: HTML and style sheets decide.

Closed ``details`` hide nothing here, since people open them.
"""

import re

from generator.checks.page.html_page import INLINE, Element, HtmlPage
from generator.checks.page.parsed_page import ParsedPage
from generator.checks.styles.page_styles import PageStyles, StyledKind, page_styles
from generator.css.style import Style
from generator.css.view import DESKTOP, PHONE, View
from generator.value import dataclass

#: Elements that browsers never show.
_UNRENDERED = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "datalist"}
)
#: Whatever neither fits one of these nor stands in what does is shown, but for style sheets.
_MAY_HIDE = (
    "[aria-hidden],[hidden],[style],[popover],dialog,noscript,datalist,script,style,input[type],"
    "head,template"
)
#: How displays begin that part no words; `inline-block` and its like do.
_IN_LINE = ("contents", "ruby", "none")
#: Elements that are named by their words.
_NAMED = frozenset({"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary"})
#: Elements without a box, which work all the same: the picture of the map shows them.
_NOT_DRAWN = frozenset({"area"})
#: Elements of a control whose words are looked at; more than that is no label.
_MOST = 200
#: Where text is a way to call a drawing: fonts of icons.
_ICONS = re.compile(r"icon|symbol|awesome|glyph", re.IGNORECASE)
_CUT = re.compile(r"inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0")


@dataclass(frozen=True, slots=True)
class _Restyled:
    """
    What style sheets change about words.

    Attributes:
        hiding: Elements that they hide, or show though HTML hides them.
        around: Elements in which something is hidden, shown or written by them; themselves too.
    """

    hiding: frozenset[Element]
    around: frozenset[Element]


def _restyled(page: HtmlPage) -> _Restyled:
    found = dict(page.fact(page_styles).where(_changes_words))
    around = set(found)
    for one in found:
        for outer in one.ancestors:
            if outer in around:
                break
            around.add(outer)
    return _Restyled(
        frozenset(one for one, how in found.items() if how == _HIDES), frozenset(around)
    )


_HIDES, _WRITES, _PARTS = "hides", "writes", "parts"


def _changes_words(styled: StyledKind) -> str:
    """Say whether style sheets hide, show or write words at elements of this kind."""
    kind = styled.kind
    if kind.is_html and (kind.name in _UNRENDERED or kind.name in _NOT_DRAWN):
        return ""
    style = styled.style()
    around = None if styled.parent is None else styled.parent.style()
    is_gone = style.display == "none"
    if kind.has("hidden") or kind.has("popover") or kind.name in ("dialog", "input"):
        return _HIDES if is_gone is not _is_gone_in_markup(styled) else ""
    seen = "visible" if around is None else around.visibility
    if is_gone or style.visibility != seen or styled.style(PHONE).display == "none":
        return _HIDES
    if styled.content("before") or styled.content("after"):
        return _WRITES
    is_in_words = kind.name in INLINE and any(one.name in _NAMED for one in kind.ancestors)
    return _PARTS if is_in_words and _stands_apart(style) else ""


def _is_gone_in_markup(styled: StyledKind) -> bool:
    kind = styled.kind
    is_closed = kind.name == "dialog" and not kind.has("open")
    is_unseen = kind.name == "input" and (kind.get("type") or "").lower() == "hidden"
    return kind.has("hidden") or kind.has("popover") or is_closed or is_unseen


def _styles(page: ParsedPage) -> PageStyles | None:
    return page.fact(page_styles) if isinstance(page, HtmlPage) else None


def _style(element: Element, view: View = DESKTOP) -> Style | None:
    styles = _styles(element.page)
    return None if styles is None else styles.styled(element).style(view)


def is_restyled(element: Element) -> bool:
    """Whether a style sheet may hide something in *element*, or write something into it."""
    page = element.page
    if not isinstance(page, HtmlPage):
        return False
    around = restyled(page)
    return bool(around) and element in around


def restyled(page: HtmlPage) -> frozenset[Element]:
    """Give the elements of *page* in which style sheets hide, show or write words."""
    return page.fact(_restyled).around


def view_of(element: Element) -> View:
    """Give the screen on which *element* is shown: the wide one, where it is shown on both or none."""
    page = element.page
    if not isinstance(page, HtmlPage) or not page.fact(_restyled).hiding:
        return DESKTOP
    if is_rendered(element, DESKTOP) or not is_rendered(element, PHONE):
        return DESKTOP
    return PHONE


def is_displayed(element: Element, view: View = DESKTOP) -> bool:
    """Whether the element by itself takes room on a page, seen or not."""
    if element.name in _UNRENDERED and element.is_html:
        return False
    if element.name in _NOT_DRAWN and element.is_html:
        return element.get("hidden") is None
    style = _style(element, view)
    return style is None or style.display != "none"


def is_seen(element: Element, view: View = DESKTOP) -> bool:
    """Whether nothing makes the element itself invisible; what is around it counts for `visibility`."""
    if not is_displayed(element, view):
        return False
    style = _style(element, view)
    return style is None or style.visibility == "visible"


def is_rendered(element: Element, view: View = DESKTOP) -> bool:
    """Whether people may see it: nothing around it is hidden from everybody."""
    return is_seen(element, view) and all(is_displayed(one, view) for one in element.ancestors)


def is_hidden(element: Element) -> bool:
    """Whether assistive technology does not meet it: hidden on every screen, or inside such."""
    page = element.page
    may_hide = element.closest(_MAY_HIDE) is not None
    if not may_hide and isinstance(page, HtmlPage):
        hiding = page.fact(_restyled).hiding
        may_hide = bool(hiding) and (
            element in hiding or any(one in hiding for one in element.ancestors)
        )
    if not may_hide:
        return False
    lineage = (element, *element.ancestors)
    if any((one.get("aria-hidden") or "").lower() == "true" for one in lineage):
        return True
    if any(one.name in _UNRENDERED and one.is_html for one in lineage):
        return True
    styles = _styles(page)
    if styles is None:
        return False
    chain = [styles.styled(one) for one in lineage]
    return all(
        chain[0].style(view).visibility != "visible" or any(_is_gone(one, view) for one in chain)
        for view in (DESKTOP, PHONE)
    )


def _is_gone(styled: StyledKind, view: View) -> bool:
    is_drawn = styled.kind.name not in _NOT_DRAWN or styled.kind.has("hidden")
    return is_drawn and styled.style(view).display == "none"


def visible_text(element: Element, view: View = DESKTOP) -> str:
    """
    Give the words of *element* that people see, with a space where a line may end.

    Returns:
        Empty for an element of so many parts that it is more than words.
    """
    parts: list[str] = []
    left = _MOST
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        left -= 1
        if left < 0:
            return ""
        waiting += reversed(_shown_parts(one, view))
    return "".join(parts)


def _shown_parts(element: Element, view: View) -> list[Element | str]:
    """Give what *element* shows, element by element, with spaces where it stands apart."""
    if element.name == "br":
        return [" "]
    styles = _styles(element.page)
    if not is_displayed(element, view) or (
        styles is not None and styles.styled(element).remember(_is_for_nobody_who_looks)
    ):
        return []
    is_seen_itself = is_seen(element, view)
    space = " " if parts_words(element, view) else ""
    nodes = (node if isinstance(node, Element) or is_seen_itself else " " for node in element.nodes)
    return [space, *nodes, space]


def _is_for_nobody_who_looks(styled: StyledKind) -> bool:
    """Whether its words are not seen: they are for screen readers, or call a drawing."""
    style = styled.style()
    return _is_cut_away(style) or _ICONS.search(style.text("font-family")) is not None


def _is_cut_away(style: Style) -> bool:
    if style.position not in ("absolute", "fixed"):
        return False
    clip = style.text("clip")
    is_nothing = clip.startswith("rect(") and not re.search(r"[2-9]|\d\d", clip)
    sizes = (style.length("width"), style.length("height"))
    is_point = all(one is not None and one <= 1 for one in sizes)
    is_clipped = style.word("overflow-x") in ("hidden", "clip")
    return (
        is_nothing or _CUT.match(style.text("clip-path")) is not None or (is_point and is_clipped)
    )


def parts_words(element: Element, view: View = DESKTOP) -> bool:
    """Whether it stands apart from the words beside it, as a block or a field in a line."""
    if element.name == "br":
        return True
    style = _style(element, view)
    return style is not None and _stands_apart(style)


def _stands_apart(style: Style) -> bool:
    return style.display != "inline" and not style.display.startswith(_IN_LINE)


def content_before(element: Element, view: View = DESKTOP) -> str:
    """Give the words that a style sheet writes before the content of *element*."""
    return _content(element, "before", view)


def content_after(element: Element, view: View = DESKTOP) -> str:
    """Give the words that a style sheet writes after the content of *element*."""
    return _content(element, "after", view)


def _content(element: Element, name: str, view: View) -> str:
    if not is_restyled(element):
        return ""
    styles = _styles(element.page)
    text = "" if styles is None else styles.generated_text(element, name, view)
    if not text or styles is None:
        return text
    display = styles.styled(element).part(name, view).display
    return text if display == "inline" else f" {text} "
