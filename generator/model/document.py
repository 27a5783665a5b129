"""Documents: what a content file says, before it has a place on the site."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from generator.model.finding import Fault, Location
from generator.value import dataclass


class DocumentKind(StrEnum):
    """`_index.md` is a section, `index.md` a bundle with its files beside it."""

    PAGE = "page"
    BUNDLE = "bundle"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page's own wish to stand in a menu (front matter `menu:`)."""

    menu: str
    title: str | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Allowance:
    """
    A suppression: findings of *rule* are accepted here, for a reason.

    Attributes:
        rule: A rule id, or a family as `family/*`.
        because: The reason; empty where none was given (itself a finding).
        until: Last day on which it holds; None for no expiry.
        at: Where it is written.
        path: A glob over source paths or URLs; only settings use it.
    """

    rule: str
    because: str
    at: Location
    until: dt.date | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """
    Typed front matter. YAML names are camelCase where Hugo's are (``publishDate``).

    Attributes:
        terms: Taxonomy name to terms; holds `tags`, `categories` and those of `site.yaml`.
        params: Custom values, and the keys that `site.yaml` declares.
        cascade: Keys that pages below inherit, as plain values; sections only.
        structured: JSON-LD of what the page is about, without what its other keys say.
        positions: Dotted key path (``image``, ``tags.0``, ``params.color``) to its value's place.
    """

    title: str | None = None
    seo_title: str | None = None
    description: str | None = None
    date: dt.datetime | None = None
    lastmod: dt.datetime | None = None
    publish_date: dt.datetime | None = None
    expiry_date: dt.datetime | None = None
    draft: bool = False
    slug: str | None = None
    url: str | None = None
    aliases: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weight: int | None = None
    layout: str | None = None
    type: str | None = None
    summary: str | None = None
    keywords: tuple[str, ...] = ()
    translation_key: str | None = None
    cascade: Mapping[str, Any] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    owner: str | None = None
    review_by: dt.date | None = None
    image: str | None = None
    image_alt: str | None = None
    canonical: str | None = None
    noindex: bool | None = None
    keyphrase: str | None = None
    campaign: str | None = None
    social: Mapping[str, str] = field(default_factory=dict)
    social_card: bool | None = None
    structured: Mapping[str, Any] = field(default_factory=dict)
    menu: tuple[MenuEntry, ...] = ()
    toc: bool | None = None
    allow: tuple[Allowance, ...] = ()
    positions: Mapping[str, Location] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """
    One content file, read and typed.

    Attributes:
        path: Relative to the site's root, such as ``content/blog/spades.md``.
        language: Code, from the file name (``page.de.md``), the folder, or the site's default.
        logical: Path below ``content/`` without the language mark, such as ``blog/spades.md``;
            translations share it.
        body: Markdown after the front matter, line ends as line feeds.
        body_line: Line of the file on which *body* begins, counted from 1.
        faults: What is wrong with the file; a document with faults is still built where it can be.
    """

    path: PurePosixPath
    kind: DocumentKind
    language: str
    logical: PurePosixPath
    front_matter: FrontMatter
    body: str
    body_line: int
    digest: str
    faults: tuple[Fault, ...] = ()
