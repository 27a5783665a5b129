"""Patience: how many requests go to a server at one time, how fast, and when it is left alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from generator.external.policy import Policy
from generator.external.trouble import Trouble

#: So many addresses of a server may come to nothing before the others are not asked any more.
SILENCES = 3
#: So often in a row may a server ask for fewer requests before it gets none.
REFUSALS = 3


class Server:
    """
    One server.

    Attributes:
        closed: What any further request would meet, so that none is sent; None as long as some are.
        waited: Seconds for which it has asked to be left alone since it last answered a question.
    """

    def __init__(self, concurrency: int, delay: float) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._delay = delay
        self._next = 0.0
        self._silences = 0
        self._refusals = 0
        self.waited = 0.0
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

    def hold(self, wanted: float, least: float) -> None:
        """Let nobody begin a request before the *wanted* seconds have passed, or the *least*."""
        now = asyncio.get_running_loop().time()
        until = now + max(wanted, least)
        # Of questions that were under way side by side, each brings the same wish.
        self.waited += max(0.0, now + wanted - max(self._next, now))
        self._next = max(self._next, until)

    def answered(self, *, busy: bool) -> None:
        """Note that the server is there, and whether it is too *busy* to answer the question."""
        self._silences = self._refusals = 0
        if not busy:
            self.waited = 0.0

    def refused(self, trouble: Trouble) -> None:
        """Note that it wants fewer requests; after some of these, *trouble* stands for all."""
        self._silences = 0
        self._refusals += 1
        if self._refusals >= REFUSALS:
            self.close(trouble)

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
