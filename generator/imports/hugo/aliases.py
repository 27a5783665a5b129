"""Old addresses of pages, written from the root of the site as Hugo reads them."""

import json
from collections.abc import Iterator
from dataclasses import field
from posixpath import normpath

import yaml

from generator.imports.hugo.key_changes import KeyChanges
from generator.imports.hugo.references import language_of, page_path
from generator.imports.hugo.source_page import Key, SourcePage
from generator.url.parsed import parse
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class AliasRules:
    """
    What of the site decides about old addresses.

    Attributes:
        codes: Languages that a file name or top folder may carry.
        first: Language of files that carry none.
        prefixed: Languages whose addresses begin with their code.
    """

    codes: frozenset[str] = frozenset()
    first: str = "en"
    prefixed: frozenset[str] = field(default_factory=frozenset)


def change_aliases(page: SourcePage, changes: KeyChanges, rules: AliasRules, pattern: str) -> None:
    """
    Write every alias of *page* as an absolute path.

    Args:
        page: Its own folder decides where a relative alias begins.
        changes: Takes the edits.
        rules: What of the site decides.
        pattern: Of the page's address; relative aliases stay as they are where it has one.

    Source:
        Hugo 0.168, hugolib/site_render.go (`renderAliases`), tried out: a relative alias begins
        where the page's own last part does, and languages with a prefix have it in aliases, too.
    """
    key = page.key("aliases")
    if key is None:
        return
    language = language_of(page.logical, rules.codes) or rules.first
    prefix = f"/{language}" if language in rules.prefixed else ""
    base = None if pattern and not page.key("url") else prefix + _parent(page, rules)
    texts = [(item, _absolute(item.value, base, prefix)) for item in _items(key)]
    if isinstance(key.value, yaml.ScalarNode):
        if texts and texts[0][1] != texts[0][0].value:
            changes.replace(key.value, json.dumps([texts[0][1]], ensure_ascii=False))
        return
    for item, text in texts:
        if text != item.value:
            changes.replace(item, json.dumps(text, ensure_ascii=False))


def _items(key: Key) -> Iterator[yaml.ScalarNode]:
    nodes = key.value.value if isinstance(key.value, yaml.SequenceNode) else [key.value]
    for node in nodes:
        if isinstance(node, yaml.ScalarNode) and node.value.strip() and "\n" not in node.value:
            yield node


def _parent(page: SourcePage, rules: AliasRules) -> str:
    """The address below which *page* stands, without a slash at its end."""
    url = page.scalar("url")
    read = parse(url, "https://site.invalid/") if url else None
    path = read.decoded_path if read else page_path(page.logical, rules.codes)
    return ("/" + path.strip("/")).rpartition("/")[0]


def _absolute(alias: str, base: str | None, prefix: str) -> str:
    """*alias* from the root; `..` goes no further up than that."""
    if alias.startswith("/"):
        inside = not prefix or alias == prefix or alias.startswith(f"{prefix}/")
        return alias if inside else prefix + alias
    if base is None or "://" in alias:
        return alias
    made = normpath(f"{base}/{alias.strip()}")
    end = "/" if alias.endswith("/") and not made.endswith("/") else ""
    return "/" + made.lstrip("/") + end
