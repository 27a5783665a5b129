"""Bytes of a content file to text."""

import re
from pathlib import PurePosixPath

from generator.model.finding import Fault, Location
from generator.typed_yaml.characters import hidden_characters
from generator.typed_yaml.encoding import NotUtf8, text_of

#: The quick look at bytes: the controls of ASCII, the UTF-8 lead of U+0080 to U+009F, and that of
#: the general punctuation and the non-characters, each narrowed by the next byte.
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))
_SUSPECT = re.compile(
    rb"\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]"
)
_LISTED = 20


def decode(data: bytes, path: PurePosixPath) -> tuple[str | None, tuple[Fault, ...]]:
    """
    Read UTF-8; a byte-order mark is dropped and every line end becomes a line feed.

    Returns:
        The text, or None where *data* is no UTF-8; and what is wrong: the encoding, or up to 20
        characters that nobody can see, one by one.
    """
    text = text_of(data)
    if isinstance(text, NotUtf8):
        at = Location(path, text.line)
        fix = "save the file as UTF-8"
        return None, (Fault("content/not-utf8", text.message, at, fix),)
    if len(data) == len(data.translate(None, _CONTROLS)) and (
        text.isascii() or _SUSPECT.search(data) is None
    ):
        return text, ()
    faults: list[Fault] = []
    for line, column, name in hidden_characters(text):
        if len(faults) == _LISTED:
            break
        message = f"there is a hidden character here: {name}"
        at = Location(path, line + 1, column + 1, column + 2)
        faults.append(Fault("content/hidden-character", message, at, "delete it"))
    return text, tuple(faults)
