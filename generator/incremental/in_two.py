"""Work that a second process takes a part of, before there is anything to share it with."""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from generator.incremental.store import dump_value, load_value

T = TypeVar("T")
#: Below this, a second process costs more than it saves.
_WORTH_A_PROCESS = 1500
#: The share that the second process gets; it has to send what it made as well.
_SHARE = 0.42


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
    # A process with threads is not forked: another thread may hold a lock that stays held there.
    alone = sys.platform == "linux" and threading.active_count() == 1
    if processes == 1 or len(items) < _WORTH_A_PROCESS or not alone:
        return work(items)
    cut = round(len(items) * (1 - _SHARE))
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, items[cut:], sender), daemon=True)
    process.start()
    sender.close()
    try:
        first = work(items[:cut])
        try:
            second: dict[str, Any] = load_value(receiver.recv_bytes())
        except EOFError:  # it died, and what it was to do is done here
            second = work(items[cut:])
    finally:
        receiver.close()
        process.join()
    return {**first, **second}


def _send(
    work: Callable[[Sequence[str]], dict[str, Any]], items: Sequence[str], sender: Connection
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an interrupt is answered by the first process
    sender.send_bytes(dump_value(work(items)))
    sender.close()
