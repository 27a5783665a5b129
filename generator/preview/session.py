"""
A session: what is served, how it follows the files, and what is known of the whole site.

What is served is always one generation, complete; a change that cannot be followed leaves it as it
is and says why. Everything here happens on the main thread, but for what says otherwise.
"""

import contextlib
import datetime as dt
import gc
import queue
import secrets
import threading
import traceback
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError
from generator.incremental.store import StoreError, open_store
from generator.model.finding import Report
from generator.one_file import is_file
from generator.preview.advance import first_generation, next_generation, on_another_day
from generator.preview.answers import Answer, answer
from generator.preview.checking import Checked, Checker, Failed, Task
from generator.preview.generation import Generation
from generator.preview.jobs import Jobs, Urgency
from generator.preview.known import as_judged
from generator.preview.occasion import DRAFTS
from generator.preview.occasion import in_words as occasion_in_words
from generator.preview.trouble import Entry, entries_of
from generator.reports.summary import by_severity, in_words, review_count
from generator.site.publication import next_change
from generator.stages.plan.keys import reading_key
from generator.stages.plan.order import Order
from generator.stages.store.memory import Memory, recall, recall_documents
from generator.stages.store.outcome import FORMAT
from generator.value import dataclass

#: Addresses that led nowhere and are remembered.
_MISSING = 200
#: Answers of one generation that are kept.
_KEPT = 600
#: Generations whose times are remembered.
_TIMINGS = 100
#: States of the site on other days that are kept.
_DAYS = 2
#: Generations after which garbage is looked for, idle or not.
_COLLECTED_EVERY = 20
#: Longest time until the clock is checked again, in seconds.
_LONGEST_WAIT = 3_600.0

Orders = Callable[[str | None], Order]
Tell = Callable[[str, Any], None]


@dataclass(slots=True)
class Missing:
    """An address that led nowhere: how often it was asked for, and from which page first."""

    path: str
    times: int = 0
    referrer: str = ""


