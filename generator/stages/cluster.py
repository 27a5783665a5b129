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

import multiprocessing
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from generator.errors import WorkerError
from generator.publish.output_folder import Writer
from generator.stages.environment import connected, difference, environment, threads_of
from generator.stages.pictures import Size
from generator.stages.plan import Plan
from generator.stages.production import BatchRecord, PageRecord, Production, written
from generator.stages.workers import BATCH, Pool, start, tools

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
#: Batches under way for each thread of the cluster, so that none waits while results travel.
_AHEAD = 3
#: Longest wait for the scheduler, and for a first worker, in seconds.
_PATIENCE = 5
#: Seconds without any worker after which none is expected any more; one that is started again
#: takes a few.
_DESERTED = 30


@dataclass(frozen=True, slots=True)
class _Kit:
    """
    What a process needs to make pages of a plan far from the site's folder.

    Attributes:
        plan: Its paths mean nothing there.
        contents: Sizes of the pictures in the content, by their paths relative to the site.
        statics: Sizes of the static files that are pictures, by their paths where the plan was made.
    """

    plan: Plan
    contents: Mapping[PurePosixPath, Size]
    statics: Mapping[Path, Size]

    def unpacked(self, folder: Path) -> "_Away":
        """Make the tools for a process that finds the site's texts in *folder*."""
        search = self.plan.theme.search
        layers = tuple(replace(one, folder=folder / one.shown) for one in search.layers)
        theme = replace(self.plan.theme, search=replace(search, layers=layers))
        production = _Away(replace(self.plan, root=folder, theme=theme))
        pictures = production.workshop.pictures
        pictures.remember({folder / path: size for path, size in self.contents.items()})
        pictures.remember(self.statics)
        return production


def _kit(production: Production, plan: Plan) -> _Kit:
    """Measure and name everything, so that no process asks for a file that it does not have."""
    for name in plan.assets.assets:
        plan.assets.published(name)
    pictures = production.workshop.pictures
    contents = [file.path for file in plan.site.files.values()]
    statics = [asset.source for asset in plan.assets.assets.values()]
    return _Kit(
        plan,
        dict(zip(contents, pictures.measured(plan.root / one for one in contents), strict=True)),
        dict(zip(statics, pictures.measured(statics), strict=True)),
    )


