"""
What is found on a page: in the report on the whole site, or until then on the page alone.

Either way it is what `proofpress check` says of the page: what shows on it, and what is fixed in
the file that it is made from.
"""

from collections.abc import Iterator, Mapping

from generator.checks.engine.suppressions import Scope
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Fault, Finding, Report
from generator.model.site import Page
from generator.preview.generation import Generation
from generator.preview.known import as_judged
from generator.stages.check.pages_by_source import PagesBySource
from generator.stages.check.proofing import Pieces, Proofing
from generator.stages.render.production import PageRecord
from generator.stages.workers.pool import OneProcess
from generator.value import dataclass

#: Known once everything was looked at that a suppression may cover.
_UNUSED = "suppression/unused"


@dataclass(frozen=True, slots=True)
class _ByPage:
    """Findings of *report* by the output path of the page."""

    report: Report | None
    findings: Mapping[str, tuple[Finding, ...]]


def findings_by_page(generation: Generation) -> Mapping[str, tuple[Finding, ...]]:
    """Output path of each page to its findings in the report; empty where there is no report."""
    report = generation.report
    known: _ByPage | None = generation.kept.get("findings by page")
    if known is not None and known.report is report:
        return known.findings
    by_source = PagesBySource(generation.plan.site)
    found: dict[str, list[Finding]] = {}
    for finding in report.findings if report else ():
        made = by_source.outputs(finding.source) if finding.source else ()
        for output in dict.fromkeys((*finding.pages, *made)):
            found.setdefault(output, []).append(finding)
    by_page = _ByPage(report, {output: tuple(some) for output, some in found.items()})
    generation.kept["findings by page"] = by_page
    return by_page.findings


def findings_on(generation: Generation, page: Page, record: PageRecord) -> tuple[Finding, ...]:
    """
    Findings on *page*; on the main thread.

    Args:
        generation: What is served.
        page: Of it.
        record: The page as it was made and checked.
    """
    if generation.report is not None:
        return findings_by_page(generation).get(page.output, ())
    by_source = PagesBySource(generation.plan.site)
    proofing = Proofing(
        generation.plan,
        OneProcess(generation.production),
        generation.production.toolchain.source_lines,
    )
    allowed = dict(_allowed(generation, page, record, proofing))
    pieces = Pieces(
        on_pages={page.id: record.findings} if record.findings else {},
        on_site={},
        faults=tuple(one for one in generation.faults if page.output in by_source.outputs(one.at)),
        allowed=allowed,
        pages=1,
        assets=0,
    )
    # The whole site is not known here, so what only the whole site can correct is left uncorrected.
    report, _ = proofing.report(pieces, lambda: SiteIndex(pages=()))
    here = (one for one in report.findings if page.output in one.pages and one.rule != _UNUSED)
    return as_judged(Report(tuple(here)), generation.plan).findings


def _allowed(
    generation: Generation, page: Page, record: PageRecord, proofing: Proofing
) -> Iterator[tuple[str, tuple[tuple[Scope, ...], tuple[Fault, ...]]]]:
    """What the files allow that something of *page* may be fixed in, by the ids of their pages."""
    site = generation.plan.site
    files = {str(one.source.path) for one in record.findings if one.source}
    if page.document is not None:
        files.add(str(page.document.path))
    for page_id in sorted(site.by_path[one] for one in files & site.by_path.keys()):
        allowed = proofing.allowed_on(site.pages[page_id])
        if any(allowed):
            yield page_id, allowed


def pending(generation: Generation) -> list[str]:
    """Ids of rules whose findings come with the report: they look at all pages, or at files."""
    if generation.report is not None:
        return []
    ruleset = generation.plan.ruleset
    over_site = (one.rule.id for one in (*ruleset.site_rules, *ruleset.asset_rules))
    return sorted({*over_site, _UNUSED})
