"""Unpack what comes, up to a limit: a small answer may unpack to a huge one."""

import zlib

_PLAIN = frozenset({"", "identity"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP_OR_ZLIB = 47  # what zlib calls the size of its window, with a flag that detects the format


class Unpacker:
    """
    A body, as its pieces come.

    Args:
        encoding: As in ``Content-Encoding``.
        limit: Bytes, unpacked.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower()
        self._known = name in _PLAIN or name in _PACKED
        self._left = limit
        self._parts: list[bytes] = []
        self._packed = zlib.decompressobj(_GZIP_OR_ZLIB) if name in _PACKED else None

    @property
    def data(self) -> bytes:
        """What came, unpacked."""
        return b"".join(self._parts)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing, given that no more comes."""
        ended = self._packed is None or self._packed.eof
        return self._known and ended and self._left >= 0

    def add(self, piece: bytes) -> bool:
        """
        Take *piece* in.

        Returns:
            Whether more is wanted.

        Raises:
            zlib.error: It is not packed as it says.
        """
        if not self._known:
            return False
        if self._packed is not None:
            piece = self._packed.decompress(piece, self._left + 1)
        self._parts.append(piece[: self._left])
        self._left -= len(piece)
        return self._left >= 0
