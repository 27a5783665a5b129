"""
Tags for social networks: Open Graph, and the cards of X.

Source:
    The Open Graph protocol (ogp.me); X, "Cards markup".
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from generator.checks.facts.social_facts import SocialFacts
from generator.checks.page.html_page import Element, HtmlPage, fold

_NUMBER = re.compile(r"[0-9]{1,9}")
#: Beginnings of the names that make a page one that is meant to be shared.
_PREFIXES = ("og:", "twitter:")
#: How they stand in HTML; a word such as `blog:` does not look like this.
_WRITTEN = tuple(f"{mark}{name}" for name in _PREFIXES for mark in ('"', "'", "="))


class Tag(NamedTuple):
    """A tag, and its text without white space at both ends."""

    element: Element
    text: str


def social_tags(page: HtmlPage) -> Mapping[str, tuple[Tag, ...]]:
    """
    Gather the tags by name, in lower case; ask for them by ``page.fact(social_tags)``.

    A name may stand in ``property`` or in ``name``: networks read both for their own.
    """
    found: defaultdict[str, list[Tag]] = defaultdict(list)
    for element in page.named("meta"):
        name = (element.get("property") or element.get("name") or "").strip().lower()
        if name.startswith(_PREFIXES):
            found[name].append(Tag(element, (element.get("content") or "").strip()))
    if not found:
        return {}
    html = page.html
    end = html.find("</head>")  # networks read no further
    if not any(html.find(written, 0, end) >= 0 for written in _WRITTEN):
        return {}
    return {name: tuple(tags) for name, tags in found.items()}


def first(tags: Mapping[str, tuple[Tag, ...]], *names: str) -> str:
    """Text of the first tag of *names* that says something; empty where none does."""
    for name in names:
        for tag in tags.get(name, ()):
            if tag.text:
                return tag.text
    return ""


def social_facts(page: HtmlPage) -> SocialFacts | None:
    """Keep what rules over the whole site need; None for a page without tags."""
    tags = page.fact(social_tags)
    if not tags:
        return None
    named = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
    pictures = [one for name in named for one in tags.get(name, ()) if one.text]
    shown = pictures[0] if pictures else next(iter(tags.values()))[0]
    return SocialFacts(
        first(tags, *named),
        first(tags, "twitter:card").lower(),
        _number(first(tags, "og:image:width")),
        _number(first(tags, "og:image:height")),
        shown.element.offset,
        _unless(first(tags, "og:title", "twitter:title"), page.title_text),
        _unless(
            first(tags, "og:description", "twitter:description"),
            next((one.get("content") for one in page.meta_named("description")), None),
        ),
    )


def _unless(text: str, own: str | None) -> str:
    """Fold *text*; empty where it is *own*."""
    if not text or text == own:
        return ""
    folded = fold(text)
    return "" if folded == fold(own or "") else folded


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None
