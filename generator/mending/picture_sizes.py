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
from generator.url.parsed import parse

#: In a template a value may call a function; the quotes of its argument stop nothing.
_VALUE = r"""(?:"(?:\{\{[^{}]*\}\}|[^"])*+"|'(?:\{\{[^{}]*\}\}|[^'])*+'|[^\s"'=<>`{]+)"""
_ATTRIBUTE = re.compile(rf"""\s+(?P<name>[^\s"'<>/={{}}]+)(?:\s*=\s*(?P<value>{_VALUE}))?""")
_TAG = re.compile(
    rf"<img(?:{_ATTRIBUTE.pattern.replace('?P<name>', '?:').replace('?P<value>', '?:')})*\s*/?>",
    re.IGNORECASE,
)
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
            tag = _TAG.match(text, index)
            if tag is not None and "{" not in _value(_attributes(tag).get("src")):
                yield from _in_tag(tag, wanted)


def _in_template(source: SourceText, line: int, was: str, wanted: dict[str, str]) -> Iterator[Edit]:
    text = source.text
    start = source.index(line)
    end = start + len(source.line(line))
    comments = [match.span() for match in COMMENT.finditer(text)]
    for opening in re.compile("<img", re.IGNORECASE).finditer(text, start, end):
        is_comment = any(first <= opening.start() < last for first, last in comments)
        tag = None if is_comment else _TAG.match(text, opening.start())
        if tag is not None and _is_meant(_value(_attributes(tag).get("src")), was):
            yield from _in_tag(tag, wanted)


def _in_tag(tag: re.Match[str], wanted: dict[str, str]) -> Iterator[Edit]:
    attributes = _attributes(tag)
    address = attributes.get("src")
    value = address["value"] if address is not None else None
    if address is None or not value or wanted.keys() & attributes.keys():
        return
    other = attributes.get("width") or attributes.get("height") or address
    quote = next((sign for sign in "\"'" if (other["value"] or "").startswith(sign)), "")
    new = "".join(f" {name}={quote}{pixels}{quote}" for name, pixels in wanted.items())
    place = other.start() if "width" in wanted and other is not address else other.end()
    yield Edit(place, place, new)


def _attributes(tag: re.Match[str]) -> dict[str, re.Match[str]]:
    """Attributes of a tag by name; the first of two with one name counts."""
    found: dict[str, re.Match[str]] = {}
    for one in _ATTRIBUTE.finditer(tag.string, tag.start() + len("<img"), tag.end()):
        found.setdefault(one["name"].lower(), one)
    return found


def _value(attribute: re.Match[str] | None) -> str:
    """What stands between the quotes; empty for nothing."""
    return "" if attribute is None else (attribute["value"] or "").strip("\"'").strip()


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
