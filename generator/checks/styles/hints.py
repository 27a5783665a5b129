"""
Attributes of HTML that set a style: weaker than every rule of the page's own sheets.

Source: HTML standard, section 15 (Rendering), "presentational hints".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.page.parsed_page import Element
from generator.css.cascade import Entry, Located, Origin, attribute_entries
from generator.css.color_names import NAMED
from generator.css.sheet import Sheet, read_declarations

#: Attributes that may set a style.
_HINTING_TEXT = """
    align bgcolor border color face height nowrap size text valign width wrap background
"""
HINTING = frozenset(_HINTING_TEXT.split())
_BACKGROUNDS_TEXT = """
    body table thead tbody tfoot tr td th
"""
_BACKGROUNDS = frozenset(_BACKGROUNDS_TEXT.split())
_SIZED_TEXT = """
    img video iframe embed object table td th col hr canvas input
"""
_SIZED = frozenset(_SIZED_TEXT.split())
_ALIGNED_TEXT = """
    p div h1 h2 h3 h4 h5 h6 td th tr thead tbody tfoot caption legend table hr
"""
_ALIGNED = frozenset(_ALIGNED_TEXT.split())
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(%?)")
_FONT_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


def hint_entries(element: Element) -> tuple[Entry, ...]:
    """Give what the attributes of *element* set."""
    if not element.is_html or HINTING.isdisjoint(element.attribute_names):
        return ()
    return _read("; ".join(_declared(element)))


@lru_cache(maxsize=1_024)
def _read(text: str) -> tuple[Entry, ...]:
    if not text:
        return ()
    return tuple(attribute_entries(read_declarations(text), Located(Sheet("", ()), Origin.HINT)))


def _declared(element: Element) -> Iterator[str]:
    name = element.name
    color = _color(element.get("bgcolor"))
    if color and name in _BACKGROUNDS:
        yield f"background-color: {color}"
    text = _color(element.get("text" if name == "body" else "color"))
    if text and name in ("body", "font", "hr"):
        yield f"color: {text}"
    if name == "font":
        size = _font_size(element.get("size"))
        if size:
            yield f"font-size: {size}"
    align = (element.get("align") or "").strip().lower()
    if align and name in _ALIGNED and align in ("left", "right", "center", "justify"):
        yield f"text-align: {align}"
    if name in _SIZED:
        for side in ("width", "height"):
            found = _NUMBER.match(element.get(side) or "")
            if found and not (name == "input" and (element.get("type") or "").lower() != "image"):
                yield f"{side}: {found[1]}{found[2] or 'px'}"
    if name in ("td", "th") and element.get("nowrap") is not None:
        yield "white-space: nowrap"


def _font_size(value: str | None) -> str:
    found = re.fullmatch(r"\s*([+-]?)(\d+).*", value or "", re.DOTALL)
    if found is None:
        return ""
    size = int(found[2][:3])
    if found[1]:
        size = 3 + size if found[1] == "+" else 3 - size
    return _FONT_SIZES[min(7, max(1, size)) - 1]


def _color(value: str | None) -> str:
    """Read a colour as old pages write it: a name, or digits however many."""
    text = (value or "").strip().lower()
    if not text or text == "transparent":
        return ""
    if text in NAMED:
        return text
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        return text
    digits = "".join(
        one if one in "0123456789abcdef" else "0" for one in text.removeprefix("#")[:128]
    )
    digits += "0" * (-len(digits) % 3 or (0 if digits else 3))
    width = len(digits) // 3
    channels = [digits[at : at + width] for at in (0, width, 2 * width)]
    channels = [one[-8:] for one in channels]
    while len(channels[0]) > 2 and all(one[0] == "0" for one in channels):  # noqa: PLR2004 - two digits a channel
        channels = [one[1:] for one in channels]
    return "#" + "".join(one[:2].rjust(2, "0") for one in channels)
