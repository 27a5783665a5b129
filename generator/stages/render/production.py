"""Make pages: compile, render, check and write, in one place and in memory."""

import os
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Protocol

from generator.checks.engine.rule_runner import Raised, check_pages, from_fault, to_findings
from generator.checks.facts.page_facts import PageFacts
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import KindTable
from generator.checks.page.metadata import ALWAYS, Period
from generator.checks.page.site_files import NOTHING_READ, FilesRead
from generator.files.output_folder import Writer
from generator.incremental.facts import Key
from generator.incremental.store import dump_value, pickle_quickly
from generator.model.document import Allowance, Document, FrontMatter, MenuEntry
from generator.model.finding import Fault, Finding, Location, OutputPlace, RuleRecord
from generator.model.fragment import Fragment
from generator.model.site import Page
from generator.one_file import LARGEST_PUBLISHED, read_file
from generator.stages.plan.build_plan import Plan
from generator.stages.render.about import about_page, content_span
from generator.stages.render.fingerprints import page_fingerprint, place_fingerprint
from generator.stages.render.locator import PageLocator
from generator.stages.render.source_lines import team_of
from generator.stages.render.toolchain import Toolchain
from generator.themes.render import RenderedPage
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class PageRecord:
    """
    What is kept of a page once it is written; small, since it travels between processes.

    Attributes:
        own: Fingerprint of the page's own file.
        place: Fingerprint of where it stands, and what it lists.
        facts: What rules over the site look at; None where the page could not be rendered.
        faults: What compiling and rendering reported.
        findings: Of the faults, and of the rules over a page.
        content: Where in the page its own text begins and ends.
        holds: The days on which *findings* is what a check would find.
        written: Length in bytes and CRC-32 of the page as it was written.
        read: Other files of the site, style sheets say, that *findings* depend on.
    """

    id: str
    output: str
    own: bytes
    place: bytes
    facts: PageFacts | None
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    content: tuple[int, int] = (0, 0)
    holds: Period = ALWAYS
    written: tuple[int, int] = (0, 0)
    read: FilesRead = NOTHING_READ


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """
    What a worker returns for its pages.

    Attributes:
        worker: Which process; its numbers of facts are its own.
        records: Of its pages, pickled as a tuple; the store keeps them as they are.
        traces: Of each page, the numbers of the facts that it read.
        facts: Facts that this worker met for the first time, in the order of their numbers.
        outputs: Output path and bytes of each page, where the worker could not write it.
        cards: Name and bytes of pictures that were drawn, where the worker could not keep them.
    """

    worker: int
    records: bytes
    traces: "tuple[array[int], ...]"
    facts: tuple[tuple[Key, bytes], ...]
    outputs: tuple[tuple[str, bytes], ...] = ()
    cards: tuple[tuple[str, bytes], ...] = ()


# Everything that a build writes into its store is made of these.
pickle_quickly(
    *(Allowance, Document, FrontMatter, MenuEntry),
    *(Fault, Finding, Location, OutputPlace, RuleRecord),
    *(Raised, PageFacts, Period, FilesRead, PageRecord, BatchRecord),
)


class PageWriter(Protocol):
    """Takes pages as they are made."""

    def write(self, path: str, data: bytes) -> object:
        """Take the page that is published at *path*."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page that is rendered, and what was read for it."""

    page: Page
    fragment: Fragment
    rendered: RenderedPage
    read: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Unchecked:
    """
    A page that is to be checked.

    Attributes:
        record: Without what a check finds.
        html: As published; empty where it could not be rendered.
        made: What it was made of; None where it was made earlier.
    """

    page: Page
    record: PageRecord
    html: str
    made: tuple[Fragment, RenderedPage] | None = None


