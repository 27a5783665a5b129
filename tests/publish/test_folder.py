import datetime as dt
import errno
import hashlib
import itertools
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from folder_releases import at, path_of, plan, release, releases, rollback

from generator.errors import PublishError
from generator.one_file import open_file
from generator.publish import snapshot as snapshots
from generator.publish.snapshot import snapshot
from generator.publish.targets.folder import incoming, seen
from generator.publish.targets.folder import target as folder_target

ROOT = Path(__file__).resolve().parents[2]
NOON = dt.datetime(2026, 5, 6, 12, 0, 0, tzinfo=dt.UTC)


def build(folder, files):
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def shown(target):
    """What visitors see: path to text."""
    return contents(target / "current")


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def everything(folder):
    return sorted(
        (str(path.relative_to(folder)), path.lstat().st_mtime_ns, path.lstat().st_ino)
        for path in folder.rglob("*")
    )


OLD = {"index.html": "old", "a/index.html": "same", "b/index.html": "b", "x.css": "x"}
NEW = {"index.html": "new", "a/index.html": "same", "c/index.html": "c", "x.css": "x"}


@pytest.fixture
def old(tmp_path):
    return build(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path):
    return build(tmp_path / "new", NEW)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "www"


def test_first_release(old, target):
    published = release(old, target, now=NOON)
    assert published.made
    assert published.id.startswith("20260506T120000Z-")
    assert (target / "current").readlink() == Path("releases") / published.id
    assert shown(target) == OLD
    assert [each.id for each in releases(target)] == [published.id]


def test_second_release_replaces_what_visitors_see(old, new, target):
    first = release(old, target, now=NOON)
    second = release(new, target, now=NOON + dt.timedelta(hours=1))
    assert shown(target) == NEW
    assert [(each.number, each.id, each.current) for each in releases(target)] == [
        (1, second.id, True),
        (2, first.id, False),
    ]


def test_plan_says_what_changes(old, new, target):
    release(old, target)
    changes = plan(new, target)
    assert changes.new == ("c/index.html",)
    assert changes.changed == ("index.html",)
    assert changes.unchanged == ("a/index.html", "x.css")
    assert changes.deleted == ("b/index.html",)
    assert changes.bytes == len("c") + len("new")
    assert (changes.deleted_pages, changes.old_pages) == (1, 3)


def test_plan_changes_nothing(old, new, target):
    plan(old, target)
    assert not target.exists()
    release(old, target)
    before = everything(target)
    plan(new, target, keep=1)
    assert everything(target) == before


def test_unchanged_files_are_shared_and_keep_their_time(old, new, target):
    first = release(old, target)
    second = release(new, target)
    one = target / "releases" / first.id
    two = target / "releases" / second.id
    assert (one / "x.css").samefile(two / "x.css")
    assert not (one / "index.html").samefile(two / "index.html")
    assert (one / "index.html").read_text() == "old"


