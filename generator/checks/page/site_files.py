"""Other files of the site that a page shows: its style sheets, and pictures in them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from hashlib import blake2b
from typing import Any, Self, TypeVar

from generator.value import dataclass

Made = TypeVar("Made")
#: Files whose content is kept, and things made of files; what was longest not asked for goes first.
_MOST, _MOST_MADE = 512, 64
#: Bytes of files that are kept, and of the largest file that is.
_MOST_BYTES = 32 * 1024 * 1024
_LARGEST_KEPT = 4 * 1024 * 1024
_DIGEST_BYTES = 12


@dataclass(frozen=True, slots=True)
class FilesRead:
    """
    Files that the check of a page read.

    Attributes:
        paths: From the host's root, sorted; those that are missing among them.
        digest: Changes with what they hold.
    """

    paths: tuple[str, ...] = ()
    digest: bytes = b""


NOTHING_READ = FilesRead()


class SiteFiles:
    """
    Files of the site by the path of their address, and what was worked out from them.

    One such source serves all pages of a run, so what is made of a file is made once.

    Args:
        read: Gives the bytes at a path from the host's root, such as ``/css/main.css``, decoded;
            None where the site has no such file, or it cannot be read.
        is_known: Whether anybody knows which files the site has.
    """

    def __init__(self, read: Callable[[str], bytes | None], *, is_known: bool = True) -> None:
        self.is_known = is_known
        self._read = read
        self._given: Mapping[str, bytes] = {}
        self._data: dict[str, bytes | None] = {}
        self._bytes = 0
        self._digests: dict[str, bytes] = {}
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._sets: dict[tuple[str, ...], FilesRead] = {}

    @classmethod
    def none(cls) -> Self:
        """Give the files of a site of which nothing is known."""
        return cls(lambda _: None, is_known=False)

    def give(self, files: Mapping[str, bytes]) -> None:
        """Take files by their paths, so that they are not read where they do not lie."""
        self._given = files

    def data(self, path: str) -> bytes | None:
        """Give the bytes of a file; None where the site has none at *path*."""
        if path in self._data:
            return self._data[path]
        data = self._given[path] if path in self._given else self._read(path)
        size = 0 if data is None else len(data)
        if size <= _LARGEST_KEPT:
            if len(self._data) >= _MOST or self._bytes + size > _MOST_BYTES:
                self._data.clear()
                self._bytes = 0
            self._data[path] = data
            self._bytes += size
        return data

    def digest(self, path: str) -> bytes:
        """Give what changes with the file; empty where there is none."""
        if path not in self._digests:
            data = self.data(path)
            found = b"" if data is None else blake2b(data, digest_size=_DIGEST_BYTES).digest()
            self._digests[path] = found
        return self._digests[path]

    def remember(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what *make* makes; it is asked once for each *key*, as long as there is room."""
        if key in self._made:
            self._made.move_to_end(key)
        else:
            if len(self._made) >= _MOST_MADE:
                self._made.popitem(last=False)
            self._made[key] = make()
        found: Made = self._made[key]
        return found

    def as_read(self, paths: Iterable[str]) -> FilesRead:
        """Say of files that were read what they hold."""
        key = tuple(sorted(paths))
        if not key:
            return NOTHING_READ
        found = self._sets.get(key)
        if found is None:
            whole = blake2b(digest_size=_DIGEST_BYTES)
            for path in key:
                one = self.digest(path)
                whole.update(bytes([len(one)]) + one)
            found = self._sets[key] = FilesRead(key, whole.digest())
        return found
