"""Patience: how many requests go to a server at one time, how fast, and when it is let be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from generator.external.policy import Policy
from generator.external.trouble import Trouble

#: So many addresses of a server may come to nothing before the others are not asked any more.
SILENCES = 3


class Server:
    """
    One server.

    Attributes:
        closed: What any further request would meet, so that none is sent; None as long as some are.
    """

    def __init__(self, concurrency: int, delay: float) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._delay = delay
        self._next = 0.0
        self._silences = 0
        self.closed: Trouble | None = None

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Wait for a turn with this server."""
        async with self._slots:
            loop = asyncio.get_running_loop()
            while (pause := self._next - loop.time()) > 0:  # noqa: ASYNC110 - `hold` may put it off
                await asyncio.sleep(pause)
            self._next = loop.time() + self._delay
            yield

    def hold(self, seconds: float) -> None:
        """Let nobody begin a request before *seconds* have passed."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)

    def answered(self) -> None:
        """Note that the server is there."""
        self._silences = 0

    def silent(self, trouble: Trouble) -> None:
        """Note that an address got no answer; after some of these, *trouble* stands for all."""
        self._silences += 1
        if self._silences >= SILENCES:
            self.close(trouble)

    def close(self, trouble: Trouble) -> None:
        """Send no more requests in this run."""
        self.closed = self.closed or trouble


class Pacing:
    """All servers of a run."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._all = asyncio.Semaphore(policy.concurrency)
        self._servers: dict[str, Server] = {}

    def server(self, name: str, host: str) -> Server:
        """
        Give the server called *name*.

        Args:
            name: Host and port.
            host: Host alone, for its policy.
        """
        if name not in self._servers:
            own = self._policy.host(host)
            limit = own.concurrency or self._policy.per_host
            delay = self._policy.delay if own.delay is None else own.delay
            self._servers[name] = Server(limit, delay)
        return self._servers[name]

    @asynccontextmanager
    async def turn(self, server: Server) -> AsyncIterator[None]:
        """Wait for a turn with *server*, then for one among all requests."""
        async with server.slot(), self._all:
            yield
