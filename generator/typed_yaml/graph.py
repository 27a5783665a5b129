"""What anchors, aliases and tags can do to a tree: circles, explosions, foreign objects."""

import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.model.finding import Fault, Location
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.tags import KNOWN, PLAIN, REFUSED, SCALARS

#: Nodes that aliases may add to those that are written out.
EXPANSION_LIMIT = 10_000
#: As for written nesting, but counted through aliases.
_DEPTH_LIMIT = 100
_ALIAS = re.compile(r"(?:^|[\s\[{,])(\*[\w-]+)")


def refuse_dangers(root: Node, source: YamlSource, faults: list[Fault]) -> Node | None:
    """
    Report unknown tags, circles and explosions.

    Returns:
        The tree with refused nodes replaced by marked scalars; None where it explodes.
    """
    walk = _Walk(source, faults)
    root = walk.safe(root)
    size, depth = walk.measures.get(id(root), (1, 1))
    excess = size - len(walk.measures)
    if excess <= EXPANSION_LIMIT and depth <= _DEPTH_LIMIT:
        return None if root.tag == REFUSED else root
    if excess > EXPANSION_LIMIT:
        message = (
            f"aliases (`*name`) add {excess:,} values to those that are written; "
            f"the limit is {EXPANSION_LIMIT:,}"
        )
    else:
        message = (
            f"aliases (`*name`) stack values {depth} deep in one another; "
            f"the limit is {_DEPTH_LIMIT}"
        )
    faults.append(source.fault("nesting", message, _first_alias(source), "write the values out"))
    return None


def _first_alias(source: YamlSource) -> Location:
    alias = _ALIAS.search(source.text)
    if alias is None:
        return source.span(0, 0)
    line = source.text.count("\n", 0, alias.start(1))
    column = alias.start(1) - source.text.rfind("\n", 0, alias.start(1)) - 1
    return source.span(line, column, column + len(alias[1]))


class _Walk:
    """
    A walk in the order of the text, in which an anchor comes before its aliases.

    Attributes:
        measures: Node id to how many nodes it holds and how deep they stand, aliases followed.
    """

    def __init__(self, source: YamlSource, faults: list[Fault]) -> None:
        self.source = source
        self.faults = faults
        self.measures: dict[int, tuple[int, int]] = {}
        self.open: set[int] = set()
        # Alive as long as the walk, so that no id is given to a second node.
        self.kept: list[Node] = []

    def safe(self, node: Node) -> Node:
        """*node*, or a marked scalar in its place."""
        name = id(node)
        if name in self.open:
            fix = "remove the alias (`*name`)"
            return self._refuse(node, "nesting", "this value contains itself", fix)
        if name in self.measures:
            return node
        if node.tag not in KNOWN:
            if node.tag not in SCALARS or not isinstance(node, ScalarNode):
                return self._refuse_tag(node)
            node.tag = PLAIN
        self.open.add(name)
        children: list[Node] = []
        if isinstance(node, SequenceNode):
            children = node.value = [self.safe(item) for item in node.value]
        elif isinstance(node, MappingNode):
            node.value = [(self.safe(key), self.safe(value)) for key, value in node.value]
            children = [child for pair in node.value for child in pair]
        size, depth = 1, 1
        for child in children:
            child_size, child_depth = self.measures[id(child)]
            size += child_size
            depth = max(depth, child_depth + 1)
        self.open.discard(name)
        self.measures[name] = (size, depth)
        return node

    def _refuse_tag(self, node: Node) -> Node:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"the tag `{tag}` is not allowed here"
        fix = "remove it; where the value is text that begins with `!`, quote the value"
        return self._refuse(node, "tag", message, fix)

    def _refuse(self, node: Node, what: str, message: str, fix: str) -> Node:
        self.faults.append(self.source.fault(what, message, self.source.place(node), fix))
        refused = ScalarNode(REFUSED, "", node.start_mark, node.end_mark)
        self.measures[id(refused)] = (1, 1)
        self.kept.append(refused)
        return refused
