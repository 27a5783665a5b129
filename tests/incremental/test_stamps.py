"""A stamp that holds means the same bytes, whatever was done to times."""

import os
import time
from unittest import mock

import pytest

from generator.incremental import file_clock
from generator.incremental.file_clock import UNKNOWN, Clock, is_young, read_clock
from generator.incremental.stamps import ABSENT, changed, holds, stamp, stamps

SECOND = 1_000_000_000


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("19.90")
    return path


def settled(file):
    """A stamp of a file that has not changed for a while, so that a look is enough."""
    state = file.stat()
    return stamp(str(file), Clock(state.st_dev, state.st_ctime_ns + 10 * SECOND))


def test_settled_file_needs_no_digest(file):
    assert settled(file)[3] == ""
    assert holds(settled(file), str(file))


def test_young_file_is_told_by_its_content(file):
    kept = stamp(str(file), read_clock(file.parent))
    assert kept[3]
    assert holds(kept, str(file))


def test_edit_that_keeps_size_and_time(file):
    kept, before = settled(file), file.stat()
    file.write_text("29.90")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not holds(kept, str(file))


def test_edit_within_one_tick_of_the_clock(file):
    """The times of both versions are the same in every way."""
    tick = time.time_ns() // SECOND * SECOND
    with mock.patch.object(file_clock, "change_time", return_value=tick):
        kept = stamp(str(file), Clock(file.stat().st_dev, tick))
        file.write_text("29.90")
        assert stamp(str(file))[:3] == kept[:3]
        assert not holds(kept, str(file))


def test_files_that_were_swapped(file):
    other = file.with_name("b.txt")
    other.write_text("29.90")
    for path in (file, other):
        os.utime(path, ns=(SECOND, SECOND))
    kept = settled(file)
    file.rename(file.with_name("c.txt"))
    other.rename(file)
    assert not holds(kept, str(file))


@pytest.mark.parametrize(
    ("changed_at", "now", "young"),
    [
        # A clock with parts of a second: 50 ms.
        (10 * SECOND + 1, 10 * SECOND + 1, True),
        (10 * SECOND + 1, 10 * SECOND + 50_000_000, True),
        (10 * SECOND + 1, 10 * SECOND + 50_000_001, False),
        # Whole seconds: 2.5 s.
        (10 * SECOND, 12 * SECOND + 499_999_999, True),
        (10 * SECOND, 12 * SECOND + 500_000_000, False),
        # A clock that was set back.
        (20 * SECOND + 1, 10 * SECOND, True),
    ],
)
def test_how_long_a_file_is_young(changed_at, now, young):
    assert is_young(changed_at, now) is young


def test_clock_of_this_folder(tmp_path):
    clock = read_clock(tmp_path)
    assert clock.device == tmp_path.stat().st_dev
    assert abs(clock.now - time.time_ns()) < 5 * SECOND
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nowhere", "file"])
def test_where_nothing_can_be_written_nothing_is_proved(tmp_path, place):
    (tmp_path / "file").write_text("")
    assert read_clock(tmp_path / place) == UNKNOWN


def test_time_of_change_that_can_be_set_proves_nothing(tmp_path):
    with mock.patch.object(file_clock, "change_time", lambda state: state.st_mtime_ns):
        assert read_clock(tmp_path) == UNKNOWN


def test_system_without_times_of_change_proves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(file_clock, "KEEPS_TIMES_OF_CHANGE", False)
    assert read_clock(tmp_path) == UNKNOWN


def test_unknown_clock_vouches_for_nothing(file):
    assert not UNKNOWN.vouches_for(file.stat())
    assert stamp(str(file), UNKNOWN)[3]


def test_another_file_system_is_not_vouched_for(file):
    state = file.stat()
    assert not Clock(state.st_dev + 1, state.st_ctime_ns + 10 * SECOND).vouches_for(state)


def test_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert stamp(str(tmp_path / "pipe"), UNKNOWN)[3] == ""


def test_what_changed(tmp_path):
    for name in ("same", "young", "edited", "gone"):
        (tmp_path / name).write_text(name)
    clock = read_clock(tmp_path)
    kept = {path.name: stamp(str(path), clock) for path in tmp_path.iterdir()}
    kept["same"] = settled(tmp_path / "same")
    (tmp_path / "edited").write_text("detide")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").write_text("new")
    now = {path.name: stamp(str(path)) for path in tmp_path.iterdir()}
    assert changed(kept, now, str(tmp_path)) == {"edited", "gone", "new"}


def test_no_file(tmp_path):
    assert stamps([tmp_path / "none"], [tmp_path / "no.txt"]) == {str(tmp_path / "no.txt"): ABSENT}
    assert holds(ABSENT, str(tmp_path / "no.txt"))
