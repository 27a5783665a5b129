"""
How long files of film sound: MP4 and its like, WebM and Matroska.

Source:
    ISO/IEC 14496-12, 8; RFC 8794 (EBML) and RFC 9559 (Matroska).
"""

import struct
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from generator.checks.formats.sound import MOST_PARTS, UNKNOWN, Sound

#: First and last place of what a part of a file holds.
_Span: TypeAlias = tuple[int, int]

_SEGMENT, _INFO, _SCALE, _DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
_TRACKS, _TRACK, _TRACK_TYPE = 0x1654AE6B, 0xAE, 0x83
_OF_SOUND = 2  # type of a track
_USUAL_SCALE = 1_000_000  # nanoseconds
_SECOND = 1_000_000_000  # nanoseconds
_SINGLE = 4  # bytes of a number; the other form has eight
_LONGEST_NUMBER = 8  # bytes
_BOX = 8  # bytes before what a box holds


def mp4(body: bytes) -> Sound:
    """Look for tracks of sound, and how long each is."""
    films = list(_boxes(body, [(0, len(body))], b"moov"))
    if not films:
        return UNKNOWN
    lengths = []
    for track in _boxes(body, films, b"trak"):
        media = list(_boxes(body, [track], b"mdia"))
        handlers = _boxes(body, media, b"hdlr")
        if any(body[at + 8 : at + 12] == b"soun" for at, _ in handlers):
            lengths += [_length(body, at) for at, _ in _boxes(body, media, b"mdhd")]
    return Sound(max(lengths, default=0.0), is_heard=bool(lengths))


def _length(body: bytes, at: int) -> float:
    form, skipped = (">IQ", 20) if body[at] == 1 else (">II", 12)
    scale, length = struct.unpack_from(form, body, at + skipped)
    return float(length / scale)


def _boxes(body: bytes, around: Iterable[_Span], wanted: bytes) -> Iterator[_Span]:
    """Find boxes of a name directly within some parts of a file."""
    for start, end in around:
        at = start
        for _ in range(MOST_PARTS):
            if at + _BOX > end:
                break
            size, name = struct.unpack_from(">I4s", body, at)
            head = _BOX
            if size == 1:
                (size,) = struct.unpack_from(">Q", body, at + _BOX)
                head = 2 * _BOX
            elif size == 0:
                size = end - at
            if size < head:
                break
            if name == wanted:
                yield at + head, min(at + size, end)
            at += size


def matroska(body: bytes) -> Sound:
    """Look for tracks of sound, and how long the file is."""
    segments = list(_elements(body, [(0, len(body))], _SEGMENT))
    tracks = list(_elements(body, _elements(body, segments, _TRACKS), _TRACK))
    if not tracks:
        return UNKNOWN
    kinds = [_number(body, one) for one in _elements(body, tracks, _TRACK_TYPE)]
    if _OF_SOUND not in kinds:
        return Sound(0.0, is_heard=False)
    info = list(_elements(body, segments, _INFO))
    scale = next((_number(body, one) for one in _elements(body, info, _SCALE)), _USUAL_SCALE)
    length = next(iter(_elements(body, info, _DURATION)), None)
    if length is None:
        return Sound(None, is_heard=True)
    start, end = length
    (ticks,) = struct.unpack(">f" if end - start == _SINGLE else ">d", body[start:end])
    return Sound(ticks * scale / _SECOND, is_heard=True)


def _number(body: bytes, span: _Span) -> int:
    return int.from_bytes(body[span[0] : span[1]][:_LONGEST_NUMBER], "big")


def _elements(body: bytes, around: Iterable[_Span], wanted: int) -> Iterator[_Span]:
    """Find elements of an id directly within some parts of a file."""
    for start, end in around:
        at = start
        for _ in range(MOST_PARTS):
            if at >= end:
                break
            name, at = _vint(body, at, keep_mark=True)
            size, at = _vint(body, at, keep_mark=False)
            after = end if size is None else min(at + size, end)
            if name == wanted:
                yield at, after
            at = after


def _vint(body: bytes, at: int, *, keep_mark: bool) -> tuple[int | None, int]:
    """Read a number of variable length; None for one that stands for an unknown size."""
    width = 9 - body[at].bit_length()
    if width > _LONGEST_NUMBER:
        raise IndexError(at)
    value = int.from_bytes(body[at : at + width], "big")
    if not keep_mark:
        value &= (1 << 7 * width) - 1
        if value == (1 << 7 * width) - 1:
            return None, at + width
    return value, at + width
