"""
Events for open tabs, as server-sent events.

Source: WHATWG HTML, section 9.2 (server-sent events).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

#: Seconds after which a comment is sent where nothing else is, so that both sides notice an end.
BEAT = 15.0
#: Events that wait for one tab; a tab that takes none for so long comes back by itself.
WAITING = 100
#: Tabs that are told at the same time; over it, the one that has listened for longest gives way.
STREAMS = 100
#: Said to a tab that gives way: it comes back after so many milliseconds, not at once.
_LATER = b"retry: 10000\n\n"


class Events:
    """
    Passes events on to everybody who listens.

    Args:
        call: Calls a function on the server's thread.
    """

    def __init__(self, call: Callable[[Callable[[], object]], None]) -> None:
        self._call = call
        self._listeners: dict[asyncio.Queue[bytes | None], None] = {}

    @property
    def listeners(self) -> int:
        """How many tabs listen."""
        return len(self._listeners)

    def send(self, name: str, value: Any) -> None:
        """Send an event; from any thread."""
        written = written_event(name, value)
        self._call(lambda: self._spread(written))

    def _spread(self, written: bytes) -> None:
        for queue in tuple(self._listeners):
            if queue.qsize() >= WAITING:
                self._end(queue)
            else:
                queue.put_nowait(written)

    def _end(self, queue: "asyncio.Queue[bytes | None]") -> None:
        self._listeners.pop(queue, None)
        queue.put_nowait(None)

    async def stream(self, first: bytes) -> AsyncIterator[bytes]:
        """Events from now on, *first* before them; on the server's thread."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        while len(self._listeners) >= STREAMS:
            oldest = next(iter(self._listeners))
            oldest.put_nowait(_LATER)
            self._end(oldest)
        self._listeners[queue] = None
        try:
            yield b"retry: 500\n\n" + first
            while True:
                try:
                    async with asyncio.timeout(BEAT):
                        written = await queue.get()
                except TimeoutError:
                    written = b"event: beat\ndata: {}\n\n"
                if written is None:
                    return
                yield written
        finally:
            self._listeners.pop(queue, None)


def written_event(name: str, value: Any) -> bytes:
    """An event as it is sent."""
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n".encode()
