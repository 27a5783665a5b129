import json
import os
from pathlib import Path

import pytest

from generator.errors import OutputFolderError
from generator.files.atomic_file import write_if_changed
from generator.files.output_folder import announce, claim, complete, delete_stale
from generator.files.writer import Writer


@pytest.fixture
def root(tmp_path):
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "content" / "_index.md").write_text("# Home")
    return site


def claimed(root, output="public"):
    return claim(root / output, root, root / ".cache")


def write(folder, *paths):
    """A whole build."""
    folder = announce(folder, paths)
    writer = Writer(folder.path)
    for path in paths:
        writer.write(path, path.encode())
    return complete(folder, paths)


def files(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
    )


def test_new_folder_is_made(root):
    folder = claimed(root)
    assert folder.path == root / "public"
    assert folder.path.is_dir()
    assert folder.written == frozenset()


def test_empty_folder_is_taken(root):
    (root / "public").mkdir()
    claimed(root)


@pytest.mark.parametrize(
    "output",
    [".", "..", "/", "content", "content/public", "themes", "static/x", ".git", ".cache"],
)
def test_folders_that_are_not_ours(root, output):
    (root / "static").mkdir()
    (root / ".cache").mkdir()
    with pytest.raises(OutputFolderError):
        claimed(root, output)
    assert (root / "content" / "_index.md").read_text() == "# Home"


def test_home_is_refused(root, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "people" / "ann"))
    (tmp_path / "people" / "ann").mkdir(parents=True)
    with pytest.raises(OutputFolderError, match="home"):
        claimed(root, tmp_path / "people" / "ann")
    with pytest.raises(OutputFolderError, match="home"):
        claimed(root, tmp_path / "people")
    claimed(root, tmp_path / "people" / "ann" / "public")


def test_link_to_a_source_folder_is_refused(root):
    (root / "public").symlink_to(root / "content", target_is_directory=True)
    with pytest.raises(OutputFolderError, match="content"):
        claimed(root)


def test_file_is_refused(root):
    (root / "public").write_text("x")
    with pytest.raises(OutputFolderError, match="is a file"):
        claimed(root)


def test_foreign_files_are_refused(root):
    (root / "public").mkdir()
    (root / "public" / "mine.txt").write_text("mine")
    with pytest.raises(OutputFolderError, match="no record"):
        claimed(root)
    assert files(root / "public") == ["mine.txt"]


def test_foreign_file_in_our_folder_stays(root):
    write(claimed(root), "a.html")
    (root / "public" / "mine.txt").write_text("mine")
    assert write(claimed(root), "b.html") == ("a.html",)
    assert files(root / "public") == ["b.html", "mine.txt"]


def test_preview_may_write_below_the_cache(root):
    claimed(root, ".cache/preview")


def test_moved_site_is_still_ours(root, tmp_path):
    write(claimed(root), "a.html")
    moved = root.rename(tmp_path / "moved")
    assert claimed(moved).written == {"a.html"}


def test_two_output_folders_have_two_records(root):
    write(claimed(root), "a.html")
    assert claimed(root, "preview").written == frozenset()


def test_no_record_lies_in_the_folder(root):
    write(claimed(root), "a.html")
    assert files(root / "public") == ["a.html"]


def test_folders_that_became_empty_are_removed(root):
    write(claimed(root), "a/b/index.html", "a/c.html")
    write(claimed(root), "a/c.html")
    assert not (root / "public" / "a" / "b").exists()
    write(claimed(root), "d.html")
    assert not (root / "public" / "a").exists()


def test_killed_build_leaves_nothing_unknown(root):
    folder = announce(claimed(root), ["a.html", "b.html"])
    Writer(folder.path).write("a.html", b"half a")
    (root / "public" / ".a.html.1234.proofpress-tmp").write_text("half")
    # here the process dies
    assert write(claimed(root), "c.html") == ("a.html",)
    assert files(root / "public") == ["c.html"]


def test_damaged_record_still_says_that_the_folder_is_ours(root):
    write(claimed(root), "a.html")
    (record,) = (root / ".cache").iterdir()
    for text in ("{", "[]", json.dumps({"files": 3})):
        record.write_text(text)
        assert claimed(root).written == frozenset()


def test_page_becomes_a_folder_and_a_folder_a_page(root):
    write(claimed(root), "a", "b/index.html")
    write(claimed(root), "a/index.html", "b")
    assert files(root / "public") == ["a/index.html", "b"]


def test_unchanged_file_is_not_written(root):
    writer = Writer(claimed(root).path)
    assert writer.write("a.html", b"a") is True
    before = (root / "public" / "a.html").stat()
    assert writer.write("a.html", b"a") is False
    assert (root / "public" / "a.html").stat() == before
    assert writer.write("a.html", b"b") is True


@pytest.mark.parametrize(
    "path",
    [
        "../a.html",
        "a/../../b.html",
        "a/../b.html",
        "/etc/x",
        "",
        "..",
        "a/..",
        "a/",
        "a\0b",
        "a\0/b",
    ],
)
def test_nothing_is_written_outside(root, path):
    with pytest.raises(OutputFolderError):
        Writer(claimed(root).path).write(path, b"x")
    assert files(root) == ["content/_index.md"]


def test_nothing_is_written_through_a_linked_folder(root, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    output = claimed(root).path
    (output / "a").symlink_to(outside, target_is_directory=True)
    for path in ("a/x.html", "a/b/c/x.html"):
        with pytest.raises(OutputFolderError, match="leads out"):
            Writer(output).write(path, b"x")
    assert files(outside) == []


def test_linked_file_is_replaced_and_not_followed(root, tmp_path):
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    output = claimed(root).path
    for text in (b"ours", b"mine"):
        (output / "a.html").unlink(missing_ok=True)
        (output / "a.html").symlink_to(outside)
        assert Writer(output).write("a.html", text) is True
        assert not (output / "a.html").is_symlink()
    assert outside.read_text() == "mine"


def test_nothing_is_deleted_through_a_link(root, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.html").write_text("mine")
    output = claimed(root).path
    (output / "a").symlink_to(outside, target_is_directory=True)
    (output / "y.html").symlink_to(outside / "x.html")
    assert delete_stale(output, ["a/x.html", "y.html", "../outside/x.html"], []) == ("y.html",)
    assert files(outside) == ["x.html"]


def test_name_that_is_a_folder_by_now_is_not_deleted(root):
    write(claimed(root), "a")
    (root / "public" / "a").unlink()
    (root / "public" / "a").mkdir()
    (root / "public" / "a" / "mine.txt").write_text("mine")
    assert write(claimed(root), "b.html") == ()
    assert files(root / "public") == ["a/mine.txt", "b.html"]


def test_write_over_a_folder_is_refused(root):
    (claimed(root).path / "a.html").mkdir()
    with pytest.raises(OutputFolderError, match="directory"):
        Writer(root / "public").write("a.html", b"x")


def test_refused_write_leaves_what_was_there(root, monkeypatch):
    writer = Writer(claimed(root).path)
    writer.write("a.html", b"old")

    def full(_descriptor, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputFolderError, match=r"disk is full at .*: [\d,]+ bytes are free"):
        writer.write("a.html", b"new")
    assert (root / "public" / "a.html").read_bytes() == b"old"
    assert files(root / "public") == ["a.html"]


def test_long_names_can_be_replaced(tmp_path):
    file = Path(tmp_path / ("a" * 255))
    assert write_if_changed(file, b"1")
    assert write_if_changed(file, b"2")
    assert file.read_bytes() == b"2"
