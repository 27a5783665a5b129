"""
What a request asks for, as one string that is decoded once, checked, and looked up as it is.

Nothing here touches a file system. A path is served only where it is the name of something that
the site publishes, so what leads out of the site is the name of nothing.
"""

import re
from urllib.parse import parse_qsl, unquote_plus, unquote_to_bytes

from generator.url.parsed import parse
from generator.value import dataclass

#: Longest target of a request, in bytes; what is longer is no address of a site.
TARGET_BYTES = 8_000
_QUERY_FIELDS = 50
#: A browser reads `http:///x` as well; what comes as a request must name its host at once.
_ABSOLUTE = re.compile(r"https?://[^/?#\\]", re.IGNORECASE)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class BadTargetError(ValueError):
    """The target of a request cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """
    What a request asks for.

    Attributes:
        path: Decoded once; begins with a slash.
        query: As sent, without the question mark.
        host: Of a target that is a whole URL; None for the others.
    """

    path: str
    query: str = ""
    host: str | None = None

    @property
    def fields(self) -> dict[str, str]:
        """
        Fields of the query; the first of two with one name counts.

        Raises:
            BadTargetError: There are too many of them, or they are badly encoded.
        """
        if _BAD_ESCAPE.search(self.query):
            raise BadTargetError("query is badly percent-encoded")
        try:
            pairs = parse_qsl(
                self.query, keep_blank_values=True, errors="strict", max_num_fields=_QUERY_FIELDS
            )
        except UnicodeDecodeError:
            raise BadTargetError("query is not UTF-8 once it is decoded") from None
        except ValueError:
            raise BadTargetError(f"query has more than {_QUERY_FIELDS} fields") from None
        return dict(reversed(pairs))

    def field(self, name: str) -> str:
        """One field of a query that may be anything: a visitor's marks, say; empty without it."""
        try:
            return self.fields.get(name, "")
        except BadTargetError:
            return ""


def read_target(written: bytes) -> Target:
    """
    Read the target of a request.

    Raises:
        BadTargetError: It is no path, not UTF-8, or holds what no path of a site holds.

    Source:
        RFC 9112, section 3.2 (origin form and absolute form).
    """
    if len(written) > TARGET_BYTES:
        raise BadTargetError(
            f"address is {len(written):,} bytes long; the limit is {TARGET_BYTES:,}"
        )
    try:
        text = written.decode("ascii")
    except UnicodeDecodeError:
        raise BadTargetError("address contains bytes that must be percent-encoded") from None
    host = None
    if not text.startswith("/"):
        url = parse(text) if _ABSOLUTE.match(text) else None
        if url is None or not url.is_web:
            raise BadTargetError("address is not a path")
        host = url.netloc
        text = url.href.removeprefix(url.origin)
    path, _, query = text.partition("#")[0].partition("?")
    try:
        decoded = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        raise BadTargetError("address is not UTF-8 once it is decoded") from None
    if any(ord(character) < ord(" ") or character == "\x7f" for character in decoded):
        raise BadTargetError("address contains characters that cannot be seen")
    return Target(decoded, query, host)


def handed_on(location: str, query: str) -> str:
    """
    Hand a visitor's query on to where a redirect leads.

    What *location* says itself stays as it is; of *query* only the fields are added that it does
    not have. A fragment is the browser's to hand on.

    Args:
        location: Path or whole URL.
        query: As sent, without the question mark.
    """
    if not query:
        return location
    address, hash_mark, fragment = location.partition("#")
    path, _, own = address.partition("?")
    taken = {_name(part) for part in own.split("&")}
    added = [part for part in query.split("&") if part and _name(part) not in taken]
    parts = [part for part in own.split("&") if part] + added
    return f"{path}?{'&'.join(parts)}{hash_mark}{fragment}" if parts else location


def _name(part: str) -> str:
    return unquote_plus(part.partition("=")[0])
