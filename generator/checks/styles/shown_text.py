"""
Text that people see: which elements hold some, and whether anybody is to read it.

Source: W3C, ACT Rules "Text has minimum contrast" (afw4f7): applicability.
"""

import re
from collections.abc import Callable, Iterator

from generator.checks.page.html_page import Element
from generator.checks.styles.backdrops import surrounding_shadow
from generator.checks.styles.page_styles import PageStyles
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.style import Style
from generator.css.view import SCREENS, View

#: Controls that can be switched off, and those that switch off what is in them.
_CONTROLS = frozenset({"button", "input", "select", "textarea", "optgroup", "option", "fieldset"})
_LETTER = re.compile(r"[^\W_]")
#: Less than so many px of a clipped box, or of a text, cannot be read.
_UNSEEN = 1.5
_FAR = -999.0
#: What holds no text of the page, or none that CSS of the page colours.
_NO_TEXT = frozenset(
    {"script", "style", "template", "title", "svg", "math", "iframe", "video", "audio"}
)


def is_read(kind: StyledKind, view: View) -> bool:
    """Whether people see text in such elements: it is shown, and not moved or clipped away."""
    if kind.kind.name in _NO_TEXT or not kind.kind.is_html:
        return False
    if kind.inwards(_AWAY[view]) or not kind.is_visible(view):
        return False
    size = kind.style(view).font_size
    return size is None or size >= _UNSEEN


def _remembered(view: View) -> Callable[[StyledKind], bool]:
    def is_away(kind: StyledKind) -> bool:
        if kind.parent is not None and kind.parent.remember(_AWAY[view]):
            return True
        style = kind.style(view)
        return style.opacity == 0 or _is_away(style)

    return is_away


_AWAY = {view: _remembered(view) for view in SCREENS}


def _is_away(style: Style) -> bool:
    """Whether an element is there for screen readers alone, in one of the usual ways."""
    out_of_flow = style.position in ("absolute", "fixed")
    if out_of_flow:
        clip = style.text("clip").replace(" ", "").replace("px", "")
        if clip.startswith("rect(") and clip != "rect(auto,auto,auto,auto)":
            sides = re.split(r"[,(\s)]+", clip)[1:5]
            if len(set(sides)) == 1 or sides[0] == sides[2] or sides[1] == sides[3]:
                return True
        for side in ("left", "top"):
            moved = style.length(side)
            if moved is not None and moved <= _FAR:
                return True
    path = style.text("clip-path").replace(" ", "")
    if path.startswith(("inset(50%", "inset(100%", "circle(0", "polygon(00,00")):
        return True
    indent = style.length("text-indent")
    if indent is not None and indent <= _FAR:
        return True
    hides = {style.word("overflow-x"), style.word("overflow-y")} & {"hidden", "clip"}
    if hides:
        lengths = [style.length(one) for one in ("width", "height")]
        return any(one is not None and one < _UNSEEN for one in lengths)
    return False


def own_text(element: Element) -> str:
    """Text directly within *element* that has a letter or a digit; empty for none."""
    for node in element.nodes:
        if isinstance(node, str) and _LETTER.search(node):
            return " ".join(node.split())
    return ""


def is_of_disabled(element: Element) -> bool:
    """Whether *element* is part of a control that is switched off, or names one."""
    for one in (element, *element.ancestors):
        if one.name in _CONTROLS and one.is_html and one.get("disabled") is not None:
            return True
        if (one.get("aria-disabled") or "").strip().lower() == "true":
            return True
        if one.name == "label" and one.is_html and _labels_disabled(one):
            return True
        name = one.get("id")
        if name and _names_disabled(one, name):
            return True
    return False


def _labels_disabled(label: Element) -> bool:
    target = label.get("for")
    if target is not None:
        control = label.page.by_id(target)
    else:
        control = next(label.descendants("button", "input", "select", "textarea"), None)
    return control is not None and _is_off(control)


def _names_disabled(element: Element, name: str) -> bool:
    return any(
        _is_off(one)
        for one in element.page.with_attribute("aria-labelledby")
        if name in (one.get("aria-labelledby") or "").split()
    )


def _is_off(control: Element) -> bool:
    if (control.get("aria-disabled") or "").strip().lower() == "true":
        return True
    return control.get("disabled") is not None or any(
        one.name == "fieldset" and one.get("disabled") is not None for one in control.ancestors
    )


def overlaps(styles: PageStyles, element: Element, ground: StyledKind | None, view: View) -> bool:
    """
    Whether something else may lie between the text in *element* and its ground.

    What is positioned need not be where it stands in the HTML: a picture behind a heading, say.

    Args:
        styles: Of the page.
        element: Holds the text.
        ground: The element whose background is taken for the one behind the text.
        view: What the page is looked at with.
    """
    within = element
    for around in element.ancestors:
        for other in around.children:
            if other != within and any(_is_placed(styles, one, view) for one in _some(other)):
                return True
        if ground is not None and styles.styled(around) is ground:
            return False
        within = around
    return False


def _some(element: Element) -> Iterator[Element]:
    """The element, and what is directly within."""
    yield element
    yield from element.children


def _is_placed(styles: PageStyles, element: Element, view: View) -> bool:
    style = styles.styled(element).style(view)
    if not styles.is_rendered(element, view):
        return False
    return style.position in ("absolute", "fixed")


def has_shadow(kind: StyledKind, view: View) -> bool:
    """Whether a shadow or an outline of its letters changes how well a text can be read."""
    style = kind.style(view)
    width = style.length("-webkit-text-stroke-width")
    shadow = style.text("text-shadow") not in ("", "none") and surrounding_shadow(style) is None
    return shadow or width is None or width > 0
