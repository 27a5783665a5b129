"""Other files of the site that a page shows: its style sheets, and pictures in them."""

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Any, Self, TypeVar

Made = TypeVar("Made")
#: Things that are kept; where there are more, all of them are worked out again when next asked for.
_MOST = 512


class SiteFiles:
    """
    Files of the site by the path of their address, and what was worked out from them.

    One such source serves all pages of a run, so what is made of a file is made once.

    Args:
        read: Gives the bytes at a path from the host's root, such as ``/css/main.css``, decoded;
            None where the site has no such file.
    """

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._data: dict[str, bytes | None] = {}
        self._made: dict[Hashable, Any] = {}

    @classmethod
    def none(cls) -> Self:
        """Give the files of a site of which nothing is known."""
        return cls(lambda _: None)

    def data(self, path: str) -> bytes | None:
        """Give the bytes of a file; None where the site has none at *path*."""
        if path not in self._data:
            if len(self._data) >= _MOST:
                self._data.clear()
            self._data[path] = self._read(path)
        return self._data[path]

    def digest(self, path: str) -> bytes:
        """Give what changes with the file: its digest; empty where there is none."""
        data = self.data(path)
        return b"" if data is None else self.remember((sha256, path), sha256(data).digest)

    def remember(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what *make* makes; it is asked once for each *key*, as long as there is room."""
        if key not in self._made:
            if len(self._made) >= _MOST:
                self._made.clear()
            self._made[key] = make()
        found: Made = self._made[key]
        return found
