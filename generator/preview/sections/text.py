"""How the page's own text stands: its keyphrase, and how easy it is to read."""

from collections.abc import Mapping
from typing import Any

from generator.checks.page.html_page import HtmlPage
from generator.preview.sections.section import PageContext, Section
from generator.stages.render.about import about_page


def _data(context: PageContext) -> Mapping[str, Any]:
    if context.parsed is None:
        return {}
    from generator.rules.content.assessment import assess  # noqa: PLC0415 - the first page does not wait for it

    plan, page = context.generation.plan, context.page
    metadata = about_page(page, context.record.content, plan.today)
    parsed = HtmlPage(
        context.html, path=page.output, url=page.url, kind=page.kind, metadata=metadata
    )
    return assess(parsed, plan.ruleset).plain()


SECTION = Section("text", "Text", _data)
