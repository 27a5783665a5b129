"""
Jobs that run one after the other, on the main thread.

Pages are rendered on the main thread, since only there an alarm can stop a template that never
ends. The server answers on a thread of its own and waits for what it asked for; what a
visitor waits for is done before what can wait.
"""

import itertools
import queue
import time
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from typing import Any, TypeVar

T = TypeVar("T")


class Urgency(IntEnum):
    """What is done first."""

    CHANGE = 0  # a save: what is served until then is old
    PAGE = 1
    BEHIND = 2


class Jobs:
    """A queue of jobs; one thread runs them, any thread adds to them."""

    def __init__(self) -> None:
        self._waiting: queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]] = (
            queue.PriorityQueue()
        )
        self._order = itertools.count()

    def submit(self, urgency: Urgency, work: Callable[[], T]) -> "Future[T]":
        """Have *work* done; the future gives its result, or what it raised."""
        future: Future[T] = Future()

        def done() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - it belongs to the one who waits for it
                future.set_exception(error)
            else:
                future.set_result(result)

        self._waiting.put((urgency, next(self._order), done))
        return future

    def run(
        self, idle: Callable[[], Any] = lambda: None, after: float = 0.5, at_most: float = 5.0
    ) -> None:
        """
        Do jobs until `stop`, or an interrupt from the keyboard.

        Args:
            idle: Is called once whenever nothing was asked for a while.
            after: Length of that while, in seconds.
            at_most: Seconds after which it is called even if somebody asks without a pause.
        """
        rested = False
        last = time.monotonic()
        while True:
            try:
                _, _, work = self._waiting.get(timeout=None if rested else after)
            except queue.Empty:
                rested = True
                idle()
                last = time.monotonic()
                continue
            if work is None:
                return
            rested = False
            work()
            if time.monotonic() - last > at_most:
                idle()
                last = time.monotonic()

    def stop(self) -> None:
        """End `run`; jobs that still wait are left."""
        self._waiting.put((-1, next(self._order), None))
