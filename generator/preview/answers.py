"""
What a host would send for an address of a generation, made in memory when it is asked for.

The answers are those of the usual static hosts: a folder gets its `index.html`, an address of a
folder without its slash leads to the one with it, `/about` gets `about.html`, a redirect goes to its target,
and everything else gets the site's page for addresses that lead nowhere, with status 404.
"""

import html
import mimetypes
import re
from collections.abc import Mapping
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from generator.assets.table import Asset
from generator.model.finding import Fault
from generator.model.site import Page
from generator.one_file import is_file, read_file, real
from generator.preview.generation import Generation
from generator.preview.host_files import HostFiles, read_host_files
from generator.settings.boundary import boundary_of
from generator.stages.render.listings import Listings
from generator.value import dataclass

HTML = "text/html; charset=utf-8"
#: A static file under a name that changes with its content.
_DIGESTED = re.compile(r"(.*)\.[0-9a-f]{8}(\.[^./]*)?")
#: What a site lists its pages in; nothing else is worth making all of them for.
_LISTED = (".xml", ".json", ".txt", ".conf", ".md", ".webmanifest", ".html")
_TYPES = {
    # Source: IANA's registry of media types, and RFC 9239 for scripts.
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": HTML,
    ".htm": HTML,
    ".json": "application/json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".conf": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".ico": "image/vnd.microsoft.icon",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
}
#: Files that a host reads and does not send.
_FOR_THE_HOST = ("_headers", "_redirects")
_FEEDS = {
    "atom.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a host would send.

    Attributes:
        body: The whole, or the file that holds it.
        location: Where a redirect leads; empty for the others.
        output: Path of what is published; empty where nothing is.
        tag: Changes with the body; empty for a file, whose state tells.
        page: Id of the page; empty where it is none.
        faults: Why the page could not be made.
    """

    status: int
    media_type: str
    body: bytes | Path = b""
    location: str = ""
    output: str = ""
    tag: str = ""
    page: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def is_html(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.media_type == HTML and isinstance(self.body, bytes)


def answer(generation: Generation, path: str) -> Answer:
    """
    Answer to *path*.

    Args:
        generation: What is served.
        path: Decoded, from the host's root.
    """
    below = generation.relative(path)
    if below is None:
        bare = generation.base.prefix
        if path in ("/", bare) and bare:
            return Answer(302, HTML, location=f"{bare}/")
        return _not_found(generation, "")
    found = _published(generation, below)
    if found is not None:
        return found
    if not below.endswith("/") and f"{below}/index.html" in generation.places.pages:
        return Answer(301, HTML, location=generation.base.url(f"/{below}/"))
    redirect = generation.places.redirect(path)
    if redirect is not None:
        return Answer(redirect.status, HTML, location=redirect.target)
    ruled = host_files(generation).redirect(path)
    if ruled is not None and ruled.status in (200, 404):  # another page under this address
        shown = _published(generation, generation.relative(ruled.target) or "")
        if shown is not None:
            return Answer(
                ruled.status, shown.media_type, shown.body, "", shown.output, shown.tag, shown.page
            )
    elif ruled is not None:
        return Answer(ruled.status, HTML, location=ruled.target)
    made = _made(generation, below)
    return made or _not_found(generation, below)


def host_files(generation: Generation) -> HostFiles:
    """What the site says to its host in `_headers` and `_redirects`."""
    known: HostFiles | None = generation.kept.get("host files")
    if known is None:
        texts = []
        for name in ("_headers", "_redirects"):
            file = _file(generation, name)
            try:
                text = read_file(file).decode("utf-8", "replace") if file else ""
            except OSError:
                text = ""
            texts.append(text)
        known = generation.kept["host files"] = read_host_files(*texts)
    return known


def listings(generation: Generation) -> Mapping[str, bytes]:
    """Files that list the site's pages, by output path."""
    key = ("listings", generation.unmade)
    known: Mapping[str, bytes] | None = generation.kept.get(key)
    if known is None:
        toolchain = generation.production.toolchain
        made = frozenset(generation.settled.pages) - generation.unmade
        files = Listings(toolchain, made).listed().files
        known = generation.kept[key] = {file.output: file.data for file in files}
    return known


def page_answer(generation: Generation, page: Page, status: int = 200) -> Answer:
    """Render *page*; its status is 500 where it cannot be made."""
    known: Answer | None = generation.kept.get(page.id)
    if known is None:
        toolchain = generation.production.toolchain
        fragment = toolchain.fragment(page)
        rendered = toolchain.renderer.render(page)
        faults = () if rendered.html else (*fragment.faults, *rendered.faults)
        body = rendered.html.encode() if rendered.html else _failed(page)
        code = 500 if not rendered.html else 200
        known = Answer(code, HTML, body, "", page.output, _tag(body), page.id, faults)
        generation.kept[page.id] = known
    if status == known.status or known.faults:
        return known
    return Answer(status, HTML, known.body, "", known.output, known.tag, known.page)


def _published(generation: Generation, below: str) -> Answer | None:
    """The page or file that *below*, a path from the site's root, is the address of."""
    places = generation.places
    folder = below == "" or below.endswith("/")
    names = (f"{below}index.html",) if folder else (below, f"{below}.html")
    if below in _FOR_THE_HOST:
        return None
    for name in names:
        page_id = places.pages.get(name)
        if page_id is not None:
            return page_answer(generation, generation.plan.site.pages[page_id])
        file = _file(generation, name)
        if file is not None:
            return Answer(200, media_type(name), file, output=name)
    return None


def _file(generation: Generation, name: str) -> Path | None:
    """
    The file that is published as *name*.

    It is asked again where it really is: since the site was put together, a link may have taken
    its place.
    """
    file = _source(generation, name)
    if file is None:
        return None
    try:
        place = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return place if place == file and is_file(place) else None


def _source(generation: Generation, name: str) -> Path | None:
    places = generation.places
    if name in places.files:
        root = generation.plan.root
        source = root / places.files[name]
        # A link within the site is allowed, and shown as what it leads to.
        boundary = boundary_of(root, generation.plan.settings)
        return real(source) if boundary.beyond(source) is None else None
    asset = _asset(generation, name)
    return asset.source if asset else generation.production.toolchain.cards.file(name)


def _asset(generation: Generation, name: str) -> Asset | None:
    assets = generation.plan.assets
    if name in generation.places.static:
        return assets.assets[name]
    match = _DIGESTED.fullmatch(name)
    plain = f"{match[1]}{match[2] or ''}" if match else ""
    if plain in assets.assets:
        try:
            if assets.published(plain) == name:
                return assets.assets[plain]
        except OSError:
            return None
    return None


def source_path(generation: Generation, path: str) -> PurePosixPath | None:
    """
    Give the file that is published at *path* as it stands, as messages name it.

    Args:
        generation: What is served.
        path: Decoded, from the host's root.
    """
    below = generation.relative(path) or ""
    asset = _asset(generation, below)
    return asset.shown if asset else generation.places.files.get(below)


def _made(generation: Generation, below: str) -> Answer | None:
    if not below.endswith(_LISTED) or below in _FOR_THE_HOST:
        return None
    data = listings(generation).get(below)
    if data is None:
        return None
    return Answer(200, media_type(below), data, output=below, tag=_tag(data))


def _not_found(generation: Generation, below: str) -> Answer:
    places = generation.places
    for output in places.not_found:
        folder = output.rpartition("/")[0]
        if output not in places.pages or (folder and not below.startswith(f"{folder}/")):
            continue
        page = generation.plan.site.pages[places.pages[output]]
        found = page_answer(generation, page, HTTPStatus.NOT_FOUND)
        if not found.faults:
            return found
    file = _file(generation, "404.html")
    if file is not None:
        return Answer(404, HTML, file, output="404.html")
    body = document("Nothing is here", "The site has no page at this address.")
    return Answer(404, HTML, body, tag=_tag(body))


def _failed(page: Page) -> bytes:
    return document("This page could not be made", f"{page.url} has a fault that stops it.")


def document(title: str, text: str) -> bytes:
    """A page of ours, for an address that has none of the site's."""
    title, text = html.escape(title), html.escape(text)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"</head>\n<body>\n<h1>{title}</h1>\n<p>{text}</p>\n</body>\n</html>\n"
    ).encode()


def media_type(name: str) -> str:
    """Media type of a file by its name, with the character set where it is text."""
    base = name.rpartition("/")[2]
    if base in _FEEDS:
        return _FEEDS[base]
    suffix = "." + base.rpartition(".")[2].lower()
    known = _TYPES.get(suffix) or mimetypes.guess_type(base)[0]
    if known is None:
        return "text/plain; charset=utf-8" if base.startswith("_") else "application/octet-stream"
    return known


def _tag(body: bytes) -> str:
    return blake2b(body, digest_size=12).hexdigest()
