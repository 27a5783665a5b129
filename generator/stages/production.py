"""Make pages: compile, render, check and write, in one place and in memory."""

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.about import ALWAYS, Period
from generator.checks.engine import Raised, check_page, from_fault, to_findings
from generator.checks.page_facts import PageFacts
from generator.incremental.facts import Key
from generator.model.finding import Fault, Finding
from generator.model.fragment import Fragment
from generator.model.site import Page
from generator.publish.output_folder import Writer
from generator.stages.evaluation import page_fingerprint, place_fingerprint
from generator.stages.excerpts import team_of
from generator.stages.locator import PageLocator
from generator.stages.plan import Plan
from generator.stages.statement import content_span, statement
from generator.stages.workshop import Workshop
from generator.themes.render import RenderedPage


@dataclass(frozen=True, slots=True)
class PageRecord:
    """
    What is kept of a page once it is written; small, since it travels between processes.

    Attributes:
        own: Fingerprint of the page's own file.
        place: Fingerprint of where it stands, and what it lists.
        trace: Numbers of the facts that it read.
        facts: What rules over the site look at; None where the page could not be rendered.
        faults: What compiling and rendering reported.
        findings: Of the faults, and of the rules over a page.
        content: Where in the page its own text begins and ends.
        holds: The days on which *findings* is what a check would find.
    """

    id: str
    output: str
    own: bytes
    place: bytes
    trace: "array[int]"
    facts: PageFacts | None
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    content: tuple[int, int] = (0, 0)
    holds: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """
    What a worker returns for its pages.

    Attributes:
        worker: Which process; its numbers of facts are its own.
        facts: Facts that this worker met for the first time, in the order of their numbers.
    """

    worker: int
    pages: tuple[PageRecord, ...]
    facts: tuple[tuple[Key, bytes], ...]


class Production:
    """Makes the pages of one plan, one process's share of them."""

    def __init__(self, plan: Plan) -> None:
        self.workshop = Workshop(plan)
        self._plan = plan
        self._writer = Writer(plan.output) if plan.output else None
        self._numbers: dict[Key, int] = {}

    def batch(self, ids: Sequence[str]) -> BatchRecord:
        """Make the pages *ids*."""
        before = len(self._numbers)
        pages = tuple(self.page(self._plan.site.pages[one]) for one in ids)
        known = self.workshop.reads.known
        new = list(self._numbers)[before:]
        return BatchRecord(os.getpid(), pages, tuple((key, known[key]) for key in new))

    def page(self, page: Page) -> PageRecord:
        """Make one page."""
        with self.workshop.reads.collected() as keys:
            fragment, rendered = self._render(page)
        faults = (*fragment.faults, *rendered.faults)
        if rendered.html and self._writer is not None:
            self._writer.write(page.output, rendered.html.encode())
        numbers = self._numbers
        trace = array("I", sorted(numbers.setdefault(key, len(numbers)) for key in keys))
        own, place = page_fingerprint(page), place_fingerprint(page)
        content = content_span(fragment, rendered)
        record = PageRecord(page.id, page.output, own, place, trace, None, faults, (), content)
        return self._checked(page, record, rendered.html, (fragment, rendered))

    def check_again(self, record: PageRecord) -> PageRecord:
        """Check a page as it was written before; it is rendered only to find places."""
        page = self._plan.site.pages[record.id]
        html = ""
        if record.facts is not None and self._plan.output is not None:
            html = (Path(self._plan.output) / record.output).read_text(encoding="utf-8")
        return self._checked(page, record, html, None)

    def locate(self, page_id: str, raised: Sequence[Raised]) -> tuple[Finding, ...]:
        """Findings for problems that rules over the whole site raised on one page."""
        page = self._plan.site.pages[page_id]
        fragment, rendered = self._render(page)
        locator = PageLocator(self.workshop, page, rendered, fragment)
        return tuple(self._located(page, raised, locator))

    def _located(
        self, page: Page, raised: Sequence[Raised], locator: PageLocator
    ) -> Iterator[Finding]:
        implied = page.document is not None and not page.document.digest and not page.row
        for finding in to_findings(raised, lambda _: locator, self._plan.ruleset):
            source = finding.source
            if implied and page.document and source and source.path == page.document.path:
                yield replace(finding, fix=f"make the file {source.path}; {finding.fix}")
            else:
                yield finding

    def _checked(
        self,
        page: Page,
        record: PageRecord,
        html: str,
        made: tuple[Fragment, RenderedPage] | None,
    ) -> PageRecord:
        findings = tuple(self._findings(record.faults, page))
        if not html:
            return replace(record, findings=findings)
        result = check_page(
            html,
            path=page.output,
            url=page.url,
            ruleset=self._plan.ruleset,
            base_url=self._plan.settings.base_url,
            kind=page.kind,
            page_number=page.page_number,
            about=statement(page, record.content, self._plan.today),
            source="" if page.document is None else str(page.document.path),
        )
        if result.raised:
            fragment, rendered = made or self._render(page)
            locator = PageLocator(self.workshop, page, rendered, fragment)
            findings = (*findings, *self._located(page, result.raised, locator))
        return replace(record, facts=result.facts, findings=findings, holds=result.holds)

    def _render(self, page: Page) -> tuple[Fragment, RenderedPage]:
        return self.workshop.fragment(page), self.workshop.renderer.render(page)

    def _findings(self, faults: Iterable[Fault], page: Page) -> Iterable[Finding]:
        plan = self._plan
        for fault in faults:
            team = plan.teams.get(page.id, "")
            finding = from_fault(
                fault,
                plan.ruleset,
                excerpt=self.workshop.excerpts.line(fault.at),
                team=team or team_of(fault.at.path, plan.settings),
                output=page.output,
            )
            if finding is not None:
                yield replace(finding, pages=(page.output,))
