"""Addresses: one spelling for all that mean the same."""

import re
from dataclasses import replace
from urllib.parse import unquote

from generator.url.hosts import is_host
from generator.url.parsed import parse, resolved
from generator.value import dataclass

#: Browsers send it as it stands, and some servers refuse it.
_STRAY_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")


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
        target = read_address(resolved(location, self.url))
        if target is None or target.fragment:
            return target
        return replace(target, fragment=self.fragment)


def read_address(url: str) -> Address | None:
    """Read a whole address; None where it is none that a browser could open on the web."""
    read = parse(url)
    if read is None or not read.is_web or read.port == 0:
        return None
    if not is_host(read.host):
        return None
    host = read.host.rstrip(".")  # name servers know both spellings as one
    query = f"?{read.query}" if read.query else ""
    netloc = replace(read, host=host).netloc
    asked = _STRAY_PERCENT.sub("%25", f"{read.path or '/'}{query}")
    return Address(f"{read.scheme}://{netloc}{asked}", host, read.asked_port, _named(read.fragment))


def _named(written: str) -> str:
    """
    Name of the place that a fragment means.

    A text directive (``#:~:text=``) names none; ``top`` is on every page; what begins like a
    path is a route for the page's own script.
    """
    name = unquote(written.partition(":~:")[0])
    return "" if name.lower() == "top" or name.startswith(("/", "!")) else name
