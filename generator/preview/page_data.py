"""What `page.json` says of one page: made and checked at this moment."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from generator.checks.page.html_page import HtmlPage
from generator.model.site import Page
from generator.preview.answers import page_answer
from generator.preview.generation import Generation
from generator.preview.page_findings import findings_on, pending
from generator.preview.sections.catalogue import SECTIONS
from generator.preview.sections.section import PageContext
from generator.stages.store.memory import Memory


def page_data(
    generation: Generation,
    page: Page,
    memory: Memory,
    wanted: Collection[str] = (),
    also: Collection[str] = (),
) -> dict[str, Any]:
    """
    Gather what the sections say of *page*; on the main thread.

    Args:
        generation: What is served.
        page: Of it.
        memory: What is known of all pages.
        wanted: Ids of sections; all where it is empty.
        also: Ids of sections that are worked out though they take long; without that, and without
            being among *wanted*, their data is None.
    """
    context = page_context(generation, page, memory)
    document, source = page.document, page.source
    path = document.path if document and document.digest else source.path if source else None
    return {
        "complete": generation.report is not None,
        "failure": generation.failure,
        "pending": pending(generation),
        "page": {
            "id": page.id,
            "url": page.url,
            "output": page.output,
            "kind": page.kind.value,
            "title": page.title,
            "language": page.language,
            "number": page.page_number,
            "made": bool(context.html),
            "source": str(path) if path else None,
            "layout": page.layout,
            "team": generation.plan.teams.get(page.id, ""),
        },
        "sections": [
            {
                "id": one.id,
                "title": one.title,
                "data": None
                if one.is_late and one.id not in {*wanted, *also}
                else one.data(context),
            }
            for one in SECTIONS
            if not wanted or one.id in wanted
        ],
    }


def page_context(generation: Generation, page: Page, memory: Memory) -> PageContext:
    """Make and check *page*."""
    key = ("context", page.id)
    known: PageContext | None = generation.kept.get(key)
    if known is None or known.report is not generation.report:
        record = generation.production.page(page)
        found = page_answer(generation, page)
        assert isinstance(found.body, bytes)
        html = found.body.decode() if not found.faults else ""
        parsed = None
        if html:
            base_url = generation.plan.settings.base_url
            parsed = HtmlPage(
                html,
                path=page.output,
                url=page.url,
                base_url=base_url,
                kind=page.kind,
                page_number=page.page_number,
                files=generation.production.toolchain.files,
            )
        report = generation.report
        findings = findings_on(generation, page, record)
        known = PageContext(generation, page, record, html, parsed, findings, report, memory)
        generation.kept[key] = known
    return replace(known, memory=memory)
