"""
Workers on a Dask cluster, behind the same seam as processes of this machine.

Nothing has to be shared but the programs: what pages are made from travels once to each worker of
the cluster, and the pages come back. So no worker reads a folder that is older than the build's,
and a cluster without common storage will do.

A worker of the cluster has its event loop in its main thread, where templates have their time limit
(`generator.themes.time_limit`), and threads that take turns at the interpreter. So it starts a
process for each of its threads, and these are what they are elsewhere: processes whose initializer
is `workers.start`. They end with the worker, or when the build lets go of what it sent.

Source: Dask, "Futures" (`Client.get_executor`) and "Killed Workers" (retries, `KilledWorker`).
"""

import asyncio
import multiprocessing
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain, count, islice, starmap
from pathlib import Path
from typing import Any, TypeVar

from distributed import Client, KilledWorker, SchedulerPlugin, Worker, WorkerPlugin, get_worker
from distributed.scheduler import Scheduler

from generator.errors import WorkerError
from generator.files.output_folder import Writer
from generator.stages.plan.build_plan import Plan
from generator.stages.render.production import BatchRecord, PageRecord, Production, written
from generator.stages.workers.cluster_connection import (
    connected,
    difference,
    environment,
    threads_of,
)
from generator.stages.workers.cluster_payload import begin, called, check_given, packed, texts
from generator.stages.workers.pool import BATCH, Pool, whole

T = TypeVar("T")
#: Batches under way for each thread of the cluster, so that none waits while results travel.
_AHEAD = 3
#: Longest wait for the scheduler, and for a first worker, in seconds.
_PATIENCE = 5
#: Seconds without any worker after which none is expected any more; one that is started again
#: takes a few.
_DESERTED = 30


