"""
Where a folder of HTML lies on the web, worked out from what its pages say of themselves.

A site's address decides which links are its own. Where none is given, its pages tell: each with
its canonical address or `og:url`; then sitemaps, versions in other languages and `robots.txt`; and
links that begin at the host's root, which fit the folder's files only below the right path.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote

from generator.checks.facts.extract_facts import resources
from generator.checks.formats.listings import Listing, Sitemap
from generator.checks.formats.robots_txt import RobotsTxt
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.url_space import published_file
from generator.url.parsed import is_whole, parse, resolved
from generator.value import dataclass

#: Stands for the host where an address has none; the name is reserved (RFC 2606).
_ANYWHERE = "https://site.invalid/"
#: A path from the host's root to a site is no longer than this, in parts.
_DEEPEST = 6
#: Fewer links that begin at the host's root may all be broken in the same way.
_ENOUGH_LINKS = 3


class Base(NamedTuple):
    """
    An address below which a site lies.

    Attributes:
        origin: Scheme and host, ``https://www.example.com``; empty where only a path is known.
        path: Begins and ends with a slash.
    """

    origin: str = ""
    path: str = "/"

    @classmethod
    def of(cls, url: str) -> "Base":
        """Read the address of a site; its path may end with a slash or not."""
        read = parse(url)
        if read is None:
            return cls()
        return cls(read.origin, f"{read.decoded_path.rstrip('/')}/")

    @property
    def url(self) -> str:
        """The whole address; empty where the host is not known."""
        return f"{self.origin}{quote(self.path)}" if self.origin else ""


@dataclass(frozen=True, slots=True)
class Claims:
    """
    What one page says of addresses.

    Attributes:
        own: Bases that fit the page's own address, as its canonical link or `og:url` gives it.
        tells: Whether it gives such an address at all, with its host.
        others: Addresses of its versions in other languages, itself included.
        rooted: Paths from the host's root that it asks for or leads to.
    """

    own: tuple[Base, ...] = ()
    tells: bool = False
    others: tuple[str, ...] = ()
    rooted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteRoot:
    """
    Where the site lies.

    Attributes:
        because: What says so, as the end of a sentence; empty where nothing says so.
    """

    base: Base
    because: str = ""


def claims_of(page: HtmlPage) -> Claims:
    """
    Gather what *page* says; its `path` counts, and its `url` does not.

    A page that only redirects speaks for its target, and so claims nothing.
    """
    if page.is_redirect:
        return Claims()
    canonicals = [element.get("href") or "" for element in page.links_with("canonical")]
    shared = [element.get("content") or "" for element in page.meta_property("og:url")]
    own: list[Base] = []
    for written in (*canonicals[:1], *shared[:1]):
        own = list(_bases(written, page.path))
        if own:
            break
    return Claims(
        tuple(own),
        any(one.strip().startswith(("http:", "https:")) for one in (*canonicals, *shared)),
        tuple(
            element.get("href") or ""
            for element in page.links_with("alternate")
            if element.get("hreflang") is not None
        ),
        tuple(_rooted(page)),
    )


def find_root(
    claims: Sequence[Claims], files: Mapping[str, object], listings: Iterable[Listing] = ()
) -> SiteRoot:
    """
    Work out where a site lies.

    Args:
        claims: Of every page.
        files: Output paths of all files (the values do not matter).
        listings: What its sitemaps and `robots.txt` list.
    """
    own = Counter(base for one in claims for base in one.own)
    listed = Counter(base for url in _listed(claims, listings) for base in _cut(url, files))
    links = _Links({path for one in claims for path in one.rooted}, files)
    if own:
        best = max(own, key=lambda base: (own[base], listed[base], links.fits(base.path), base))
        votes, telling = own[best], sum(one.tells for one in claims)
        name = "canonical addresses" if telling != 1 else "canonical address"
        because = f"as {votes:,} of {max(telling, votes):,} {name} say{'s' * (telling == 1)}"
    elif listed:
        best = max(listed, key=lambda base: (listed[base], links.fits(base.path), base))
        votes = listed[best]
        because = "as the sitemap or links to other languages say"
    else:
        best, votes, because = Base(), 0, ""
    path = links.best
    if links.fits(path) > max(votes, links.fits(best.path)) and path != best.path:
        shown = f"links such as `{links.example(path)}`"
        return SiteRoot(Base(best.origin, path), f"as {shown} fit its files only there")
    return SiteRoot(best, because)


def own_forms(path: str) -> tuple[str, ...]:
    """Below the site's root, the ways to write the address of the page at *path*."""
    folder = path.removesuffix("index.html")
    if folder != path and (not folder or folder.endswith("/")):
        return (path, folder, folder.removesuffix("/")) if folder else (path, "")
    bare = path.removesuffix(".html")
    return (path,) if bare == path else (path, bare, f"{bare}/")


