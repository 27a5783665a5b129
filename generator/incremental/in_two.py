"""Work that a second process does meanwhile."""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Generic, Self, TypeVar

from generator.incremental.store import dump_value, load_value

T = TypeVar("T")
#: Below this, a second process costs more than it saves.
_WORTH_A_PROCESS = 1500
#: The share that the second process gets; it has to send what it made as well.
_SHARE = 0.42


class Aside(Generic[T]):
    """
    Work that is done aside, in a copy of this process, from the start to the end of a `with`.

    Args:
        work: Its result can be kept in a store.
        items: How many things it is about; few of them are done here when the result is asked for.
        processes: How many there may be.
    """

    def __init__(self, work: Callable[[], T], items: int, processes: int) -> None:
        self._work = work
        # A process with threads is not forked: another thread may hold a lock that stays held there.
        alone = sys.platform == "linux" and threading.active_count() == 1
        self._is_worth_it = processes > 1 and items >= _WORTH_A_PROCESS and alone
        self._receiver: Connection | None = None

    def __enter__(self) -> Self:
        if sys.platform != "win32" and self._is_worth_it:
            context = multiprocessing.get_context("fork")
            self._receiver, sender = context.Pipe(duplex=False)
            self._process = context.Process(target=_send, args=(self._work, sender), daemon=True)
            self._process.start()
            sender.close()
        return self

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32" and self._receiver is not None:
            self._receiver.close()
            self._process.terminate()  # it has ended, unless the result was not asked for
            self._process.join()

    def result(self) -> T:
        """Wait for it; where the process failed or was not worth its start, the work is done here."""
        if self._receiver is None:
            return self._work()
        try:
            result: T = load_value(self._receiver.recv_bytes())
        except EOFError:
            return self._work()
        return result


def in_two(
    work: Callable[[Sequence[str]], dict[str, T]], items: Sequence[str], processes: int
) -> dict[str, T]:
    """
    Do *work* on *items*, some of them in a second process where that is worth it.

    Args:
        work: Gives a value for each item; values can be kept in a store.
        items: What is to be done.
        processes: How many there may be.
    """
    cut = round(len(items) * (1 - _SHARE))
    with Aside(partial(work, items[cut:]), len(items), processes) as others:
        return {**work(items[:cut]), **others.result()}


def _send(work: Callable[[], object], sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an interrupt is answered by the first process
    # What fails here fails again in the build, which reports it.
    with suppress(Exception):
        sender.send_bytes(dump_value(work()))
    sender.close()
