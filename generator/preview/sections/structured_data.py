"""What the page says about itself to machines: JSON-LD, microdata and RDFa."""

import json
from typing import Any

from generator.checks.structured.extract import Block, structured_data
from generator.checks.structured.nodes import Form, Node
from generator.checks.structured.summary import things
from generator.preview.sections.section import PageContext, Section


def _data(context: PageContext) -> list[Any]:
    if context.parsed is None:
        return []
    return [
        {
            "value": _value(block),
            "error": block.script.fault.message if block.script.fault else None,
            "selector": block.element.selector,
            "form": block.form.value,
            "things": things(block),
        }
        for block in context.parsed.fact(structured_data)
    ]


def _value(block: Block) -> Any:
    """The block as JSON; None where it cannot be read."""
    if block.script.fault is not None:
        return None
    return json.loads(block.text) if block.form is Form.JSON_LD else _plain(block.nodes[0])


def _plain(node: Node) -> dict[str, Any]:
    """What elements of the page say, as if it were JSON-LD."""
    values = {
        name: [_plain(one) if isinstance(one, Node) else one for one in many]
        for name, many in node.properties.items()
    }
    short = {name: many[0] if len(many) == 1 else many for name, many in values.items()}
    return {"@type": list(node.types), **short}


SECTION = Section("structured-data", "Structured data", _data)