def test_without_hard_links_files_are_copied(old, new, target, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    release(old, target)
    release(new, target)
    assert shown(target) == NEW


def test_nothing_changed_makes_no_release(old, target):
    first = release(old, target)
    again = release(old, target)
    assert not again.made
    assert again.id == first.id
    assert len(releases(target)) == 1


def test_ids_sort_even_when_the_clock_goes_back(old, new, target):
    first = release(old, target, now=NOON)
    second = release(new, target, now=NOON - dt.timedelta(days=1))
    third = release(old, target, now=NOON)
    assert first.id < second.id < third.id


def test_old_releases_are_removed_beyond_keep(tmp_path, target):
    built = build(tmp_path / "built", OLD)
    ids = []
    for number in range(5):
        (built / "index.html").write_text(str(number))
        ids.append(release(built, target, keep=2).id)
    assert [each.id for each in releases(target)] == ids[:-4:-1]
    assert sorted(path.name for path in (target / "releases").iterdir()) == ids[2:]


def test_plan_names_the_releases_that_will_go(tmp_path, target):
    built = build(tmp_path / "built", OLD)
    ids = []
    for number in range(3):
        (built / "index.html").write_text(str(number))
        ids.append(release(built, target, keep=2).id)
    (built / "index.html").write_text("last")
    assert plan(built, target, keep=2).expired == (ids[0],)
    release(built, target, keep=2)
    assert ids[0] not in [each.id for each in releases(target)]


def test_the_release_before_is_kept_after_a_rollback(tmp_path, target):
    built = build(tmp_path / "built", OLD)
    ids = []
    for number in range(3):
        (built / "index.html").write_text(str(number))
        ids.append(release(built, target, keep=5).id)
    rollback(target, ids[0])
    (built / "index.html").write_text("last")
    release(built, target, keep=1)
    assert [each.id for each in releases(target)][1:] == [ids[0]]


def test_rollback_to_the_release_before(old, new, target):
    first = release(old, target)
    release(new, target)
    assert rollback(target).id == first.id
    assert shown(target) == OLD


@pytest.mark.parametrize("by_number", [True, False])
def test_rollback_to_a_named_release(old, new, target, by_number):
    first = release(old, target)
    release(new, target)
    rollback(target)
    newest = releases(target)[0]
    assert newest.id != first.id
    rollback(target, "1" if by_number else newest.id)
    assert shown(target) == NEW


def test_rollback_from_the_oldest_lists_what_there_is(old, target):
    only = release(old, target)
    with pytest.raises(PublishError, match="no release before the current one") as caught:
        rollback(target)
    assert f"1: {only.id} (current)" in caught.value.hint


@pytest.mark.parametrize("to", ["3", "0", "..", "20990101T000000Z-00000000", ""])
def test_rollback_to_an_unknown_release(old, new, target, to):
    release(old, target)
    release(new, target)
    with pytest.raises(PublishError, match="no release"):
        rollback(target, to)
    assert shown(target) == NEW


def test_rollback_where_nothing_was_released(target):
    with pytest.raises(PublishError, match="no releases"):
        rollback(target)
    assert not target.exists()


def test_foreign_folder_is_refused(old, target):
    build(target, {"mine.txt": "mine"})
    with pytest.raises(PublishError, match="not ours"):
        release(old, target)
    assert contents(target) == {"mine.txt": "mine"}


def test_empty_folder_is_taken(old, target):
    target.mkdir()
    release(old, target)
    assert shown(target) == OLD


def test_current_that_is_no_link_is_refused(old, target):
    build(target, {".proofpress": "", "current/index.html": "mine"})
    with pytest.raises(PublishError, match="not a link"):
        release(old, target)
    assert shown(target) == {"index.html": "mine"}


@pytest.mark.parametrize("files", [{}, {"style.css": "a"}])
def test_build_without_pages_is_refused(tmp_path, old, target, files):
    release(old, target)
    empty = build(tmp_path / "empty", files)
    empty.mkdir(exist_ok=True)
    with pytest.raises(PublishError, match="no pages"):
        release(empty, target, allow_mass_deletion=True)
    assert shown(target) == OLD


def test_missing_build_is_refused(tmp_path, target):
    with pytest.raises(PublishError, match="no folder"):
        release(tmp_path / "nowhere", target)


def test_half_of_the_pages_may_go(tmp_path, target):
    release(build(tmp_path / "four", {f"{n}.html": "a" for n in range(4)}), target)
    release(build(tmp_path / "two", {f"{n}.html": "a" for n in range(2)}), target)
    assert len(shown(target)) == 2


def test_more_than_half_of_the_pages_needs_a_flag(tmp_path, target):
    release(build(tmp_path / "four", {f"{n}.html": "a" for n in range(4)}), target)
    one = build(tmp_path / "one", {"0.html": "a"})
    with pytest.raises(PublishError, match="3 of 4 pages would be deleted"):
        release(one, target)
    assert len(shown(target)) == 4
    release(one, target, allow_mass_deletion=True)
    assert shown(target) == {"0.html": "a"}


def test_links_in_the_build_are_refused(tmp_path, old, target):
    (tmp_path / "secret").write_text("hush")
    (old / "leak.html").symlink_to(tmp_path / "secret")
    with pytest.raises(PublishError, match="symbolic link"):
        release(old, target)
    assert not target.exists()


def test_linked_folders_in_the_build_are_refused(tmp_path, old, target):
    (old / "leak").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(PublishError, match="symbolic link"):
        release(old, target)


def test_pipes_and_sockets_in_the_build_are_refused(old, target, monkeypatch):
    os.mkfifo(old / "pipe")
    with pytest.raises(PublishError, match="not a regular file"):
        release(old, target)
    (old / "pipe").unlink()
    monkeypatch.chdir(old)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        with pytest.raises(PublishError, match="not a regular file"):
            release(old, target)


def test_target_within_the_build_is_refused(old):
    with pytest.raises(PublishError, match="lie in each other"):
        release(old, old / "www")
    assert contents(old) == OLD


def test_full_disk_leaves_the_old_site(old, new, target, monkeypatch):
    release(old, target)

    def full(_source, destination):
        raise OSError(errno.ENOSPC, "No space left on device", str(destination))

    monkeypatch.setattr(incoming, "copy_file", full)
    with pytest.raises(PublishError, match=r"disk is full at .*html: [\d,]+ bytes are free"):
        release(new, target)
    assert shown(target) == OLD
    assert [path.name for path in (target / "releases").iterdir()] == [releases(target)[0].id]


def test_too_little_space_is_seen_before_anything_is_written(old, new, target, monkeypatch):
    release(old, target)
    before = everything(target / "releases")
    monkeypatch.setattr(folder_target, "free_bytes", lambda _path: 3)
    with pytest.raises(PublishError, match=r"needs 4 bytes at .*, and 3 are free"):
        release(new, target)
    assert everything(target / "releases") == before


def test_file_that_changes_while_it_is_published(old, new, target, monkeypatch):
    release(old, target)
    original = folder_target.compare

    def meddle(*args, **named):
        (new / "index.html").write_text("meddled")
        return original(*args, **named)

    monkeypatch.setattr(folder_target, "compare", meddle)
    with pytest.raises(PublishError, match="changed while it was published"):
        release(new, target)
    assert shown(target) == OLD


@pytest.fixture
def released(old, new, target):
    """A release that is out: its target, the build and the plan."""
    release(old, target)
    to, content = at(target), snapshot(new)
    with to.locked():
        changes = to.plan(content)
        to.apply(content, changes)
    return to, content, changes


def found(released):
    to, content, changes = released
    return {one.path: one.what for one in to.verify(content, changes)}


def test_nothing_differs(released):
    assert found(released) == {}


def test_what_differs(released, target):
    current = target / "current"
    (current / "index.html").unlink()
    (current / "index.html").write_text("NEW")
    (current / "c/index.html").unlink()
    (current / "c/index.html").write_text("longer")
    (current / "x.css").unlink()
    (current / "left.html").write_text("not built")
    assert found(released) == {
        "c/index.html": "has 6 bytes instead of 1",
        "index.html": "has other bytes",
        "left.html": "was not built",
        "x.css": "is missing",
    }


def test_link_in_the_place_of_a_file_differs(released, target, tmp_path):
    (tmp_path / "new.txt").write_text("new")
    (target / "current/index.html").unlink()
    (target / "current/index.html").symlink_to(tmp_path / "new.txt")
    assert found(released).keys() == {"index.html"}


def test_file_that_cannot_be_read_differs(released, monkeypatch):
    def refuse(path, *_args, **_named):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(seen, "same_bytes", refuse)
    assert found(released)["index.html"] == "cannot be read: permission denied"


def test_visitors_get_what_the_link_leads_to(released, target):
    rollback(target)
    assert found(released) == {
        "b/index.html": "was not built",
        "c/index.html": "is missing",
        "index.html": "has other bytes",
    }


def test_only_changed_files_are_read_again(released, target, monkeypatch):
    opened = []
    monkeypatch.setattr(snapshots, "open_file", lambda path: opened.append(path) or open_file(path))
    assert found(released) == {}
    assert sorted(opened) == [target / "current/c/index.html", target / "current/index.html"]


def test_disk_that_fails_after_the_switch_does_not_deny_it(old, new, target, monkeypatch):
    release(old, target)
    flush = folder_target.flush

    def failing(path):
        if path == target:
            raise OSError(errno.EIO, "Input/output error", str(path))
        flush(path)

    monkeypatch.setattr(folder_target, "flush", failing)
    with pytest.raises(
        PublishError, match=r"visitors see release \d+T\d+Z-[0-9a-f]+, and a power cut"
    ):
        release(new, target)
    assert shown(target) == NEW


RELEASE = """
import sys
from pathlib import Path
from folder_releases import release
print("begun", flush=True)
for _ in range(int(sys.argv[1])):
    for built in sys.argv[3:]:
        release(Path(built), Path(sys.argv[2]), keep=2)
"""


def start(times, target, *built):
    return subprocess.Popen(
        [sys.executable, "-c", RELEASE, str(times), str(target), *map(str, built)],
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def digest(folder):
    """The id's last part, worked out independently."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        inner = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()}\0{inner}\n".encode())
    return total.hexdigest()[:8]


#: Reads numbers. For each, a child of its own releases a build and kills itself before its n-th step
#: on the file system; what is printed is how the child ended: 0 if there are fewer steps.
KILLED = """
import os, signal, sys, traceback
from pathlib import Path
from folder_releases import release
target, built = map(Path, sys.argv[1:])

def killed_before(last):
    steps = 0
    def count(event, arguments):
        nonlocal steps
        if event == "open" or event.startswith(("os.", "shutil.", "fcntl.")):
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    release(built, target, keep=2)

for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            killed_before(int(line))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def killed_at(target):
    """Gives a function that releases a build up to a step, and says how that ended."""
    killers = []

    def release_until(built, step):
        if not killers:
            killers.append(
                subprocess.Popen(
                    [sys.executable, "-c", KILLED, str(target), str(built)],
                    env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
        print(step, file=killers[0].stdin, flush=True)
        return int(killers[0].stdout.readline())

    yield release_until
    for killer in killers:
        killer.communicate()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_killed_before_any_step_visitors_see_the_old_site_or_the_new(tmp_path, target, killed_at):
    one = build(tmp_path / "one", {f"{n}/index.html": f"one {n}" for n in range(3)})
    two = build(tmp_path / "two", {f"{n}/index.html": f"two {n}" for n in range(3)})
    for text in ("x", "y", "z"):  # so that there are old releases to take away
        release(build(tmp_path / text, {"0/index.html": text}), target, keep=3)
    release(one, target, keep=3)
    before, after = digest(one), digest(two)
    switched = 0
    for step in itertools.count(1):
        ended = killed_at(two, step)
        current = (target / "current").resolve()
        assert current.parent == (target / "releases").resolve()
        assert digest(current) == current.name[-8:]
        assert digest(current) in {before, after}
        assert all(digest(path_of(target, each)) == each.id[-8:] for each in releases(target))
        if digest(current) == after:
            switched += 1
            assert release(one, target, keep=2).made
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
    assert step > 20  # it was killed at many a step,
    assert switched > 1  # also after the switch
    assert release(two, target, keep=2).made
    names = [path.name for path in (target / "releases").iterdir()]
    assert len(names) == 3
    assert not [name for name in names if name.startswith(".")]
    assert not (target / ".current-new").is_symlink()


def test_two_at_once_one_says_who_holds_the_lock(old, new, target, monkeypatch):
    release(old, target)
    messages = []
    original = folder_target.compare

    def meanwhile(*args, **named):
        process = start(1, target, old)
        messages.append(process.communicate()[1])
        return original(*args, **named)

    monkeypatch.setattr(folder_target, "compare", meanwhile)
    release(new, target)
    assert f"being released to by process {os.getpid()}, since 20" in messages[0]
    assert shown(target) == NEW


def test_lock_of_a_dead_process_is_no_lock(old, new, target):
    release(old, target)
    (target / ".proofpress.lock").write_text("process 1, since 1970-01-01 00:00:00 UTC\n")
    release(new, target)
    assert shown(target) == NEW
