"""
How long an MP3 file sounds.

Source:
    ISO/IEC 11172-3, 2.4.2.3; the headers of Xing and VBRI; ID3v2.
"""

import struct
from typing import NamedTuple

from generator.checks.formats.sound import MOST_PARTS, UNKNOWN, Sound

#: Kilobits a second of layer III by their number, for MPEG 1, and for MPEG 2 and 2.5.
_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_SAMPLING = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8000)}
_MPEG_1 = 3
_LAYER_3 = 1
_HEADER = 4  # bytes
_SYNCHRONOUS = 0b111  # the rest of eleven bits that begin a header
_ID3 = 10  # bytes before what a tag holds


class _Frame(NamedTuple):
    """
    A frame by its header.

    Attributes:
        samples: That it holds of each channel.
        sampling: Samples a second.
        length: Bytes, its header included.
    """

    samples: int
    sampling: int
    length: int


def mp3(body: bytes) -> Sound:
    """Read the number of frames that the encoder wrote, else reckon with the rate of the first."""
    at = _after_tag(body)
    for _ in range(MOST_PARTS):
        at = body.find(b"\xff", at)
        if at < 0:
            return UNKNOWN
        frame = _frame(body, at)
        if frame is not None and _goes_on(body, at + frame.length):
            counted = _counted_frames(body[at : at + frame.length])
            frames = counted or (len(body) - at) / frame.length
            return Sound(frames * frame.samples / frame.sampling, is_heard=True)
        at += 1
    return UNKNOWN


def _after_tag(body: bytes) -> int:
    if body[:3] != b"ID3":
        return 0
    size = 0
    for byte in body[6:_ID3]:
        size = size << 7 | byte & 0x7F
    return _ID3 + size


def _goes_on(body: bytes, at: int) -> bool:
    """Whether the file ends at a place, or another frame begins there."""
    return at + _HEADER > len(body) or _frame(body, at) is not None


def _frame(body: bytes, at: int) -> _Frame | None:
    """Read a header; None where none stands."""
    header = body[at : at + _HEADER]
    if len(header) < _HEADER or header[0] != 0xFF or header[1] >> 5 != _SYNCHRONOUS:  # noqa: PLR2004 -- all bits are set
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rates = _RATES[0 if version == _MPEG_1 else 1]
    rate, sampling = header[2] >> 4, header[2] >> 2 & 3
    if layer != _LAYER_3 or version not in _SAMPLING or not 0 < rate < len(rates):
        return None
    if sampling >= len(_SAMPLING[version]):
        return None
    samples, hertz = 1152 if version == _MPEG_1 else 576, _SAMPLING[version][sampling]
    length = samples // 8 * rates[rate] * 1000 // hertz + (header[2] >> 1 & 1)
    return _Frame(samples, hertz, length)


def _counted_frames(frame: bytes) -> int:
    """Number of frames as encoders write it into the first one; 0 where they did not."""
    for mark in (b"Xing", b"Info"):
        found = frame.find(mark)
        if found >= 0 and frame[found + 7] & 1:
            return int(struct.unpack_from(">I", frame, found + 8)[0])
    found = frame.find(b"VBRI")
    return int(struct.unpack_from(">I", frame, found + 14)[0]) if found >= 0 else 0
