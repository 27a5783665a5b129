"""What the store gives back, and what it refuses."""

import datetime as dt
import os
import pickle
from array import array
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from generator.incremental.store import (
    StoreError,
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
