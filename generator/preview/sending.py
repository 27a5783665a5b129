"""
From a response to what goes over the wire: conditions, ranges, compression.

Source: RFC 9110, sections 8.8.3 (ETag), 13.1.2 (If-None-Match), 14.2 (Range) and 12.5.3
(Accept-Encoding).
"""

import gzip
import importlib
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from types import ModuleType

from generator.incremental.file_clock import is_young
from generator.one_file import open_file
from generator.preview.messages import Request, Response
from generator.value import dataclass

_RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})", re.ASCII)
_TEXT = (
    "text/",
    "application/json",
    "application/xml",
    "image/svg+xml",
    "application/manifest+json",
    "application/atom+xml",
    "application/rss+xml",
    "application/feed+json",
)
#: Below this, compression saves nothing: it goes in one packet either way.
WORTH_COMPRESSING = 1_200
_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Sending:
    """
    Status, headers and bytes as they are sent.

    Attributes:
        length: Of the body; None where it comes over time.
        body: In pieces; None where none is sent.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    length: int | None
    body: AsyncIterator[bytes] | bytes | None


def prepared(request: Request, response: Response) -> Sending:
    """
    Prepare *response* for the one who sent *request*.

    Raises:
        OSError: The file that is to be sent is gone.
    """
    headers = {"content-type": response.media_type, **response.headers}
    body = response.body
    if not isinstance(body, bytes | Path):
        return Sending(response.status, tuple(headers.items()), None, body)
    tag = f'"{response.tag}"' if response.tag else ""
    if isinstance(body, Path):
        state = body.stat()
        # A file that may change once more without a trace has none: it is sent whole each time.
        young = is_young(state.st_ctime_ns, time.time_ns())
        mark = f"{state.st_ctime_ns:x}-{state.st_ino:x}-{state.st_mtime_ns:x}-{state.st_size:x}"
        tag = "" if young else f'"{mark}"'
        whole = state.st_size
    else:
        whole = len(body)
    if tag:
        headers["etag"] = tag
    ranged = response.status == HTTPStatus.OK and bool(tag)
    if ranged and _matches(request.headers.get("if-none-match", ""), tag):
        headers.pop("content-type")
        return Sending(304, tuple(headers.items()), None, None)
    if ranged:
        headers["accept-ranges"] = "bytes"
        part = _part(request.headers, whole, tag)
        if part is not None:
            return _partial(request, headers, body, part, whole)
    if isinstance(body, bytes) and whole >= WORTH_COMPRESSING and _is_text(response.media_type):
        headers["vary"] = ", ".join(filter(None, (headers.get("vary"), "Accept-Encoding")))
        body = _compressed(request.headers.get("accept-encoding", ""), body, headers)
        whole = len(body)
    if request.method == "HEAD":
        return Sending(response.status, tuple(headers.items()), whole, None)
    sent = body if isinstance(body, bytes) else _pieces(body, 0, whole)
    return Sending(response.status, tuple(headers.items()), whole, sent)


def _partial(
    request: Request,
    headers: dict[str, str],
    body: bytes | Path,
    part: tuple[int, int],
    whole: int,
) -> Sending:
    start, end = part
    if start >= end:
        headers["content-range"] = f"bytes */{whole}"
        return Sending(416, tuple(headers.items()), 0, b"")
    headers["content-range"] = f"bytes {start}-{end - 1}/{whole}"
    sent: AsyncIterator[bytes] | bytes | None = None
    if request.method != "HEAD":
        sent = body[start:end] if isinstance(body, bytes) else _pieces(body, start, end)
    return Sending(206, tuple(headers.items()), end - start, sent)


def _part(headers: Mapping[str, str], whole: int, tag: str) -> tuple[int, int] | None:
    """
    Start and end of the one range that is asked for.

    Returns:
        None for the whole: also where several ranges are asked for, as the standard allows, since
        many small ones are a known way to keep a server busy. An end that is not after the start
        means that nothing can be sent.
    """
    match = _RANGE.fullmatch(headers.get("range", "").replace(" ", ""))
    condition = headers.get("if-range")
    if match is None or (condition is not None and condition.strip() != tag):
        return None
    first, last = match.groups()
    if first:
        start, end = int(first), min(int(last) + 1, whole) if last else whole
        if last and int(last) < int(first):
            return None
        return (start, end) if start < whole else (0, 0)
    if not last:
        return None
    return (max(0, whole - int(last)), whole) if int(last) else (0, 0)


def _matches(condition: str, tag: str) -> bool:
    tags = (one.strip().removeprefix("W/") for one in condition.split(","))
    return any(one in (tag, "*") for one in tags)


def _is_text(media_type: str) -> bool:
    return media_type.startswith(_TEXT)


def _compressed(accepted: str, body: bytes, headers: dict[str, str]) -> bytes:
    offered = {
        name.strip().lower()
        for name, _, weight in (one.partition(";") for one in accepted.split(","))
        if weight.replace(" ", "").lower() not in ("q=0", "q=0.0")
    }
    for name in ("br", "gzip"):
        compress = _compressor(name)
        if name in offered and compress is not None:
            headers["content-encoding"] = name
            return compress(body)
    return body


@cache
def _compressor(name: str) -> Callable[[bytes], bytes] | None:
    if name == "gzip":
        return lambda body: gzip.compress(body, 5, mtime=0)
    try:
        brotli: ModuleType = importlib.import_module("brotli")
    except ImportError:
        return None  # an extra; gzip does
    return lambda body: brotli.compress(body, quality=4)


async def _pieces(path: Path, start: int, end: int) -> AsyncIterator[bytes]:
    with open_file(path) as file:
        file.seek(start)
        while start < end:
            piece = file.read(min(_PIECE, end - start))
            if not piece:
                raise OSError("the file became shorter while it was sent")
            start += len(piece)
            yield piece
