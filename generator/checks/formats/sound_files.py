"""
Files of sound and film, of whose headers is read how long they sound; nothing is decoded.

Source:
    RIFF/WAVE (Microsoft, "Multimedia Programming Interface"); RFC 3533, 5334 and 7845 (Ogg, Opus);
    RFC 9639 (FLAC).
"""

import struct
from collections.abc import Callable, Mapping

from generator.checks.formats.film import matroska, mp4
from generator.checks.formats.mpeg_audio import mp3
from generator.checks.formats.sound import MOST_PARTS, UNKNOWN, Sound

_WAV_FORMAT = 16  # bytes
_OPUS_RATE = 48_000  # samples a second
_FIRST_PAGE = 2  # flag of the page with which a stream begins


def read_sound(media_type: str, body: bytes) -> Sound:
    """
    Tell how long a recording sounds.

    Args:
        media_type: As its name tells it, such as ``audio/mpeg``.
        body: The file.
    """
    read = _READERS.get(media_type)
    if read is None:
        return UNKNOWN
    try:
        return read(body)
    except (struct.error, IndexError, ZeroDivisionError, OverflowError):
        return UNKNOWN  # cut off, or damaged


def _wav(body: bytes) -> Sound:
    if body[:4] != b"RIFF" or body[8:12] != b"WAVE":
        return UNKNOWN
    at, bytes_a_second = 12, 0
    for _ in range(MOST_PARTS):
        name, size = struct.unpack_from("<4sI", body, at)
        if name == b"fmt " and size >= _WAV_FORMAT:
            (bytes_a_second,) = struct.unpack_from("<I", body, at + 16)
        elif name == b"data":
            held = min(size, len(body) - at - 8)
            return Sound(held / bytes_a_second, is_heard=held > 0)
        at += 8 + size + size % 2
    return UNKNOWN


def _ogg(body: bytes) -> Sound:
    rates: dict[int, tuple[int, int]] = {}  # of each stream of sound: rate, samples to be skipped
    last: dict[int, int] = {}
    at = 0
    while body[at : at + 4] == b"OggS":
        granule, stream = struct.unpack_from("<qI", body, at + 6)
        count = body[at + 26]
        data = at + 27 + count
        if body[at + 5] & _FIRST_PAGE:
            rate = _ogg_rate(body[data : data + 48])
            if rate is not None:
                rates[stream] = rate
        if granule >= 0:
            last[stream] = granule
        at = data + sum(body[at + 27 : data])
    if not last:
        return UNKNOWN
    lengths = [(last.get(one, 0) - skip) / rate for one, (rate, skip) in rates.items()]
    return Sound(max(lengths, default=0.0), is_heard=bool(rates))


def _ogg_rate(head: bytes) -> tuple[int, int] | None:
    if head[:7] == b"\x01vorbis":
        return struct.unpack_from("<I", head, 12)[0], 0
    if head[:8] == b"OpusHead":
        return _OPUS_RATE, struct.unpack_from("<H", head, 10)[0]
    if head[:5] == b"\x7fFLAC":
        return int.from_bytes(head[27:30], "big") >> 4, 0
    return None


def _flac(body: bytes) -> Sound:
    if body[:4] != b"fLaC":
        return UNKNOWN
    packed = int.from_bytes(body[18:26], "big")
    samples = packed & (1 << 36) - 1
    return Sound(samples / (packed >> 44) if samples else None, is_heard=True)


_READERS: Mapping[str, Callable[[bytes], Sound]] = {
    "audio/flac": _flac,
    "audio/mp4": mp4,
    "audio/mpeg": mp3,
    "audio/ogg": _ogg,
    "audio/wav": _wav,
    "audio/webm": matroska,
    "video/mp4": mp4,
    "video/ogg": _ogg,
    "video/quicktime": mp4,
    "video/webm": matroska,
}