class Production:
    """
    Makes the pages of one plan, one process's share of them.

    Args:
        plan: What is to be made.
        writer: Takes the pages; None to write them where the plan says.
    """

    def __init__(self, plan: Plan, writer: PageWriter | None = None) -> None:
        self.toolchain = Toolchain(plan)
        self._plan = plan
        self._writer = writer or (Writer(plan.output) if plan.output else None)
        self._kinds = KindTable()
        self.restart_numbering()

    def batch(self, ids: Sequence[str]) -> BatchRecord:
        """Make the pages *ids*."""
        pages = [self._plan.site.pages[one] for one in ids]
        # Step by step for all of them: what one step needs stays near the processor meanwhile, which
        # makes a page in four fifths of the time.
        for page in pages:
            self.toolchain.fragment(page)  # it is kept
        drafts = [self._drafted(page) for page in pages]
        for draft in drafts:
            self._write(draft)
        records = tuple(self._checked(list(map(self._unchecked, drafts))))
        met, number = len(self._numbers), self._numbers.__getitem__
        traces = tuple(array("I", map(number, draft.read)) for draft in drafts)
        known = self.toolchain.reads.known
        facts = tuple((key, known[key]) for key in islice(self._numbers, met, None))
        return BatchRecord(os.getpid(), dump_value(records), traces, facts)

    def restart_numbering(self) -> None:
        """Number facts from 0 on."""
        self._numbers: defaultdict[Key, int] = defaultdict(count().__next__)

    def page(self, page: Page) -> PageRecord:
        """Make one page."""
        draft = self._drafted(page)
        self._write(draft)
        return next(self._checked([self._unchecked(draft)]))

    def _drafted(self, page: Page) -> "_Draft":
        with self.toolchain.reads.collected() as read:
            fragment, rendered = self._render(page)
        return _Draft(page, fragment, rendered, frozenset(read))

    def _write(self, draft: "_Draft") -> None:
        html = draft.rendered.html
        if html and self._writer is not None:
            self._writer.write(draft.page.output, html.encode())

    def _unchecked(self, draft: "_Draft") -> "_Unchecked":
        page, fragment, rendered = draft.page, draft.fragment, draft.rendered
        faults = (*fragment.faults, *rendered.faults)
        own, place = page_fingerprint(page), place_fingerprint(page)
        content = content_span(fragment, rendered)
        data = rendered.html.encode()
        made = len(data), zlib.crc32(data)
        record = PageRecord(
            page.id, page.output, own, place, None, faults, (), content, ALWAYS, made
        )
        return _Unchecked(page, record, rendered.html, (fragment, rendered))

    def check_again(self, record: PageRecord, html: str | None = None) -> PageRecord:
        """
        Check a page as it was written before; it is rendered only to find places.

        Args:
            record: What was kept of the page.
            html: The page; None to read it where it was written.
        """
        page = self._plan.site.pages[record.id]
        if html is None:
            html = written(record, self._plan.output)
        return next(self._checked([_Unchecked(page, record, html)]))

    def locate(self, page_id: str, raised: Sequence[Raised]) -> tuple[Finding, ...]:
        """Findings for problems that rules over the whole site raised on one page."""
        page = self._plan.site.pages[page_id]
        fragment, rendered = self._render(page)
        locator = PageLocator(self.toolchain, page, rendered, fragment)
        return tuple(self._located(page, raised, locator))

    def places(self, page_id: str, offsets: Iterable[int]) -> Mapping[int, Location]:
        """
        Tell where elements of a page are written.

        Args:
            page_id: Of the page.
            offsets: Of their start tags in the page as published.

        Returns:
            Each offset with its place; without those of which no file can be named.
        """
        page = self._plan.site.pages[page_id]
        fragment, rendered = self._render(page)
        locator = PageLocator(self.toolchain, page, rendered, fragment)
        found = ((offset, locator.element(offset).source) for offset in dict.fromkeys(offsets))
        return {offset: source for offset, source in found if source is not None}

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

    def _checked(self, pages: Sequence["_Unchecked"]) -> Iterator[PageRecord]:
        shown = (self._html_page(one) for one in pages if one.html)
        results = check_pages(shown, self._plan.ruleset)
        for one in pages:
            findings = tuple(self._findings(one.record.faults, one.page))
            if not one.html:
                yield replace(one.record, findings=findings)
                continue
            result = next(results)
            if result.raised:
                fragment, rendered = one.made or self._render(one.page)
                locator = PageLocator(self.toolchain, one.page, rendered, fragment)
                findings = (*findings, *self._located(one.page, result.raised, locator))
            yield replace(
                one.record,
                facts=result.facts,
                findings=findings,
                holds=result.holds,
                read=result.read,
            )

    def _html_page(self, one: "_Unchecked") -> HtmlPage:
        page = one.page
        return HtmlPage(
            one.html,
            path=page.output,
            url=page.url,
            base_url=self._plan.settings.base_url,
            kind=page.kind,
            page_number=page.page_number,
            metadata=about_page(page, one.record.content, self._plan.today),
            source="" if page.document is None else str(page.document.path),
            kinds=self._kinds,
            files=self.toolchain.files,
        )

    def _render(self, page: Page) -> tuple[Fragment, RenderedPage]:
        return self.toolchain.fragment(page), self.toolchain.renderer.render(page)

    def _findings(self, faults: Iterable[Fault], page: Page) -> Iterable[Finding]:
        plan = self._plan
        for fault in faults:
            team = plan.teams.get(page.id, "")
            finding = from_fault(
                fault,
                plan.ruleset,
                excerpt=self.toolchain.source_lines.line(fault.at),
                team=team or team_of(fault.at.path, plan.settings),
                outputs=(page.output,),
            )
            if finding is not None:
                yield finding


def size_and_sum(file: str) -> tuple[int, int] | None:
    """Length in bytes and CRC-32 of a file; None where it is a link, or cannot be read."""
    path = Path(file)
    try:
        data = None if path.is_symlink() else read_file(path, LARGEST_PUBLISHED)
    except OSError:
        return None
    return None if data is None else (len(data), zlib.crc32(data))


def written(record: PageRecord, output: Path | None) -> str:
    """Read a page that was written before; empty for one that was not rendered."""
    if record.facts is None or output is None:
        return ""
    return read_file(output / record.output).decode()
