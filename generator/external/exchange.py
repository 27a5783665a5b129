"""One request and its answer; whatever goes wrong is a value."""

import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from generator.external.address import Address
from generator.external.guard import Guard, GuardedResolver, Lookup
from generator.external.policy import Policy
from generator.external.trouble import FOREIGN_PROXY, PRIVATE, Trouble, trouble_of
from generator.external.unpack import Unpacker
from generator.url.parsed import parse
from generator.value import dataclass

#: A line of an answer's head may be that long, and the head may have so many lines: content
#: security policies are long, and an endless head must end.
_HEAD_LINE = 32 * 1024
_HEAD_LINES = 200
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """
    An answer.

    Attributes:
        location: As sent; empty where there is none.
        retry_after: As sent; empty where there is none.
        body: Unpacked; empty where it was not asked for.
        whole: Whether *body* is all of it.
    """

    status: int
    location: str = ""
    retry_after: str = ""
    media_type: str = ""
    charset: str = ""
    body: bytes = b""
    whole: bool = False


class Exchange:
    """Sends requests, and never sends them to a place that the guard refuses."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        policy: Policy,
        guard: Guard,
        proxies: dict[str, str],
    ) -> None:
        self._session = session
        self._policy = policy
        self._guard = guard
        self._proxies = proxies

    async def ask(self, method: str, address: Address, *, body: bool) -> Reply | Trouble:
        """
        Send one request.

        Args:
            method: ``HEAD`` or ``GET``.
            address: Where to.
            body: Whether the body of a page is read, up to the limit.
        """
        if self._guard.refuses(address.host, address.port):
            return PRIVATE
        proxy = self._proxy(address)
        if proxy and not _is_web(proxy):
            return FOREIGN_PROXY
        own = self._policy.host(address.host).timeout
        timeout = aiohttp.ClientTimeout(
            total=own or self._policy.timeout,
            sock_connect=min(self._policy.connect, own or self._policy.connect),
            sock_read=self._policy.read,
        )
        try:
            async with self._session.request(
                method,
                URL(address.url, encoded=True),
                allow_redirects=False,
                timeout=timeout,
                proxy=proxy or None,
            ) as response:
                try:
                    return await self._read(response, body=body and method == "GET")
                finally:
                    response.close()
        except (aiohttp.ClientError, OSError, ValueError, TimeoutError) as error:
            return trouble_of(error)

    def _proxy(self, address: Address) -> str:
        scheme = address.url.partition(":")[0]
        proxy = self._proxies.get(scheme) or self._proxies.get("all") or ""
        return "" if proxy and proxy_bypass(address.host) else proxy

    async def _read(self, response: aiohttp.ClientResponse, *, body: bool) -> Reply:
        content, whole = b"", False
        if body and response.status < 300:  # noqa: PLR2004 - nobody reads the text of an error
            content, whole = await self._body(response)
        return Reply(
            status=response.status,
            location=_text(response, b"location"),
            retry_after=_text(response, b"retry-after"),
            media_type=response.content_type,
            charset=response.charset or "",
            body=content,
            whole=whole,
        )

    async def _body(self, response: aiohttp.ClientResponse) -> tuple[bytes, bool]:
        """Read what the limit lets in; what was read before a fault counts."""
        unpack = Unpacker(response.headers.get("Content-Encoding", ""), self._policy.body_bytes)
        try:
            async for chunk in response.content.iter_chunked(_CHUNK):
                if not unpack.add(chunk):
                    return unpack.data, False
        except (aiohttp.ClientError, OSError, TimeoutError, zlib.error):
            return unpack.data, False
        return unpack.data, unpack.complete


@dataclass(frozen=True, slots=True)
class Opened:
    """An exchange that can be used, and the resolver that tells whether any name was found."""

    exchange: Exchange
    resolver: GuardedResolver

    @classmethod
    @asynccontextmanager
    async def by(cls, policy: Policy, lookup: Lookup) -> AsyncIterator[Self]:
        """Open connections as *policy* says; proxies come from the environment."""
        guard = Guard(policy.allow_private)
        proxies = getproxies()
        hosts = [found.host for proxy in proxies.values() if (found := parse(proxy)) is not None]
        resolver = GuardedResolver(guard, lookup, hosts)
        connector = aiohttp.TCPConnector(limit=0, resolver=resolver)
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=_HEAD_LINE,
            max_field_size=_HEAD_LINE,
            max_headers=_HEAD_LINES,
            headers={
                "User-Agent": policy.user_agent,
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
                "Accept-Encoding": "gzip, deflate",
            },
        ) as session:
            yield cls(Exchange(session, policy, guard, proxies), resolver)


def _is_web(proxy: str) -> bool:
    url = parse(proxy)
    return url is not None and url.is_web


def _text(response: aiohttp.ClientResponse, name: bytes) -> str:
    """Give a header as text; servers send UTF-8, and old ones Latin-1."""
    for key, value in response.raw_headers:
        if key.lower() == name:
            try:
                return value.decode("utf-8")
            except UnicodeDecodeError:
                return value.decode("latin-1")
    return ""
