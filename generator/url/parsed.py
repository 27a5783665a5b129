"""
The one reader of addresses: what a browser makes of a text.

Source:
    WHATWG, "URL" (section 4.4, the basic URL parser), by way of the library Ada.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from generator.value import dataclass

_WEB_PORTS = {"http": 80, "https": 443}
#: What the standard's serializer writes; there is nothing in it to repair.
_SERIALIZED = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*):"
    r"(?://(?:(?P<credentials>[^/?#@]*)@)?(?P<host>\[[^\]]*\]|[^/?#:]*)(?::(?P<port>\d+))?)?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
#: What most whole addresses look like: a browser leaves each letter as it is. A name that begins
#: with `xn--` or ends in a number is looked at closely.
_PLAIN = re.compile(
    r"https?://(?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,}/(?:(?!\.|%2[Ee])(?:[\w.~!$&()*+,;=:@-]|%[0-9A-Fa-f]{2})*/)*"
    r"(?:(?!\.|%2[Ee])(?:[\w~.!$&()*+,;=:@-]|%[0-9A-Fa-f]{2})*)",
    re.ASCII,
)
#: A scheme, or two slashes of either kind, behind what a browser passes over.
_WHOLE = re.compile(r"[\x00-\x20]*(?:[A-Za-z][A-Za-z0-9+.\t\n\r-]*:|[\\/][\t\n\r]*[\\/])")
_LONGEST = 2_000  # characters of an address that is remembered
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Url:
    """
    A whole address, as a browser writes it: in ASCII, with the host in lower case.

    Attributes:
        href: All of it.
        scheme: Without its colon.
        credentials: User name and password as they stand before ``@``.
        host: As it is asked for; numbers have become IP addresses, and an IPv6 address stands
            without brackets. Empty where the scheme needs none.
        port: None for the usual one of the scheme.
        path: Percent-encoded.
        query: What stands after ``?``, percent-encoded; empty where there is nothing.
        fragment: What stands after ``#``, percent-encoded; empty where there is nothing.
    """

    href: str
    scheme: str
    credentials: str = ""
    host: str = ""
    port: int | None = None
    path: str = ""
    query: str = ""
    fragment: str = ""

    @property
    def is_web(self) -> bool:
        """Whether a browser asks a server for it over http or https."""
        return self.scheme in _WEB_PORTS

    @property
    def asked_port(self) -> int:
        """The port, the usual one included; 0 for schemes that are not of the web."""
        return self.port or _WEB_PORTS.get(self.scheme, 0)

    @property
    def netloc(self) -> str:
        """Host, in brackets where it is an IPv6 address, and the port where it is not the usual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def decoded_path(self) -> str:
        """The path, read as UTF-8."""
        return unquote(self.path)

    @property
    def without_fragment(self) -> str:
        """The address of the whole document."""
        return self.href.partition("#")[0]

    @property
    def public(self) -> str:
        """The address without user name and password."""
        return self.href.replace(f"{self.credentials}@", "", 1) if self.credentials else self.href


def parse(text: str, base: str = "") -> Url | None:
    """
    Read an address as a browser does.

    Args:
        text: As written, character references decoded.
        base: The whole address that a relative one starts from; empty where there is none.

    Returns:
        None where a browser can make nothing of it, or where it is relative and there is no base.
    """
    if len(text) > _LONGEST:
        return _read(text, base)
    return _remembered(text, base)


def resolved(text: str, base: str) -> str:
    """Give the whole address of *text*, or *text* as it stands where a browser can make none."""
    url = parse(text, base)
    return text if url is None else url.href


@lru_cache(maxsize=8_192)
def _remembered(text: str, base: str) -> Url | None:
    return _read(text, base)


def _read(text: str, base: str) -> Url | None:
    href = text if _PLAIN.fullmatch(text) else _normal(text, base)
    parts = _SERIALIZED.fullmatch(href)
    if parts is None:
        return None
    host, port = parts["host"] or "", parts["port"]
    return Url(
        href,
        parts["scheme"],
        parts["credentials"] or "",
        host.strip("[]"),
        int(port) if port else None,
        parts["path"],
        parts["query"] or "",
        parts["fragment"] or "",
    )


def _normal(text: str, base: str) -> str:
    """Let the library read and write it; empty where it refuses."""
    from ada_url import join_url, normalize_url  # noqa: PLC0415 - many runs read plain ones alone

    # HTML hands on a lone surrogate as the replacement character (Web IDL, "USVString").
    if _LONE_SURROGATE.search(text):
        text = _LONE_SURROGATE.sub("\ufffd", text)
    try:
        return join_url(base, text) if base else normalize_url(text)
    except ValueError:
        return ""


def is_whole(text: str) -> bool:
    """Whether *text* names a scheme or a host, so that it means the same on every page."""
    return _WHOLE.match(text) is not None
