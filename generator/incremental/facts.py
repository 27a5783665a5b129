"""
Facts: what a page read while it was made, and a fingerprint of what it was.

A fact's key says what was read, such as ``("page", "content/blog/spades.md", "title")``. A page's
trace is the set of keys that it read. A page is made again only if the fingerprint of one of them
has changed.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

Key = tuple[str, ...]


def fingerprint(value: Any) -> bytes:
    """Eight bytes that change with *value*: text, numbers, dates, mappings, lists, views."""
    text = f"s{value}" if type(value) is str else _written(value)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _written(value: Any) -> str:
    """*value* as text; what is equal is written alike, and what differs is not."""
    if isinstance(value, str):
        return f"s{value}"
    identity = getattr(value, "fact_identity", None)
    if identity is not None:
        return f"v{identity}"
    if isinstance(value, Mapping):
        inner = "\x1f".join(f"{key}\x1e{_written(one)}" for key, one in value.items())
        return f"m[{inner}\x1d]"
    if isinstance(value, list | tuple):
        inner = "\x1f".join(map(_written, value))
        return f"l[{inner}\x1d]"
    return f"r{value!r}"


class Reads:
    """
    Notes what is read; one for each process that makes pages.

    Attributes:
        known: Key to fingerprint of everything read so far. Nothing changes during a build, so
            each is computed once.
    """

    __slots__ = ("_open", "known")

    def __init__(self) -> None:
        self.known: dict[Key, bytes] = {}
        self._open: list[set[Key]] = []

    def note(self, key: Key, value: Any) -> None:
        """Note that *key* was read and was *value*."""
        if self._open:
            self._open[-1].add(key)
            if key not in self.known:
                self.known[key] = fingerprint(value)

    def note_all(self, keys: Iterable[Key]) -> None:
        """Note keys whose values are known already."""
        if self._open:
            self._open[-1].update(keys)

    @contextmanager
    def collected(self) -> Iterator[set[Key]]:
        """Gather what is read inside; what is read inside an inner gathering belongs to that."""
        keys: set[Key] = set()
        self._open.append(keys)
        try:
            yield keys
        finally:
            self._open.pop()


class FactTable:
    """Every fact of a site by number, so that a trace is a row of numbers."""

    __slots__ = ("_numbers", "fingerprints", "keys")

    def __init__(self, keys: Iterable[Key] = (), fingerprints: Iterable[bytes] = ()) -> None:
        self.keys: list[Key] = list(keys)
        self.fingerprints: list[bytes] = list(fingerprints)
        self._numbers: dict[Key, int] | None = None

    def add(
        self, facts: Iterable[tuple[Key, bytes]], changed: frozenset[Key] | None = None
    ) -> list[int]:
        """
        Add facts that are not in the table, and renew those that are.

        Args:
            facts: Keys with their fingerprints.
            changed: Those that are renewed; None for all.

        Returns:
            The number of each.
        """
        numbers, keys, fingerprints = self._by_key(), self.keys, self.fingerprints
        added = []
        for key, value in facts:
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(keys)
                keys.append(key)
                fingerprints.append(value)
            elif changed is None or key in changed:
                fingerprints[number] = value
            added.append(number)
        return added

    def get(self, key: Key) -> bytes | None:
        """Fingerprint of *key*; None where it is not in the table."""
        number = self._by_key().get(key)
        return None if number is None else self.fingerprints[number]

    def without_unused(
        self, traces: Mapping[str, "array[int]"]
    ) -> tuple["FactTable", dict[str, "array[int]"]]:
        """Drop facts that no trace has, and renumber the traces."""
        used = sorted(set().union(*traces.values())) if traces else []
        if len(used) == len(self.keys):
            return self, dict(traces)
        new = {number: place for place, number in enumerate(used)}
        table = FactTable((self.keys[n] for n in used), (self.fingerprints[n] for n in used))
        return table, {
            page: array("I", [new[number] for number in trace]) for page, trace in traces.items()
        }

    def _by_key(self) -> dict[Key, int]:
        if self._numbers is None:
            self._numbers = {key: number for number, key in enumerate(self.keys)}
        return self._numbers
