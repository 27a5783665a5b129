"""What the store gives back, and what it refuses."""

import datetime as dt
import errno
import os
import pickle
from array import array
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from generator.incremental.shelf import Shelf, parts_of, parts_with, shelved
from generator.incremental.store import (
    StoreError,
    amend_store,
    dump_value,
    load_value,
    open_store,
    save_store,
)
from generator.model.finding import Location, Severity

VALUES = [
    Location(PurePosixPath("content/a.md"), 3, 4),
    Severity.ERROR,
    dt.datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Berlin")),
    dt.datetime(2026, 11, 24, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
    dt.date(2026, 11, 24),
    frozenset({"a"}),
    array("I", [1, 2, 3]),
    {"a": (1, None, [True, 2.5])},
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_value_comes_back(value):
    assert load_value(dump_value(value)) == value


class Attack:
    def __reduce__(self):
        return os.system, ("false",)


@pytest.mark.parametrize("value", [Attack(), pickle.Unpickler, getattr, eval, os.system])
def test_foreign_value_is_refused(value):
    with pytest.raises(pickle.UnpicklingError, match="does not belong into a store"):
        load_value(pickle.dumps(value))


def test_function_of_ours_is_refused():
    with pytest.raises(pickle.UnpicklingError, match="does not belong"):
        load_value(pickle.dumps(save_store))


def test_section_comes_back(tmp_path):
    path = tmp_path / "store.bin"
    save_store(path, "key", {"one": dump_value([1]), "two": dump_value({"a": 2})})
    store = open_store(path, "key")
    assert store is not None
    assert store.value("two") == {"a": 2}
    assert store.value("one") == [1]


def test_absent_store_is_none(tmp_path):
    assert open_store(tmp_path / "store.bin", "key") is None


def test_other_key_is_refused(tmp_path):
    path = tmp_path / "store.bin"
    save_store(path, "key", {})
    with pytest.raises(StoreError, match="another version"):
        open_store(path, "other")


@pytest.mark.parametrize("keep", [0, 5, 20, 60, -1])
def test_cut_store_is_refused(tmp_path, keep):
    path = tmp_path / "store.bin"
    save_store(path, "key", {"one": dump_value(list(range(100)))})
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(StoreError, match=r"cut short|damaged"):
        open_store(path, "key")


def test_damaged_section_is_refused(tmp_path):
    path = tmp_path / "store.bin"
    save_store(path, "key", {"one": dump_value(list(range(100)))})
    data = bytearray(path.read_bytes())
    data[40] ^= 1  # the head has 28 bytes, and the section comes next
    path.write_bytes(data)
    store = open_store(path, "key")
    assert store is not None
    with pytest.raises(StoreError, match="damaged"):
        store.value("one")


def kept(tmp_path, **sections):
    """A store with these values."""
    path = tmp_path / "store.bin"
    save_store(path, "key", {name: dump_value(value) for name, value in sections.items()})
    store = open_store(path, "key")
    assert store is not None
    return path, store


def test_amended_store_has_new_and_old_sections(tmp_path):
    path, before = kept(tmp_path, one=[1], two=list(range(1000)))
    start = path.read_bytes()[28:]
    amend_store(before, {"one": dump_value([2]), "three": dump_value("new")})
    after = open_store(path, "key")
    assert after is not None
    assert [after.value(name) for name in ("one", "two", "three")] == [
        [2],
        list(range(1000)),
        "new",
    ]
    # Who reads the old one meanwhile still can, since nothing was written over.
    assert before.value("one") == [1]
    assert path.read_bytes()[28:].startswith(start)
    assert after.index != before.index


@pytest.mark.parametrize("tail", [b"x", bytes(5000)])
def test_amendment_that_was_cut_off_changes_nothing(tmp_path, tail):
    path, _ = kept(tmp_path, one=[1])
    with path.open("ab") as file:
        file.write(tail)
    store = open_store(path, "key")
    assert store is not None
    assert store.value("one") == [1]
    amend_store(store, {"one": dump_value([2])})
    again = open_store(path, "key")
    assert again is not None
    assert again.value("one") == [2]


def test_amendment_on_a_full_disk_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    path, store = kept(tmp_path, one=list(range(1000)))
    before = path.read_bytes()
    opened = type(path).open

    def full(self, mode="r", **more):
        file = opened(self, mode, **more)
        return FullFile(file) if mode == "r+b" else file

    monkeypatch.setattr(type(path), "open", full)
    with pytest.raises(OSError, match="No space left"):
        amend_store(store, {"two": dump_value([2])})
    assert path.read_bytes() == before


class FullFile:
    """A file that takes a few bytes more, as on a disk that is nearly full."""

    def __init__(self, file):
        self._file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def __getattr__(self, name):
        return getattr(self._file, name)

    def write(self, data):
        self._file.write(data[:10])
        self._file.flush()
        raise OSError(errno.ENOSPC, "No space left on device")


def test_amended_store_is_written_anew_before_it_grows_large(tmp_path):
    path, store = kept(tmp_path, one=list(range(1000)), two=["stays"])
    size = path.stat().st_size
    for number in range(50):
        amend_store(store, {"one": dump_value([number, *range(1000)])})
        store = open_store(path, "key")
        assert store is not None
        assert path.stat().st_size < 3 * size
    assert store.value("one")[0] == 49
    assert store.value("two") == ["stays"]


def test_value_of_another_class_is_refused(tmp_path):
    _, store = kept(tmp_path, one=[1])
    assert store.instance("one", list) == [1]
    with pytest.raises(StoreError, match="something else"):
        store.instance("one", dict)


def shelf(tmp_path, values, changed):
    parts = parts_with(tuple(parts_of(values)), changed, {**values, **changed})
    path = tmp_path / "store.bin"
    save_store(path, "key", shelved("things", {**values, **changed}, parts))
    store = open_store(path, "key")
    assert store is not None
    return Shelf(store, "things")


def test_shelf_gives_the_later_of_two_values(tmp_path):
    values = {str(number): [number] for number in range(100)}
    found = shelf(tmp_path, values, {"7": ["new"], "100": [100]})
    assert list(found) == [*values, "100"]
    assert (found["7"], found["8"], found["100"]) == (["new"], [8], [100])
    assert found.everything() == {**values, "7": ["new"], "100": [100]}
    with pytest.raises(KeyError):
        found["none"]


def test_shelf_reads_one_part_for_one_value(tmp_path, monkeypatch):
    found = shelf(tmp_path, {str(number): [number] for number in range(100)}, {})
    read = []
    whole = type(found._store).bytes
    monkeypatch.setattr(
        type(found._store), "bytes", lambda self, name: read.append(name) or whole(self, name)
    )
    assert [found["3"], found["4"], found["3"]] == [[3], [4], [3]]
    assert read == ["things/0"]


def test_shelf_does_not_know_what_has_gone(tmp_path):
    values = {"a": 1, "b": 2, "c": 3, "d": 4}
    path = tmp_path / "store.bin"
    save_store(path, "key", shelved("things", ["a", "b", "c"], tuple(parts_of(values))))
    store = open_store(path, "key")
    assert store is not None
    found = Shelf(store, "things")
    assert "d" not in found
    assert dict(found) == {"a": 1, "b": 2, "c": 3}


def test_shelf_takes_later_values_without_writing_the_others(tmp_path):
    found = shelf(tmp_path, {"a": 1, "b": 2}, {})
    amend_store(found._store, found.with_later({"b": 3}))
    store = open_store(found._store.path, "key")
    assert store is not None
    once = Shelf(store, "things")
    assert dict(once) == {"a": 1, "b": 3}
    amend_store(store, once.with_later({"a": 4}))
    store = open_store(store.path, "key")
    assert store is not None
    assert dict(Shelf(store, "things")) == {"a": 4, "b": 3}


def test_parts_of_which_most_is_of_no_use_are_pickled_anew():
    values = {str(number): number for number in range(10)}
    parts = tuple(parts_of(values))
    assert parts_with(parts, {}, {"1": 1, "2": 2}) == tuple(parts_of({"1": 1, "2": 2}))
    assert parts_with(parts, {}, values) == parts
