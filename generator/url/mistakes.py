"""
What is wrong with an address as it is written, wherever it stands.

The standard names the faults that a browser repairs or gives up on ("validation errors"); to these
come slips of people that no standard names, such as a misspelt scheme. An address that could be
meant as it stands has none.

Source:
    WHATWG, "URL", section 1.1 ("Writing", validation errors) and section 4.4.
"""

import re
from enum import StrEnum
from functools import lru_cache

from generator.url.hosts import ip_of, is_host, is_local_name, is_public
from generator.url.parsed import Url, parse
from generator.value import dataclass


class Kind(StrEnum):
    """A way in which an address is wrong; those of the standard bear its names."""

    LOCAL_FILE = "local-file"
    LOCAL_HOST = "local-host"
    SCHEME = "misspelt-scheme"
    SLASHES = "special-scheme-missing-following-solidus"
    NO_HOST = "host-missing"
    HOST = "host-invalid-code-point"
    PORT = "port-out-of-range"
    CREDENTIALS = "invalid-credentials"
    BACKSLASH = "invalid-reverse-solidus"
    CONTROL = "invalid-URL-unit"
    PERCENT = "invalid-percent-encoding"


@dataclass(frozen=True, slots=True)
class Mistake:
    """
    One fault of an address.

    Attributes:
        right: What must be meant; empty where a person has to say.
        part: The part of the address that is wrong, such as its host; empty for all of it.
    """

    kind: Kind
    right: str = ""
    part: str = ""


