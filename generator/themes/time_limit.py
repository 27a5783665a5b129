"""
Stop a template that never ends.

An alarm stops what runs in Python. One long step inside the interpreter, such as the comparison of
two deeply nested lists, hears no alarm; so a process that others watch is ended by the system
after twice the time, and the build names the page.

Source: POSIX, setitimer(2): `ITIMER_PROF` counts the processor's time, and its signal ends a process.
"""

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: A process that took so many times the time that it may take is ended.
END_AFTER = 2


class RenderTooLongError(Exception):
    """A template ran longer, or wrote more, than `limits` allows."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """
    Stop the body after *seconds*, where the system has alarms and this is the main thread.

    In a process that the build has started, the process ends where the body cannot be stopped.

    Raises:
        RenderTooLongError: The time is over.
    """
    if (
        sys.platform == "win32"  # which has no alarms
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise RenderTooLongError(f"it ran over {seconds} s (`limits.render_seconds`)")

    earlier = signal.signal(signal.SIGALRM, stop)
    started = time.monotonic()
    is_watched = multiprocessing.parent_process() is not None
    before = signal.setitimer(signal.ITIMER_PROF, END_AFTER * seconds)[0] if is_watched else 0.0
    remaining, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        left = remaining - (time.monotonic() - started) if remaining else 0.0
        signal.setitimer(signal.ITIMER_REAL, max(left, 0.001) if remaining else 0.0)
        if is_watched:
            signal.setitimer(signal.ITIMER_PROF, before)
        signal.signal(signal.SIGALRM, earlier)
