"""What `page.json` says of one page: made and checked at this moment."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from generator.checks.html_page import HtmlPage
from generator.checks.inline_allowances import parse_inline
from generator.checks.suppress import page_scopes, settings_scopes, suppress
from generator.model.finding import Finding, Report
from generator.model.site import Page
from generator.preview.answers import page_answer
from generator.preview.generation import Generation
from generator.preview.known import as_judged
from generator.preview.sections.catalogue import SECTIONS
from generator.preview.sections.section import PageContext
from generator.stages.memory import Memory


def page_data(
    generation: Generation, page: Page, memory: Memory, wanted: Collection[str] = ()
) -> dict[str, Any]:
    """
    Gather what the sections say of *page*; on the main thread.

    Args:
        generation: What is served.
        page: Of it.
        memory: What is known of all pages.
        wanted: Ids of sections; all where it is empty.
    """
    context = page_context(generation, page, memory)
    document, source = page.document, page.source
    path = document.path if document and document.digest else source.path if source else None
    return {
        "complete": generation.report is not None,
        "pending": [] if generation.report else _pending(generation),
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
            {"id": one.id, "title": one.title, "data": one.data(context)}
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
            )
        report = generation.report
        findings = (
            _live(generation, page, record.findings)
            if report is None
            else tuple(one for one in report.findings if page.output in one.pages)
        )
        known = PageContext(generation, page, record, html, parsed, findings, report, memory)
        generation.kept[key] = known
    return replace(known, memory=memory)


def _pending(generation: Generation) -> list[str]:
    """Ids of rules whose findings come with the report: they look at all pages, or at files."""
    ruleset = generation.plan.ruleset
    return sorted({one.rule.id for one in (*ruleset.site_rules, *ruleset.asset_rules)})


def _live(generation: Generation, page: Page, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """*findings* without those that somebody accepts; what the baseline knows is marked."""
    plan = generation.plan
    scopes = settings_scopes(plan.settings.allow)
    document = page.document
    if document is not None:
        scopes += page_scopes(document.front_matter.allow, [page.output])
        if "proofpress:" in document.body:
            text = generation.production.workshop.excerpts.text(document.path)
            scopes += parse_inline(text, document.path)[0]
    kept = suppress(findings, scopes, plan.ruleset, today=plan.today).kept
    return as_judged(Report(tuple(kept)), plan).findings
