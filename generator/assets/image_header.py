"""
Pixels and type of pictures from their first bytes, without decoding any.

Sources: PNG (W3C, third edition), GIF89a, JPEG (ITU T.81, annex B) and Exif 2.32, WebP container
specification (RFC 9649), HEIF (ISO/IEC 23008-12) and AV1 Image File Format.
"""

import struct
from collections.abc import Iterator

from generator.value import dataclass

#: JPEG markers. Source: ITU T.81, table B.1.
_MARK = 0xFF
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_EXIF = 0xE1

_SIDEWAYS = (5, 6, 7, 8)  # Exif orientations that turn the picture by a quarter


@dataclass(frozen=True, slots=True)
class Header:
    """
    What a picture's bytes say.

    Attributes:
        media_type: By its first bytes, not by its name.
        width: Pixels as shown, a turn by Exif or AVIF included; None where the bytes do not say.
        height: The same.
        animated: Whether it moves.
        complete: False where the end of the file is missing.
        cmyk: Whether its colours are those of a printing press.
    """

    media_type: str
    width: int | None = None
    height: int | None = None
    animated: bool = False
    complete: bool = True
    cmyk: bool = False


def read_header(head: bytes, tail: bytes, size: int) -> Header | None:
    """
    Read a picture.

    Args:
        head: The file's first bytes.
        tail: Its last bytes.
        size: Length of the file in bytes.

    Returns:
        None where it is no PNG, GIF, JPEG, WebP or AVIF file.
    """
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(head, tail)
        if head.startswith((b"GIF87a", b"GIF89a")):
            return _gif(head, tail)
        if head.startswith(b"\xff\xd8\xff"):
            return _jpeg(head, tail, size)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(head, size)
        if head[4:8] == b"ftyp" and (b"avif" in head[8:64] or b"avis" in head[8:64]):
            return _avif(head, size)
    except (struct.error, IndexError):
        return Header(_media_type(head), complete=False)
    return None


def _media_type(head: bytes) -> str:
    starts = {b"\x89": "image/png", b"G": "image/gif", b"\xff": "image/jpeg", b"R": "image/webp"}
    return starts.get(head[:1], "image/avif")


def _png(head: bytes, tail: bytes) -> Header:
    width, height = struct.unpack_from(">II", head, 16)
    first_data = head.find(b"IDAT")
    animated = b"acTL" in head[: first_data if first_data > 0 else None]
    return Header("image/png", width, height, animated, complete=b"IEND\xaeB`\x82" in tail)


def _gif(head: bytes, tail: bytes) -> Header:
    width, height = struct.unpack_from("<HH", head, 6)
    # Only an animation says how often it is repeated; some writers pad the end with zeros.
    animated = b"NETSCAPE2.0" in head
    return Header("image/gif", width, height, animated, tail.rstrip(b"\0").endswith(b";"))


def _jpeg(head: bytes, tail: bytes, size: int) -> Header:
    orientation = 1
    for marker, offset, length in _jpeg_segments(head):
        if marker == _EXIF and head[offset : offset + 6] == b"Exif\0\0":
            orientation = _orientation(head[offset + 6 : offset + length]) or orientation
        elif marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", head, offset + 1)
            components = head[offset + 5]
            if orientation in _SIDEWAYS:
                width, height = height, width
            # The end mark of a preview within the header does not count.
            body = tail[max(offset + length - (size - len(tail)), 0) :]
            return Header(
                "image/jpeg",
                width,
                height,
                complete=b"\xff\xd9" in body,
                cmyk=components == 4,  # noqa: PLR2004 - cyan, magenta, yellow, black
            )
    return Header("image/jpeg", complete=False)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, offset of the content and its length, up to the picture's data."""
    position = 2
    while position + 4 <= len(data) and data[position] == _MARK:
        marker = data[position + 1]
        if marker == _MARK:  # padding
            position += 1
            continue
        if marker == _START_OF_SCAN:  # the picture's data follows
            return
        (length,) = struct.unpack_from(">H", data, position + 2)
        yield marker, position + 4, length - 2
        position += 2 + length


def _orientation(tiff: bytes) -> int | None:
    """Read tag 0x0112 of the first directory."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == 0x0112:  # noqa: PLR2004 - Exif's number of the tag
                return int(value)
    except struct.error:
        return None
    return None


def _webp(head: bytes, size: int) -> Header:
    (length,) = struct.unpack_from("<I", head, 4)
    complete = length + 8 <= size
    kind = head[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        height = int.from_bytes(head[27:30], "little") + 1
        return Header("image/webp", width, height, bool(head[20] & 2), complete)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return Header(
            "image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, complete=complete
        )
    width, height = struct.unpack_from("<HH", head, 26)
    return Header("image/webp", width & 0x3FFF, height & 0x3FFF, complete=complete)


def _avif(head: bytes, size: int) -> Header:
    end = 0
    properties = b""
    has_data = False
    for kind, start, stop in _boxes(head, 0, size):
        end = stop
        if kind == b"meta":
            properties = _inner(head, start + 4, stop, (b"iprp", b"ipco"))
            has_data |= b"idat" in head[start:stop]
        has_data |= kind == b"mdat"
    sizes: list[tuple[int, int]] = []
    turned = False
    for kind, start, _ in _boxes(properties, 0, len(properties)):
        if kind == b"ispe":
            sizes.append(struct.unpack_from(">II", properties, start + 4))
        elif kind == b"irot":
            turned = properties[start] % 2 == 1
    # Thumbnails and alpha planes have sizes too, and none is larger than the picture.
    width, height = max(sizes, key=lambda each: each[0] * each[1], default=(None, None))
    if turned:
        width, height = height, width
    complete = has_data and end <= size
    return Header("image/avif", width, height, head[8:12] == b"avis", complete)


def _inner(data: bytes, start: int, stop: int, path: tuple[bytes, ...]) -> bytes:
    for name in path:
        start, stop = next(
            ((inner, end) for kind, inner, end in _boxes(data, start, stop) if kind == name),
            (0, 0),
        )
    return data[start:stop]


def _boxes(data: bytes, position: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield type, start of the content and end of each box; the end may lie behind *data*."""
    while position + 8 <= min(stop, len(data)):
        length, kind = struct.unpack_from(">I4s", data, position)
        start = position + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, start)
            start += 8
        end = stop if length == 0 else position + length
        if end <= position:
            return
        yield kind, start, end
        position = end
