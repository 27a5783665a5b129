"""Bytes of a content file to text."""

import re
from pathlib import PurePosixPath

from generator.model.finding import Correction, Fault, Location
from generator.typed_yaml.characters import hidden_runs
from generator.typed_yaml.encoding import NotUtf8, text_of

#: The quick look at bytes. Each pattern begins with one fixed byte, which makes its search fast.
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))
_SUSPECTS = (
    re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"),
    re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"),
    re.compile(rb"\xef\xb7[\x90-\xaf]"),
    re.compile(rb"\xef\xbf[\xbe\xbf]"),
)
#: Noncharacters, which themes use as marks; none may come from content.
_MARKS = re.compile("[\ufdd0-\ufdef]")


def decode(data: bytes, path: PurePosixPath) -> tuple[str | None, tuple[Fault, ...]]:
    """
    Read UTF-8; a byte-order mark is dropped and every line end becomes a line feed.

    Returns:
        The text, or None where *data* is no UTF-8; and what is wrong: the encoding, or up to 20
        places with characters that cannot be seen.
    """
    text = text_of(data)
    if isinstance(text, NotUtf8):
        at = Location(path, text.line)
        fix = "save the file as UTF-8"
        return None, (Fault("content/not-utf8", text.message, at, fix),)
    if len(data) == len(data.translate(None, _CONTROLS)) and (
        text.isascii() or not any(suspect.search(data) for suspect in _SUSPECTS)
    ):
        return text, ()
    return _MARKS.sub("\ufffd", text), tuple(
        Fault(
            "content/hidden-character",
            run.message,
            Location(path, run.line + 1, run.column + 1, run.column + 1 + len(run.text)),
            "delete it",
            correction=Correction(run.text, "") if run.is_noise else None,
        )
        for run in hidden_runs(text)
    )
