"""What a release does with long files, full disks and power cuts."""

import errno
import hashlib
import os
import sys
from pathlib import Path

import pytest
from folder_releases import release

from generator.errors import PublishError
from generator.publish.snapshot import copy_file, same_bytes, snapshot
from generator.publish.targets.folder import incoming

#: Longer than what is read at once, and no multiple of it.
LONG = bytes(range(251)) * 10_000


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "built"
    (folder / "a").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "a/index.html").write_text("a")
    (folder / "a/film.webm").write_bytes(LONG)
    return folder


def test_long_files_are_measured_and_copied_whole(built, tmp_path):
    state = snapshot(built).files["a/film.webm"]
    assert (state.size, state.digest) == (len(LONG), hashlib.sha256(LONG).hexdigest())
    assert same_bytes(built / "a/film.webm", state)
    assert copy_file(built / "a/film.webm", tmp_path / "copy") == state
    assert (tmp_path / "copy").read_bytes() == LONG


def test_same_bytes_are_those_of_a_regular_file_alone(built, tmp_path):
    state = snapshot(built).files["a/film.webm"]
    (tmp_path / "link").symlink_to(built / "a/film.webm")
    (tmp_path / "other").write_bytes(LONG[:-1] + b"x")
    (tmp_path / "longer").write_bytes(LONG + b"x")
    for name in ("link", "other", "longer", "missing", "."):
        assert not same_bytes(tmp_path / name, state)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc names what is open")
def test_the_disk_has_everything_before_the_switch(built, tmp_path, monkeypatch):
    flushed = []
    target = tmp_path / "www"

    def note(descriptor):
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        flushed.append((path.relative_to(target).as_posix(), (target / "current").exists()))

    monkeypatch.setattr(os, "fsync", note)
    id_ = release(built, target).id
    fresh = f"releases/.incoming-{id_}"
    files = ("index.html", "a/index.html", "a/film.webm")
    wanted = {fresh, f"{fresh}/a", *(f"{fresh}/{name}" for name in files), "releases"}
    assert {path for path, switched in flushed if not switched} >= wanted
    assert flushed[-1] == (".", True)


def test_failure_while_clearing_up_does_not_hide_the_first_one(built, tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    def closed(*_arguments):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(incoming, "copy_file", full)
    monkeypatch.setattr(incoming, "remove_tree", closed)
    monkeypatch.setattr(incoming, "remove_notes", closed)
    with pytest.raises(PublishError, match="the disk is full") as told:
        release(built, tmp_path / "www")
    assert "ermission" not in str(told.value)
    monkeypatch.undo()
    assert release(built, tmp_path / "www").made
    names = [path.name for path in (tmp_path / "www/releases").iterdir()]
    assert not [name for name in names if name.startswith(".incoming")]
