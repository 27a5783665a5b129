"""Environment variables in `site.yaml`: `${NAME}`, for names that the file itself declares."""

import re
from collections.abc import Mapping

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.typed_yaml.reading import Reading
from generator.typed_yaml.tags import VARIABLE

#: `$${NAME}` stands for the text `${NAME}`.
_USE = re.compile(r"\$(\$?)\{([^}]*)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def filled(
    node: Node, declared: frozenset[str], environ: Mapping[str, str], reading: Reading, path: str
) -> Node:
    """
    Fill in variables, and report those that are not declared or not set.

    A node that is written once and used twice, by an alias, is filled in twice.

    Returns:
        A new tree, whose filled scalars are marked so that no message shows their value.
    """
    if path == "variables":
        # Declarations, not uses.
        return node
    if isinstance(node, MappingNode):
        pairs = [
            (key, filled(value, declared, environ, reading, _join(path, key)))
            for key, value in node.value
        ]
        return MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
    if isinstance(node, SequenceNode):
        items = [
            filled(item, declared, environ, reading, f"{path}.{number}")
            for number, item in enumerate(node.value)
        ]
        return SequenceNode(node.tag, items, node.start_mark, node.end_mark)
    if "${" not in node.value:
        return node

    def value_of(match: re.Match[str]) -> str:
        escape, name = match.groups()
        if escape:
            return match[0][1:]
        if name not in declared:
            message = f"`{match[0]}` is not declared"
            fix = "add the name to `variables:`, or write `$${` for the characters themselves"
            reading.fault("bad-value", message, node, path, fix)
            return ""
        if name not in environ:
            message = f"the environment variable {name} is not set"
            reading.fault("bad-value", message, node, path, "set it before the command")
            return ""
        return environ[name]

    text = _USE.sub(value_of, node.value)
    return ScalarNode(VARIABLE, text, node.start_mark, node.end_mark)


def declared_names(root: MappingNode, reading: Reading) -> frozenset[str]:
    """Names under `variables:`; one that no variable can have is a fault."""
    names = set()
    for key, value in root.value:
        if key.value != "variables" or not isinstance(value, SequenceNode):
            continue
        for number, item in enumerate(value.value):
            if not isinstance(item, ScalarNode):
                continue
            if _NAME.match(item.value):
                names.add(item.value)
            else:
                message = f"`{item.value}` is not the name of an environment variable"
                fix = "write the name alone, such as `SITE_URL`"
                reading.fault("bad-value", message, item, f"variables.{number}", fix)
    return frozenset(names)


def _join(path: str, key: Node) -> str:
    return f"{path}.{key.value}" if path else str(key.value)
