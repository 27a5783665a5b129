"""
The store: what a build keeps for the next one, in one file.

::

    magic, 8 bytes
    where the index begins, 8 bytes, little-endian
    length of the index, 8 bytes
    CRC-32 of the index, 4 bytes
    sections, one after the other
    the index: JSON with the key and, for each section, name, place, length and CRC-32

A few sections are exchanged without writing the others again: the new ones, and a new index, are
put at the end of the file, and then its head is turned to that index. Until then the old one holds,
so a build that is killed or finds the disk full leaves the store as it was. What is no longer asked
for stays until it outweighs the rest.

A file of another version or another key, a cut or damaged one, is no store: it is said in a line
and everything is built again. Sections are read when they are asked for.

Values are pickled, since nothing else is as quick for so many small frozen values; what is read
back can only be one of our own value classes, so that a foreign file cannot run code.
"""

import copyreg
import datetime as dt
import io
import json
import pickle
import struct
import zlib
from array import _array_reconstructor, array  # type: ignore[attr-defined]  # how arrays are pickled
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from generator.files.atomic_file import TEMPORARY, temporary_file
from generator.one_file import open_file
from generator.value import dataclass

Kept = TypeVar("Kept")
_MAGIC = b"PRPRESS2"
_HEAD = struct.Struct("<8sQQL")
#: Modules whose classes and constructors may appear in a store.
_OURS = ("generator.model.", "generator.checks.", "generator.incremental.", "generator.stages.")
#: What else may appear, as what it is: the module that it names differs between Pythons.
_OTHERS = (
    *(array, _array_reconstructor, dt.date, dt.datetime, dt.timedelta, dt.timezone),
    *(PurePosixPath, ZoneInfo, frozenset, set),
)
_THEIR_MODULES = ("array", "builtins", "datetime", "pathlib", "zoneinfo")


class StoreError(Exception):
    """The file is no store, or none for us; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class Store:
    """
    An open store.

    Attributes:
        path: Its file.
        key: Under which it was kept.
        index: Where its index lies, and its CRC-32; two stores with the same hold the same.
        sections: Name to where the section begins, its length, and its CRC-32.
    """

    path: Path
    key: str
    index: tuple[int, int, int]
    sections: Mapping[str, tuple[int, int, int]]

    def bytes(self, name: str) -> bytes:
        """
        Read section *name*.

        Raises:
            StoreError: It is not there, or its checksum does not fit.
        """
        try:
            offset, length, checksum = self.sections[name]
            with open_file(self.path) as file:
                file.seek(offset)
                data = file.read(length)
        except (OSError, KeyError) as error:
            raise StoreError(f"section `{name}` cannot be read") from error
        if len(data) != length or zlib.crc32(data) != checksum:
            raise StoreError(f"section `{name}` is damaged")
        return data

    def value(self, name: str) -> Any:
        """
        Read section *name* as the value that was kept.

        Raises:
            StoreError: It cannot be read.
        """
        try:
            return load_value(self.bytes(name))
        except StoreError:
            raise
        except Exception as error:
            raise StoreError(f"section `{name}` cannot be understood") from error

    def instance(self, name: str, cls: type[Kept]) -> Kept:
        """
        Read section *name*, which holds an instance of *cls*.

        Raises:
            StoreError: It cannot be read, or holds something else.
        """
        value = self.value(name)
        if not isinstance(value, cls):
            raise StoreError(f"section `{name}` holds something else than it should")
        return value


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_OURS) and not name.startswith("_"):
            value = super().find_class(module, name)
            if isinstance(value, type):
                return value
        if module.partition(".")[0] in _THEIR_MODULES:
            value = super().find_class(module, name)
            if any(value is one for one in _OTHERS):
                return value
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a store")


def load_value(data: bytes) -> Any:
    """Read one value back."""
    return _Reader(io.BytesIO(data)).load()


Reduce = Callable[[Any], tuple[Any, ...]]


def dump_value(value: Any, reduced: Mapping[type[Any], Reduce] = MappingProxyType({})) -> bytes:
    """
    Write one value.

    Args:
        value: Whatever `load_value` can read.
        reduced: For some classes, another way to write an instance, as `pickle` knows it.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, ZoneInfo: _zone, **reduced}
    pickler.dump(value)
    return buffer.getvalue()


def pickle_quickly(*classes: type[Any]) -> None:
    """
    Let frozen dataclasses be pickled by their fields, in order, and made again from them.

    A dataclass with slots is otherwise read and filled field by field in Python, which takes
    several times as long; sites have some hundred thousand of these.
    """
    for cls in classes:
        names = tuple(field.name for field in fields(cls))
        copyreg.pickle(cls, partial(_by_fields, cls, attrgetter(*names), len(names)))


