"""
One connection: requests checked, responses sent.

h11 reads HTTP/1.1 to the letter and refuses what is malformed; here every byte that is sent is in
sight. It all runs on the server's thread.
"""

import asyncio
import contextlib
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from enum import IntEnum
from http import HTTPStatus
from typing import cast

import h11

from generator.preview.address import BadTargetError, Target, read_target
from generator.preview.messages import Request, Response, plain
from generator.preview.sending import prepared
from generator.value import dataclass

Answerer = Callable[[Request], Awaitable[Response]]
_METHODS = ("GET", "HEAD", "POST")
_NEVER_JOINED = frozenset({b"host", b"content-length", b"origin"})


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What one connection may take. Times are in seconds.

    Attributes:
        head: From the first byte of a request to the end of its headers.
        idle: Between two requests.
        body: For the body of a request.
        send: Without any byte being taken by the other side.
        head_bytes: Of request line and headers.
        body_bytes: Of a body.
        connections: At the same time. Over it, one that waits makes room for the next.
    """

    head: float = 10.0
    idle: float = 75.0
    body: float = 10.0
    send: float = 30.0
    head_bytes: int = 32 * 1024
    body_bytes: int = 64 * 1024
    connections: int = 250


class State(IntEnum):
    """What a connection is at; those that come first are spared best."""

    IDLE = 0  # between two requests
    READS = 1  # in the midst of a request
    STREAMS = 2  # sends a stream of events; a browser connects again for it
    ANSWERS = 3


class Connection:
    """
    One connection.

    Attributes:
        state: What it is at.
        since: When that began, on the clock that only goes forward.
    """

    def __init__(
        self,
        answer: Answerer,
        limits: Limits,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        scheme: str,
    ) -> None:
        self._answer = answer
        self._limits = limits
        self._reader = reader
        self._writer = writer
        self._scheme = scheme
        self._method = "GET"
        self._enter(State.IDLE)
        peer = writer.get_extra_info("peername")
        self._peer = str(peer[0]) if peer else ""
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.head_bytes)

    def _enter(self, state: State) -> None:
        self.state = state
        self.since = time.monotonic()

    async def serve(self) -> None:
        """Answer one request after the other."""
        while True:
            self._enter(State.IDLE)
            try:
                read = await self._request()
            except h11.RemoteProtocolError as error:
                await self._refuse(error.error_status_hint, "the request is malformed")
                return
            if read is None:
                return
            self._enter(State.ANSWERS)
            if isinstance(read, Response):
                await self._send(self._nameless(), read)
            else:
                await self._send(read, await self._response(read))
            if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
                return
            self._http.start_next_cycle()

    async def _response(self, request: Request) -> Response:
        try:
            return await self._answer(request)
        except Exception:  # noqa: BLE001 - a fault of ours must end neither the server nor the connection
            traceback.print_exc()
            return plain(500, "the preview failed at this; its terminal says more")

    async def _request(self) -> Request | Response | None:
        """The next request; a response where it is refused at once; None at the end."""
        event = self._http.next_event()
        if event is h11.NEED_DATA and self._http.trailing_data[0] == b"":
            # Nothing has come yet: the time for the head begins with its first byte.
            async with asyncio.timeout(self._limits.idle):
                await self._more()
        self._enter(State.READS)
        async with asyncio.timeout(self._limits.head):
            while event is h11.NEED_DATA:
                event = self._http.next_event()
                if event is h11.NEED_DATA:
                    await self._more()
        if not isinstance(event, h11.Request):
            return None
        self._method = event.method.decode("ascii", "replace")
        body = await self._body()
        if isinstance(body, Response):
            return body
        return self._checked(event, body)

    async def _more(self) -> None:
        self._http.receive_data(await self._reader.read(32 * 1024))

    async def _body(self) -> bytes | Response:
        parts = bytearray()
        async with asyncio.timeout(self._limits.body):
            while True:
                if self._http.they_are_waiting_for_100_continue:
                    return plain(417, "bodies are taken at once or not at all", connection="close")
                event = self._http.next_event()
                if event is h11.NEED_DATA:
                    await self._more()
                elif isinstance(event, h11.Data):
                    parts += event.data
                    if len(parts) > self._limits.body_bytes:
                        limit = self._limits.body_bytes
                        return plain(413, f"body is over {limit:,} bytes long", connection="close")
                else:
                    return bytes(parts)

    def _checked(self, event: h11.Request, body: bytes) -> Request | Response:
        if event.http_version not in (b"1.0", b"1.1"):
            return plain(505, "HTTP/1.1 is spoken here", connection="close")
        if self._method not in _METHODS:
            methods = ", ".join(_METHODS)
            return plain(405, f"the methods here are {methods}", allow=methods)
        try:
            target = read_target(event.target)
        except BadTargetError as error:
            return plain(400, str(error))
        headers: dict[str, str] = {}
        for raw, value in event.headers:
            name, text = raw.decode("ascii"), value.decode("latin-1")
            if name in headers and raw in _NEVER_JOINED:
                return plain(400, f"there are several headers `{name}`")
            separator = "; " if name == "cookie" else ", "
            headers[name] = f"{headers[name]}{separator}{text}" if name in headers else text
        return Request(self._method, target, headers, body, self._peer, self._scheme)

    async def _refuse(self, status: int, text: str) -> None:
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            await self._send(self._nameless(), plain(status, text, connection="close"))

    def _nameless(self) -> Request:
        """Stands for a request that was refused."""
        return Request(self._method, Target("/"), {}, b"", self._peer, self._scheme)

    async def _send(self, request: Request, response: Response) -> None:
        try:
            sending = prepared(request, response)
        except OSError:
            sending = prepared(request, plain(404, "the file is gone"))
        headers = [("cache-control", "no-cache"), ("x-content-type-options", "nosniff")]
        names = {name for name, _ in sending.headers}
        headers = [pair for pair in headers if pair[0] not in names]
        if sending.length is not None:
            headers.append(("content-length", str(sending.length)))
        head = h11.Response(
            status_code=sending.status,
            headers=[_written(name, value) for name, value in (*headers, *sending.headers)],
            reason=_reason(sending.status),
        )
        begun = self._http.send(head) or b""
        if isinstance(sending.body, bytes) or sending.body is None:
            # Head and body in one packet where they fit.
            data = self._http.send(h11.Data(data=sending.body)) if sending.body else b""
            end = self._http.send(h11.EndOfMessage()) or b""
            await self._write(b"".join((begun, data or b"", end)))
            return
        await self._write(begun)
        if sending.length is None:
            self._enter(State.STREAMS)
            await self._until_gone(self._pieces(sending.body))
        else:
            await self._pieces(sending.body)
        await self._write(self._http.send(h11.EndOfMessage()) or b"")

    async def _pieces(self, body: AsyncIterator[bytes]) -> None:
        async with contextlib.aclosing(cast("_Pieces", body)) as pieces:
            async for piece in pieces:
                await self._write(self._http.send(h11.Data(data=piece)) or b"")

    async def _until_gone(self, sending: Coroutine[None, None, None]) -> None:
        """
        Send, until the other side goes away; else that would be noticed at the next piece only.

        Raises:
            ConnectionError: It has gone.
        """
        tasks = [asyncio.ensure_future(sending), asyncio.ensure_future(self._gone())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sent = tasks[0]
            is_sent = sent.done()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if not is_sent:
            raise ConnectionError("the other side went away")
        sent.result()

    async def _gone(self) -> None:
        while await self._reader.read(1024):
            pass  # nothing is asked for before an answer is finished

    async def _write(self, data: bytes) -> None:
        if data:
            self._writer.write(data)
            async with asyncio.timeout(self._limits.send):
                await self._writer.drain()


class _Pieces(AsyncIterator[bytes]):
    async def aclose(self) -> None:
        """End the pieces early."""


def _written(name: str, value: str) -> tuple[bytes, bytes]:
    """A header as it is sent; what a site's own headers hold beyond Latin-1 is left out."""
    return name.encode("ascii"), value.encode("latin-1", "ignore").strip()


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
