"""From a published file to the facts that are kept of it."""

import io
import re
import warnings
import zlib
from dataclasses import replace
from pathlib import PurePosixPath

from generator.checks.facts.page_facts import AssetFacts
from generator.checks.formats.listings import file_text, read_listing
from generator.checks.formats.sound_files import read_sound
from generator.checks.formats.web_vtt import caption_fault
from generator.model.failure import in_words

_MEDIA_TYPES = {
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".css": "text/css",
    ".csv": "text/csv",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mjs": "text/javascript",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".wasm": "application/wasm",
    ".weba": "audio/webm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
#: What servers compress; the other formats are compressed already.
_COMPRESSED = frozenset(
    {
        "application/json",
        "application/manifest+json",
        "application/wasm",
        "application/xml",
        "font/otf",
        "font/ttf",
        "image/bmp",
        "image/svg+xml",
    }
)
_PIXELS = frozenset(
    {"image/avif", "image/bmp", "image/gif", "image/jpeg", "image/png", "image/webp"}
)


_ORIENTATION = 0x0112  # Exif's number of the tag
_SIDEWAYS = (5, 6, 7, 8)  # orientations that turn a picture by a quarter
_SIDE = re.compile(r"\s*(\d{1,5})(?:\.0*)?(?:px)?\s*")


def media_type(path: str) -> str:
    """Tell a file's media type by its name; empty where the name does not tell."""
    return _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "")


def asset_facts(path: str, body: bytes) -> AssetFacts:
    """
    Measure a published file.

    Args:
        path: Output path.
        body: The file as published; pictures are not decoded, only their headers are read.
    """
    try:
        return _facts(path, body)
    except Exception as error:  # noqa: BLE001 - one file costs one finding, whatever is in it
        return replace(large_asset_facts(path, len(body)), failure=in_words(error))


def _facts(path: str, body: bytes) -> AssetFacts:
    kind = media_type(path)
    width, height = _pixels(body) if kind in _PIXELS else (None, None)
    transfer = transfer_size(kind, body)
    return AssetFacts(
        path,
        len(body),
        transfer,
        kind,
        width,
        height,
        read_listing(path, body),
        _drawn(body) if kind == "image/svg+xml" else None,
        read_sound(kind, body) if kind.startswith(("audio/", "video/")) else None,
        caption_fault(file_text(body)) if kind == "text/vtt" else None,
    )


def transfer_size(kind: str, body: bytes) -> int:
    """
    Estimate what a visitor downloads for *body*.

    Args:
        kind: Its media type.
        body: The file as published.

    Returns:
        Bytes, after compression at level 6 where servers compress. Servers differ by a few
        percent.
    """
    if kind.startswith("text/") or kind in _COMPRESSED:
        return min(len(body), len(zlib.compress(body, 6)))
    return len(body)


def large_asset_facts(path: str, size: int) -> AssetFacts:
    """Measure a published file that is too large to be read for it: by its size alone."""
    return AssetFacts(path, size, size, media_type(path))


def _pixels(body: bytes) -> tuple[int, int] | tuple[None, None]:
    from PIL import Image  # noqa: PLC0415 -- slow to import, and most runs measure no picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(body)) as image:
            width, height = image.size
            # Only JPEG and AVIF: browsers do not agree about the others.
            is_turned = image.format in ("JPEG", "MPO", "AVIF") and "exif" in image.info
            if is_turned and image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                return height, width
            return width, height
    except Exception:  # noqa: BLE001 - a damaged picture can bring forth anything
        return None, None


def picture_damage(path: str, body: bytes) -> str:
    """Say why the size of a picture cannot be read; empty where it can, and for other files."""
    kind = media_type(path)
    if kind not in _PIXELS:
        return ""
    from PIL import Image, UnidentifiedImageError, features  # noqa: PLC0415 -- as in `_pixels`

    if kind == "image/avif" and not features.check("avif"):
        return ""  # we cannot know
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(body)):
            return ""
    except UnidentifiedImageError:
        return "the file is empty" if not body else "it is not a picture of a known format"
    except Exception as error:  # noqa: BLE001 - as in `_pixels`
        return in_words(error)


def _drawn(body: bytes) -> tuple[int, int] | None:
    from lxml import etree  # noqa: PLC0415 -- slow to import, and many sites have no drawing

    parts = etree.iterparse(
        io.BytesIO(body), events=("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        _, root = next(iter(parts))
    except (etree.XMLSyntaxError, StopIteration):
        return None
    sides = [_SIDE.fullmatch(str(root.get(name) or "")) for name in ("width", "height")]
    width, height = (int(side[1]) if side else 0 for side in sides)
    return (width, height) if width and height else None
