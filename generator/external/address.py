"""Addresses: one spelling for all that mean the same."""

import re
from dataclasses import replace
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

import idna

from generator.value import dataclass

_PORTS = {"http": 80, "https": 443}
#: What stands in a path or query as it is; everything else is percent-encoded as UTF-8.
_PLAIN = "!$%&'()*+,-./:;=?@_~[]|"
_DOTS = re.compile("[。．｡]")


@dataclass(frozen=True, slots=True)
class Address:
    """
    An address that can be asked.

    Attributes:
        url: ASCII, without fragment, user name and password; what is sent, and what is shown.
        host: ASCII, lower case; an IPv6 address stands without brackets.
        fragment: Decoded name of the place on the page; empty where there is none.
    """

    url: str
    host: str
    port: int
    fragment: str = ""

    @property
    def server(self) -> str:
        """Host and port: what patience is shown to."""
        return f"{self.host}:{self.port}"

    def follow(self, location: str) -> "Address | None":
        """
        Tell where a redirect from here leads.

        Args:
            location: As sent; relative addresses and characters beyond ASCII are met with.

        Returns:
            None where it is no web address. The fragment goes along, as in browsers.
        """
        try:
            target = read_address(urljoin(self.url, location.strip()))
        except ValueError:
            return None
        if target is None or target.fragment:
            return target
        return replace(target, fragment=self.fragment)


def read_address(url: str) -> Address | None:
    """
    Read a whole address; None where it is none that a browser could open on the web.

    Source:
        WHATWG URL: the host is lower-cased and mapped by UTS 46, the usual port is dropped.
    """
    url = re.sub(r"[\t\n\r]", "", url.strip())
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _host(parts)
    except (ValueError, UnicodeError):
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or port == 0:
        return None
    number = port or _PORTS[scheme]
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if number == _PORTS[scheme] else f"{shown}:{number}"
    path = _encoded(parts.path.replace("\\", "/")) or "/"
    plain = urlunsplit((scheme, netloc, path, _encoded(parts.query), ""))
    return Address(plain, host, number, _fragment(parts.fragment))


def _host(parts: SplitResult) -> str:
    host = _DOTS.sub(".", unquote(parts.hostname or ""))
    if ":" in host:
        return host.partition("%")[0]
    if host.isascii():
        return "" if re.search(r"[^\w.-]", host) else host.rstrip(".")
    return idna.encode(host.rstrip("."), uts46=True).decode("ascii")


def _encoded(text: str) -> str:
    """Percent-encode what may not stand there; a percent sign of its own is one of those."""
    once = quote(text, safe=_PLAIN, errors="replace")
    return re.sub("%(?![0-9a-fA-F]{2})", "%25", once)


def _fragment(written: str) -> str:
    """
    Name of the place that a fragment means.

    A text directive (``#:~:text=``) names none; ``top`` is on every page; what begins like a
    path is a route for the page's own script.
    """
    name = unquote(written.partition(":~:")[0])
    return "" if name.lower() == "top" or name.startswith(("/", "!")) else name