class Parcel(WorkerPlugin):
    """
    What is sent once to every worker of the cluster, and there the processes that work with it.

    Dask gives it to workers that come later, or come back, before they get work. Whatever takes
    time waits for the first work, since Dask's own loop must not wait.

    Args:
        files: The site's texts, by their paths.
        payload: A pickled `Payload`; it is opened by the processes alone.
        build: What the build runs on.
    """

    def __init__(
        self, files: Mapping[str, bytes], payload: bytes, build: Mapping[str, str]
    ) -> None:
        self._sent = files, payload, build
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._is_gone = False

    def __reduce__(self) -> tuple[type["Parcel"], tuple[object, ...]]:
        return Parcel, self._sent

    def teardown(self, worker: Worker) -> None:
        """End the processes, and leave nothing."""
        del worker
        self._is_gone = True
        # What is at work may still write, and Dask's own loop must not wait for its end.
        threading.Thread(target=self._clear, name="proofpress parcel", daemon=True).start()

    def _clear(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)
        if self._folder is not None:
            self._folder.cleanup()

    def call(self, function: bytes) -> bytes:
        """
        Call a pickled function in a process of this worker.

        Raises:
            BrokenProcessPool: The process died; the next call starts new ones.
            WorkerError: This worker runs on something else than the build.
        """
        with self._lock:
            if self._is_gone:
                raise WorkerError("the build that this was for has ended")
            pool = self._pool = self._pool or self._opened()
        try:
            return pool.submit(called, function).result()
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._pool = None
            raise

    def _opened(self) -> ProcessPoolExecutor:
        files, payload, build = self._sent
        worker = get_worker()
        wrong = difference(build, environment())
        if wrong:
            raise WorkerError(f"worker {worker.address} differs from this build: {wrong}")
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(dir=worker.local_directory)
            for name, data in files.items():
                file = Path(self._folder.name, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        # Dask lets its workers start no processes unless this is said. Ours end with them.
        multiprocessing.current_process().daemon = False
        return ProcessPoolExecutor(
            worker.state.nthreads,
            multiprocessing.get_context("spawn"),
            initializer=begin,
            initargs=(payload, self._folder.name),
        )


class _Release(SchedulerPlugin):
    """Takes a parcel from all workers when its build goes, however it goes."""

    def __init__(self, client: str, parcel: str) -> None:
        self._client = client
        self._parcel = parcel
        self._task: asyncio.Task[None] | None = None

    def remove_client(self, scheduler: Scheduler, client: str) -> None:
        """Act where *client* is the build's; it has closed its connection, or lost it."""
        if client == self._client:
            self._task = asyncio.ensure_future(self._release(scheduler))

    async def _release(self, scheduler: Scheduler) -> None:
        scheduler.remove_plugin(f"release of {self._parcel}")
        await scheduler.unregister_worker_plugin(None, self._parcel)


def _deliver(parcel: str, function: bytes) -> bytes:
    plugin = get_worker().plugins[parcel]
    assert isinstance(plugin, Parcel)
    return plugin.call(function)


def _each(function: Callable[..., T], values: Sequence[tuple[Any, ...]]) -> list[T]:
    return list(starmap(function, values))


class ClusterExecutor(Executor):
    """
    Dask's executor, with the manners of a pool of processes.

    A function and its result cross the cluster as bytes, so that the workers in between need not
    look into them. A worker that died with a task too often is a `BrokenProcessPool`.

    Args:
        client: Connected.
        parcel: What all tasks need.
    """

    def __init__(self, client: Client, parcel: Parcel) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        self._parcel = f"proofpress {client.id}"
        release = _Release(client.id, self._parcel)
        client.register_plugin(release, f"release of {self._parcel}")
        client.register_plugin(parcel, self._parcel)
        self._open: set[Future[Any]] = set()
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Call a function in a process of the cluster."""
        function = pickle.dumps(partial(fn, *args, **kwargs), pickle.HIGHEST_PROTOCOL)
        result = Future[T]()
        self._open.add(result)
        inner = self._executor.submit(_deliver, self._parcel, function)
        inner.add_done_callback(partial(self._pass_on, result))
        return result

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        """Call a function on each value, on *chunksize* of them in one task."""
        values = zip(*iterables, strict=False)
        chunks = iter(lambda: list(islice(values, chunksize)), [])
        results = super().map(partial(_each, fn), chunks, timeout=timeout)
        return chain.from_iterable(results)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End; what is under way is dropped."""
        del wait, cancel_futures
        self._ended.set()
        self._executor.shutdown(wait=False)

    def _pass_on(self, result: Future[Any], inner: Future[bytes]) -> None:
        try:
            self._open.remove(result)  # the thread that takes it out answers it
        except KeyError:
            return
        if not result.set_running_or_notify_cancel():
            return  # the build has ended by another fault, and waits for nothing
        if inner.cancelled():
            message = "the scheduler of the Dask cluster is gone, or has dropped the build's work"
            result.set_exception(WorkerError(message, "look into its log, and build again"))
            return
        error = inner.exception()
        if isinstance(error, KilledWorker):
            result.set_exception(BrokenProcessPool(str(error)))
        elif error is not None:
            result.set_exception(error)
        else:
            result.set_result(pickle.loads(inner.result()))  # noqa: S301 - of our own processes

    def _watch(self) -> None:
        """Make sure that no call waits forever where all workers have gone."""
        deserted = 0
        while not self._ended.wait(_PATIENCE):
            deserted = 0 if threads_of(self._client) else deserted + _PATIENCE
            if deserted >= _DESERTED:
                error = WorkerError(
                    f"the Dask cluster has had no worker for {deserted} s",
                    "start workers, with a nanny that starts them again, and build again",
                )
                while self._open:
                    result = self._open.pop()
                    if result.set_running_or_notify_cancel():
                        result.set_exception(error)


class _InTurn(Executor):
    """
    The same executor, of whose tasks each waits for the one before.

    So a process that dies has died of one task alone, also where a worker has several.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        """Call a function on each value, on *chunksize* of them in one task."""
        values = zip(*iterables, strict=False)
        while some := list(islice(values, chunksize)):
            calls = zip(*some, strict=True)
            yield from self._executor.map(fn, *calls, timeout=timeout, chunksize=chunksize)


class Cluster(Pool):
    """
    Makes pages on a cluster, and writes them here.

    Args:
        executor: For all the work.
        plan: What is to be made.
        cards: Folder in which drawn pictures are kept.
        ahead: Batches under way at one time.
    """

    def __init__(self, executor: Executor, plan: Plan, cards: Path, ahead: int) -> None:
        in_turn = _InTurn(executor)
        super().__init__(executor, lambda: nullcontext(in_turn), ahead)
        self._plan = plan
        self._writer = Writer(plan.output) if plan.output else None
        self._cards = cards
        self._numbers = count()

    def make(self, batches: Iterable[Sequence[str]]) -> Iterator[BatchRecord]:
        """Make batches of pages; the work begins at once."""
        return map(self._kept, super().make(batches))

    def check_again(self, records: Sequence[PageRecord]) -> Iterator[PageRecord]:
        """Check pages that were written before; they are sent."""
        given = ((one, written(one, self._plan.output)) for one in records)
        return whole(self._executor.map(check_given, given, chunksize=BATCH))

    def _kept(self, record: BatchRecord) -> BatchRecord:
        if self._writer is not None:
            for path, data in record.outputs:
                self._writer.write(path, data)
        for name, data in record.cards:
            self._cards.mkdir(parents=True, exist_ok=True)
            Writer(self._cards).write(name, data)
        return replace(record, worker=next(self._numbers), outputs=(), cards=())


@contextmanager
def open_cluster(
    plan: Plan, production: Production, scheduler: str, jobs: int | None
) -> Iterator[Cluster]:
    """
    Give workers on a Dask cluster for *plan*.

    Args:
        plan: What is to be made.
        production: This process's own tools.
        scheduler: Address, such as ``tcp://127.0.0.1:8786``.
        jobs: Batches of pages under way at one time; None for a few for each thread there.

    Raises:
        WorkerError: There is no scheduler at the address, there are no workers, or they run on
            something else than this build.
    """
    with connected(scheduler, _PATIENCE) as client:
        payload = pickle.dumps(packed(production, plan), pickle.HIGHEST_PROTOCOL)
        executor = ClusterExecutor(client, Parcel(texts(plan), payload, environment()))
        ahead = jobs or _AHEAD * threads_of(client)
        try:
            yield Cluster(executor, plan, production.toolchain.cards.store.folder, ahead)
        finally:
            executor.shutdown()
