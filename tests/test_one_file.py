"""Whatever stands in the place of a file is an `OSError` with words, and never a hang."""

import os
import socket
from pathlib import Path

import pytest

from generator.one_file import DEEPEST, TooLongError, open_file, read_file, walk

#: A file that says it is empty, and is not.
STATUS = Path("/proc/self/status")
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")


def words(error):
    return error.value.strerror


def test_regular_file(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    assert read_file(file) == read_file(str(file)) == b"abc"
    with open_file(file) as opened:
        opened.seek(1)
        assert opened.read() == b"bc"


def test_link_is_followed(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "b").symlink_to("a")
    assert read_file(tmp_path / "b") == b"abc"


def test_limit_is_inclusive(tmp_path):
    (tmp_path / "a").write_bytes(b"abcde")
    assert read_file(tmp_path / "a", 5) == b"abcde"


def test_one_byte_over(tmp_path):
    (tmp_path / "a").write_bytes(b"abcdef")
    with pytest.raises(TooLongError) as error:
        read_file(tmp_path / "a", 5)
    assert words(error) == "it is 6 bytes long; the limit is 5"
    assert (error.value.size, error.value.limit) == (6, 5)


@pytest.mark.skipif(not STATUS.exists(), reason="no /proc here")
def test_a_file_that_does_not_know_its_length_is_read_to_its_end():
    assert read_file(STATUS).startswith(b"Name:")


@pytest.mark.skipif(not STATUS.exists(), reason="no /proc here")
def test_a_file_that_does_not_know_its_length_has_a_limit_too():
    with pytest.raises(TooLongError):
        read_file(STATUS, 10)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkfifo, "it is a pipe and not a file"),
        (os.mkdir, "it is a folder and not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a device and not a file"),
    ],
)
def test_what_is_no_file(tmp_path, make, what):
    make(tmp_path / "a")
    for read in (read_file, lambda path: open_file(path).__enter__()):
        with pytest.raises(OSError) as error:  # noqa: PT011 - its words are checked below
            read(tmp_path / "a")
        assert words(error) == what


def test_socket(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("a")
        with pytest.raises(OSError) as error:  # noqa: PT011 - as above
            read_file("a")
    assert words(error) == "it is a socket and not a file"


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_name_that_no_file_has(tmp_path, name):
    with pytest.raises(OSError) as error:  # noqa: PT011 - as above
        read_file(f"{tmp_path}/{name}")
    assert words(error) == "no file can have such a name"


def test_link_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(OSError) as error:  # noqa: PT011 - as above
        read_file(tmp_path / "a")
    assert "symbolic links" in words(error)


def nested(folder, depth):
    """Make *depth* folders in each other, with a file in each."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.close(os.open("file", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def test_walk_goes_as_deep_as_it_may(tmp_path):
    nested(tmp_path, DEEPEST)
    failed = []
    assert len(list(walk(tmp_path, failed.append))) == DEEPEST + 1
    assert failed == []


def test_walk_stops_one_deeper_and_says_so(tmp_path):
    nested(tmp_path, DEEPEST + 1)
    failed = []
    assert len(list(walk(tmp_path, failed.append))) == DEEPEST + 1
    assert [one.strerror for one in failed] == [f"it lies more than {DEEPEST} folders deep"]
    assert failed[0].filename.endswith("/d/d")


def test_walk_is_as_of_the_system(tmp_path):
    for name in ("b/c", "a", "b/d"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "b" / "file").touch()
    (tmp_path / "link").symlink_to("b")
    ours = sorted((p, sorted(f), sorted(n)) for p, f, n in walk(tmp_path))
    assert ours == sorted((p, sorted(f), sorted(n)) for p, f, n in os.walk(tmp_path))


def test_walk_obeys_what_the_caller_takes_out(tmp_path):
    for name in ("a/x", "b/x"):
        (tmp_path / name).mkdir(parents=True)
    seen = []
    for place, folders, _ in walk(tmp_path):
        seen.append(Path(place).name)
        if "a" in folders:
            folders.remove("a")
    assert seen[1:] == ["b", "x"]
