"""What leaves the times of files as they were, or makes them worth nothing."""

import os
import random
import shutil
from pathlib import Path

from content_edits import Edit
from living_site import LivingSite, NothingToEditError, Pick

from generator.incremental import file_clock

_SECOND = 1_000_000_000
#: Everything that people edit; settings are known to the site as values.
_SOURCES = (
    "content/**/*",
    "data/**/*",
    "static/**/*",
    "templates/**/*",
    "i18n/**/*",
    "themes/**/*",
)
#: Words and digits that stand for as many others, in every kind of file.
_LIKE = {"a": "e", "e": "a", "1": "2", "2": "1", "9": "8", "8": "9", "n": "m", "m": "n"}
_COMMIT = 1_700_000_000 * _SECOND


def _texts(site: LivingSite) -> list[str]:
    found = []
    for name in site.names(*_SOURCES):
        data = (site.root / name).read_bytes()
        if not (site.root / name).is_symlink() and b"\0" not in data:
            found.append(name)
    return found


def same_size_and_time(site: LivingSite, pick: Pick) -> str:
    """An edit after which a file has as many bytes as before, and its time is put back."""
    name = pick(_texts(site))
    before = (site.root / name).stat()
    text = site.read(name)
    chance = random.Random(site.number())
    places = [at for at, letter in enumerate(text) if letter in _LIKE]
    if not places or len(text.encode()) != before.st_size:
        raise NothingToEditError
    at = chance.choice(places)
    site.write(name, text[:at] + _LIKE[text[at]] + text[at + 1 :])
    os.utime(site.root / name, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (site.root / name).stat().st_size == before.st_size
    return f"{name}: another {text[at]!r} at {at}, with the same size and time"


def swapped(site: LivingSite, pick: Pick) -> str:
    """Two files of one kind take each other's place, as `mv` does it, and both have one time."""
    name = pick(_texts(site))
    kind = Path(name).suffix
    folder = Path(name).parts[0]
    other = pick([one for one in _texts(site) if one != name and one.endswith(kind)])
    if not other.startswith(folder):
        raise NothingToEditError
    one, two, aside = site.root / name, site.root / other, site.root / "aside"
    for file in (one, two):
        os.utime(file, ns=(_COMMIT, _COMMIT))
    one.rename(aside)
    two.rename(one)
    aside.rename(two)
    return f"{name} and {other}: swapped"


def folders_swapped(site: LivingSite, pick: Pick) -> str:
    """Two folders take each other's place; nothing of the files in them changes."""
    folders = sorted({(site.root / name).parent for name in site.names("content/*/**/*.md")})
    apart = [
        (a, b)
        for a in folders
        for b in folders
        if a < b and a not in b.parents and a.parent == b.parent
    ]
    one, two = pick(apart)
    aside = site.root / "aside"
    one.rename(aside)
    two.rename(one)
    aside.rename(two)
    return f"{one.relative_to(site.root)} and {two.relative_to(site.root)}: swapped"


def one_time_for_all(site: LivingSite, pick: Pick) -> str:
    """Every file gets one time, as build servers do it for archives that can be compared."""
    at = _COMMIT + pick((0, 0, _SECOND))
    for folder in ("content", "data", "static", "templates", "i18n", "themes", "public"):
        for path in sorted((site.root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                os.utime(path, ns=(at, at))
    return f"every file: the time {at // _SECOND}"


def unpacked(site: LivingSite, pick: Pick) -> str:
    """The whole folder comes out of an archive: all is as it was, but for numbers of files."""
    del pick
    copy = site.scratch / "unpacked"
    shutil.copytree(site.root, copy, symlinks=True)
    shutil.rmtree(site.root)
    copy.rename(site.root)
    return "the site: out of an archive, caches and all"


def hard_linked(site: LivingSite, pick: Pick) -> str:
    """What was written is copied as links, as some do to publish or to back up."""
    del pick
    if not site.output.is_dir():
        raise NothingToEditError
    copy = site.scratch / f"linked-{site.number()}"
    shutil.copytree(site.output, copy, symlinks=True, copy_function=os.link)
    return "public: copied as links"


def branch(site: LivingSite, pick: Pick) -> str:
    """
    Another branch is checked out, as version control does it.

    Files that are the same in both stay, those that are not are deleted and written.
    """
    kept = site.scratch / "branch"
    names = site.names(*_SOURCES)
    here = {
        name: (site.root / name).read_bytes()
        for name in names
        if not (site.root / name).is_symlink()
    }
    if not kept.is_dir():
        kept.mkdir()
        there = {}
    else:
        there = {
            path.relative_to(kept).as_posix(): path.read_bytes()
            for path in sorted(kept.rglob("*"))
            if path.is_file()
        }
        shutil.rmtree(kept)
        kept.mkdir()
    for name, data in here.items():
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        (kept / name).write_bytes(data)
    if not there:
        return "a branch begins"
    same_time = pick((True, False))
    for name in here.keys() - there.keys():
        (site.root / name).unlink()
    for name, data in there.items():
        if here.get(name) != data:
            path = site.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_bytes(data)
            if same_time:
                os.utime(path, ns=(_COMMIT, _COMMIT))
    return f"the other branch{', with the times of its commit' if same_time else ''}"


def whole_seconds(state: os.stat_result) -> int:
    """The clock of HFS+, and of some network drives."""
    return state.st_ctime_ns // _SECOND * _SECOND


def two_seconds(state: os.stat_result) -> int:
    """The clock of FAT, on a system that keeps times of change."""
    return state.st_ctime_ns // (2 * _SECOND) * (2 * _SECOND)


def time_of_modification(state: os.stat_result) -> int:
    """A file system that keeps no time of change."""
    return state.st_mtime_ns


_CLOCKS = {
    "fine": file_clock.change_time,
    "in whole seconds": whole_seconds,
    "in steps of two seconds": two_seconds,
    "none but what anybody can set": time_of_modification,
}


def clock(site: LivingSite, pick: Pick) -> str:
    name = pick(list(_CLOCKS))
    site.file_times = _CLOCKS[name]
    return f"times of change: {name}"


TIME_EDITS: tuple[Edit, ...] = (
    same_size_and_time, same_size_and_time, same_size_and_time, same_size_and_time, swapped, swapped, folders_swapped,
    one_time_for_all, unpacked, hard_linked, branch, branch, clock, clock,
)  # fmt: skip