def _bases(written: str, path: str) -> Iterator[Base]:
    """The base that *written* has if it is the address of the page at *path*."""
    parts = _split(written)
    if parts is None:
        return
    origin, whole = parts
    for form in own_forms(path):
        if form and whole.endswith(f"/{form}"):
            yield Base(origin, whole.removesuffix(form))
            return
        if not form and "." not in whole.rpartition("/")[2]:
            yield Base(origin, whole if whole.endswith("/") else f"{whole}/")
            return


def _split(written: str) -> tuple[str, str] | None:
    """Origin and decoded path; None where it is relative to a page, or no address of the web."""
    if is_whole(written):
        url = parse(written)
        return (url.origin, url.decoded_path) if url is not None and url.is_web else None
    url = parse(written, _ANYWHERE)
    rooted = written.strip(" \t\n\r\f").startswith("/")
    return ("", url.decoded_path) if url is not None and rooted else None


def _cut(url: str, files: Mapping[str, object]) -> Iterator[Base]:
    """The base with the shortest path below which *url* gets one of *files*; none for a folder."""
    parts = _split(url)
    if parts is None:
        return
    origin, whole = parts
    names = whole[1:].split("/")
    for count in range(min(len(names), _DEEPEST + 1)):
        rest = "/".join(names[count:])
        if rest and published_file(rest, files) is not None:
            yield Base(origin, "/".join(("", *names[:count], "")))
            return


def _listed(claims: Iterable[Claims], listings: Iterable[Listing]) -> set[str]:
    found = {url for one in claims for url in one.others}
    for listing in listings:
        if isinstance(listing, Sitemap):
            found.update(listing.locations)
        elif isinstance(listing, RobotsTxt):
            found.update(url for url, _ in listing.sitemaps)
    return found


def _rooted(page: HtmlPage) -> Iterator[str]:
    base = page.base_href
    if base and not base.startswith("/"):
        base = ""  # relative, or of a host that may not be the site's own
    for url in (*page.addresses, *(one.url for one in page.fact(resources))):
        href = url.strip(" \t\n\r\f")
        if base and not href.startswith("#"):
            url_there = parse(href, resolved(base, _ANYWHERE))
            if url_there is None or url_there.origin != _ANYWHERE.rstrip("/"):
                continue
            href = url_there.path
        if href.startswith("/") and not href.startswith(("//", "/\\")):
            path = href.partition("#")[0].partition("?")[0]
            if path != "/":
                yield path


class _Links:
    """Paths from the host's root, and how many of them get a file below another path."""

    def __init__(self, paths: Iterable[str], files: Mapping[str, object]) -> None:
        self._paths = sorted(unquote(path) for path in paths)
        self._files = files
        self._counts: dict[str, int] = {}
        bases = Counter(base.path for path in self._paths for base in _cut(path, files))
        likely = [path for path, _ in bases.most_common(_DEEPEST)]
        best = max(likely, key=lambda path: (self.fits(path), -len(path)), default="/")
        below = sum(path.startswith(best) and path != best for path in self._paths)
        #: The path below which most get a file; the host's root where no path is surely right.
        self.best = best if self.fits(best) >= max(_ENOUGH_LINKS, below / 2) else "/"

    def fits(self, base: str) -> int:
        """How many get a file where the site lies below *base*."""
        if base not in self._counts:
            self._counts[base] = sum(1 for _ in self._fitting(base))
        return self._counts[base]

    def example(self, base: str) -> str:
        """Give one of those that get a file."""
        return next(self._fitting(base), "")

    def _fitting(self, base: str) -> Iterator[str]:
        for path in self._paths:
            rest = path.removeprefix(base) if path.startswith(base) else ""
            if rest and published_file(rest, self._files) is not None:
                yield path
