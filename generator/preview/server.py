"""
The server: who may connect, and where it listens.

asyncio and h11, since both together are loaded in half the time of Starlette with uvicorn, and in a
third of that of aiohttp (46, 100 and 160 ms). It listens on a thread of its own.
"""

import asyncio
import contextlib
import errno
import socket
import ssl
import threading
from collections.abc import Callable

from generator.errors import UsageError
from generator.preview.connection import Answerer, Connection, Limits, State
from generator.preview.messages import Request, Response, plain


class Server:
    """
    Serves responses on a thread of its own.

    Args:
        limits: What one connection may take.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._loop = asyncio.new_event_loop()
        self._open: dict[Connection, asyncio.Task[None]] = {}
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
        one = Connection(self._answer, self._limits, reader, writer, self._scheme)
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
        Whether one more connection fits, if necessary in place of an earlier one.

        So idle connections keep no one out: among those in the state that can best be spared,
        the one that has been in it longest is closed.
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
