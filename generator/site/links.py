"""Where a link in content leads: other content files, sections, files, URLs."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.model.link import LinkTarget
from generator.model.moved import surely_moved
from generator.model.site import Page, Site
from generator.site.urls import BaseUrl
from generator.typed_yaml.suggest import nearest_path
from generator.value import dataclass

_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):")
#: Schemes that run code or hide content when followed.
#: Source: WHATWG URL, section 4 (special schemes); `data:` navigations are blocked by browsers.
_UNSAFE = frozenset(["javascript", "vbscript", "data"])
_REST = re.compile("[?#]")
_MARKDOWN = (".md", ".markdown")
#: How destinations begin that lead to one place, whatever pages and files the site has.
SETTLED = ("/", "#", "?", "http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Links:
    """Resolves destinations as people write them."""

    site: Site
    base: BaseUrl

    def resolve(self, page: Page, target: str) -> LinkTarget:
        """
        Resolve *target*, written on *page*.

        Whether a plain URL leads to a page is left to the checks, which see the whole output; a
        path of a content file must resolve here, for it is no URL.
        """
        written = target.strip()
        if written.startswith("/") and not written.startswith("//"):
            return LinkTarget(self._rooted(written))
        scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", written))
        if scheme:
            return self._absolute(written, scheme[1].lower())
        if written.startswith("//"):
            return LinkTarget(written, external=True)
        path, anchor = _split(written)
        if not path:
            return LinkTarget(written)
        if path.startswith("@/"):
            return self._content(page, path[2:].strip("/"), anchor, written)
        if page.document is None:
            return LinkTarget(written)
        # A row of a data file stands where its page would, not in the folder of the data.
        at = PurePosixPath("content", page.document.logical) if page.row else page.document.path
        wanted = posixpath.normpath(posixpath.join(at.parent.as_posix(), unquote(path)))
        if wanted != "content" and not wanted.startswith("content/"):
            if not path.lower().endswith(_MARKDOWN):
                # A browser climbs no higher than the root, from the page's address and not its file.
                return LinkTarget(written)
            return self._missing(written, "leads out of the content folder", "")
        return self._content(page, wanted[len("content/") :], anchor, written)

    def _absolute(self, written: str, scheme: str) -> LinkTarget:
        if scheme in _UNSAFE:
            return LinkTarget(
                "#",
                "links/unsafe",
                f"link with `{scheme}:` is not published",
                "link to a page, a file or an address instead",
            )
        if scheme in ("http", "https"):
            own = written.startswith((f"{self.base.origin}/", self.base.origin + "#"))
            return LinkTarget(written, external=not (own or written == self.base.origin))
        return LinkTarget(written)

    def _rooted(self, path: str) -> str:
        """Put the base path before a path from the site's root, once; it may have an anchor."""
        prefix = self.base.prefix
        below = path.removeprefix(prefix)
        is_there = prefix and below != path and below[:1] in ("", "/", "?", "#")
        return path if is_there else prefix + path

    def _content(self, page: Page, path: str, anchor: str, written: str) -> LinkTarget:
        is_file = path.lower().endswith(_MARKDOWN)
        for candidate in _candidates(path, page.language, is_file=is_file):
            source = f"content/{candidate}"
            found = self.site.by_path.get(source)
            if found is not None:
                return LinkTarget(self.site.pages[found].url + anchor)
            hidden = self.site.unpublished.get(source)
            if hidden is not None:
                # The URL it would have: the check that knows every link says why it is not there.
                return LinkTarget(hidden.url + anchor)
        file = self.site.files.get(f"content/{path}")
        if file is not None:
            return LinkTarget(file.url + anchor)
        if is_file or written.startswith("@/"):
            right = self._surely(path)
            nearest = f"@/{right}" if right else self._nearest(path)
            meant = right and self._in_place_of(page, written, right) + anchor
            return self._missing(written, "leads to no content file", nearest, meant)
        return LinkTarget(written)

    def _missing(self, written: str, why: str, nearest: str, right: str = "") -> LinkTarget:
        fix = f"did you mean `{nearest}`?" if nearest else "correct the path, or remove the link"
        message = f"link to `{written}` {why}"
        return LinkTarget(written, "links/broken", message, fix, right=right)

    def _surely(self, path: str) -> str:
        """
        Path below ``content/`` of the file that *path* must mean; empty where it is not sure.

        It differs in case alone, or says by an alias that it was there, or is the only file of a
        telling name.
        """
        known = [one.removeprefix("content/") for one in self.site.by_path]
        for same in (
            [one for one in known if one.casefold() == path.casefold()],
            self._formerly(_key(path)),
        ):
            if len(same) == 1:
                return same[0]
        by_key = {_key(one): one for one in known}
        moved = surely_moved(_key(path), by_key)
        return by_key[moved] if moved else ""

    def _formerly(self, key: str) -> list[str]:
        """Files of pages that say that they were at the address that file *key* would have had."""
        old = self.base.url(f"/{key}/" if key else "/")
        return [
            path.removeprefix("content/")
            for redirect in self.site.redirects
            if redirect.source == old
            for path, page in self.site.by_path.items()
            if self.site.pages[page].url == redirect.target
        ]

    @staticmethod
    def _in_place_of(page: Page, written: str, path: str) -> str:
        """*path* below ``content/`` in the form of *written*: from the root, or from the page."""
        if written.startswith("@/") or page.document is None or page.row:
            return f"@/{path}"
        return posixpath.relpath(f"content/{path}", page.document.path.parent.as_posix())

    def _nearest(self, path: str) -> str:
        known: Mapping[str, str] = self.site.by_path
        near = nearest_path(path, (one.removeprefix("content/") for one in known))
        return "" if near is None else f"@/{near}"


def _key(path: str) -> str:
    """A path without suffix; of an index it is the folder."""
    key = path
    for suffix in _MARKDOWN:
        key = key.removesuffix(suffix)
    folder, _, name = key.rpartition("/")
    return folder if name in ("index", "_index") else key


def _split(written: str) -> tuple[str, str]:
    """Divide into path and the rest that begins with ``?`` or ``#``."""
    path = _REST.split(written, 1)[0]
    return path, written[len(path) :]


def _candidates(path: str, language: str, *, is_file: bool) -> tuple[str, ...]:
    """Source paths that *path* may mean; the page's own language goes first."""
    if is_file:
        stem, dot, suffix = path.rpartition(".")
        return (f"{stem}.{language}{dot}{suffix}", f"{language}/{path}", path)
    folder = f"{path}/" if path else ""
    names = ("_index", "index")
    candidates = [f"{folder}{name}.{language}.md" for name in names]
    candidates += [f"{language}/{folder}{name}.md" for name in names]
    candidates += [f"{folder}{name}.md" for name in names]
    if path:
        candidates += [f"{path}.{language}.md", f"{language}/{path}.md", f"{path}.md"]
    return tuple(candidates)
