"""Sizes and pixels of published files that are no pages."""

import mimetypes
import zlib
from pathlib import Path

from generator.assets.images import image_facts
from generator.checks.page_facts import AssetFacts

#: Media types that servers compress; pictures, films and fonts are compressed already.
_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/xml")
#: Header and trailer of a gzip file, in bytes. Source: RFC 1952, section 2.3.
_GZIP_FRAME = 18


def asset_facts(output: str, source: Path) -> AssetFacts:
    """
    Measure a file.

    Args:
        output: Its path in the output folder.
        source: Where its bytes are.
    """
    media_type = mimetypes.guess_type(output)[0] or ""
    size = source.stat().st_size
    transfer = size
    if media_type.startswith(_TEXT):
        transfer = min(size, len(zlib.compress(source.read_bytes(), 6)) + _GZIP_FRAME)
    width = height = None
    if media_type.startswith("image/"):
        facts = image_facts(source)
        width, height = facts.width, facts.height
    return AssetFacts(output, size, transfer, media_type, width, height)
