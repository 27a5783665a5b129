import subprocess

import pytest

from generator.errors import UsageError
from generator.history.repository import repository_of

ODD = ["a b.md", "ä.md", "tab\there.md", "line\nbreak.md", "-dash.md", "quo\"te'.md"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content").mkdir()
    for number, name in enumerate(ODD):
        (tmp_path / "content" / name).write_text(f"{number}\n" * 30)
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path)
    return tmp_path


def git(folder, *words):
    names = ("-c", "user.name=n", "-c", "user.email=n@example.com")
    done = subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def committed(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "m")


def test_odd_names_are_exported(folder, tmp_path_factory):
    target = tmp_path_factory.mktemp("then")
    repository = repository_of(folder)
    (folder / "content" / ODD[0]).write_text("changed")
    repository.export(repository.commit("main"), target)
    assert sorted(path.name for path in (target / "content").iterdir()) == sorted(ODD)
    assert (target / "content" / ODD[0]).read_text() == "0\n" * 30


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("added", [False, True])
def test_odd_names_are_followed(folder, name, added):
    repository = repository_of(folder)
    (folder / "content" / name).rename(folder / "content" / f"new {name}")
    if added:
        git(folder, "add", "-A")
    _, renamed = repository.changes(repository.commit("HEAD"))
    assert renamed == {f"content/{name}": f"content/new {name}"}


def test_files_that_differ_are_named_with_those_that_are_new_gone_or_renamed(folder):
    repository = repository_of(folder)
    content = folder / "content"
    (content / ODD[0]).write_text("changed")
    (content / "new.md").write_text("untracked")
    (content / ODD[1]).rename(content / "moved.md")
    (content / ODD[4]).unlink()
    differing, renamed = repository.changes(repository.commit("HEAD"))
    named = (ODD[0], "new.md", "moved.md", ODD[4])
    assert differing == {f"content/{name}" for name in named}
    assert renamed == {f"content/{ODD[1]}": "content/moved.md"}


def test_folder_below_the_top_counts_alone(folder):
    (folder / "other.md").write_text("x")
    repository = repository_of(folder / "content")
    differing, _ = repository.changes(repository.commit("HEAD"))
    assert not differing
    assert repository.prefix == "content/"


def test_ignored_files_are_no_change(folder):
    (folder / ".gitignore").write_text("public/\n")
    committed(folder)
    (folder / "public").mkdir()
    (folder / "public/index.html").write_text("x")
    repository = repository_of(folder)
    assert not repository.changes(repository.commit("HEAD"))[0]


def test_links_and_modes_are_kept(folder, tmp_path_factory):
    (folder / "link.md").symlink_to("content/-dash.md")
    (folder / "run").write_text("#!/bin/sh\n")
    (folder / "run").chmod(0o755)
    committed(folder)
    target = tmp_path_factory.mktemp("then")
    repository = repository_of(folder)
    repository.export(repository.commit("HEAD"), target)
    assert (target / "link.md").is_symlink()
    assert (target / "run").stat().st_mode & 0o100


def test_place_at_which_two_branches_parted(folder):
    first = git(folder, "rev-parse", "HEAD")
    git(folder, "checkout", "-q", "-b", "topic")
    (folder / "a.md").write_text("x")
    committed(folder)
    git(folder, "checkout", "-q", "main")
    (folder / "b.md").write_text("x")
    committed(folder)
    git(folder, "checkout", "-q", "topic")
    repository = repository_of(folder)
    assert repository.fork(repository.commit("main")) == first


def test_histories_without_a_common_place(folder):
    git(folder, "checkout", "-q", "--orphan", "other")
    git(folder, "commit", "-q", "-m", "other")
    repository = repository_of(folder)
    main = repository.commit("main")
    assert repository.fork(main) == main


def test_variables_of_hooks_do_not_mislead(folder, monkeypatch, tmp_path_factory):
    monkeypatch.setenv("GIT_DIR", str(tmp_path_factory.mktemp("elsewhere")))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert repository_of(folder).commit("HEAD")


def test_folder_that_is_in_none(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="lies in no git repository"):
        repository_of(tmp_path)
