"""The few changes that front matter needs: which key is whose, and what becomes of it."""

from collections.abc import Mapping

import yaml

from generator.imports.hugo.declared import kind, needs_quotes
from generator.imports.hugo.edits import Edit
from generator.imports.hugo.key_changes import KeyChanges, KeyRules, set_aside
from generator.imports.hugo.menu_changes import change_menu
from generator.imports.hugo.source_page import Key, SourcePage
from generator.imports.hugo.value_changes import (
    Change,
    change_boolean,
    change_date,
    change_layout,
    change_list,
    change_mapping,
    change_picture,
    change_text,
    whole_number,
)

#: Names that Hugo reads as one of its dates where the first one is missing, and a second name.
#: Source: Hugo's documentation, "Configure front matter", default values.
_OTHER_NAMES = {
    "pubdate": "publishDate",
    "published": "publishDate",
    "modified": "lastmod",
    "unpublishdate": "expiryDate",
    "menus": "menu",
}
_TEXTS = (
    "title", "description", "slug", "url", "type", "summary", "translationkey", "owner",
    "image_alt", "canonical", "keyphrase", "campaign",
)  # fmt: skip


def change_keys(page: SourcePage, rules: KeyRules) -> KeyChanges:
    """Find what has to change in the front matter of *page*."""
    changes = KeyChanges(page)
    present = {key.folded for key in page.keys}
    for key in page.keys:
        other = _OTHER_NAMES.get(key.folded, "")
        if other and other.casefold() not in present:
            changes.rename(key, other)
            _shared(key, other.casefold(), changes, rules)
        elif key.folded in ("build", "_build"):
            _build(key, changes, rules, present)
        elif key.folded == "headless" and page.logical.name != "404.md":
            _headless(key, changes, rules, present)
        else:
            _shared(key, key.folded, changes, rules)
    return changes


def _shared(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A key that both generators know is changed where its value has another form; others are declared."""
    change = change_list if name in rules.taxonomies else _CHANGES.get(name, _declare)
    value = key.value
    empty = isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:null"
    if not empty or change is _declare:
        change(key, name, changes, rules)


def _declare(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A key of the site's own keeps its value, and its type is declared."""
    found = kind(key.value)
    rules.declared.note(key.name, found)
    if found == "text" and isinstance(key.value, yaml.ScalarNode) and needs_quotes(key.value):
        changes.quote(key.value)
    if name == "outputs":
        message = "`outputs:` has no effect; which feeds are written stands in site.yaml"
        changes.report(key, message, "set `feeds:` in site.yaml")


def _cascade(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """What a section hands down; Hugo can aim it at some pages only, which has no counterpart."""
    inner = changes.keys_of(key.value) if isinstance(key.value, yaml.MappingNode) else []
    if not inner or any(one.folded in ("target", "_target") for one in inner):
        set_aside(key, "one mapping for all pages below", changes, rules)
        return
    for one in inner:
        _shared(one, one.folded, changes, rules)


def _refused(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """`allow:` means something else in every other generator."""
    set_aside(key, "a list of accepted findings", changes, rules)


_CHANGES: Mapping[str, Change] = {
    **dict.fromkeys(_TEXTS, change_text),
    **dict.fromkeys(("date", "lastmod", "publishdate", "expirydate", "review_by"), change_date),
    **dict.fromkeys(("draft", "noindex", "toc"), change_boolean),
    **dict.fromkeys(("aliases", "keywords", "tags", "categories"), change_list),
    **dict.fromkeys(("params", "social"), change_mapping),
    "image": change_picture,
    "layout": change_layout,
    "weight": whole_number,
    "menu": change_menu,
    "cascade": _cascade,
    "allow": _refused,
}


def _headless(key: Key, changes: KeyChanges, rules: KeyRules, present: set[str]) -> None:
    value = key.value
    if (
        isinstance(value, yaml.ScalarNode)
        and value.value.lower() == "true"
        and "draft" not in present
    ):
        changes.rename(key, "draft")
        changes.report(key, "`headless: true` became `draft: true`: the page is not published")
    else:
        _declare(key, key.folded, changes, rules)


def _build(key: Key, changes: KeyChanges, rules: KeyRules, present: set[str]) -> None:
    """`build: {render: never}` means a draft here; the other choices have no counterpart."""
    options = _scalars(key.value)
    render = options.get("render", "always").lower()
    if render in ("never", "link", "false") and "draft" not in present:
        first, last = changes.line(key.value), changes.last_line(key.value)
        if first == key.line:
            changes.edits.append(Edit(key.start, changes.end(key.value), "draft: true"))
        else:
            line_end = changes.page.text.index("\n", key.start)
            changes.edits.append(Edit(key.start, line_end, "draft: true"))
            changes.comment_out(key.line + 1, last)
        changes.report(
            key,
            f"`{key.name}:` with `render: {render}` became `draft: true`: the page is not published",
        )
        return
    set_aside(key, "nothing", changes, rules)


def _scalars(node: yaml.Node) -> Mapping[str, str]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(name.value).lower(): str(value.value)
        for name, value in node.value
        if isinstance(value, yaml.ScalarNode)
    }
