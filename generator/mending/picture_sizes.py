"""Write width and height into the tag of a picture, or into its braces in Markdown."""

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.mending.addresses import MARKDOWN, label_end
from generator.mending.markup import COMMENT
from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText

#: In a template a value may call a function; the quotes of its argument stop nothing.
_VALUE = r"""(?:"(?:\{\{[^{}]*\}\}|[^"])*"|'(?:\{\{[^{}]*\}\}|[^'])*'|[^\s"'=<>`{]+)"""
_ATTRIBUTE = re.compile(rf"""\s+(?P<name>[A-Za-z][\w:.-]*)(?:\s*=\s*(?P<value>{_VALUE}))?""")
_TAG = re.compile(
    rf"<img(?:{_ATTRIBUTE.pattern.replace('?P<name>', '?:').replace('?P<value>', '?:')})*\s*/?>",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"""\{\{-?\s*(?P<function>asset|url)\(\s*(?P<quote>["'])(?P<name>[^"'{}\\]+)(?P=quote)\s*\)\s*-?\}\}"""
)
_WANTED = re.compile(r'(width|height)="(\d+)"')
#: What stands between the label of a picture in Markdown and the end of its braces.
_BEHIND_LABEL = re.compile(
    r"""(?:\(\s*(?:<[^<>\n]*>|[^()\s]*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)|\[[^\[\]\n]*\])(?P<braces>\{[^{}\n]*\})"""
)


def mend_picture_size(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Add the attributes that the correction has to the picture at a place.

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
            if tag is not None:
                yield from _in_tag(tag, correction.was, wanted)


def _in_template(source: SourceText, line: int, was: str, wanted: dict[str, str]) -> Iterator[Edit]:
    text = source.text
    start = source.index(line)
    end = start + len(source.line(line))
    comments = [match.span() for match in COMMENT.finditer(text)]
    for opening in re.compile("<img", re.IGNORECASE).finditer(text, start, end):
        is_comment = any(first <= opening.start() < last for first, last in comments)
        tag = None if is_comment else _TAG.match(text, opening.start())
        if tag is not None:
            yield from _in_tag(tag, was, wanted)


def _in_tag(tag: re.Match[str], was: str, wanted: dict[str, str]) -> Iterator[Edit]:
    attributes = {
        one["name"].lower(): one
        for one in _ATTRIBUTE.finditer(tag.string, tag.start() + len("<img"), tag.end())
    }
    address = attributes.get("src")
    if address is None or wanted.keys() & attributes.keys() or not _is_meant(address, was):
        return
    value = address["value"]
    quote = value[0] if value[0] in "\"'" else ""
    new = "".join(f" {name}={quote}{pixels}{quote}" for name, pixels in wanted.items())
    other = attributes.get("width") or attributes.get("height") or address
    place = other.start() if "width" in wanted and other is not address else other.end()
    yield Edit(place, place, new)


def _is_meant(address: re.Match[str], was: str) -> bool:
    """Whether the value of `src` stands there in so many words, and is published as *was*."""
    value = (address["value"] or "").strip("\"'")
    published = unquote(urlsplit(was).path)
    call = _CALL.fullmatch(value.strip())
    if call is None and "{" in value:
        return False
    name = unquote(urlsplit(call["name"] if call else html.unescape(value)).path).strip()
    name = re.sub(r"^(?:@?/|\.{1,2}/)+", "", name)
    if call and call["function"] == "asset":
        path = PurePosixPath(name)
        digest = re.escape(f"{path.with_suffix('')}.") + r"[0-9a-f]{8}" + re.escape(path.suffix)
        return re.search(rf"(?:^|/)(?:{digest})$", published) is not None
    return bool(name) and f"/{published}".endswith(f"/{name}")


def _in_braces(text: str, index: int, wanted: dict[str, str]) -> Iterator[Edit]:
    after = label_end(text, index + 1)
    behind = _BEHIND_LABEL.match(text, after) if after is not None else None
    if behind is None or any(re.search(rf"\b{side}\s*=", behind["braces"]) for side in wanted):
        return
    new = "".join(f" {name}={pixels}" for name, pixels in wanted.items())
    inside = behind["braces"][1:-1].rstrip()
    place = behind.start("braces") + 1 + len(inside)
    yield Edit(place, place, new)
