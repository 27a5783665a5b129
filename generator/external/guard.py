"""Keep requests out of private networks: a site's text must not steer them there."""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Iterable

from aiohttp.abc import AbstractResolver, ResolveResult

from generator.url.hosts import Ip, ip_of, is_loopback_name, is_public
from generator.url.parsed import parse
from generator.value import dataclass

#: Gives the IP addresses of a host name; raises `socket.gaierror`.
Lookup = Callable[[str], Awaitable[Iterable[str]]]
_PORT = re.compile(r"(?P<place>\[[^\]]*\]|[^:\[\]]*):(?P<port>\d{1,5})")


class PrivateAddressError(OSError):
    """A host is on this machine or in a private network, which was not allowed."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """
    A place that may be asked though it is private.

    Attributes:
        name: A host, as in `Url`; empty for a network.
        network: None for a host.
        port: None for every port.
    """

    name: str = ""
    network: ipaddress.IPv4Network | ipaddress.IPv6Network | None = None
    port: int | None = None

    @classmethod
    def of(cls, written: str) -> "Allowed":
        """Read a host, an IP address or a network; a port may stand behind a colon."""
        found = _PORT.fullmatch(written)
        place, port = (found["place"], int(found["port"])) if found else (written, None)
        place = place.strip("[]")
        try:
            return cls(network=ipaddress.ip_network(place, strict=False), port=port)
        except ValueError:
            read = parse(f"http://{place}/")
            name = place.lower() if read is None else read.host
            address = ip_of(name)
            if address is not None:
                return cls(network=ipaddress.ip_network(address), port=port)
            return cls(name.rstrip("."), port=port)


class Guard:
    """
    Tells which hosts and addresses may be asked.

    Args:
        allowed: Host names, IP addresses and networks that may be private, with or without a port.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = tuple(Allowed.of(one) for one in allowed)

    def allows_name(self, host: str, port: int) -> bool:
        """Whether the host called *host* may have a private address."""
        return any(one.name == host and one.port in (None, port) for one in self._allowed)

    def allows(self, address: Ip, port: int) -> bool:
        """Whether *address* is public or allowed."""
        return is_public(address) or any(
            one.network is not None and address in one.network and one.port in (None, port)
            for one in self._allowed
        )

    def refuses(self, host: str, port: int) -> bool:
        """
        Whether *host* is private as it stands, before any name is looked up.

        Args:
            host: As a browser reads it, so that there is one spelling of each IP address.
            port: That is asked.
        """
        if self.allows_name(host, port):
            return False
        if is_loopback_name(host):
            host = "127.0.0.1"
        literal = ip_of(host)
        return literal is not None and not self.allows(literal, port)


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
        free = host in self._trusted or self._guard.allows_name(host, port)
        allowed = [one for one in found if free or self._guard.allows(one, port)]
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
