"""Front-matter keys of the source's own: which type each has over the whole tree."""

import datetime as dt
import re
from collections import Counter, defaultdict

import yaml

from generator.settings.front_matter_schema import FrontMatterKeys
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.scalars import core, misreading, moment

#: Keys in lower case that have a meaning of their own here, so that no site can declare them.
KNOWN = frozenset(spec.name.casefold() for spec in keys_of(FrontMatterKeys))


def plain_value(node: yaml.ScalarNode) -> object:
    """What Proofpress makes of a value; text where it is in quotes."""
    return node.value if node.style else core(node.value, dt.UTC)


def needs_quotes(node: yaml.ScalarNode) -> bool:
    """Whether a value that is meant as text could be read as something else."""
    return not node.style and bool(node.value) and misreading(node.value) is not None


def kind(node: yaml.Node) -> str:
    """Type of a value as `front_matter:` names it; empty for a value that is left open."""
    if isinstance(node, yaml.SequenceNode):
        return "list" if all(map(_is_text, node.value)) else "any"
    if not isinstance(node, yaml.ScalarNode):
        return "any"
    value = plain_value(node)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "date" if isinstance(value, dt.date) or _is_date(node.value) else "text"


def _is_text(item: yaml.Node) -> bool:
    """Whether an item of a list is a text as it stands, and nothing that YAML reads otherwise."""
    return (
        isinstance(item, yaml.ScalarNode)
        and not needs_quotes(item)
        and isinstance(plain_value(item), str)
    )


def _is_date(text: str) -> bool:
    try:
        moment(text, dt.UTC)
    except ValueError:
        return False
    return True


def declarable(name: str) -> str:
    """*name* as the settings let a key be called: letters, digits, `-` and `_`."""
    made = re.sub(r"[^A-Za-z0-9_-]+", "_", name)
    return made if re.match(r"[A-Za-z_]", made) else f"hugo_{made}"


class DeclaredKeys:
    """Gathers the keys that `site.yaml` has to declare."""

    def __init__(self) -> None:
        self._kinds: dict[str, set[str]] = defaultdict(set)
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)

    def note(self, name: str, found: str) -> None:
        """Say that key *name* was met with a value of kind *found*."""
        self._kinds[name.casefold()].add(found)
        self._spellings[name.casefold()][name] += 1

    def types(self) -> dict[str, str]:
        """Key to type, in the order of their names; the commonest spelling stands for the others."""
        return {
            min(spellings, key=lambda name: (-spellings[name], name)): _common(self._kinds[folded])
            for folded, spellings in sorted(self._spellings.items())
        }


def _common(kinds: set[str]) -> str:
    named = kinds - {""}
    if not named:
        return "text"
    return next(iter(named)) if len(named) == 1 else "any"
