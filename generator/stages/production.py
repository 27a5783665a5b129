"""Make pages: compile, render, check and write, in one place and in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.checks.engine import Raised, check_page, from_fault, to_findings
from generator.checks.page_facts import PageFacts
from generator.model.finding import Fault, Finding
from generator.model.fragment import Fragment
from generator.model.site import Page
from generator.publish.output_folder import Writer
from generator.stages.excerpts import team_of
from generator.stages.locator import PageLocator
from generator.stages.plan import Plan
from generator.stages.workshop import Workshop
from generator.themes.render import RenderedPage


@dataclass(frozen=True, slots=True)
class PageRecord:
    """
    What is kept of a page once it is written; small, since it travels between processes.

    Attributes:
        facts: None where the page could not be rendered.
    """

    id: str
    output: str
    facts: PageFacts | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """What a worker returns for its pages; *assets* are the static files asked for by name."""

    pages: tuple[PageRecord, ...]
    assets: frozenset[str]


class Production:
    """Makes the pages of one plan, one process's share of them."""

    def __init__(self, plan: Plan) -> None:
        self.workshop = Workshop(plan)
        self._plan = plan
        self._writer = Writer(plan.output) if plan.output else None

    def batch(self, ids: Sequence[str]) -> BatchRecord:
        """Make the pages *ids*."""
        pages = tuple(self.page(self._plan.site.pages[one]) for one in ids)
        faults = tuple(self.workshop.shortcodes.faults)
        self.workshop.shortcodes.faults.clear()
        if faults and pages:
            first = pages[0]
            own = tuple(self._findings(faults, None))
            pages = (replace(first, findings=first.findings + own), *pages[1:])
        return BatchRecord(pages, frozenset(self.workshop.assets_used))

    def page(self, page: Page) -> PageRecord:
        """Make one page."""
        fragment, rendered = self._render(page)
        faults = (*fragment.faults, *rendered.faults)
        findings = tuple(self._findings(faults, page))
        if not rendered.html:
            return PageRecord(page.id, page.output, None, findings)
        result = check_page(
            rendered.html,
            path=page.output,
            url=page.url,
            ruleset=self._plan.ruleset,
            base_url=self._plan.settings.base_url,
            kind=page.kind,
            page_number=page.page_number,
        )
        if result.raised:
            locator = PageLocator(self.workshop, page, rendered, fragment)
            located = to_findings(result.raised, lambda _: locator, self._plan.ruleset)
            findings = (*findings, *located)
        if self._writer is not None:
            self._writer.write(page.output, rendered.html.encode())
        return PageRecord(page.id, page.output, result.facts, findings)

    def locate(self, page_id: str, raised: Sequence[Raised]) -> tuple[Finding, ...]:
        """Findings for problems that rules over the whole site raised on one page."""
        page = self._plan.site.pages[page_id]
        fragment, rendered = self._render(page)
        locator = PageLocator(self.workshop, page, rendered, fragment)
        return tuple(to_findings(raised, lambda _: locator, self._plan.ruleset))

    def _render(self, page: Page) -> tuple[Fragment, RenderedPage]:
        return self.workshop.fragment(page), self.workshop.renderer.render(page)

    def _findings(self, faults: Iterable[Fault], page: Page | None) -> Iterable[Finding]:
        plan = self._plan
        for fault in faults:
            team = plan.teams.get(page.id, "") if page else ""
            finding = from_fault(
                fault,
                plan.ruleset,
                excerpt=self.workshop.excerpts.line(fault.at),
                team=team or team_of(fault.at.path, plan.settings),
            )
            if finding is not None:
                yield replace(finding, pages=(page.output,)) if page else finding
