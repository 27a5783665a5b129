"""
Notice what changes in a site's folder, and report it once it is over.

What editors and version control do between two quiet moments is one change: a save is often a new
file that takes the name of the old one, and a switch of branches is a thousand saves.
"""

import contextlib
import errno
import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

from generator.incremental.file_clock import is_young
from generator.one_file import is_folder, is_there
from generator.stages.store.outcome import FOLDERS

#: Seconds without a further change after which a change is told.
QUIET = 0.05
#: The same where a file was closed or renamed, so that a save is known to be whole.
QUIET_AFTER_CLOSE = 0.02
#: The same where this many files have changed, since then it is no person who saves.
QUIET_IN_A_STORM, STORM = 0.2, 10
#: Seconds after which it is told even if it goes on.
AT_MOST = 5.0
#: Seconds that version control may take for a switch of branches.
AT_MOST_SWITCHING = 20.0
#: Seconds between two looks at the files where the system does not tell of changes.
POLL = 1.0

SETTINGS = "site.yaml"
_EVENTS: list[type[FileSystemEvent]] = [
    FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
]  # fmt: skip
_WHOLE = (FileClosedEvent, FileMovedEvent)
#: What editors leave beside the file that they save.
_LITTER = (".swp", ".swx", ".swo", "~", ".tmp", ".bak", ".crdownload", ".part")
_LITTER_NAMES = frozenset({"4913", ".DS_Store", "Thumbs.db"})
_LIMITS = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)
_REMEDY = "sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"


class Watch:
    """
    Watches a site.

    Args:
        root: The site's folder.
        tell: Is given the paths that changed, relative to the site, once changes have stopped.
        say: Is given a sentence for the person at the terminal.
        poll: Whether to look at the files now and then instead of being told by the system.
    """

    def __init__(
        self,
        root: Path,
        tell: Callable[[frozenset[str]], None],
        say: Callable[[str], None],
        *,
        poll: bool = False,
    ) -> None:
        self._root = root
        self._tell = tell
        self._say = say
        self._poll = poll
        self._changed: set[str] = set()
        self._first = self._due = 0.0
        self._news = threading.Condition()
        self._ended = False
        self._observer: BaseObserver | None = None
        self._watched: dict[str, ObservedWatch] = {}
        self._thread = threading.Thread(target=self._wait, name="preview watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._observe()
        self._thread.start()

    def stop(self) -> None:
        """End."""
        with self._news:
            self._ended = True
            self._news.notify()
        if self._observer is not None:
            self._observer.stop()

    def note(self, path: str, quiet: float = QUIET) -> None:
        """
        Note that a file has changed.

        Args:
            path: The file or folder.
            quiet: Seconds without a further change after which it is told.
        """
        shown = self._shown(path)
        if shown is None:
            return
        now = time.monotonic()
        with self._news:
            if not self._changed:
                self._first = now
            self._changed.add(shown)
            storm = len(self._changed) >= STORM
            self._due = now + (QUIET_IN_A_STORM if storm else quiet)
            self._news.notify()

    def _shown(self, path: str) -> str | None:
        """*path* relative to the site; None for what is no part of it."""
        try:
            shown = Path(path).relative_to(self._root).as_posix()
        except ValueError:
            return None
        first, _, _ = shown.partition("/")
        if shown != SETTINGS and first not in FOLDERS:
            return None
        name = shown.rpartition("/")[2]
        if name.endswith(_LITTER) or name in _LITTER_NAMES or name.startswith(".#"):
            return None
        return shown

    def _observe(self) -> None:
        if not self._poll:
            try:
                self._start(Observer())
            except OSError as error:
                if error.errno not in _LIMITS:
                    raise
                self._say(
                    "the system watches no more folders (its limit is reached), so files are "
                    f"looked at every {POLL:g} s\n  fix: {_REMEDY}"
                )
            else:
                return
        # It asks for no more of a look than what `Seen` has.
        look = cast("Callable[[str], os.stat_result]", seen)
        self._start(PollingObserverVFS(look, os.scandir, polling_interval=POLL))

    def _start(self, observer: BaseObserver) -> None:
        self._observer = observer
        self._watched.clear()
        handler = _Handler(self)
        try:
            observer.schedule(handler, str(self._root), recursive=False, event_filter=_EVENTS)
            self._watch_folders(observer, handler)
            observer.start()
        except OSError:
            observer.unschedule_all()
            if observer.is_alive():
                observer.stop()
            raise

    def _watch_folders(self, observer: BaseObserver, handler: "_Handler") -> None:
        for name in FOLDERS:
            folder = self._root / name
            if name not in self._watched and is_folder(folder):
                self._watched[name] = observer.schedule(
                    handler, str(folder), recursive=True, event_filter=_EVENTS
                )

    def appeared(self, handler: "_Handler", name: str) -> None:
        """A folder of the site has appeared, or gone."""
        if name in FOLDERS and self._observer is not None:
            earlier = self._watched.pop(name, None)
            # What disappears in between is noticed by its next event.
            with contextlib.suppress(OSError, KeyError):
                if earlier is not None:
                    self._observer.unschedule(earlier)
            with contextlib.suppress(OSError):
                self._watch_folders(self._observer, handler)

    def _wait(self) -> None:
        while True:
            with self._news:
                while not self._changed and not self._ended:
                    self._news.wait()
                while not self._ended and (left := self._left()) > 0:
                    self._news.wait(left)
                if self._ended:
                    return
                changed = frozenset(self._changed)
                self._changed.clear()
            self._tell(changed)

    def _left(self) -> float:
        """Seconds until the change can be told."""
        now = time.monotonic()
        if is_there(self._root / ".git" / "index.lock") and now - self._first < AT_MOST_SWITCHING:
            return 0.1
        return min(self._due, self._first + AT_MOST) - now


class Seen(NamedTuple):
    """What is compared of a file between two looks, as the names of `os.stat_result` have it."""

    st_mode: int
    st_ino: int
    st_dev: int
    st_size: int
    st_mtime: float


def seen(path: str) -> Seen:
    """
    Look at a file that may have changed.

    Its time is that of the last change, since anybody can set that of the last modification. A
    file that may change again within the same tick counts as changed at each look.

    Raises:
        OSError: There is no such file.
    """
    state = os.stat(path)  # noqa: PTH116 - as often as there are files
    at, now = max(state.st_mtime_ns, state.st_ctime_ns), time.time_ns()
    young = stat.S_ISREG(state.st_mode) and is_young(at, now)
    time_of_change = (now if young else at) / 1e9
    return Seen(state.st_mode, state.st_ino, state.st_dev, state.st_size, time_of_change)


class _Handler(FileSystemEventHandler):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        quiet = QUIET_AFTER_CLOSE if isinstance(event, _WHOLE) else QUIET
        for path in (event.src_path, event.dest_path):
            if path:
                written = path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
                self._watch.note(written, quiet)
                if event.is_directory:
                    self._watch.appeared(self, Path(written).name)
