"""
SVG drawings: their size, and whether they can do more than be looked at.

In an `<img>` a drawing is harmless, but opened by its own address it is a page of our site, and a
script in it has the rights of ours.

Source: SVG 2; SVG Integration (secure static mode).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model.counted import counted
from generator.value import dataclass

if TYPE_CHECKING:
    from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_ACTIVE = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset({"foreignObject", "iframe", "embed", "object"})
#: Elements whose address is followed only when a visitor clicks.
_LINKS = frozenset({"a"})
#: Elements that show nothing where they stand.
_NOT_DRAWN = frozenset({
    "clipPath", "defs", "desc", "filter", "font", "linearGradient", "marker", "mask", "metadata",
    "pattern", "radialGradient", "style", "symbol", "title",
})  # fmt: skip
_SCRIPT = re.compile(r"(?:^|;)(?:javascript|vbscript):")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")
#: CSS pixels of one unit. Source: CSS Values and Units Level 4, 6.2.
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "pt": 96 / 72,
    "pc": 16.0,
}
#: A drawing that says it is larger says nothing; `1e400` is no number for a computer.
_MOST_PIXELS = 1e9
_LENGTH = re.compile(r"\s*\+?(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?\s*([a-z]*)\s*", re.IGNORECASE)

Flaw = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """
    What is known of an SVG file.

    Attributes:
        width: CSS pixels; None where the file does not say.
        height: The same.
        flaws: Kind, message and fix of each.
    """

    width: int | None = None
    height: int | None = None
    flaws: tuple[Flaw, ...] = ()


def read_svg(data: bytes) -> Drawing:
    """Read an SVG file. Nothing that it names is loaded, and no entity is expanded."""
    from lxml import etree  # noqa: PLC0415 - slow to import, and many sites have no drawing

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"SVG file cannot be read at line {error.lineno}: {error.msg}"
        return Drawing(flaws=(("svg-invalid", message, "save the drawing again"),))
    if root.tag != f"{SVG}svg":
        message = "file is not an SVG drawing: its first element is not `svg` of SVG's namespace"
        fix = 'add xmlns="http://www.w3.org/2000/svg" to it'
        return Drawing(flaws=(("svg-invalid", message, fix),))
    document_type = getattr(root.getroottree().docinfo, "internalDTD", None)
    entities = list(document_type.iterentities()) if document_type is not None else []
    if entities:
        message = f"SVG file declares {counted(len(entities), 'entity', 'entities')}, which can hide anything"
        return Drawing(flaws=(("svg-unsafe", message, "save it without a document type"),))
    width, height = _size(root.get("width"), root.get("height"), root.get("viewBox"))
    flaws = list(dict.fromkeys(_unsafe(root)))
    if root.get("viewBox") is None and _is_drawn(root):
        message = "SVG drawing has no `viewBox`, so browsers cut it off instead of scaling it"
        flaws.append(
            ("svg-no-size", message, 'add viewBox="0 0 width height" to its first element')
        )
    return Drawing(width, height, tuple(flaws))


def _is_drawn(root: "etree._Element") -> bool:
    """
    Whether anything is shown; a font, and parts for use elsewhere, are not scaled by this file.

    Source:
        SVG 2, 5.5 (`defs`, `symbol`); SVG 1.1, 20 (fonts).
    """
    tags: list[object] = [child.tag for child in root]  # comments have no text for one
    names = {tag.rpartition("}")[2] for tag in tags if isinstance(tag, str)}
    return not names or not names <= _NOT_DRAWN


def _unsafe(root: "etree._Element") -> Iterator[Flaw]:
    for element in root.iter():
        tag: object = element.tag
        if not isinstance(tag, str):
            continue  # a comment, processing instruction or entity, whatever the stubs say
        name = tag.rpartition("}")[2]
        line = f"line {element.sourceline}"
        if name in _ACTIVE:
            yield "svg-unsafe", f"SVG drawing contains a script ({line})", "remove the script"
        elif name in _FOREIGN:
            message = f"SVG drawing contains foreign content, `{name}` ({line})"
            yield "svg-unsafe", message, "convert text to paths, or remove it"
        for key, value in element.attrib.items():
            yield from _attribute(name, str(key), str(value), line)
    for before in root.itersiblings(preceding=True):
        if getattr(before, "target", "") == "xml-stylesheet":
            message = f"SVG drawing loads a style sheet (line {before.sourceline})"
            yield "svg-unsafe", message, "put the styles into the drawing"


def _attribute(element: str, attribute: str, value: str, line: str) -> Iterator[Flaw]:
    # Browsers drop control characters and white space before they look for the scheme.
    text = re.sub(r"[\x00-\x20]", "", value).lower()
    if attribute.lower().startswith("on"):
        message = f"SVG drawing runs a script by `{attribute}` ({line})"
        yield "svg-unsafe", message, f"remove `{attribute}`"
    elif _SCRIPT.search(text):  # in `href`, or in what an animation writes there
        message = f"SVG drawing contains an address that runs a script ({line})"
        yield "svg-unsafe", message, f"remove `{attribute}`"
    elif attribute not in _HREFS:
        return
    elif text.startswith("data:"):
        if not text.startswith("data:image/"):
            message = f"SVG drawing contains a `data:` address that is not a picture ({line})"
            yield "svg-unsafe", message, "remove it"
    elif element not in _LINKS and _ELSEWHERE.match(text):
        message = f"SVG drawing loads something from elsewhere ({line})"
        yield "svg-unsafe", message, "embed it in the drawing"


def _size(
    width: str | None, height: str | None, view_box: str | None
) -> tuple[int | None, int | None]:
    wide, high = _pixels(width), _pixels(height)
    box = [_pixels(part) for part in re.split(r"[\s,]+", (view_box or "").strip())[2:4]]
    if len(box) == 2 and box[0] and box[1]:  # noqa: PLR2004 - width and height
        if wide is None and high is None:
            wide, high = box
        elif wide is None and high is not None:
            wide = high * box[0] / box[1]
        elif high is None and wide is not None:
            high = wide * box[1] / box[0]
    return (round(wide) if wide else None, round(high) if high else None)


def _pixels(length: str | None) -> float | None:
    match = _LENGTH.fullmatch(length or "")
    factor = _PIXELS.get(match[3].lower()) if match else None
    if match is None or factor is None:
        return None
    pixels = float(f"{match[1]}e{match[2] or 0}") * factor
    return pixels if pixels < _MOST_PIXELS else None