def _by_fields(
    cls: type[Any], values: Callable[[Any], Any], count: int, value: Any
) -> tuple[type[Any], tuple[Any, ...]]:
    return cls, values(value) if count > 1 else (values(value),)


def _zone(zone: ZoneInfo) -> tuple[type[ZoneInfo], tuple[str]]:
    # By its name: a zone's own way is a call that a store must not make.
    if zone.key is None:
        raise pickle.PicklingError("a time zone without a name cannot be kept")
    return ZoneInfo, (zone.key,)


def open_store(path: Path, key: str) -> Store | None:
    """
    Open the store at *path*.

    Returns:
        None where there is no file.

    Raises:
        StoreError: The file is damaged, or was kept under another key.
    """
    try:
        with open_file(path) as file:
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                raise StoreError("it is cut short")
            magic, start, length, checksum = _HEAD.unpack(head)
            if magic != _MAGIC:
                raise StoreError("it is none of ours")
            size = file.seek(0, io.SEEK_END)
            if start + length > size:
                raise StoreError("it is cut short")
            file.seek(start)
            index = file.read(length)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"it cannot be read: {error.strerror}") from error
    if len(index) != length or zlib.crc32(index) != checksum:
        raise StoreError("its index is damaged")
    described = json.loads(index)
    if described["key"] != key:
        raise StoreError("it was kept by another version, or with other options")
    sections = {name: tuple(place) for name, *place in described["sections"]}
    return Store(path, key, (start, length, checksum), sections)


def save_store(path: Path, key: str, sections: Mapping[str, bytes]) -> None:
    """
    Keep *sections* under *key*, whole or not at all.

    Raises:
        OSError: The file cannot be written; an older store is still there.
    """
    finish_store(begin_store(path, sections), key, {})


@dataclass(frozen=True, slots=True)
class StoreDraft:
    """
    A store that is being written.

    Attributes:
        path: Where it will be.
        file: Where it is.
        places: As in `Store.sections`.
    """

    path: str
    file: str
    places: Mapping[str, tuple[int, int, int]]


def begin_store(path: Path, sections: Mapping[str, bytes]) -> StoreDraft:
    """
    Write the first sections of a store that will be at *path*.

    Raises:
        OSError: They cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f".{path.name}.*{TEMPORARY}"):
        left.unlink(missing_ok=True)  # of a build that was killed; nobody else writes this store
    file = temporary_file(path, (bytes(_HEAD.size), *sections.values()))
    return StoreDraft(str(path), str(file), _placed(sections, _HEAD.size))


def finish_store(draft: StoreDraft, key: str, sections: Mapping[str, bytes]) -> None:
    """
    Add the last *sections* to a store, and put it in its place under *key*.

    Raises:
        OSError: It cannot be written; an older store is still there.
    """
    written = Path(draft.file)
    try:
        with written.open("r+b") as file:
            end = file.seek(0, io.SEEK_END)
            index = _index(key, {**draft.places, **_placed(sections, end)})
            for data in (*sections.values(), index):
                file.write(data)
            file.seek(0)
            file.write(_head(end + sum(map(len, sections.values())), index))
        written.replace(draft.path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def amend_store(store: Store, sections: Mapping[str, bytes]) -> None:
    """
    Replace the sections of the same names with *sections*, and add the others.

    Nobody else may write the store meanwhile.

    Raises:
        OSError: The file cannot be written; the store is as it was.
        StoreError: A section that stays cannot be read.
    """
    staying = {name: place for name, place in store.sections.items() if name not in sections}
    needed = sum(length for _, length, _ in staying.values()) + sum(map(len, sections.values()))
    with store.path.open("r+b") as file:
        end = file.seek(0, io.SEEK_END)
        if end <= needed * _LARGEST:
            try:
                index = _index(store.key, staying | _placed(sections, end))
                start = end + sum(map(len, sections.values()))
                file.write(b"".join((*sections.values(), index)))
                file.flush()
                file.seek(0)
                file.write(_head(start, index))
            except OSError:
                with suppress(OSError):
                    file.truncate(end)
                raise
            return
    save_store(store.path, store.key, {**{name: store.bytes(name) for name in staying}, **sections})


#: A store that is this many times as large as what it holds is written again.
_LARGEST = 1.5


def _placed(sections: Mapping[str, bytes], start: int) -> dict[str, tuple[int, int, int]]:
    """Where each section lies, if the first begins at *start*."""
    places = {}
    for name, data in sections.items():
        places[name] = start, len(data), zlib.crc32(data)
        start += len(data)
    return places


def _index(key: str, places: Mapping[str, tuple[int, int, int]]) -> bytes:
    described = [(name, *place) for name, place in places.items()]
    return json.dumps({"key": key, "sections": described}).encode()


def _head(start: int, index: bytes) -> bytes:
    return _HEAD.pack(_MAGIC, start, len(index), zlib.crc32(index))
