"""
Attributes of HTML that set a style: weaker than every rule of the page's own sheets.

Source: HTML standard, section 15 (Rendering), "presentational hints".
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.css.color_names import NAMED
from generator.css.entries import Entry, Origin, attribute_entries
from generator.css.node import Node, Unknown
from generator.css.sheet import read_declarations

_BACKGROUNDS_TEXT = "body table thead tbody tfoot tr td th"
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


def hint_entries(node: Node) -> tuple[Entry, ...]:
    """Give what the attributes of an element, or of a kind of elements, set."""
    if not node.is_html or not node.has_attributes:
        return ()
    known: list[str] = []
    unknown: list[str] = []
    for property_, value in _declared(node):
        if isinstance(value, Unknown):
            unknown.append(f"{property_}: unset")
        elif value:
            known.append(f"{property_}: {value}")
    if not known and not unknown:
        return ()
    return (*_read("; ".join(known), is_sure=True), *_read("; ".join(unknown), is_sure=False))


@lru_cache(maxsize=1_024)
def _read(text: str, *, is_sure: bool) -> tuple[Entry, ...]:
    if not text:
        return ()
    return tuple(attribute_entries(read_declarations(text), Origin.HINT, is_sure=is_sure))


def _declared(node: Node) -> Iterator[tuple[str, str | Unknown]]:
    name = node.name
    if name in _BACKGROUNDS:
        yield "background-color", _with(_color, node.get("bgcolor"))
    if name == "body":
        yield "color", _with(_color, node.get("text"))
    elif name in ("font", "hr"):
        yield "color", _with(_color, node.get("color"))
    if name == "font":
        yield "font-size", _with(_font_size, node.get("size"))
    if name in _ALIGNED:
        yield "text-align", _with(_align, node.get("align"))
    if name in _SIZED and (name != "input" or str(node.get("type")).lower() == "image"):
        yield "width", _with(_length, node.get("width"))
        yield "height", _with(_length, node.get("height"))
    if name in ("td", "th") and node.get("nowrap") is not None:
        yield "white-space", "nowrap"


def _with(read: Callable[[str], str], value: str | Unknown | None) -> str | Unknown:
    if isinstance(value, Unknown):
        return value
    return read(value) if value is not None else ""


def _align(value: str) -> str:
    word = value.strip().lower()
    return word if word in ("left", "right", "center", "justify") else ""


def _length(value: str) -> str:
    found = _NUMBER.match(value)
    return f"{found[1]}{found[2] or 'px'}" if found else ""


def _font_size(value: str) -> str:
    found = re.fullmatch(r"\s*([+-]?)(\d+).*", value, re.DOTALL)
    if found is None:
        return ""
    size = int(found[2][:3])
    if found[1]:
        size = 3 + size if found[1] == "+" else 3 - size
    return _FONT_SIZES[min(7, max(1, size)) - 1]


def _color(value: str) -> str:
    """Read a colour as old pages write it: a name, or digits however many."""
    text = value.strip().lower()
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
