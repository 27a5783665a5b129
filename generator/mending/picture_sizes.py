"""Write width and height into the tag of a picture, or into its braces in Markdown."""

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.mending.addresses import MARKDOWN, label_end
from generator.mending.markup import COMMENT
from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText
from generator.tags import JINJA, Attribute, Tag
from generator.url.parsed import parse

_CALL = re.compile(
    r"""\{\{-?\s*(?P<function>asset|url)\(\s*(?P<quote>["'])(?P<name>[^"'{}\\]+)(?P=quote)\s*\)\s*-?\}\}"""
)
_FIXED = re.compile(r"/|https?:", re.IGNORECASE)
_WANTED = re.compile(r'(width|height)="(\d+)"')
#: What stands behind the label of a picture in Markdown, up to the end of its braces, if it has any.
_BEHIND_LABEL = re.compile(
    r"""(?:\(\s*(?:<[^<>\n]*>|[^()\s]*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)|\[[^\[\]\n]*\])(?P<braces>\{[^{}\n]*\})?"""
)


def mend_picture_size(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Add attributes to the picture at a place.

    The correction goes from the address of the picture to the attributes that it lacks.
    Of a template that is each tag which begins in the line and whose address stands there, as it
    is or as the argument of `asset()` or `url()`.
    """
    if at.line is None:
        return
    wanted = dict(_WANTED.findall(correction.right))
    text = source.text
    if source.path.suffix not in MARKDOWN:
        yield from _in_template(source, at.line, correction.was, wanted)
    elif at.column is not None:
        index = source.index(at.line, at.column)
        if text.startswith("![", index):
            yield from _in_braces(text, index, wanted)
        else:
            tag = _picture_at(text, index)
            if tag is not None and "{" not in _value(tag.first("src")):
                yield from _in_tag(text, tag, wanted)


def _in_template(source: SourceText, line: int, was: str, wanted: dict[str, str]) -> Iterator[Edit]:
    text = source.text
    start = source.index(line)
    end = start + len(source.line(line))
    comments = [match.span() for match in COMMENT.finditer(text)]
    for opening in re.compile("<img", re.IGNORECASE).finditer(text, start, end):
        is_comment = any(first <= opening.start() < last for first, last in comments)
        tag = None if is_comment else _picture_at(text, opening.start())
        if tag is not None and _is_meant(_value(tag.first("src")), was):
            yield from _in_tag(text, tag, wanted)


def _picture_at(text: str, index: int) -> Tag | None:
    """
    The tag of a picture at *index*; None for one of which a template fills in more than values.

    A mark in a value has to stand in quotes; those of its arguments stop nothing.
    """
    tag = JINJA.tag_at(text, index)
    if tag is None or tag.name != "img" or tag.marks:
        return None
    bare = [one.written for one in tag.attributes if not one.is_quoted]
    return None if any("{" in written for written in bare if written) else tag


def _in_tag(text: str, tag: Tag, wanted: dict[str, str]) -> Iterator[Edit]:
    address = tag.first("src")
    names = {attribute.name.lower() for attribute in tag.attributes}
    if address is None or not address.written or wanted.keys() & names:
        return
    other = tag.first("width") or tag.first("height") or address
    quote = text[other.end - 1] if other.is_quoted else ""
    new = "".join(f" {name}={quote}{pixels}{quote}" for name, pixels in wanted.items())
    if "width" in wanted and other is not address:
        behind = len(text[: other.start].rstrip())
        yield Edit(behind, behind, new)
    else:
        yield Edit(other.end, other.end, new)


def _value(attribute: Attribute | None) -> str:
    """What stands between the quotes; empty for nothing."""
    return "" if attribute is None else (attribute.written or "").strip()


def _is_meant(written: str, was: str) -> bool:
    """
    Whether the `src` of a template stands there in so many words, and is published as *was*.

    A relative one may be another picture on another page.
    """
    call = _CALL.fullmatch(written)
    if call is None:
        return html.unescape(written) == was and _FIXED.match(was) is not None
    published = _path_of(was)
    name = call["name"].removeprefix("@")
    if call["function"] == "url":
        return name.startswith("/") and published.endswith(_path_of(name))
    path = PurePosixPath(name.removeprefix("/"))
    plain = re.escape(f"/{path.with_suffix('')}.")
    return re.search(rf"{plain}[0-9a-f]{{8}}{re.escape(path.suffix)}$", published) is not None


def _path_of(address: str) -> str:
    """Path of an address, read as UTF-8; one without a host is taken from the root."""
    url = parse(address, "https://site.invalid/")
    return unquote(address) if url is None else url.decoded_path


def _in_braces(text: str, index: int, wanted: dict[str, str]) -> Iterator[Edit]:
    after = label_end(text, index + 1)
    behind = _BEHIND_LABEL.match(text, after) if after is not None else None
    if behind is None:
        return
    new = " ".join(f"{name}={pixels}" for name, pixels in wanted.items())
    braces = behind["braces"]
    if braces is None:
        yield Edit(behind.end(), behind.end(), f"{{{new}}}")
    elif not any(re.search(rf"\b{side}\s*=", braces) for side in wanted):
        place = behind.start("braces") + len(braces[:-1].rstrip())
        yield Edit(place, place, f" {new}")
