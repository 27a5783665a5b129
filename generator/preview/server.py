"""
The server: connections in, requests checked, responses out.

asyncio and h11, since both together are loaded in half the time of Starlette with uvicorn, and in a
third of that of aiohttp (46, 100 and 160 ms); h11 reads HTTP/1.1 to the letter and refuses what is
malformed, and here every byte that is sent is in sight. It listens on a thread of its own.
"""

import asyncio
import contextlib
import errno
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from enum import IntEnum
from http import HTTPStatus
from typing import cast

import h11

from generator.errors import UsageError
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
    STREAMS = 2  # sends what comes by and by; a browser comes back for it
    ANSWERS = 3


class Server:
    """
    Serves responses on a thread of its own.

    Args:
        limits: What one connection may take.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._loop = asyncio.new_event_loop()
        self._open: dict[_Connection, asyncio.Task[None]] = {}
        self._scheme = "http"
        self._answer: Answerer = _nobody
        self._servers: list[asyncio.Server] = []
        self._thread = threading.Thread(target=self._run, name="preview server", daemon=True)

    def start(
        self,
        answer: Answerer,
        sockets: list[socket.socket],
        context: ssl.SSLContext | None = None,
    ) -> None:
        """
        Serve.

        Args:
            answer: Gives the response to a request; runs on the server's thread.
            sockets: They listen.
            context: With the certificate, for HTTPS.
        """
        self._answer = answer
        self._scheme = "https" if context else "http"
        self._thread.start()
        started = asyncio.run_coroutine_threadsafe(self._start(sockets, context), self._loop)
        started.result()

    def call(self, function: Callable[[], object]) -> None:
        """Call *function* on the server's thread, soon; not at all once it has ended."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(function)

    def stop(self) -> None:
        """End every connection, and the thread."""
        if not self._thread.is_alive():
            return
        self.call(self._loop.stop)
        self._thread.join(timeout=3)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            for serving in self._servers:
                serving.close()
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.run_until_complete(asyncio.sleep(0.01))
            self._loop.close()

    async def _start(self, sockets: list[socket.socket], context: ssl.SSLContext | None) -> None:
        handshake = self._limits.head if context else None
        for one in sockets:
            serving = await asyncio.start_server(
                self._connected, sock=one, ssl=context, ssl_handshake_timeout=handshake
            )
            self._servers.append(serving)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if not self._has_room():
            writer.close()
            return
        one = _Connection(self._answer, self._limits, reader, writer, self._scheme)
        self._open[one] = task
        try:
            await one.serve()
        except (OSError, TimeoutError, asyncio.CancelledError):
            pass  # the other side went away, or takes too long; or the server ends
        finally:
            self._open.pop(one, None)
            _hang_up(writer)

    def _has_room(self) -> bool:
        """
        Whether one more connection fits, if need be in the place of an earlier one.

        So nobody is kept out by connections that say nothing: of those in the state that can be
        spared best the one gives way that has been in it for longest.
        """
        if len(self._open) < self._limits.connections:
            return True
        waiting = [one for one in self._open if one.state is not State.ANSWERS]
        if not waiting:
            return False
        spared = min(waiting, key=lambda one: (one.state, one.since))
        self._open.pop(spared).cancel()
        return True


async def _nobody(_request: Request) -> Response:
    return plain(503, "the preview is not ready yet")


def _hang_up(writer: asyncio.StreamWriter) -> None:
    """
    Close for good.

    Processes that were forked meanwhile hold the connection too; without a shutdown the other side
    would wait until the last of them has ended.
    """
    with contextlib.suppress(OSError, RuntimeError):
        transport_socket = writer.get_extra_info("socket")
        if transport_socket is not None and writer.can_write_eof():
            writer.write_eof()
        writer.close()


class _Connection:
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
            import traceback  # noqa: PLC0415 - our own bug is rare

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
            pass  # nothing is asked for before an answer has come to its end

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


def listening(hosts: tuple[str, ...], port: int, tries: int) -> tuple[list[socket.socket], int]:
    """
    Listen on *port* of all *hosts*, or on the next one that is free on all of them.

    Args:
        hosts: Addresses to listen on.
        port: The first to try; 0 for any that is free.
        tries: How many ports are tried.

    Returns:
        The sockets, and their port.

    Raises:
        UsageError: No port is free, or an address is none of this machine's.
    """
    for number in range(port, min(port + tries, 65_536)):
        sockets: list[socket.socket] = []
        try:
            for host in hosts:
                family = socket.AF_INET6 if ":" in host else socket.AF_INET
                one = socket.socket(family, socket.SOCK_STREAM)
                sockets.append(one)
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family is socket.AF_INET6:
                    one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                one.bind((host, number or (sockets[0].getsockname()[1] if sockets[1:] else 0)))
                one.listen(128)
                one.setblocking(False)
        except OSError as error:
            for one in sockets:
                one.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise UsageError(
                    f"cannot listen on {host}: {(error.strerror or str(error)).lower()}",
                    "give `--host` an address of this machine, such as 0.0.0.0",
                ) from error
            continue
        return sockets, sockets[0].getsockname()[1]
    last = min(port + tries, 65_536) - 1
    raise UsageError(f"no port from {port} to {last} is free", "choose another one with `--port`")