#: What nearly every address looks like: there is nothing to say of it.
_ORDINARY = re.compile(
    r"(?:https?://(?:[a-z0-9_-]{1,63}\.)+(?!(?:local|internal|test|invalid|arpa)\b)[a-z]{2,}(?=[/?#]|\Z)"
    r"|/(?!/)|[.#?]|(?:mailto|tel|data|javascript):|(?!https?[/.;])[a-z0-9_-]+(?=[/.?#]|\Z)|\Z)"
    r"(?:[^\\\t\n\r%]|%[0-9a-f]{2})*",
    re.IGNORECASE,
)
_SPACE = " \t\n\r\f"
#: A drive, with the slash as it is written, or as Markdown encodes it.
_DRIVE = re.compile(r"[a-z]:(?:[\\/]|%5c)", re.IGNORECASE)
_SHARE = re.compile(r"(?:\\|%5c){1,2}(?P<host>[^\\/%?#]+)(?:\\|%5c)", re.IGNORECASE)
_FILE = re.compile(r"file:", re.IGNORECASE)
_SCHEME = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)(?P<colon>:?)(?P<slashes>(?:[\\/]|%5c)*)", re.IGNORECASE
)
#: Letters before a colon or before slashes that can only be meant as one of the web's schemes:
#: what one slip of the hand makes of `http` and `https`.
_NO_COLON = re.compile(r"(?P<scheme>https?)[.;]?(?P<slashes>//)(?=[^/])", re.IGNORECASE)
_WEB = ("https", "http")
#: Schemes that are one letter away from another and stand for themselves.
_KNOWN = frozenset({"shttp", "httpx", "http", "https"})
_MAIL = re.compile(
    r"(?:mail|mailt|malto|mailo|maito|mailot|mialto|maitlo|email|mail-to):(?=[^/]*@)", re.IGNORECASE
)
_PORT = re.compile(r":(?P<port>[^:\]/?#\\]*)\Z")
_STRAY_PERCENT = re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[\\/]*(?P<authority>[^\\/?#]*)", re.IGNORECASE)
_ENCODED_BACKSLASH = re.compile(r"\\|%5c", re.IGNORECASE)
_MOST_PORT = 65_535
_LEADING_NOWHERE = frozenset(
    {Kind.LOCAL_FILE, Kind.SCHEME, Kind.SLASHES, Kind.NO_HOST, Kind.HOST, Kind.PORT}
)


@lru_cache(maxsize=16_384)
def mistake(written: str) -> Mistake | None:
    """
    Find what is wrong with an address; the worst where there are several.

    Args:
        written: The address, character references decoded.

    Returns:
        None where it may be meant as it stands. A relative address is none that is wrong.
    """
    if _ORDINARY.fullmatch(written):
        return None
    text = written.strip(_SPACE)
    local = _local_file(text)
    return local or _misspelt(text) or _of_web(text) or _untidy(text)


def is_local_file(written: str) -> bool:
    """Whether *written* names a file on a computer or in a local network."""
    found = mistake(written)
    return found is not None and found.kind is Kind.LOCAL_FILE


def leads_nowhere(written: str) -> bool:
    """Whether *written* does not lead where it was meant to, whatever the site holds."""
    found = mistake(written)
    return found is not None and found.kind in _LEADING_NOWHERE


def _local_file(text: str) -> Mistake | None:
    if _FILE.match(text) or _DRIVE.match(text):
        return Mistake(Kind.LOCAL_FILE)
    share = _SHARE.match(text)
    if share is None:
        return None
    host = share["host"]
    address = ip_of(host)
    is_near = "." not in host if address is None else not is_public(address)
    return Mistake(Kind.LOCAL_FILE) if is_near or is_local_name(host.lower()) else None


def _misspelt(text: str) -> Mistake | None:
    """A scheme that is none, or is without its colon."""
    found = _NO_COLON.match(text)
    if found is not None:
        return Mistake(Kind.SCHEME, f"{found['scheme'].lower()}://{text[found.end() :]}", found[0])
    mail = _MAIL.match(text)
    if mail is not None:
        return Mistake(Kind.SCHEME, f"mailto:{text[mail.end() :]}", mail[0])
    found = _SCHEME.match(text)
    if found is None or not found["colon"] or len(found["slashes"]) < len("//"):
        return None
    scheme = found["scheme"].lower()
    if scheme in _KNOWN:
        return None
    meant = next((one for one in _WEB if _is_one_slip(scheme, one)), "")
    return Mistake(Kind.SCHEME, f"{meant}://{text[found.end() :]}", scheme) if meant else None


def _of_web(text: str) -> Mistake | None:
    """What is wrong with an address that has, or should have, a host."""
    found = _SCHEME.match(text)
    scheme = found["scheme"].lower() if found and found["colon"] else ""
    if scheme not in _WEB and not text.startswith("//"):
        return None
    slashes = found["slashes"] if found and scheme else "//"
    rest = text[found.end() if found and scheme else 2 :]
    if not rest or rest[0] in "?#":
        return Mistake(Kind.NO_HOST)
    url = parse(text if scheme else f"https:{text}")
    if slashes != "//":
        rest = _ENCODED_BACKSLASH.sub("/", rest) if "/" not in slashes else rest
        right = f"{scheme}://{rest}" if parse(f"{scheme}://{rest}") else ""
        return Mistake(Kind.SLASHES, right)
    if url is None:
        return _refused(text)
    if not is_host(url.host):
        return Mistake(Kind.HOST, part=url.host)
    if url.credentials:
        return Mistake(Kind.CREDENTIALS)
    return Mistake(Kind.LOCAL_HOST, part=url.host) if _is_local(url) else None


def _refused(text: str) -> Mistake:
    """Say why no browser can read it."""
    found = _AUTHORITY.match(text)
    authority = found["authority"] if found else ""
    authority = authority.rpartition("@")[2]
    port = _PORT.search(authority)
    if port is not None and not (port["port"].isdecimal() and int(port["port"]) <= _MOST_PORT):
        return Mistake(Kind.PORT, part=port["port"])
    return Mistake(Kind.HOST, part=authority) if authority else Mistake(Kind.NO_HOST)


def _is_local(url: Url) -> bool:
    address = ip_of(url.host)
    if address is not None:
        return not is_public(address)
    return is_local_name(url.host) or "." not in url.host


def _untidy(text: str) -> Mistake | None:
    """What browsers repair and other programs may not."""
    head = re.split(r"[?#]", text, maxsplit=1)[0]
    scheme = _SCHEME.match(text)
    is_other = scheme is not None and scheme["colon"] and scheme["scheme"].lower() not in _WEB
    if is_other:
        return None  # what may stand in it is for its own standard to say
    if re.search(r"[\t\n\r]", text):
        return Mistake(Kind.CONTROL, re.sub(r"[\t\n\r]+[ ]*", "", text))
    if "\\" in head:
        return Mistake(Kind.BACKSLASH, head.replace("\\", "/") + text[len(head) :])
    if _STRAY_PERCENT.search(head):
        return Mistake(Kind.PERCENT, _STRAY_PERCENT.sub("%25", head) + text[len(head) :])
    return None


def _is_one_slip(word: str, meant: str) -> bool:
    """Whether one letter too many, too few, wrong, or in its neighbour's place makes *word*."""
    if word == meant or abs(len(word) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(word), len(meant)) and word[start] == meant[start]:
        start += 1
    ours, theirs = word[start:], meant[start:]
    swapped = ours[1:2] + ours[:1] + ours[2:]
    return theirs in (ours[1:], swapped) or ours == theirs[1:] or ours[1:] == theirs[1:]
