"""The preview believes no time of a file either: neither when it watches, nor when it is asked."""

import os

import pytest

from generator.preview.address import Target
from generator.preview.messages import Request, Response
from generator.preview.sending import prepared
from generator.preview.watching import seen

_LONG_AGO = 1_000_000_000


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("19.90")
    os.utime(path, ns=(_LONG_AGO, _LONG_AGO))
    return path


def rewritten(file):
    """Other words of the same size and time."""
    before = file.stat()
    file.write_text("29.90")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_look_sees_an_edit_that_keeps_size_and_time(file):
    before = seen(str(file))
    rewritten(file)
    assert seen(str(file)) != before


def test_young_file_counts_as_changed_at_each_look(file):
    file.write_text("19.90")
    assert seen(str(file)).st_mtime != seen(str(file)).st_mtime


def test_settled_file_does_not(file, monkeypatch):
    state = file.stat()
    monkeypatch.setattr("time.time_ns", lambda: state.st_ctime_ns + 10_000_000_000)
    assert seen(str(file)) == seen(str(file))


def test_folder_does_not_either(tmp_path):
    assert seen(str(tmp_path)) == seen(str(tmp_path))


def tag_of(file):
    request = Request("GET", Target("/a.txt"), {}, b"", "127.0.0.1", "http")
    return dict(prepared(request, Response(200, "text/plain", file)).headers).get("etag")


def test_tag_changes_with_an_edit_that_keeps_size_and_time(file, monkeypatch):
    moment = file.stat().st_ctime_ns + 10_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: moment)
    before = tag_of(file)
    assert before == tag_of(file)
    rewritten(file)
    assert tag_of(file) not in (before, None)


def test_young_file_has_no_tag(file, monkeypatch):
    moment = file.stat().st_ctime_ns
    monkeypatch.setattr("time.time_ns", lambda: moment)
    assert tag_of(file) is None
