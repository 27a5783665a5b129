"""Give every document its URL, and refuse the dangerous ones."""

from collections.abc import Collection, Iterator
from dataclasses import field
from urllib.parse import unquote

from generator.leftovers import is_named
from generator.model.document import Document, DocumentKind
from generator.model.finding import Fault, Location
from generator.model.slug import slugify
from generator.settings.schema import Settings
from generator.site.urls import BaseUrl, expand, output_path, refuse, refuse_path, tidy
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A document with its URL path below the site (no base path, not percent-encoded)."""

    document: Document
    path: str
    faults: tuple[Fault, ...] = ()

    @property
    def output(self) -> str:
        """File that is written for it."""
        return output_path(self.path)

    def url(self, base: BaseUrl) -> str:
        """URL from the host's root."""
        return base.url(self.path)


@dataclass(slots=True)
class _Faults:
    document: Document
    found: list[Fault] = field(default_factory=list)

    def refuse(self, key: str, value: str, why: str, fix: str) -> None:
        at = self.document.front_matter.positions.get(key) or Location(self.document.path)
        name = key.partition(".")[0]
        message = f"`{name}: {value}` cannot be used: {why}"
        self.found.append(Fault("urls/dangerous", message, at, fix, key=name))


def place(document: Document, settings: Settings) -> Placed:
    """
    Give *document* its URL.

    A refused `slug` or `url` is a fault, and the file's name decides instead; a name that cannot
    be part of a URL is a fault too.
    """
    faults = _Faults(document)
    path = _own_url(document, faults)
    if path is None:
        by_name = _url_by_name(document, settings, faults)
        path = _possible(by_name, faults, settings.files.publish)
    if document.language != settings.language and not document.front_matter.url:
        path = f"/{document.language.lower()}{path}"
    return Placed(document, path, tuple(faults.found))


def section_of(document: Document) -> str:
    """Name of the folder right below ``content/`` in which *document* stands; empty for none."""
    parts = document.logical.parts
    return parts[0] if len(parts) > 1 else ""


def aliases(placed: Placed) -> Iterator[tuple[str, Location] | Fault]:
    """Old paths of a page, each with its place; a refused one is a fault instead."""
    document = placed.document
    for number, alias in enumerate(document.front_matter.aliases):
        key = f"aliases.{number}"
        at = document.front_matter.positions.get(key) or Location(document.path)
        parent = placed.path.rstrip("/").rpartition("/")[0]
        path = unquote(alias if alias.startswith("/") else f"{parent}/{alias}")
        why = refuse_path(path)
        if why:
            fix = "write the old path from the site's root, such as `/old/page/`"
            message = f"alias `{alias}` cannot be used: {why}"
            yield Fault("urls/dangerous", message, at, fix, key="aliases")
        else:
            yield tidy(path), at


def _own_url(document: Document, faults: _Faults) -> str | None:
    url = document.front_matter.url
    if url is None:
        return None
    path = unquote(url if url.startswith("/") else f"/{url}")
    why = refuse_path(path)
    if why:
        faults.refuse("url", url, why, "write a path from the site's root, such as `/about/`")
        return None
    return tidy(path)


def _url_by_name(document: Document, settings: Settings, faults: _Faults) -> str:
    logical = document.logical
    parts = logical.parts
    folders = [slugify(part) for part in parts[:-1]]
    if document.kind is DocumentKind.SECTION:
        return "/" + "".join(f"{folder}/" for folder in folders)
    if document.kind is DocumentKind.BUNDLE:
        name = parts[-2] if len(parts) > 1 else ""
        folders = folders[:-1]
    else:
        name = logical.stem
    if parts == ("404.md",):
        return "/404.html"
    slug = _slug(document, name, faults)
    if not slug and not folders:
        return "/"
    pattern = settings.permalinks.get(section_of(document))
    if pattern:
        return expand(
            pattern,
            section=section_of(document),
            slug=slug,
            filename=slugify(name),
            title=document.front_matter.title or name,
            date=document.front_matter.date,
        )
    return "/" + "".join(f"{part}/" for part in (*folders, slug) if part)


def _slug(document: Document, name: str, faults: _Faults) -> str:
    slug = document.front_matter.slug
    if slug:
        why = refuse(slug)
        if why is None and slugify(slug):
            return slugify(slug)
        faults.refuse(
            "slug", slug, why or "nothing of it is left in a URL", "use letters, digits and hyphens"
        )
    return slugify(name)


def _possible(path: str, faults: _Faults, allowed: Collection[str]) -> str:
    """
    Replace the parts of *path*, made of names and titles, that no file can be called.

    Args:
        path: With slashes at both ends.
        faults: Takes what is replaced.
        allowed: Names, or patterns of names, that may begin with a dot.
    """
    parts = path.split("/")
    for number, part in enumerate(parts):
        why = refuse(part) if part else None
        if why and part in _begun_with_a_dot(faults.document, allowed):
            why = refuse(part[1:])
        if why:
            message = f"`{part[:80]}` cannot be part of the page's address: {why}"
            fix = "rename the file or folder, or set `url:`"
            document = faults.document
            # Of a data file the row is meant; the name of a content file stands in no line of it.
            row = None if document.digest else document.front_matter.positions.get("slug")
            at = row or Location(document.path)
            faults.found.append(Fault("urls/dangerous", message, at, fix))
            parts[number] = "page-" + part.strip(". ")[:40]
    return "/".join(parts)


def _begun_with_a_dot(document: Document, allowed: Collection[str]) -> frozenset[str]:
    """Parts of the document's address that begin with a dot since *allowed* names them."""
    own = document.path.name
    names = [part for part in document.path.parts if part[0] == "." and is_named(part, allowed)]
    return frozenset(slugify(document.logical.stem if one == own else one) for one in names)
