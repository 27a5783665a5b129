"""The outline of the page, as assistive technology lists it."""

from typing import Any

from generator.checks.accessibility.outline import outline
from generator.preview.sections.section import PageContext, Section


def _data(context: PageContext) -> list[Any]:
    if context.parsed is None:
        return []
    return [
        {
            "level": one.level,
            "text": one.name,
            "selector": one.element.selector,
            "id": one.element.get("id"),
        }
        for one in outline(context.parsed)
    ]


SECTION = Section("headings", "Headings", _data)
