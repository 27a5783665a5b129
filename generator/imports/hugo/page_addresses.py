"""Keys that decide about a page's URL where the two generators make it differently."""

import json
import unicodedata
from dataclasses import field

import yaml

from generator.imports.hugo.aliases import AliasRules, change_aliases
from generator.imports.hugo.key_changes import KeyChanges
from generator.imports.hugo.source_page import Key, SourcePage
from generator.value import dataclass

_MAKES_TITLES = frozenset({":slug", ":slugortitle"})


@dataclass(frozen=True, slots=True)
class AddressRules:
    """
    What of the site decides about URLs.

    Attributes:
        patterns: Top folder to its pattern of URLs, as Hugo has it.
        full_folders: Folders below ``content/`` in which pages stand, besides their `_index.md`.
        aliases: What decides about old addresses.
    """

    patterns: dict[str, str] = field(default_factory=dict)
    full_folders: frozenset[str] = frozenset()
    aliases: AliasRules = field(default_factory=AliasRules)

    def pattern(self, page: SourcePage) -> str:
        """The pattern for *page*; empty for none. Sections and pages at the top have none."""
        parts = page.logical.parts
        return self.patterns.get(parts[0], "") if len(parts) > 1 and not _is_section(page) else ""


def change_address(page: SourcePage, changes: KeyChanges, rules: AddressRules) -> None:
    """Find what has to change so that *page* keeps the URLs that Hugo gave it."""
    change_aliases(page, changes, rules.aliases, rules.pattern(page))
    if page.key("url") or not page.keys:
        return
    slug = page.key("slug")
    if slug is None:
        if rules.pattern(page) and any(
            token in _MAKES_TITLES for token in _tokens(rules.pattern(page))
        ):
            _slug_of_title(page, changes)
    elif isinstance(slug.value, yaml.ScalarNode) and slug.value.value:
        _slug(slug, slug.value, page, changes, rules)


def _slug(
    slug: Key, value: yaml.ScalarNode, page: SourcePage, changes: KeyChanges, rules: AddressRules
) -> None:
    """A slug of several parts, or of a section, is a whole URL here."""
    text = value.value.strip().lower()
    parts = [part for part in text.split("/") if part]
    section = _is_section(page)
    if not parts or (section and text == page.logical.parent.name.lower()):
        return
    if not section and len(parts) == 1:
        if "/" in text:
            changes.replace(value, json.dumps(value.value.strip("/ "), ensure_ascii=False))
        return
    if not section and rules.pattern(page):
        message = f"slug `{value.value}` has a slash, and its section has a pattern of URLs"
        changes.report(slug, message, "write the page's full address as `url:`")
        return
    folder = (
        page.logical.parent.parent
        if section or page.logical.stem == "index"
        else page.logical.parent
    )
    url = "/" + "/".join((*(part.lower() for part in folder.parts), *parts)) + "/"
    if section and page.logical.parent.as_posix() in rules.full_folders:
        changes.report(
            slug,
            f"slug `{value.value}` of a section changes the URLs of all its pages in Hugo, and only its own here",
            f"rename the folder to `{value.value}`",
        )
    changes.rename(slug, "url")
    changes.replace(value, json.dumps(url, ensure_ascii=False))


def _slug_of_title(page: SourcePage, changes: KeyChanges) -> None:
    """Where a pattern has `:slug` and a page has none, Hugo takes the title and we the file's name."""
    made = title_slug(page.scalar("title"))
    name = page.logical.parent.name if page.logical.stem == "index" else page.logical.stem
    if not made or made == name.lower():
        return
    if changes.add("slug", json.dumps(made, ensure_ascii=False)):
        changes.report(
            page.keys[-1],
            "a line `slug:` was added, so that the page keeps its URL; the lines below have moved by one",
        )


def title_slug(title: str) -> str:
    """
    Make a slug of *title* as Hugo's permalinks do.

    Source:
        Hugo 0.168, resources/page/permalinks.go (`pageToPermalinkTitle`) and common/paths
        (`Sanitize`), tried out; `#` is left out, since no path of ours may have one.
    """
    kept: list[str] = []
    gap = False
    for char in title.strip().lower().replace("/", " "):
        if char.isspace():
            gap = kept[-1:] not in ([], ["-"])
        elif char in "._~-@" or unicodedata.category(char)[0] in "LNM":
            if gap and char != "-":
                kept.append("-")
            gap = False
            kept.append(char)
    return "".join(kept)


def _is_section(page: SourcePage) -> bool:
    return page.logical.stem.partition(".")[0] == "_index"


def _tokens(pattern: str) -> list[str]:
    return [part for part in pattern.replace("-", "/").split("/") if part.startswith(":")]
