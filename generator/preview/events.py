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


class Events:
    """
    Passes events on to everybody who listens.

    Args:
        call: Calls a function on the server's thread.
    """

    def __init__(self, call: Callable[[Callable[[], object]], None]) -> None:
        self._call = call
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

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
                self._listeners.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(written)

    async def stream(self, first: bytes) -> AsyncIterator[bytes]:
        """Events from now on, *first* before them; on the server's thread."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._listeners.add(queue)
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
            self._listeners.discard(queue)


def written_event(name: str, value: Any) -> bytes:
    """An event as it is sent."""
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n".encode()
