"""Keep requests out of private networks: a site's text must not steer them there."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable

from aiohttp.abc import AbstractResolver, ResolveResult

#: Gives the IP addresses of a host name; raises `socket.gaierror`.
Lookup = Callable[[str], Awaitable[Iterable[str]]]
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Addresses that carry an IPv4 address inside reach what that one reaches (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddressError(OSError):
    """A host is on this machine or in a private network, which nobody allowed."""


class Guard:
    """
    Tells which hosts and addresses may be asked.

    Args:
        allowed: Host names, IP addresses and networks that may be private.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for one in allowed:
            try:
                self._networks.append(ipaddress.ip_network(one, strict=False))
            except ValueError:
                self._names.add(one.lower())

    def allows_name(self, host: str) -> bool:
        """Whether the host called *host* may have a private address."""
        return host in self._names

    def allows(self, address: _IP) -> bool:
        """Whether *address* is public or allowed."""
        if any(address in network for network in self._networks):
            return True
        inner = _inner(address)
        return address.is_global and not address.is_multicast and (inner is None or inner.is_global)

    def refuses(self, host: str) -> bool:
        """Whether *host* is private as it stands, before any name is looked up."""
        if host in self._names:
            return False
        if host == "localhost" or host.endswith(".localhost"):
            host = "127.0.0.1"  # RFC 6761
        literal = _literal(host)
        return literal is not None and not self.allows(literal)


class GuardedResolver(AbstractResolver):
    """
    Looks names up and passes on what may be asked; a connection is made to just these addresses.

    Args:
        trusted: Hosts that are never asked for a page, such as a proxy.

    Attributes:
        resolved: Whether any name was found: an offline machine finds none.
    """

    def __init__(self, guard: Guard, lookup: Lookup, trusted: Iterable[str] = ()) -> None:
        self._guard = guard
        self._lookup = lookup
        self._trusted = frozenset(trusted)
        self.resolved = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """
        Look *host* up.

        Raises:
            PrivateAddressError: It has no address that may be asked.
            socket.gaierror: It has no address.
        """
        found = [ipaddress.ip_address(one) for one in await self._lookup(host)]
        self.resolved = True
        free = host in self._trusted or self._guard.allows_name(host)
        allowed = [one for one in found if free or self._guard.allows(one)]
        if not allowed:
            raise PrivateAddressError(f"{host} has a private address")
        return [
            ResolveResult(
                hostname=host,
                host=str(one),
                port=port,
                family=socket.AF_INET if one.version == 4 else socket.AF_INET6,  # noqa: PLR2004 - IPv4
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for one in allowed
            if family in (socket.AF_UNSPEC, socket.AF_INET if one.version == 4 else socket.AF_INET6)  # noqa: PLR2004 - the same
        ]

    async def close(self) -> None:
        """Nothing is held."""


async def look_up(host: str) -> list[str]:
    """Look *host* up as the machine does."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(entry[4][0]).partition("%")[0] for entry in found]


def _literal(host: str) -> _IP | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _inner(address: _IP) -> ipaddress.IPv4Address | None:
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
