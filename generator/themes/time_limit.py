"""Stop a template that does not come to an end."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class RenderTooLongError(Exception):
    """A template ran longer, or wrote more, than `limits` allows."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Stop the body after *seconds*, where the system has alarms and this is the main thread."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise RenderTooLongError(f"it ran over {seconds} s (`limits.render_seconds`)")

    earlier = signal.signal(signal.SIGALRM, stop)
    started = time.monotonic()
    remaining, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        left = remaining - (time.monotonic() - started) if remaining else 0.0
        signal.setitimer(signal.ITIMER_REAL, max(left, 0.001) if remaining else 0.0)
        signal.signal(signal.SIGALRM, earlier)