@dataclass(slots=True)
class Session:
    """
    A running preview of one site.

    Attributes:
        order: Gives what to build: as the settings are now, on a day or today. It raises a
            GeneratorError where the settings are broken.
        store: File in which what is known is kept for the next start.
        others: Files in which builds keep the same.
        tell: Is given events for open tabs: a name and plain values. Called on any thread.
        say: Is given a line for the person at the terminal. Called on any thread.
        panel: Address of the panel that lists what is found.
        run: Names this run, so that a tab notices that the preview was started again.
    """

    root: Path
    order: Orders
    jobs: Jobs
    store: Path
    others: tuple[Path, ...]
    tell: Tell
    say: Callable[[str], None]
    panel: str
    follows_clock: bool = True
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    trouble: tuple[Entry, ...] = ()
    memory: Memory = field(default_factory=Memory)
    missing: OrderedDict[str, Missing] = field(default_factory=OrderedDict)
    timings: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=_TIMINGS))
    _generation: Generation | None = None
    _days: OrderedDict[str, Generation] = field(default_factory=OrderedDict)
    _memories: dict[str, Memory] = field(default_factory=dict)
    _checker: Checker = field(init=False)
    _checked: int = 0
    _frozen: bool = False
    _said: dict[str, str] = field(default_factory=dict)
    _timer: threading.Timer | None = None
    _changes: "queue.SimpleQueue[frozenset[str]]" = field(default_factory=queue.SimpleQueue)
    _unfinished: frozenset[str] = frozenset()
    _unread: bool = True

    def __post_init__(self) -> None:
        self._checker = Checker(self._on_checked, self._on_failed)

    @property
    def generation(self) -> Generation:
        """What is served. May be read on any thread."""
        assert self._generation is not None
        return self._generation

    def start(self) -> None:
        """
        Put the site together.

        Raises:
            GeneratorError: It cannot be.
        """
        # What a generation is made of lives long; looking for garbage in it is done when idle.
        gc.disable()
        order = self.order(None)
        self._generation = first_generation(order, self._known(order))
        self._note_time(self._generation)
        # From here on only what is newer is looked through for garbage.
        gc.freeze()
        self._set_clock()

    def change(self, paths: frozenset[str]) -> None:
        """Follow a change of files, soon; on any thread."""
        self._changes.put(paths)
        self.jobs.submit(Urgency.CHANGE, self._follow).add_done_callback(_raise)

    def _follow(self) -> None:
        """Follow all changes that came since the last time; while one is followed, more may come."""
        came: list[frozenset[str]] = []
        with contextlib.suppress(queue.Empty):
            while True:
                came.append(self._changes.get_nowait())
        if not came:
            return
        before = self.generation
        paths = self._unfinished.union(*came)
        try:
            # Without a path it was the clock that changed something.
            ticked = frozenset() in came
            order = self.order(None) if ticked or "site.yaml" in paths else before.order
            after = next_generation(order, before, paths)
        except GeneratorError as error:
            self._unfinished = paths
            self.trouble = entries_of(error, self.root)
            self.tell("trouble", [one.as_value() for one in self.trouble])
            self.say(f"not shown: {error.message}")
            return
        self._unfinished = frozenset()
        mended = bool(self.trouble)
        self.trouble = ()
        if after is before:
            if mended:
                self.tell("generation", self.announcement(before))
            return
        self._generation = after
        self._note_time(after)
        self._days.clear()
        self._memories.clear()
        self.tell("generation", self.announcement(after))
        names = ", ".join(sorted(paths)[:3]) + (" …" if len(paths) > 3 else "")  # noqa: PLR2004 - a line of a terminal
        self.say(f"{names or 'the clock'}: shown after {after.seconds * 1000:,.0f} ms")
        if order is not before.order:
            self._set_clock()
        if after.number % _COLLECTED_EVERY == 0:
            gc.collect()  # saves may come so fast that no time is idle

    def _note_time(self, generation: Generation) -> None:
        milliseconds = round(generation.seconds * 1000, 1)
        changed = list(generation.changed[:10])
        self.timings.append(
            {"number": generation.number, "milliseconds": milliseconds, "changed": changed}
        )

    def announcement(self, generation: Generation) -> dict[str, Any]:
        """What a tab learns of *generation*."""
        return {
            "run": self.run,
            "number": generation.number,
            "changed": list(generation.changed),
            "files": [url for path in generation.changed if (url := _address(generation, path))],
        }

    def on_day(self, day: str) -> Generation:
        """
        The site as it is on *day*, as `read_occasion` gives it; today's where it is empty.

        Raises:
            GeneratorError: The settings are broken meanwhile.
        """
        if not day:
            return self.generation
        known = self._days.get(day)
        if known is not None:
            self._days.move_to_end(day)
        else:
            order = self.order(day.removesuffix(DRAFTS) or None)
            if day.endswith(DRAFTS):
                order = replace(order, day=replace(order.day, drafts=True))
            known = self._days[day] = on_another_day(order, self.generation)
            if len(self._days) > _DAYS:
                gone, _ = self._days.popitem(last=False)
                self._memories.pop(gone, None)
        return known

    def memory_on(self, day: str) -> Memory:
        """What is known of the pages as they are on *day*, or today until they were looked at."""
        return self._memories.get(day, self.memory)

    def answer(self, path: str, day: str = "") -> tuple[Generation, Answer]:
        """What a host would send for *path*."""
        generation = self.on_day(day)
        if len(generation.kept) > _KEPT:
            generation.kept.clear()
        return generation, answer(generation, path)

    def note_missing(self, path: str, referrer: str) -> None:
        """Remember an address that led nowhere; on the server's thread alone."""
        met = self.missing.setdefault(path, Missing(path, referrer=referrer))
        met.times += 1
        self.missing.move_to_end(path)
        if len(self.missing) > _MISSING:
            self.missing.popitem(last=False)

    def idle(self) -> None:
        """Do what can wait."""
        generation = self.generation
        if self._checker.busy:
            return
        if self._checked < generation.number:
            self._read_memory()
            self._checked = generation.number
            self._checker.start(Task(generation, self.memory, self.store))
            return
        for day, one in reversed(self._days.items()):
            if one.report is None and not one.failure:
                self._checker.start(Task(one, self.memory, None, day))
                return
        gc.collect()

    def stop(self) -> None:
        """Stop the timer and the check in the background."""
        if self._timer is not None:
            self._timer.cancel()
        self._checker.stop()

    def _on_checked(self, checked: Checked) -> None:
        """Hand on the result of a check; called on a thread of the checker."""
        self.jobs.submit(Urgency.BEHIND, lambda: self._take(checked)).add_done_callback(_raise)

    def _on_failed(self, failed: Failed) -> None:
        """Hand on that a check failed; called on a thread of the checker."""
        self.say(f"the check of the whole site failed: {failed.why}")
        self.jobs.submit(Urgency.BEHIND, lambda: self._note(failed)).add_done_callback(_raise)

    def _note(self, failed: Failed) -> None:
        generation = self._as_checked(failed)
        if generation is not None:
            self._put(replace(generation, failure=failed.why), failed.occasion)
        self.tell("failure", {"number": failed.number, **named_occasion(failed.occasion)})

    def _as_checked(self, checked: Checked | Failed) -> Generation | None:
        """What was checked, if it is still served."""
        day = checked.occasion
        generation = self._days.get(day) if day else self.generation
        if generation is None or generation.number != checked.number:
            return None
        return generation

    def _put(self, generation: Generation, day: str) -> None:
        if day:
            self._days[day] = generation
        else:
            self._generation = generation

    def _take(self, checked: Checked) -> None:
        day = checked.occasion
        generation = self._as_checked(checked)
        if not day:
            self.memory = checked.memory
        elif generation is None:
            return
        else:
            self._memories[day] = checked.memory
        report = as_judged(checked.report, (generation or self.generation).plan)
        if generation is not None:
            self._put(replace(generation, report=report, unmade=checked.unmade), day)
        told = {"number": checked.number, **named_occasion(day), **counts(report)}
        self.tell("report", told)
        some = in_words(report.findings)
        found = f"{some}; listed at {self.panel}" if some else "nothing to fix"
        shown = f" as they are {occasion_in_words(day)}" if day else ""
        if self._said.get(day) != found:
            self._said[day] = found
            self.say(f"all pages checked{shown}: {found}")
        if not self._frozen:
            # What is known of the pages lives as long as the first generation.
            if self.generation.number > 1:
                gc.collect()
            gc.freeze()
            self._frozen = True

    def _stores(self) -> list[Path]:
        """Files that hold what earlier runs knew, the newest first."""
        there = [path for path in (self.store, *self.others) if is_file(path)]
        return sorted(there, key=lambda path: path.stat().st_mtime_ns, reverse=True)

    def _known(self, order: Order) -> Any:
        """Documents that an earlier run read as they would be read now."""
        for path in self._stores():
            try:
                store = open_store(path, FORMAT)
                if store is None or store.value("keys")[2] != reading_key(order):
                    continue
                return recall_documents(store)
            except (StoreError, IndexError, TypeError):
                continue
        return {}

    def _read_memory(self) -> None:
        """Read what an earlier run knew of the pages, once."""
        if not self._unread:
            return
        self._unread = False
        for path in self._stores():
            try:
                store = open_store(path, FORMAT)
                if store is not None:
                    self.memory = recall(store)
                    return
            except StoreError:
                continue

    def _set_clock(self) -> None:
        """Look again when the next page becomes due or expires."""
        if not self.follows_clock:
            return
        if self._timer is not None:
            self._timer.cancel()
        now = dt.datetime.now(dt.UTC)
        until = next_change(self.generation.surveyed.documents, self.generation.order.day, ())
        left = (until - now).total_seconds()
        tick = self._set_clock if left > _LONGEST_WAIT else lambda: self.change(frozenset())
        self._timer = threading.Timer(min(max(left, 0.0) + 0.1, _LONGEST_WAIT), tick)
        self._timer.daemon = True
        self._timer.start()


def counts(report: Report) -> dict[str, int]:
    """How many findings of each severity *report* has, and how many want a person's look."""
    found = {f"{name}s": number for name, number in by_severity(report.findings).items()}
    return {**found, "review": review_count(report.findings)}


def named_occasion(day: str) -> dict[str, Any]:
    """*day* as tabs are told of it."""
    return {"as_of": day.removesuffix(DRAFTS), "drafts": day.endswith(DRAFTS)}


def _address(generation: Generation, path: str) -> str | None:
    """Address of the static file or file of the content at *path*; None for what is no file."""
    for root in (
        "static/",
        *(f"{folder.as_posix()}/" for _, folder in generation.plan.theme.static),
    ):
        if path.startswith(root):
            return generation.base.url(f"/{path[len(root) :]}")
    file = generation.plan.site.files.get(path)
    return file.url if file else None


def _raise(future: Any) -> None:
    """Let a fault of ours be seen: no one waits for the result of this job."""
    error = future.exception()
    if error is not None:
        traceback.print_exception(error)
