"""Which file a URL gets, as a plain web server answers it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from urllib.parse import unquote

from generator.url.parsed import Url, parse, resolved
from generator.value import dataclass

#: Stands for the host where the site's own is not known; the name is reserved (RFC 2606).
_UNKNOWN_HOST = "https://site.invalid/"
#: What nearly every link within a site looks like: nothing in it needs decoding or joining.
_PLAIN_PATH = re.compile(r"(/(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:#([\w-]*))?", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Answer(StrEnum):
    """What a server says to a URL."""

    FILE = "file"
    REDIRECT = "redirect"
    UNPUBLISHED = "unpublished"
    WRONG_CASE = "wrong-case"
    MISSING = "missing"
    MALFORMED = "malformed"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Target:
    """
    Where a URL leads.

    Attributes:
        path: Output path of the file; for `MISSING` and `UNPUBLISHED` what was asked for below
            the site's root; for `WRONG_CASE` the file whose name differs by case alone; for
            `REDIRECT` where it redirects to.
        fragment: Decoded; empty where there is none.
    """

    answer: Answer
    path: str = ""
    fragment: str = ""


class UrlSpace:
    """
    The URLs of a site.

    A directory gets its ``index.html``, with the slash or without; ``/about`` gets
    ``about.html`` where there is one, as most hosts do. Case counts. Query and fragment
    choose no file. URLs of other hosts, and those above the base URL's path, are outside.

    Args:
        base_url: Address of the site with scheme; a path alone where the host is not known, and
            empty where neither is known. Then the site may lie below others, so a relative URL
            that climbs above its root is outside.
        files: Output paths of all files (the values do not matter).
        redirects: Paths from the host's root that redirect.
        unpublished: URLs of pages that are kept back.
        handled: Beginnings of paths from the host's root that the server's own rules answer, if
            there is no file; where such a URL leads is not known here.
    """

    def __init__(
        self,
        base_url: str,
        files: Mapping[str, int],
        redirects: Mapping[str, str] | None = None,
        unpublished: Mapping[str, str] | None = None,
        handled: Sequence[str] = (),
    ) -> None:
        own = parse(base_url, _UNKNOWN_HOST) or parse(_UNKNOWN_HOST)
        assert own is not None
        self._host = _host(own)
        self._origin = own.origin
        self._own = f"{self._origin}/"
        self._may_lie_below = not base_url
        self._prefix = own.path.rstrip("/") + "/"
        self._folder = unquote(self._prefix)
        self._files = files
        self._redirects = {self._below(source): to for source, to in (redirects or {}).items()}
        self._unpublished = {self._below(url): why for url, why in (unpublished or {}).items()}
        self._handled = tuple(self._below(start) for start in handled)
        self._answers: dict[tuple[str, str], Target] = {}

    def resolve(self, href: str, page_url: str, base: str = "") -> Target:
        """
        Tell where *href* leads from a page.

        Args:
            href: As written in the page, character references decoded.
            page_url: Path of the page from the host's root.
            base: ``href`` of the page's ``base`` element; empty where there is none.
        """
        if base:
            return self._resolve(href, page_url, base)
        if href.startswith(self._own):
            href = href[len(self._own) - 1 :]  # from the host's root on, which is found sooner
        if href.startswith("#"):
            own = self.resolve(page_url, page_url)
            return Target(own.answer, own.path, _fragment(href[1:]))
        # what most links of a page share: where they start from decides nothing but the folder
        start = "" if href.startswith("/") else page_url.rpartition("/")[0]
        answer = self._answers.get((start, href))
        if answer is None:
            answer = self._resolve(href, page_url, base)
            if href[:1] not in ("", "?"):
                self._answers[start, href] = answer
        return answer

    def explanation(self, target: Target) -> str:
        """Why the page behind an `UNPUBLISHED` target is kept back."""
        return self._unpublished[target.path]

    def url_of(self, path: str) -> str:
        """Path from the host's root at which a file of the site is found."""
        return self._prefix + (path.removesuffix("index.html") if _is_index(path) else path)

    @property
    def is_whole_host(self) -> bool:
        """Whether the site begins at the host's root."""
        return self._prefix == "/"

    def is_beyond(self, href: str, page_url: str, base: str = "") -> bool:
        """Whether *href*, as `resolve` takes it, stays on the host and leaves the site."""
        if self._climbs(href, page_url, base):
            return True
        here = self._origin + page_url
        url = parse(href, resolved(base, here) if base else here)
        if url is None or not url.is_web or _host(url) != self._host:
            return False
        return not f"{url.decoded_path}/".startswith(self._folder)

    def _resolve(self, href: str, page_url: str, base: str) -> Target:
        plain = None if base else _PLAIN_PATH.fullmatch(href)
        if plain:
            if not f"{plain[1]}/".startswith(self._folder):
                return Target(Answer.OUTSIDE)
            return self._look_up(plain[1][len(self._folder) :], plain[2] or "")
        if self._climbs(href, page_url, base):
            return Target(Answer.OUTSIDE)
        here = self._origin + page_url
        url = parse(href, resolved(base, here) if base else here)
        if url is None:
            return Target(Answer.MALFORMED)
        if not url.is_web or _host(url) != self._host:
            return Target(Answer.OUTSIDE)
        path = url.decoded_path
        if not f"{path}/".startswith(self._folder):
            return Target(Answer.OUTSIDE)
        return self._look_up(path[len(self._folder) :], _fragment(url.fragment))

    def _climbs(self, href: str, page_url: str, base: str) -> bool:
        """Whether a relative URL leads above the root of a site that may lie below others."""
        if not self._may_lie_below or ".." not in href or base:
            return False
        path = href.strip().partition("#")[0].partition("?")[0]
        if path.startswith("/") or _SCHEME.match(path):
            return False
        depth = page_url.count("/") - 1
        for part in path.split("/"):
            if part == "..":
                depth -= 1
            elif part not in ("", "."):
                depth += 1
            if depth < 0:
                return True
        return False

    def _look_up(self, path: str, fragment: str) -> Target:
        found = published_file(path, self._files)
        if found is not None:
            return Target(Answer.FILE, found, fragment)
        bare = path.removesuffix("index.html") if _is_index(path) else path
        for wanted in (bare, f"{bare}/", bare.removesuffix("/")):
            if wanted in self._redirects:
                return Target(Answer.REDIRECT, self._redirects[wanted], fragment)
            if wanted in self._unpublished:
                return Target(Answer.UNPUBLISHED, wanted, fragment)
        if self._handled and path.startswith(self._handled):
            return Target(Answer.OUTSIDE)
        twin = published_file(_loose(path), self._loose_files)
        if twin is not None:
            return Target(Answer.WRONG_CASE, self._loose_files[twin], fragment)
        return Target(Answer.MISSING, path, fragment)

    @cached_property
    def _loose_files(self) -> Mapping[str, str]:
        return {_loose(path): path for path in self._files}

    def _below(self, url: str) -> str:
        """Cut a path from the host's root down to what lies below the site's root."""
        path = url if _PLAIN_PATH.fullmatch(url) else self._path_of(url)
        return unquote(path).removeprefix(self._folder).lstrip("/")

    def _path_of(self, url: str) -> str:
        """Path of an address that may be a path alone."""
        found = parse(url, self._origin)
        return url if found is None else found.path


def published_file(path: str, files: Mapping[str, object]) -> str | None:
    """Name the one of *files* that a plain server shows for a path below the site's root."""
    if path == "" or path.endswith("/"):
        candidates: tuple[str, ...] = (f"{path}index.html",)
    else:
        candidates = (path, f"{path}/index.html", f"{path}.html")
    return next((candidate for candidate in candidates if candidate in files), None)


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _loose(path: str) -> str:
    """Two paths that differ in case or Unicode form alone are one on macOS and Windows."""
    return unicodedata.normalize("NFC", path).casefold()


def _fragment(written: str) -> str:
    """Name of the place that a fragment means; a text directive names none."""
    return unquote(written.partition(":~:")[0])


def _host(url: Url) -> tuple[str, int | None]:
    """Host and port; the usual port of either scheme is None, since a site answers on both."""
    return url.host, url.port
