"""Many values of one kind in a store: pickled in parts, each read when one of its values is wanted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

from generator.incremental.store import Store, StoreError, dump_value, load_value
from generator.value import dataclass

Value = TypeVar("Value")
#: Values in a part: few enough to read one quickly, enough to read all quickly.
_PART = 25
#: Of what is kept, the share that may be of no use before it is kept again.
_WASTE = 0.3


@dataclass(frozen=True, slots=True)
class Part:
    """
    Some values as they are kept.

    Attributes:
        keys: Theirs, in order.
        pickled: A tuple of the values.
    """

    keys: tuple[str, ...]
    pickled: bytes


def parts_of(values: Mapping[str, object]) -> Iterator[Part]:
    """Pickle *values*."""
    rest = iter(values.items())
    while some := dict(islice(rest, _PART)):
        yield Part(tuple(some), dump_value(tuple(some.values())))


def parts_with(
    parts: Sequence[Part], changed: Mapping[str, object], values: Mapping[str, object]
) -> tuple[Part, ...]:
    """
    Give parts that hold *values*.

    Args:
        parts: These hold them but for *changed*, and maybe others that are of no use any more.
        changed: Of *values*, those that no part holds as they are.
        values: Everything that is to be kept.
    """
    held = len(changed) + sum(len(part.keys) for part in parts)
    if len(values) < held * (1 - _WASTE):
        return tuple(parts_of(values))
    return (*parts, *parts_of(changed))


def shelved(name: str, keys: Iterable[str], parts: Sequence[Part]) -> dict[str, bytes]:
    """
    Sections of a store that hold a shelf.

    Args:
        name: Of the shelf.
        keys: Of the values that count, in order; parts may hold others.
        parts: Of two values of one key the later counts.
    """
    described = tuple(keys), tuple(part.keys for part in parts)
    numbered = {f"{name}/{number}": part.pickled for number, part in enumerate(parts)}
    return {name: dump_value(described), _later(name): dump_value(())} | numbered


def _later(name: str) -> str:
    """Section with the keys of the parts that have come since the whole shelf was written."""
    return f"later {name}"


class Shelf(Mapping[str, Value], Generic[Value]):
    """
    Values of a store, each part read once.

    Raises:
        StoreError: A part cannot be read; any look into the shelf may.
    """

    def __init__(self, store: Store, name: str) -> None:
        try:
            self._keys, parts = store.value(name)
            self._later: tuple[tuple[str, ...], ...] = store.value(_later(name))
            self._parts = (*parts, *self._later)
            # A part may hold what has gone since.
            held = {key: n for n, keys in enumerate(self._parts) for key in keys}
            self._where = {key: held[key] for key in self._keys}
        except (TypeError, ValueError, KeyError) as error:
            raise StoreError(f"section `{name}` holds something else than it should") from error
        self._store = store
        self._name = name
        self._known: dict[str, Value] = {}
        self._read: dict[int, bytes] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._known:
            self._open(self._where[key])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._where

    def parts(self) -> tuple[Part, ...]:
        """Everything as it is kept."""
        return tuple(Part(keys, self._bytes(number)) for number, keys in enumerate(self._parts))

    def everything(self) -> dict[str, Value]:
        """All values, in order."""
        for number in range(len(self._parts)):
            self._open(number)
        return {key: self[key] for key in self._keys}

    def with_later(self, later: Mapping[str, Value]) -> dict[str, bytes]:
        """Sections that change where *later* take the place of some values."""
        return {
            _later(self._name): dump_value((*self._later, tuple(later))),
            f"{self._name}/{len(self._parts)}": dump_value(tuple(later.values())),
        }

    def _bytes(self, number: int) -> bytes:
        if number not in self._read:
            self._read[number] = self._store.bytes(f"{self._name}/{number}")
        return self._read[number]

    def _open(self, number: int) -> None:
        keys = self._parts[number]
        try:
            values = load_value(self._bytes(number))
            found = dict(zip(keys, values, strict=True))
        except StoreError:
            raise
        except Exception as error:
            raise StoreError(f"section `{self._name}/{number}` cannot be understood") from error
        self._known |= {key: one for key, one in found.items() if self._where.get(key) == number}
