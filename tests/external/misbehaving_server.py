"""A server on this machine that misbehaves in every way that is asked of it."""

import asyncio
import contextlib
import gzip
import ssl
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Self

#: Answers a request; the path's query chooses what is left to it.
Behaviour = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]

PAGE = b"<!doctype html><title>T</title><h1 id=here>T</h1><a name='old'>O</a>"
SCRIPTED = PAGE + b"<script src=/app.js></script>"


@dataclass(frozen=True)
class Request:
    """A request, and how many of its path there have been, itself included."""

    method: str
    path: str
    headers: dict[str, str]
    number: int


@dataclass
class Server:
    """
    Serves behaviours by path, in a thread of its own.

    Attributes:
        asked: Method and path of every request, in their order.
        most: The largest number of requests that were in work at one time.
    """

    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    context: ssl.SSLContext | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    most: int = 0

    def __enter__(self) -> Self:
        started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        assert started.wait(60)
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    @property
    def url(self) -> str:
        scheme = "https" if self.context else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    def times(self, path: str) -> int:
        """How often *path* was asked for, by any method."""
        return sum(1 for _, one in self.asked if one == path)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve(started))
        self._loop.close()

    async def _serve(self, started: threading.Event) -> None:
        self._end = asyncio.Event()
        self._counts: Counter[str] = Counter()
        self._open = 0
        server = await asyncio.start_server(self._client, "127.0.0.1", 0, ssl=self.context)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        await self._end.wait()
        server.close()
        tasks = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError
        ):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, path, _ = head[0].split(" ")
                lines = (line.partition(":") for line in head[1:] if line)
                headers = {name.lower(): value.strip() for name, _, value in lines}
                self._counts[path] += 1
                request = Request(method, path, headers, self._counts[path])
                self.asked.append((method, path))
                self.requests.append(request)
                self._open += 1
                self.most = max(self.most, self._open)
                try:
                    behaviour = self.behaviours.get(path.partition("?")[0], answer(404))
                    await behaviour(request, writer)
                    await writer.drain()
                finally:
                    self._open -= 1
        writer.close()


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} Whatever\r\n{lines}\r\n".encode()


def answer(
    status: int = 200,
    body: bytes = b"",
    kind: str = "text/html; charset=utf-8",
    **headers: str,
) -> Behaviour:
    """Answer properly; underscores in names of *headers* stand for hyphens."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        whole = {"Content-Length": str(len(body)), "Content-Type": kind, **named}
        writer.write(_head(status, whole) + (b"" if request.method == "HEAD" else body))

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Behave in one way after another; the last one stays."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await behaviours[min(request.number, len(behaviours)) - 1](request, writer)

    return behave


def by_method(head: Behaviour, get: Behaviour) -> Behaviour:
    """Behave to `HEAD` in one way and to `GET` in another."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await (head if request.method == "HEAD" else get)(request, writer)

    return behave


def raw(data: bytes) -> Behaviour:
    """Send *data*, whatever it is, and hang up."""

    async def behave(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        writer.close()
        raise ConnectionError

    return behave


def truncated() -> Behaviour:
    """Promise more than comes."""
    return raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nContent-Type: text/html\r\n\r\n" + PAGE)


def gzip_bomb() -> Behaviour:
    """Send some kilobytes that unpack to 50 million bytes."""
    return answer(body=gzip.compress(PAGE + bytes(50_000_000)), Content_Encoding="gzip")


async def reset(_request: Request, writer: asyncio.StreamWriter) -> None:
    """Break the connection off without an answer."""
    writer.transport.abort()
    raise ConnectionError


async def never(_request: Request, _writer: asyncio.StreamWriter) -> None:
    """Say nothing."""
    await asyncio.Event().wait()


async def slow_head(_request: Request, writer: asyncio.StreamWriter) -> None:
    """Send the head letter by letter, so that no two bytes are far apart."""
    for byte in _head(200, {"X-Long": "a" * 100_000}):
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.02)


async def slow_body(_request: Request, writer: asyncio.StreamWriter) -> None:
    """Send a head, then a body that trickles for ever."""
    writer.write(_head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}))
    while True:
        writer.write(b"1\r\n \r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def endless_body(_request: Request, writer: asyncio.StreamWriter) -> None:
    """Send a body as fast as it is taken, for ever."""
    writer.write(_head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}))
    while True:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await writer.drain()


async def endless_head(_request: Request, writer: asyncio.StreamWriter) -> None:
    """Send lines of a head for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Line: " + b"a" * 1000 + b"\r\n")
        await writer.drain()


def lingering(seconds: float, beside: int = 1) -> Behaviour:
    """Take a while, and until *beside* requests have come, so that requests overlap."""
    come = together(beside, answered=False)

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await come(request, writer)
        await asyncio.sleep(seconds)
        await answer()(request, writer)

    return behave


def together(number: int, *, answered: bool = True) -> Behaviour:
    """Answer once *number* requests have come."""
    waiting: list[asyncio.Event] = []

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        mine = asyncio.Event()
        waiting.append(mine)
        if len(waiting) >= number:
            for event in waiting:
                event.set()
        await mine.wait()
        if answered:
            await answer()(request, writer)

    return behave
