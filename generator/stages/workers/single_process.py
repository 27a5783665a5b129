"""
One process beside this one that answers calls in turn, and tells how it ended.

What a template does in one long step of the interpreter can be stopped only by ending its process.
So where pages are made by one process, that is not the one which reads, proofs and reports.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice, starmap
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")


class ProcessEndedError(BrokenProcessPool):
    """
    The process ended before it answered.

    Attributes:
        signal: Number of the signal that ended it; 0 where it ended by itself, or this is not known.
    """

    def __init__(self, number: int = 0) -> None:
        super().__init__("the process ended before it answered")
        self.signal = number


class _Answer(Future[T]):
    """A result that is received when it is asked for; results are asked for in the order of calls."""

    def __init__(self, receive: Callable[[], tuple[bool, Any]]) -> None:
        super().__init__()
        self._receive = receive

    def result(self, timeout: float | None = None) -> T:
        """
        Wait for the result.

        Raises:
            ProcessEndedError: The process ended instead.
        """
        if not self.done():
            try:
                is_result, value = self._receive()
            except ProcessEndedError as error:
                is_result, value = False, error
            if is_result:
                self.set_result(value)
            else:
                self.set_exception(value)
        return super().result(timeout)


class SingleProcess(Executor):
    """
    An executor of one forked process, which is started by the first call.

    One call is to be under way at a time: the process does not listen while it answers.

    Args:
        initializer: Called in the process before all else.
        initargs: Its arguments.
    """

    def __init__(self, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
        self._start = initializer, initargs
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._ended: ProcessEndedError | None = None

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """
        Begin a call.

        Raises:
            ProcessEndedError: The process has ended.
        """
        if self._ended is not None:
            raise self._ended
        if self._connection is None:
            self._connection = self._begun()
        try:
            self._connection.send((fn, args, kwargs))
        except OSError:
            raise self._end() from None
        return _Answer(self._received)

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        """Call a function on each value, on *chunksize* of them at once."""
        values = zip(*iterables, strict=False)
        while chunk := list(islice(values, chunksize)):
            yield from self.submit(_each, fn, chunk).result(timeout)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process; nothing is under way by then."""
        del wait, cancel_futures
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.join()
            self._process = None

    def _begun(self) -> Connection:
        if sys.platform == "win32":
            raise AssertionError("Windows forks no process")
        context = multiprocessing.get_context("fork")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, here, *self._start))
        self._process.start()
        there.close()
        return here

    def _received(self) -> tuple[bool, Any]:
        assert self._connection is not None
        try:
            answer: tuple[bool, Any] = self._connection.recv()
        except (EOFError, OSError):
            raise self._end() from None
        return answer

    def _end(self) -> ProcessEndedError:
        assert self._process is not None
        self._process.join()
        code = self._process.exitcode or 0
        self._ended = ProcessEndedError(max(-code, 0))
        return self._ended


def _each(function: Callable[..., T], values: list[tuple[Any, ...]]) -> list[T]:
    return list(starmap(function, values))


def _serve(
    connection: Connection,
    other: Connection,
    initializer: Callable[..., None],
    initargs: tuple[Any, ...],
) -> None:
    """Answer calls until the other side closes; then end without a word."""
    other.close()
    initializer(*initargs)
    while True:
        try:
            function, args, kwargs = connection.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            answer = True, function(*args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - the one who called is told
            answer = False, error
        connection.send(answer)


def is_by_time(ended: ProcessEndedError) -> bool:
    """Whether the process was ended since a step took too long."""
    return ended.signal == getattr(signal, "SIGPROF", -1)
