"""Documentation that stands on the site once for each version: which pages are one page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.value import dataclass

#: Numbers with a dot or a `v`. Plain ones are years, months and pages of lists.
_NUMBER = r"v?\d+(?:\.\d+)+(?:\.x)?(?:[-.]?(?:dev|a|b|rc|alpha|beta|pre|next)[-.]?\d*)?|v?\d+\.(?:x|dev)|v\d+"
_NAME = "latest|stable|current|next|nightly|dev|devel|develop|edge|main|master|unreleased"
_NUMBERED = re.compile(rf"(?:release-)?(?:{_NUMBER})", re.IGNORECASE)
_VERSION = re.compile(rf"(?:release-)?(?:{_NUMBER})|{_NAME}", re.IGNORECASE)
#: What an address with a version has somewhere; most have not, and need no closer look.
_PERHAPS = re.compile(rf"/(?:release-)?v?\d+\.|/v\d|/(?:{_NAME})/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """
    Where a page stands among the versions.

    Attributes:
        root: Path of the folder that holds the versions, with a slash at its end.
        name: Of the version, such as ``1.0``.
        page: Path of the page without its version, the same in all of them.
    """

    root: str
    name: str
    page: str


@dataclass(frozen=True, slots=True)
class DocVersions:
    """
    The versions of a site's documentation.

    Attributes:
        of: Address of a page to its version; pages outside of the documentation have none.
    """

    of: Mapping[str, Version]

    def page(self, url: str) -> str:
        """What all versions of one page share; of others, their own address."""
        version = self.of.get(url)
        return url if version is None else version.page

    def apart(self, one: str, other: str) -> bool:
        """Whether two addresses are of different versions, so that the pages may well be alike."""
        here, there = self.of.get(one), self.of.get(other)
        if here is None or there is None:
            return (here is not there) and self.page(one) == self.page(other)
        return here.root == there.root and here.name != there.name

    def of_root(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Root to names of versions, each with the addresses of its pages."""
        found: dict[str, dict[str, list[str]]] = {}
        for url, version in self.of.items():
            found.setdefault(version.root, {}).setdefault(version.name, []).append(url)
        return found


def doc_versions(urls: Iterable[str]) -> DocVersions:
    """
    Find versions by addresses: two folders such as ``/1.0/`` and ``/latest/`` with pages in common.

    One numbered folder is enough where the pages stand beside it without a version as well.

    Args:
        urls: Paths of all pages from the host's root.
    """
    known = list(urls)
    divided = {url: found for url in known if _PERHAPS.search(url) and (found := _divide(url))}
    if not divided:
        return DocVersions({})
    pages: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for version in divided.values():
        if version.page != version.root:
            pages[version.root][version.name].add(version.page)
    plain = set(known) - divided.keys()
    roots = {root for root, named in pages.items() if _are_versions(named, plain)}
    return DocVersions({url: one for url, one in divided.items() if one.root in roots})


def _are_versions(named: Mapping[str, set[str]], plain: set[str]) -> bool:
    seen: set[str] = set()
    for name, pages in named.items():
        if pages & seen or (_NUMBERED.fullmatch(name) and pages & plain):
            return True
        seen |= pages
    return False


def _divide(url: str) -> Version | None:
    parts = url.split("/")
    for number, part in enumerate(parts[1:-1], start=1):
        if _VERSION.fullmatch(part):
            root = "/".join(parts[:number]) + "/"
            return Version(root, part, root + "/".join(parts[number + 1 :]))
    return None
