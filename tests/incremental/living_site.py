"""A site that lives through edits and builds, and the clean build that each of them must equal."""

import gc
import itertools
import os
import random
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

import yaml
from differences import NOTHING_BUILT, folders_differ, runs_differ
from moments import before_step
from site_folder import Ran, SiteFolder
from site_under_test import FIRST_DAY, SETTINGS, write_site

from generator.incremental import file_clock

T = TypeVar("T")
Pick = Callable[[Sequence[Any]], Any]
#: What a build makes; a copy of the sources is made without it.
_MADE = ("public", ".cache")


class NothingToEditError(Exception):
    """The site has nothing left that the edit is for."""


@dataclass
class LivingSite:
    """
    A site's folder with what happened to it.

    Attributes:
        scratch: A folder for clean copies, beside the site.
        flags: Options of every build, clean ones included.
        settings: What `site.yaml` holds, unless an edit broke it.
        file_times: Tells when a file has changed, as the file system has it that the site lies on.
        foreign: Files in the output folder that no build wrote, by path, with their bytes.
        log: Every edit and build so far.
    """

    root: Path
    scratch: Path
    day: str = FIRST_DAY
    flags: tuple[str, ...] = ()
    settings: dict[str, Any] = field(
        default_factory=lambda: yaml.safe_load(yaml.safe_dump(SETTINGS))
    )
    file_times: Callable[[os.stat_result], int] = file_clock.change_time
    foreign: dict[str, bytes] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    _serial: Iterable[int] = field(default_factory=lambda: itertools.count(1))
    _earlier: dict[str, bytes] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.root / "public"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    def made(self) -> tuple[Path, ...]:
        """Folders in which builds write."""
        return self.output, self.cache

    def end(self) -> None:
        """End what runs beside its builds."""

    def number(self) -> int:
        """A number that was not given before."""
        return next(iter(self._serial))

    # Files.

    def names(self, *patterns: str) -> list[str]:
        """Source files that match *patterns*."""
        found = {path for pattern in patterns for path in self.root.glob(pattern)}
        names = (path.relative_to(self.root) for path in found if path.is_file())
        return sorted(name.as_posix() for name in names if name.parts[0] not in _MADE)

    def has(self, name: str) -> bool:
        return (self.root / name).exists()

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode(errors="replace")

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file; what was there before is remembered, for `earlier`."""
        path = self.root / name
        self._make_room(path)
        if path.is_file():
            self._earlier[name] = path.read_bytes()
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def delete(self, name: str) -> None:
        self._earlier[name] = (self.root / name).read_bytes()
        (self.root / name).unlink()
        self._prune((self.root / name).parent)

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder; a file keeps its time of modification."""
        target = self.root / new
        if target.exists():
            raise NothingToEditError
        self._make_room(target)
        (self.root / old).rename(target)
        self._prune((self.root / old).parent)

    def earlier(self) -> dict[str, bytes]:
        """Bytes that files had before they were last written or deleted."""
        return dict(sorted(self._earlier.items()))

    def touch(self, name: str, at: int | None = None) -> None:
        """Set the time of modification to now, or to *at* nanoseconds since the epoch."""
        os.utime(self.root / name, None if at is None else (at / 1e9, at / 1e9))

    def write_settings(self) -> None:
        self.write("site.yaml", yaml.safe_dump(self.settings, sort_keys=False, allow_unicode=True))

    def _make_room(self, path: Path) -> None:
        for parent in path.relative_to(self.root).parents:
            if (self.root / parent).is_file():
                raise NothingToEditError
        if path.is_dir():
            raise NothingToEditError
        path.parent.mkdir(parents=True, exist_ok=True)

    def _prune(self, folder: Path) -> None:
        while folder != self.root and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    # Builds.

    def build(self, *, jobs: int = 1, own_process: bool = False, output: Path | None = None) -> Ran:
        """Build the site as it lives, into `public` unless another *output* is named."""
        arguments = self._arguments(jobs)
        if output is not None:
            arguments += ("--output", str(output))
        if own_process:
            folder = SiteFolder(self.root, {"PYTHONHASHSEED": str(self.number())})
            done = folder.command("build", *arguments)
            return Ran(done.returncode, done.stdout, done.stderr)
        try:
            with self.times_of_files():
                return SiteFolder(self.root).run("build", *arguments)
        finally:
            gc.unfreeze()  # a build with several processes freezes what its workers share

    @contextmanager
    def times_of_files(self) -> Iterator[None]:
        """As the file system has them that the site lies on."""
        with mock.patch.object(file_clock, "change_time", self.file_times):
            yield

    def build_cleanly(self) -> tuple[Path, Ran]:
        """Build a fresh copy of the sources."""
        copy = self.scratch / "clean"
        shutil.rmtree(copy, ignore_errors=True)
        ignore = shutil.ignore_patterns(*_MADE)
        shutil.copytree(
            self.root,
            copy,
            symlinks=True,
            copy_function=shutil.copyfile,
            ignore=lambda folder, names: ignore(folder, names) if Path(folder) == self.root else (),
        )
        return copy, SiteFolder(copy).run("build", *self._arguments(1))

    def _arguments(self, jobs: int) -> tuple[str, ...]:
        """The form of the report changes from build to build, for text shows what JSON does not."""
        form = "json" if len(self.log) % 3 else "text"
        return ("--quiet", "--format", form, "--as-of", self.day, "--jobs", str(jobs), *self.flags)

    def kill_a_build(self, step: int, *, jobs: int) -> bool:
        """
        Kill a build, with its workers, before one of them takes its *step*-th step.

        Returns:
            Whether it took so many; it is done otherwise.
        """
        child = self._begin_a_build(jobs, step, lambda: os.killpg(0, signal.SIGKILL))
        _, status = os.waitpid(child, 0)
        with suppress(ProcessLookupError, PermissionError):  # nothing of it is left
            os.killpg(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(status) == -signal.SIGKILL

    @contextmanager
    def while_building(self, step: int, *, jobs: int) -> Iterator[bool]:
        """
        Hold a build before its *step*-th step for what stands inside.

        Yields:
            Whether it took so many; it is done otherwise.
        """
        is_there, says_so = os.pipe()
        waits, goes_on = os.pipe()

        def hold() -> None:
            os.write(says_so, b".")
            os.read(waits, 1)  # nothing, once the other end is closed

        child = self._begin_a_build(jobs, step, hold, not_its=goes_on)
        os.close(says_so)
        try:
            yield os.read(is_there, 1) != b""  # nothing comes from a build that is over
        finally:
            os.close(goes_on)
            os.waitpid(child, 0)
            os.close(is_there)
            os.close(waits)

    def _begin_a_build(
        self, jobs: int, step: int, do: Callable[[], object], *, not_its: int | None = None
    ) -> int:
        """Fork a process that builds; *not_its* is a file that only this process keeps open."""
        child = os.fork()
        if child == 0:  # pragma: no cover - nothing comes back from there
            try:
                os.setsid()
                if not_its is not None:
                    os.close(not_its)
                before_step(step, self.root, do)
                self.build(jobs=jobs)
            finally:
                os._exit(0)
        return child

    # Comparison.

    def forget_foreign(self) -> None:
        """Forget those files of nobody's that an edit has deleted."""
        self.foreign = {
            name: data for name, data in self.foreign.items() if (self.output / name).is_file()
        }

    def check(self, *, jobs: int = 1, own_process: bool = False) -> None:
        """Build, and demand that everything is as a clean build would have made it."""
        self.log.append(f"build (jobs {jobs}{', own process' if own_process else ''})")
        self.forget_foreign()
        lived = self.build(jobs=jobs, own_process=own_process)
        copy, clean = self.build_cleanly()
        differences = list(runs_differ(lived, clean))
        if max(lived.code, clean.code) < NOTHING_BUILT:
            differences += folders_differ(self.output, copy / "public", self.foreign)
        if differences:
            happened = "\n".join(f"  {line}" for line in self.log)
            found = "\n".join(differences[:20])
            raise AssertionError(f"not as a clean build:\n{found}\nwhat happened:\n{happened}\n")


def new_site(folder: Path) -> LivingSite:
    """Write the site below *folder*, and build it once."""
    site = LivingSite(folder / "site", folder / "scratch")
    write_site(site.root)
    site.scratch.mkdir()
    site.build()
    return site


def copied(built: LivingSite, folder: Path) -> LivingSite:
    """A copy of a site that was just built, as if it had been built there."""
    shutil.copytree(built.root, folder / "site", symlinks=True)
    (folder / "scratch").mkdir()
    return LivingSite(folder / "site", folder / "scratch")


def picker(chance: random.Random) -> Pick:
    """Picks at random."""

    def pick(choices: Sequence[T]) -> T:
        if not choices:
            raise NothingToEditError
        return chance.choice(choices)

    return pick