def _texts(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Files that pages are made from, and whose lines findings show: where they belong, and are."""
    names = {plan.root / "site.yaml", *(plan.root / font for font in plan.settings.social.fonts)}
    for page in plan.site.pages.values():
        names.update(plan.root / at.path for at in (page.document, page.source) if at)
    for file in names:
        if file.is_relative_to(plan.root):
            yield file.relative_to(plan.root).as_posix(), file
    for layer in plan.theme.search.layers:
        inside = layer.folder.resolve()
        for file in layer.folder.rglob("*"):
            if file.resolve().is_relative_to(inside):
                yield (layer.shown / file.relative_to(layer.folder)).as_posix(), file


class _Collected:
    """Pages that wait to be taken along, in the place of a folder."""

    def __init__(self) -> None:
        self._files: list[tuple[str, bytes]] = []

    def write(self, path: str, data: bytes) -> None:
        """Take a page."""
        self._files.append((path, data))

    def taken(self) -> tuple[tuple[str, bytes], ...]:
        """Give what has come since the last time."""
        files, self._files = tuple(self._files), []
        return files


class _Away(Production):
    """
    Makes pages where nothing can be written that lasts.

    A batch stands for itself, since it may be made twice, and anywhere: facts are numbered anew.
    """

    def __init__(self, plan: Plan) -> None:
        self._pages = _Collected()
        self._seen: set[str] = set()
        super().__init__(plan, self._pages)

    def batch(self, ids: Sequence[str]) -> BatchRecord:
        """Make pages, and give everything along that was made with them."""
        self._numbers.clear()
        record = super().batch(ids)
        return replace(record, outputs=self._pages.taken(), cards=tuple(self._new_cards()))

    def _new_cards(self) -> Iterator[tuple[str, bytes]]:
        for file in sorted(self.workshop.cards.store.folder.glob("*.png")):
            if file.name not in self._seen:
                self._seen.add(file.name)
                yield file.name, file.read_bytes()


class Parcel:
    """
    What is sent to every worker of the cluster, and there the processes that work with it.

    Args:
        texts: The site's texts, by their paths.
        kit: A pickled kit; it is opened by the processes alone.
        environment: What the build runs on.
    """

    def __init__(
        self, texts: Mapping[str, bytes], kit: bytes, environment: Mapping[str, str]
    ) -> None:
        self._sent = texts, kit, environment
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __reduce__(self) -> tuple[type["Parcel"], tuple[object, ...]]:
        return Parcel, self._sent

    def call(self, function: bytes) -> bytes:
        """
        Call a pickled function in a process of this worker.

        Raises:
            BrokenProcessPool: The process died; the next call starts new ones.
            WorkerError: This worker runs on something else than the build.
        """
        with self._lock:
            pool = self._pool = self._pool or self._opened()
        try:
            return pool.submit(_called, function).result()
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._pool = None
            raise

    def _opened(self) -> ProcessPoolExecutor:
        from distributed import get_worker  # noqa: PLC0415 - only a cluster has it

        texts, kit, expected = self._sent
        worker = get_worker()
        wrong = difference(expected, environment())
        if wrong:
            raise WorkerError(f"worker {worker.address} differs from this build: {wrong}")
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(dir=worker.local_directory)
            for name, data in texts.items():
                file = Path(self._folder.name, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        # Dask lets its workers start no processes unless this is said. Ours end with them.
        multiprocessing.current_process().daemon = False
        return ProcessPoolExecutor(
            worker.state.nthreads,
            multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(kit, self._folder.name),
        )


def _begin(kit: bytes, folder: str) -> None:
    import generator.stages.memory  # noqa: F401, PLC0415 - so that records are pickled quickly

    opened: _Kit = pickle.loads(kit)  # noqa: S301 - from the build, which Dask lets run anything
    production = opened.unpacked(Path(folder))
    production.workshop.renderer.warm()
    start(opened.plan, production)


def _called(function: bytes) -> bytes:
    return pickle.dumps(pickle.loads(function)(), pickle.HIGHEST_PROTOCOL)  # noqa: S301 - as above


def _received(parcel: Parcel) -> Parcel:
    """Be the task whose result is the parcel: Dask makes it anew where a worker took it along."""
    return parcel


def _deliver(parcel: Parcel, function: bytes) -> bytes:
    return parcel.call(function)


def _each(function: Callable[[T], Any], values: Sequence[T]) -> list[Any]:
    return [function(value) for value in values]


def _check_given(given: tuple[PageRecord, str]) -> PageRecord:
    return tools().check_again(*given)


class ClusterExecutor(Executor):
    """
    Dask's executor, with the manners of a pool of processes.

    A function and its result cross the cluster as bytes, so that the workers in between need not
    look into them. A worker that died with a task too often is a `BrokenProcessPool`.

    Args:
        client: Connected.
        parcel: What all tasks need.
    """

    def __init__(self, client: "Client", parcel: Parcel) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        self._parcel = client.submit(_received, parcel, pure=False)
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
        results = super().map(partial(_each, _Spread(fn)), chunks, timeout=timeout)
        return chain.from_iterable(results)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End; what is under way is let go."""
        del wait, cancel_futures
        self._ended.set()
        self._executor.shutdown(wait=False)

    def _pass_on(self, result: Future[Any], inner: Future[bytes]) -> None:
        from distributed import KilledWorker  # noqa: PLC0415 - loaded by now

        self._open.discard(result)
        if result.done():
            return
        if inner.cancelled():
            message = "the scheduler of the Dask cluster is gone, or has let the build's work go"
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
        """See to it that nobody waits for ever where all workers have gone."""
        deserted = 0
        while not self._ended.wait(_PATIENCE):
            deserted = 0 if threads_of(self._client) else deserted + _PATIENCE
            if deserted >= _DESERTED:
                error = WorkerError(
                    f"the Dask cluster has had no worker for {deserted} s",
                    "start workers, with a nanny that starts them again, and build again",
                )
                for result in list(self._open):
                    result.set_exception(error)


@dataclass(frozen=True, slots=True)
class _Spread:
    """Calls a function with the parts of a tuple."""

    function: Callable[..., Any]

    def __call__(self, values: tuple[Any, ...]) -> Any:
        return self.function(*values)


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
        super().__init__(executor, partial(_borrowed, executor), ahead)
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
        return self._executor.map(_check_given, given, chunksize=BATCH)

    def _kept(self, record: BatchRecord) -> BatchRecord:
        if self._writer is not None:
            for path, data in record.outputs:
                self._writer.write(path, data)
        for name, data in record.cards:
            self._cards.mkdir(parents=True, exist_ok=True)
            Writer(self._cards).write(name, data)
        return replace(record, worker=next(self._numbers), outputs=(), cards=())


@contextmanager
def _borrowed(executor: Executor) -> Iterator[Executor]:
    """Use an executor that somebody else ends."""
    yield executor


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
        files = {name: path.read_bytes() for name, path in _texts(plan) if path.is_file()}
        kit = pickle.dumps(_kit(production, plan), pickle.HIGHEST_PROTOCOL)
        executor = ClusterExecutor(client, Parcel(files, kit, environment()))
        ahead = jobs or _AHEAD * threads_of(client)
        try:
            yield Cluster(executor, plan, production.workshop.cards.store.folder, ahead)
        finally:
            executor.shutdown()
