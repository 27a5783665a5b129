"""
Who may ask the preview, and from where.

A page of any site may send requests to a server on the reader's machine. So a request must name
one of our own hosts (a foreign name that was pointed at this machine is refused), what is the
preview's own must not come from another origin, and over the network a token is needed.

Sources: RFC 9110, section 7.2 (Host); WHATWG Fetch (Origin); W3C, Fetch Metadata.
"""

import hmac
import ipaddress
import re
import socket
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from generator.url.parsed import parse
from generator.value import dataclass

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Access:
    """
    Who may ask.

    Attributes:
        hosts: Names and addresses besides those of this machine to itself.
        token: What a request over the network must show; empty where none is allowed.
        port: Under which the preview answers; the name of the cookie holds it.
    """

    hosts: frozenset[str]
    token: str
    port: int

    @property
    def cookie(self) -> str:
        """Name of the cookie that holds the token; previews on other ports have their own."""
        return f"proofpress-{self.port}"

    def knows_host(self, host: str | None) -> bool:
        """Whether *host*, a `Host` header, is one of ours."""
        name = host_name(host or "")
        return bool(name) and (is_loopback(name) or name in self.hosts)

    def same_origin(self, headers: Mapping[str, str], scheme: str, *, strict: bool = False) -> bool:
        """
        Whether a request comes from a page of ours, or from no page at all.

        Args:
            headers: By name in lower case.
            scheme: Under which the preview was asked.
            strict: Whether a request that does not say where it comes from is refused.
        """
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "")
        if origin is None:
            return not strict and site in ("", "same-origin", "none")
        expected = f"{scheme}://{headers.get('host', '')}".lower()
        return origin.lower() == expected and site in ("", "same-origin")

    def admits(self, peer: str, cookies: str, given: str) -> bool:
        """Whether *peer* is this machine, or shows the token in a cookie or in the address."""
        if is_loopback(peer) or not self.token:
            return True
        return any(_equal(one, self.token) for one in (given, self._token_of(cookies)) if one)

    def _token_of(self, cookies: str) -> str:
        try:
            found = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return ""
        return found.value if found else ""


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def host_name(host: str) -> str:
    """Name in a `Host` header, in lower case and without the port; empty where it is malformed."""
    if not host or re.search(r"[\s/?#@\\]", host):
        return ""
    url = parse(f"http://{host}/")
    return "" if url is None else url.host.rstrip(".")


def is_loopback(name: str) -> bool:
    """Whether *name* or address means this machine to itself."""
    if name in _LOOPBACK_NAMES or name.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def is_unspecified(host: str) -> bool:
    """Whether *host* stands for every address of this machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def network_addresses(host: str) -> tuple[str, ...]:
    """
    Addresses under which others reach a server that listens on *host*, the likeliest first.

    Nothing is sent: a datagram socket only looks up which way a packet would take.
    """
    if not is_unspecified(host):
        return (host,)
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation, RFC 5737
            found.append(probe.getsockname()[0])
        except OSError:
            pass
    try:
        infos = socket.getaddrinfo(socket.gethostname(), None, family=socket.AF_INET)
        found.extend(str(info[4][0]) for info in infos)
    except OSError:
        pass
    return tuple(one for one in dict.fromkeys(found) if not is_loopback(one))
