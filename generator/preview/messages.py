"""Requests and responses, as the parts of the preview pass them on."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.preview.address import Target
from generator.value import dataclass

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """
    A request whose form was checked.

    Attributes:
        headers: By name in lower case; values of one that came several times are joined.
        peer: Address of the one who asks.
        scheme: `http` or `https`.
    """

    method: str
    target: Target
    headers: Mapping[str, str]
    body: bytes
    peer: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Response:
    """
    What is sent.

    Attributes:
        body: The whole; a file that is sent piece by piece; or pieces that come over time.
        tag: For `ETag`; empty for none.
        headers: Besides those that follow from the body.
    """

    status: int
    media_type: str = "text/plain; charset=utf-8"
    body: bytes | Path | AsyncIterator[bytes] = b""
    tag: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def plain(status: int, text: str, **headers: str) -> Response:
    """A response in words."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, body=f"{text}\n".encode(), headers=named)


def as_json(value: Any, status: int = 200) -> Response:
    """A response that holds *value*."""
    return Response(status, JSON, json.dumps(value, ensure_ascii=False).encode())
