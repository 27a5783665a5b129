"""Worker processes: each builds its tools once, and receives ids and returns records."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from enum import Enum, auto
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar

from generator.checks.engine.rule_runner import Raised
from generator.errors import WorkerError
from generator.model.finding import Finding
from generator.stages.plan.build_plan import Plan
from generator.stages.render.production import BatchRecord, PageRecord, Production
from generator.stages.workers.single_process import ProcessEndedError, SingleProcess, is_by_time

T = TypeVar("T")
_Given = tuple[Sequence[str], Future[BatchRecord]]
#: Pages in one batch: small enough to share the work evenly, large enough to cost nothing.
BATCH = 50
#: Sites below this are made faster by one process than a second one starts.
WORTH_A_POOL = 150


class Death(Enum):
    """Why a process died."""

    UNKNOWN = auto()
    TIME = auto()
    MEMORY = auto()


class Lost(NamedTuple):
    """
    A page whose process died while it made it.

    Attributes:
        id: Of the page.
        why: What is known of the reason.
    """

    id: str
    why: Death


class Workers(Protocol):
    """
    Makes pages somewhere.

    Attributes:
        lost: The pages whose process died while it made them.
    """

    @property
    def lost(self) -> tuple["Lost", ...]:
        """The pages whose process died while it made them."""

    def make(self, batches: Iterable[Sequence[str]]) -> Iterator[BatchRecord]:
        """Make batches of pages, given by their ids."""

    def check_again(self, records: Sequence[PageRecord]) -> Iterator[PageRecord]:
        """Check pages that were written before."""

    def rest(self) -> None:
        """Stop whatever waits for work; what comes later may take a little longer to begin."""

    def locate(self, problems: Mapping[str, Sequence[Raised]]) -> Iterator[tuple[Finding, ...]]:
        """Find the places of problems, by page id."""


class OneProcess:
    """Makes pages here; were it to die, nothing would be left to say so."""

    lost: tuple[Lost, ...] = ()

    def __init__(self, production: Production) -> None:
        self._production = production

    def make(self, batches: Iterable[Sequence[str]]) -> Iterator[BatchRecord]:
        """Make batches of pages."""
        for ids in batches:
            yield self._production.batch(ids)

    def check_again(self, records: Sequence[PageRecord]) -> Iterator[PageRecord]:
        """Check pages that were written before."""
        return map(self._production.check_again, records)

    def rest(self) -> None:
        """Nothing waits."""

    def locate(self, problems: Mapping[str, Sequence[Raised]]) -> Iterator[tuple[Finding, ...]]:
        """Find the places of problems."""
        for page_id, raised in problems.items():
            yield self._production.locate(page_id, raised)


class Pool:
    """
    Makes pages in processes whose initializer was `start`, wherever an executor has them.

    Args:
        executor: For all the work; a process that died is a `BrokenProcessPool` to it.
        spare: Makes an executor of one process, for the pages that are left when a process died.
        ahead: Batches that are given away before the first comes back; None for all.
    """

    def __init__(
        self,
        executor: Executor,
        spare: Callable[[], AbstractContextManager[Executor]],
        ahead: int | None = None,
    ) -> None:
        self._executor = executor
        self._spare = spare
        self._ahead = ahead
        self._lost: list[Lost] = []

    @property
    def lost(self) -> tuple[Lost, ...]:
        """The pages whose process died while it made them."""
        return tuple(self._lost)

    def make(self, batches: Iterable[Sequence[str]]) -> Iterator[BatchRecord]:
        """
        Make batches of pages; a page whose process dies is lost, the others are made.

        The work begins at once, and goes on while the caller does something else.
        """
        waiting = deque(batches)
        given = deque(self._give(waiting) for _ in range(self._ahead or len(waiting)) if waiting)
        return self._results(waiting, given)

    def _give(self, waiting: deque[Sequence[str]]) -> _Given:
        ids = waiting.popleft()
        try:
            return ids, self._executor.submit(make_pages, ids)
        except BrokenProcessPool as error:
            never = Future[BatchRecord]()
            never.set_exception(error)
            return ids, never

    def _results(
        self, waiting: deque[Sequence[str]], given: deque[_Given]
    ) -> Iterator[BatchRecord]:
        left: list[str] = []
        try:
            while given:
                ids, record = given.popleft()
                try:
                    yield record.result()
                except (BrokenProcessPool, MemoryError):
                    left.extend(ids)
                if waiting:
                    given.append(self._give(waiting))
            yield from self._one_by_one(left)
        finally:
            for _, record in given:
                record.cancel()

    def _one_by_one(self, ids: Sequence[str]) -> Iterator[BatchRecord]:
        """Make pages in one process, in order: where it dies, the first page not made is it."""
        waiting = list(ids)
        while waiting:
            done = 0
            try:
                with self._spare() as executor:
                    for record in executor.map(make_pages, [[one] for one in waiting]):
                        done += 1
                        yield record
            except (BrokenProcessPool, MemoryError) as error:
                self._lost.append(Lost(waiting[done], _why(error)))
                done += 1
            waiting = waiting[done:]

    def check_again(self, records: Sequence[PageRecord]) -> Iterator[PageRecord]:
        """Check pages that were written before."""
        return whole(self._executor.map(_check_again, records, chunksize=BATCH))

    def rest(self) -> None:
        """Elsewhere processes belong to others as well."""

    def locate(self, problems: Mapping[str, Sequence[Raised]]) -> Iterator[tuple[Finding, ...]]:
        """Find the places of problems."""
        if not self._lost:
            yield from whole(self._executor.map(_locate, problems.items(), chunksize=BATCH))
        elif problems:
            with self._spare() as executor:
                yield from whole(executor.map(_locate, problems.items(), chunksize=BATCH))


class OwnPool(Pool):
    """
    Makes pages in processes of this build.

    Args:
        processes: Makes an executor of so many processes.
        number: How many there are.
    """

    def __init__(self, processes: Callable[[int], Executor], number: int) -> None:
        super().__init__(processes(number), lambda: processes(1))
        self._processes = partial(processes, number)
        self._rests = False

    def rest(self) -> None:
        """End the processes, and with them the threads of this one that serve them."""
        self._rests = True
        self._executor.shutdown()

    def locate(self, problems: Mapping[str, Sequence[Raised]]) -> Iterator[tuple[Finding, ...]]:
        """Find the places of problems."""
        if self._rests and problems and not self._lost:
            with self._processes() as self._executor:
                yield from super().locate(problems)
        else:
            yield from super().locate(problems)

    def close(self) -> None:
        """End the processes."""
        self._executor.shutdown()


class BesidePool(Pool):
    """
    Makes pages in one process beside this one, kept until the places of findings are known.

    Args:
        process: Makes an executor of one process that does not listen while it is at work.
    """

    def __init__(self, process: Callable[[], Executor]) -> None:
        super().__init__(process(), process, ahead=1)

    def close(self) -> None:
        """End the process."""
        self._executor.shutdown()


def _why(error: Exception) -> Death:
    if isinstance(error, MemoryError):
        return Death.MEMORY
    if isinstance(error, ProcessEndedError) and error.signal:
        return Death.TIME if is_by_time(error) else Death.MEMORY
    return Death.UNKNOWN


def whole(results: Iterator[T]) -> Iterator[T]:
    """Give results of which none may be missing."""
    try:
        yield from results
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process died while it looked for places of findings",
            "it may have run out of memory; try again with `--jobs 1`",
        ) from error


@contextmanager
def open_workers(
    plan: Plan, production: Callable[[], Production], pages: int, jobs: int | None
) -> Iterator[Workers]:
    """
    Give workers for *plan*: processes where they are worth their start, else this process.

    Args:
        plan: What is to be made.
        production: Gives this process's own tools.
        pages: How many pages are to be made.
        jobs: Number of processes; None for one on each core.
    """
    wanted = jobs or (os.cpu_count() or 1)
    if jobs is None and pages < WORTH_A_POOL:
        wanted = 1
    method = "fork" if sys.platform == "linux" else "spawn"
    if wanted == 1 and method == "spawn":
        yield OneProcess(production())
        return
    shared: tuple[Any, ...] = (plan, production() if method == "fork" else None)
    if method == "fork":
        # What is frozen is not touched by the collector, so forked processes go on sharing it.
        gc.freeze()
    context = multiprocessing.get_context(method)

    def processes(number: int) -> Executor:
        if number == 1 and method == "fork":
            return SingleProcess(start, shared)
        return ProcessPoolExecutor(number, context, initializer=start, initargs=shared)

    pool = BesidePool(partial(processes, 1)) if wanted == 1 else OwnPool(processes, wanted)
    try:
        yield pool
    except KeyboardInterrupt:
        # Nobody waits for the pages that the workers are at.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.close()


# A process of a pool keeps its tools here: `ProcessPoolExecutor` offers no other place.
_tools: list[Production] = []


def start(plan: Plan, production: Production | None) -> None:
    """Make this process's tools, or take those that were made before it was forked."""
    # An interrupt from the keyboard reaches all; the build alone answers it, and ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # it ends this process: see `time_limit`
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    _tools[:] = [production or Production(plan)]


def _end_with_parent() -> None:
    """
    End this process when the build does, however that ends.

    The workers of a build that was killed would wait for work for ever; forked ones would keep
    the lock of the site as well, which they share with the build.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def tools() -> Production:
    """Give the tools of this process, which `start` has made."""
    return _tools[0]


def make_pages(ids: Sequence[str]) -> BatchRecord:
    """Make pages with this process's tools."""
    record = tools().batch(ids)
    gc.collect(0)
    return record


def _check_again(record: PageRecord) -> PageRecord:
    return tools().check_again(record)


def _locate(problem: tuple[str, Sequence[Raised]]) -> tuple[Finding, ...]:
    return tools().locate(*problem)
