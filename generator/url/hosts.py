"""Hosts that the public cannot reach: this machine, and private networks."""

import ipaddress
import re

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Networks whose last 32 bits are an IPv4 address, and which reach what that one reaches:
#: translated ones (RFC 6052; RFC 2765).
_LAST_BITS = tuple(ipaddress.IPv6Network(one) for one in ("64:ff9b::/96", "::ffff:0:0:0/96"))
#: Networks that are private or of no public use, though Python calls some of them global:
#: IPv4-compatible (RFC 4291, 2.5.5.1), local translation (RFC 8215), site-local (RFC 3879).
_PRIVATE = tuple(ipaddress.IPv6Network(one) for one in ("::/96", "64:ff9b:1::/48", "fec0::/10"))
#: Names that no public server has (RFC 6761, 6762, 8375; ICANN, SAC113).
_LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa", "test", "invalid")


#: What name servers know: letters, digits, hyphens and underscores between single dots, of which
#: no part is longer than 63 and the whole not longer than 253 (RFC 1035, 2.3.4).
_NAME = re.compile(r"(?=.{1,254}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")


def is_host(host: str) -> bool:
    """Whether *host*, as in `Url`, is an IP address or can be the name of a server."""
    return _NAME.fullmatch(host) is not None or ip_of(host) is not None


def ip_of(host: str) -> Ip | None:
    """Read *host*, as in `Url`, as an IP address; None where it is a name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def is_public(address: Ip) -> bool:
    """Whether *address*, and any that it carries inside, is one of the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in _PRIVATE):
            return False
        inner = _carried(address)
        if any(not is_public(one) for one in inner):
            return False
        if address.ipv4_mapped is not None or any(address in one for one in _LAST_BITS):
            return bool(inner)
    return address.is_global and not address.is_multicast


def is_local_name(host: str) -> bool:
    """Whether *host*, as in `Url`, is a name that is kept for one machine or one network."""
    bare = host.rstrip(".")
    return any(bare == name or bare.endswith(f".{name}") for name in _LOCAL_NAMES)


def is_loopback_name(host: str) -> bool:
    """Whether *host* is a name of this machine to itself (RFC 6761, 6.3)."""
    bare = host.rstrip(".")
    return bare == "localhost" or bare.endswith(".localhost")


def _carried(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """List the IPv4 addresses inside."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _LAST_BITS):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in found if one is not None)
