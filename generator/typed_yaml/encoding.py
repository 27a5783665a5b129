"""Bytes to text: UTF-8 alone, and a guess at what else it is."""

import codecs
import re

from generator.value import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAMPLE = 4096
_ONLY_IN_WINDOWS = re.compile(rb"[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class NotUtf8:
    """
    What keeps bytes from being text.

    Attributes:
        offset: Of the first byte that is no UTF-8, counted from 0.
        line: Line of that byte, counted from 1.
        seems: The encoding that it seems to be.
    """

    offset: int
    line: int
    seems: str

    @property
    def message(self) -> str:
        """For a person."""
        return f"file is not UTF-8: byte {self.offset} cannot be read; it seems to be {self.seems}"


def text_of(data: bytes) -> str | NotUtf8:
    """Decode UTF-8; a byte-order mark is dropped and every line end becomes a line feed."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return NotUtf8(0, 1, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte-order mark.
        offset = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
        return NotUtf8(offset, data.count(b"\n", 0, offset) + 1, _guess(data))
    if _without_mark_utf16(data):
        return NotUtf8(data.index(0), 1, "UTF-16 without a byte-order mark")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _without_mark_utf16(data: bytes) -> bool:
    """Western text as UTF-16 is valid UTF-8 in which every other byte is NUL."""
    sample = data[:_SAMPLE]
    return len(sample) > 1 and sample.count(0) * 5 > len(sample) * 2


def _guess(data: bytes) -> str:
    if _without_mark_utf16(data):
        return "UTF-16 without a byte-order mark"
    if _ONLY_IN_WINDOWS.search(data):
        return "Windows-1252"
    return "Latin-1 (ISO 8859-1)"
