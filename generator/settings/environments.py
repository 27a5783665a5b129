"""What `environments:` of `site.yaml` overrides."""

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.typed_yaml.reading import Reading
from generator.typed_yaml.suggest import nearest

ENVIRONMENTS = ("production", "preview")


def overrides(root: MappingNode, reading: Reading) -> dict[str, MappingNode]:
    """Find the overrides of each environment; unknown names are faults."""
    found: dict[str, MappingNode] = {}
    for key, value in root.value:
        if key.value != "environments" or not isinstance(value, MappingNode):
            continue
        for name, name_node, override in reading.named_pairs(value, "environments"):
            path = f"environments.{name}"
            if name not in ENVIRONMENTS:
                near = nearest(name, ENVIRONMENTS)
                fix = f"did you mean `{near}`?" if near else "there are `production` and `preview`"
                message = f"unknown environment `{name}`"
                reading.fault("unknown-key", message, name_node, path, fix)
            elif isinstance(override, MappingNode):
                found[name] = override
            elif not (isinstance(override, ScalarNode) and not override.value):
                reading.wrong_type(override, path, "a mapping (`key: value` lines under it)")
    return found


def merged(node: Node, override: Node) -> Node:
    """Lay *override* over *node*: mappings key by key, everything else as a whole."""
    if not isinstance(node, MappingNode) or not isinstance(override, MappingNode):
        return override
    changes = {key.value: (key, value) for key, value in override.value}
    pairs = []
    for key, value in node.value:
        change = changes.pop(key.value, None) if isinstance(key, ScalarNode) else None
        pairs.append((key, value) if change is None else (change[0], merged(value, change[1])))
    pairs.extend(changes.values())
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
