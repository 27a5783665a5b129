"""URLs of pages: from file names, slugs, patterns and `url:`, and which of them are refused."""

import datetime as dt
import re
from collections.abc import Collection
from urllib.parse import quote

from generator.leftovers import is_named
from generator.model.slug import slugify
from generator.url.parsed import parse
from generator.value import dataclass

#: Names that Windows keeps for devices, with any suffix.
#: Source: Microsoft, "Naming Files, Paths, and Namespaces".
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))]
)
#: Longest name of a file or folder on the usual file systems, in bytes.
NAME_BYTES = 255
#: Longest path, in bytes, with room for the folder that the site lies in. Source: macOS, PATH_MAX.
PATH_BYTES = 800
#: Characters that stand in a URL as they are; a path of these alone needs no encoding.
_PLAIN = re.compile(r"[A-Za-z0-9/~+@._!$&'()*,;=:-]*")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
#: What nearly every part looks like; the rest is checked closely.
_HARMLESS = re.compile(r"[a-z0-9][a-z0-9-]{0,100}")
_TOKEN = re.compile(r":([a-z]+)")


def refuse(part: str) -> str | None:
    """
    Say why *part* cannot be one part of a URL that is also a file name; None where it can.

    Source:
        RFC 3986, section 5.2.4 (dot segments); Windows' rules for names.
    """
    if _HARMLESS.fullmatch(part) and part not in RESERVED:
        return None
    lowered = part.lower()
    if "/" in part or "\\" in part or "%2f" in lowered or "%5c" in lowered:
        return "it contains a slash"
    if part.startswith(".") or "%2e" in lowered:
        return "it begins with a dot, or hides one"
    if part.endswith((".", " ")):
        return "it ends with a dot or a space"
    if _NOT_IN_NAMES.search(part):
        return "it contains a character that file names cannot have"
    if lowered.partition(".")[0] in RESERVED:
        return "Windows keeps this name for a device"
    if len(part.encode()) > NAME_BYTES:
        return f"it is {len(part.encode())} bytes long; the limit is {NAME_BYTES}"
    return None


def refuse_name(name: str, allowed: Collection[str]) -> str | None:
    """
    Say why *name*, of a file or folder in `content/`, cannot be one part of a URL.

    Args:
        name: Without folders.
        allowed: Names, or patterns of names, that may begin with a dot: `files.publish`.
    """
    return refuse(name[1:] if name.startswith(".") and is_named(name, allowed) else name)


def refuse_path(path: str) -> str | None:
    """Say why *path* (``/old/page/``) cannot be a URL path of ours; None where it can."""
    if not path.startswith("/"):
        return "it does not begin with a slash"
    if path.startswith("//"):
        return "it begins with two slashes, so a browser takes it for another site"
    if "?" in path or "#" in path:
        return "it has a `?` or a `#`"
    length = len(path.encode())
    if length > PATH_BYTES:
        return f"it is {length} bytes long; the limit is {PATH_BYTES}"
    parts = path[1:].removesuffix("/").split("/")
    for part in parts:
        if not part and parts != [""]:
            return "it has two slashes in a row"
        reason = refuse(part)
        if reason:
            return reason
    return None


def expand(
    pattern: str, *, section: str, slug: str, filename: str, title: str, date: dt.datetime | None
) -> str:
    """Fill the tokens of a `permalinks:` pattern; tokens of a missing date are left out."""
    values = {
        "section": slugify(section),
        "sections": slugify(section),
        "slug": slug,
        "filename": filename,
        "title": slugify(title),
        "year": f"{date:%Y}" if date else "",
        "month": f"{date:%m}" if date else "",
        "day": f"{date:%d}" if date else "",
    }
    path = _TOKEN.sub(lambda match: values.get(match[1], match[0]), pattern)
    return "/" + re.sub(r"/+", "/", path).strip("/") + "/"


def output_path(path: str) -> str:
    """File that a server sends for URL path *path*: ``/a/`` is ``a/index.html``."""
    relative = path.strip("/")
    if path.endswith("/"):
        return f"{relative}/index.html" if relative else "index.html"
    return relative


def tidy(path: str) -> str:
    """Give *path* the slash at its end that a folder has; a file with a suffix keeps none."""
    last = path.rpartition("/")[2]
    return path if not last or "." in last else path + "/"


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """
    The published site's address.

    Attributes:
        origin: Scheme and host, such as ``https://www.example.com``.
        prefix: Path below which the site stands, without a slash at its end; mostly empty.
    """

    origin: str
    prefix: str

    @classmethod
    def of(cls, address: str) -> "BaseUrl":
        """
        Take *address* apart.

        Raises:
            ValueError: No browser can read it; settings with such an address are refused.
        """
        url = parse(address)
        if url is None:
            raise ValueError("the address of the site cannot be read")
        return cls(url.origin, url.path.rstrip("/"))

    def url(self, path: str) -> str:
        """URL from the host's root for *path* below the site, percent-encoded."""
        plain = _PLAIN.fullmatch(path)
        return self.prefix + (path if plain else quote(path, safe="/~+@-._!$&'()*,;=:"))

    def written(self, url: str) -> str:
        """URL from the host's root for *url* as people write it: encoded or not, maybe a query."""
        return self.prefix + quote(url, safe="/~+@-._!$&'()*,;=:%?#[]")

    def absolute(self, url: str) -> str:
        """Whole URL for a *url* from the host's root; one with a scheme stays as it is."""
        return self.origin + url if url.startswith("/") and not url.startswith("//") else url
