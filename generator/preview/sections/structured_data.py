"""What the page says about itself to machines (JSON-LD)."""

import json
from typing import Any

from generator.preview.sections.section import PageContext, Section


def _data(context: PageContext) -> list[Any]:
    if context.parsed is None:
        return []
    found: list[Any] = []
    for element in context.parsed.named("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = "".join(node for node in element.nodes if isinstance(node, str))
        try:
            found.append({"value": json.loads(text), "error": None, "selector": element.selector})
        except ValueError as error:
            found.append({"value": None, "error": str(error), "selector": element.selector})
    return found


SECTION = Section("structured-data", "Structured data", _data)
