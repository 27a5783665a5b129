"""A page's own menu entries, which Hugo keeps in more detail."""

import json
import re

import yaml

from generator.imports.hugo.key_changes import KeyChanges, KeyRules, set_aside
from generator.imports.hugo.source_page import Key
from generator.imports.hugo.value_changes import whole_number

_NUMBER = re.compile(r"-?[0-9]{1,18}")
_MENU_KEYS = frozenset({"name", "title", "weight"})


def change_menu(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """Entries of menus: `name` is `title` here; what has no counterpart becomes a comment."""
    value = key.value
    if isinstance(value, yaml.SequenceNode) and not all(
        isinstance(item, yaml.ScalarNode) for item in value.value
    ):
        set_aside(key, "names of menus", changes, rules)
    if not isinstance(value, yaml.MappingNode):
        return
    for menu in changes.keys_of(value):
        if isinstance(menu.value, yaml.MappingNode):
            _change_entry(key, menu, menu.value, changes, rules)


def _change_entry(
    key: Key, menu: Key, entry: yaml.MappingNode, changes: KeyChanges, rules: KeyRules
) -> None:
    inner = changes.keys_of(entry)
    dropped = [one for one in inner if one.folded not in _MENU_KEYS]
    if entry.flow_style:
        changes.replace(entry, _flow(inner))
    else:
        for one in inner:
            if one in dropped:
                changes.comment_out(one.line, changes.last_line(one.value))
            elif one.folded == "name":
                changes.rename(one, "title")
            elif one.folded == "weight":
                whole_number(one, "weight", changes, rules)
    if dropped:
        names = ", ".join(f"`{one.name}`" for one in dropped)
        changes.report(
            key,
            f"menu entry of `{menu.name}` lost {names}, which front matter cannot say here",
            "set the entry under `menus:` in site.yaml, where entries can have children",
        )


def _flow(inner: list[Key]) -> str:
    """A menu entry that stands in braces, written again."""
    kept: dict[str, str | int] = {}
    for one in inner:
        if one.folded not in _MENU_KEYS or not isinstance(one.value, yaml.ScalarNode):
            continue
        text = one.value.value
        number = one.folded == "weight" and bool(_NUMBER.fullmatch(text))
        kept["title" if one.folded == "name" else one.folded] = int(text) if number else text
    return json.dumps(kept, ensure_ascii=False)
