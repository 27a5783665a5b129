"""Values of keys that both generators have, in the form that is wanted here."""

import json
import re
from collections.abc import Callable

import yaml

from generator.imports.hugo.declared import needs_quotes
from generator.imports.hugo.key_changes import KeyChanges, KeyRules, set_aside
from generator.imports.hugo.source_page import Key

#: Changes the value of a key, whose name in lower case is the second argument.
Change = Callable[[Key, str, KeyChanges, KeyRules], None]
_TRUTHS = frozenset({"true", "false", "yes", "no", "on", "off"})
_NULL = "tag:yaml.org,2002:null"


def change_text(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A text that YAML would read as something else gets quotes."""
    if not isinstance(key.value, yaml.ScalarNode):
        set_aside(key, "a text", changes, rules)
    elif needs_quotes(key.value):
        changes.quote(key.value)


def change_picture(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """`image:` is a file here; where it is a name for the old theme alone, it is set aside."""
    if isinstance(key.value, yaml.ScalarNode) and not rules.has_picture(
        key.value.value, changes.page
    ):
        set_aside(key, "the path of a picture", changes, rules)
    else:
        change_text(key, name, changes, rules)


def change_layout(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """`layout:` names a template, and the old theme's templates are not here."""
    set_aside(key, "a template of the theme", changes, rules)


def change_date(key: Key, _name: str, changes: KeyChanges, _rules: KeyRules) -> None:
    """An empty date is not a date; what is written wrongly stays for the build to report."""
    value = key.value
    if isinstance(value, yaml.ScalarNode) and value.style in ("'", '"') and not value.value.strip():
        changes.replace(value, "")


def change_boolean(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """True or false in quotes loses them."""
    value = key.value
    if not isinstance(value, yaml.ScalarNode) or value.value.lower() not in _TRUTHS:
        set_aside(key, "true or false", changes, rules)
    elif value.style:
        changes.replace(value, value.value.lower())


def whole_number(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A number in quotes, or with a useless fraction, becomes a plain one."""
    scalar = key.value if isinstance(key.value, yaml.ScalarNode) else None
    whole = re.fullmatch(r"\s*([-+]?[0-9]{1,18})(\.0*)?\s*", scalar.value) if scalar else None
    if scalar is None or whole is None:
        set_aside(key, "a whole number", changes, rules)
    elif scalar.style or scalar.value != str(int(whole[1])):
        changes.replace(scalar, str(int(whole[1])))


def change_mapping(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """What is no mapping is set aside."""
    if not isinstance(key.value, yaml.MappingNode):
        set_aside(key, "a mapping", changes, rules)


def change_list(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A single text becomes a list of one, items become texts, and empty items go."""
    value = key.value
    if isinstance(value, yaml.ScalarNode):
        _single(value, name, changes)
        return
    items = value.value if isinstance(value, yaml.SequenceNode) else []
    if not isinstance(value, yaml.SequenceNode) or not all(
        isinstance(item, yaml.ScalarNode) for item in items
    ):
        set_aside(key, "a list of texts", changes, rules)
        return
    for item in items:
        if item.tag == _NULL and not value.flow_style:
            line = changes.line(item)
            changes.comment_out(line, line)
            changes.report(
                key, f"an item of `{key.name}:` is empty; it is a comment now", line=line
            )
        elif needs_quotes(item):
            changes.quote(item)


def _single(value: yaml.ScalarNode, name: str, changes: KeyChanges) -> None:
    """A single text where a list is wanted; Hugo divides `keywords` at commas and nothing else."""
    words = value.value.split(",") if name == "keywords" else [value.value]
    quoted = ", ".join(
        json.dumps(word.strip(), ensure_ascii=False) for word in words if word.strip()
    )
    last = changes.last_line(value)
    changes.replace(value, f"[{quoted}]" + "\n" * (last - changes.line(value)))
