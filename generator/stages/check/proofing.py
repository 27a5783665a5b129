"""Proof the whole: rules over the site and its files, suppressions, and the report."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from generator.checks.engine.inline_allowances import parse_inline
from generator.checks.engine.locator import FileLocator, HtmlLocator, Locator, Place
from generator.checks.engine.report_assembly import assemble
from generator.checks.engine.rule_runner import (
    Raised,
    check_assets,
    check_site,
    from_fault,
    to_findings,
)
from generator.checks.engine.ruleset import ActiveRule
from generator.checks.engine.suppressions import Scope, page_scopes, settings_scopes
from generator.checks.facts.page_facts import AssetFacts
from generator.checks.whole_site.site_index import Ask, FoundOnPages, SiteIndex
from generator.model.finding import Fault, Finding, Location, Owner, Report
from generator.model.site import Page
from generator.stages.check.pages_by_source import PagesBySource
from generator.stages.check.vanished import vanished
from generator.stages.plan.build_plan import Plan
from generator.stages.render.files import Files
from generator.stages.render.production import PageRecord
from generator.stages.render.source_lines import SourceLines, team_of
from generator.stages.workers.pool import Workers
from generator.themes.theme_text import theme_text
from generator.value import dataclass

_SOON = 60  # days
#: Folders whose files belong to the theme; what people upload lies in `content/` and `static/`.
_OF_THEMES = frozenset({"themes", "templates"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """
    What a report is put together from, so that a few can be exchanged for others.

    Attributes:
        on_pages: Page id to the findings of rules over the page and of its own faults, in order of
            ids; pages without any are left out.
        on_site: Problems of rules over the site and over files to the findings made of them.
        faults: What stages reported about the site as a whole.
        allowed: Page id to what its content file allows, and to what is wrong with that; pages that
            allow nothing are left out.
        pages: Number of pages.
        assets: Number of files that people gave.
    """

    on_pages: Mapping[str, tuple[Finding, ...]]
    on_site: Mapping[Raised, Finding]
    faults: tuple[Fault, ...]
    allowed: Mapping[str, tuple[tuple[Scope, ...], tuple[Fault, ...]]]
    pages: int
    assets: int


@dataclass(frozen=True, slots=True)
class Proofed:
    """
    The result of proofing the whole site.

    Attributes:
        made: Output paths of the files that the program makes besides pages.
        last_days: Days after which a suppression, or a finding, stops to hold.
    """

    report: Report
    pieces: Pieces
    index: SiteIndex
    made: frozenset[str]
    last_days: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class Proofing:
    """
    Proofs a site whose pages are made.

    Attributes:
        ask: Asks other sites, or opens pages in a browser; this is no function of the
            sources, so the next build asks again.
    """

    plan: Plan
    workers: Workers
    source_lines: SourceLines
    ask: Ask | None = None

    def proof(
        self,
        records: Sequence[PageRecord],
        files: Files,
        facts: Sequence[AssetFacts],
        faults: Iterable[Fault],
        rules: Sequence[ActiveRule],
        known: Mapping[Raised, Finding],
    ) -> Proofed:
        """
        Run the rules over the site and its files, and put the report together.

        Args:
            records: Of all pages.
            files: Every published file that is no page.
            facts: Of those that people gave.
            faults: What stages reported about the site as a whole.
            rules: Those over the site that run.
            known: Findings of an earlier build on pages that are as they were.
        """
        index = self._index(records, facts, files)
        index = replace(index, vanished=vanished(self.plan, index))
        if self.ask is not None:
            index = self.ask(index, _found(records))
        pieces = Pieces(
            on_pages={one.id: one.findings for one in records if one.findings},
            on_site=self._site_findings(index, rules, files.shown(), known),
            faults=tuple(faults),
            allowed={
                page.id: allowed
                for page in self.plan.site.pages.values()
                if any(allowed := self.allowed_on(page))
            },
            pages=len(records),
            assets=len(facts),
        )
        report, days = self.report(pieces, lambda: index)
        if index.expiring:
            days = (*days, self.plan.today)  # tomorrow they are a day nearer
        made = frozenset(file.output for file in files.made)
        return Proofed(report, pieces, index, made, days)

    def report(
        self, pieces: Pieces, index: Callable[[], SiteIndex]
    ) -> tuple[Report, tuple[dt.date, ...]]:
        """
        Put the report together.

        Args:
            pieces: What there is to report.
            index: Gives the site, for what only that can tell.

        Returns:
            The report, and the days after which what is allowed is allowed no more.
        """
        scopes, wrong = self._scopes(pieces)
        by_source = PagesBySource(self.plan.site)
        findings = (
            *self._page_findings(pieces, index),
            *pieces.on_site.values(),
            *self._fault_findings(pieces.faults, by_source),
        )
        report = assemble(
            (*_without_repeats(findings), *self._fault_findings(wrong, by_source)),
            self.plan.ruleset,
            scopes=scopes,
            today=self.plan.today,
            pages=pieces.pages,
            assets=pieces.assets,
            excerpt=self.source_lines.line,
            outputs=by_source.outputs,
        )
        days = (scope.allowance.until for scope in scopes)
        return report, tuple(day for day in days if day is not None)

    def _page_findings(self, pieces: Pieces, index: Callable[[], SiteIndex]) -> Iterator[Finding]:
        """Findings on pages, corrected where only the whole site knows what is right."""
        active = self.plan.ruleset.page_rules
        answers = {one.rule.id: one.rule.answer for one in active if one.rule.answer}
        for page_id, findings in pieces.on_pages.items():
            for finding in findings:
                answer = answers.get(finding.rule) if finding.correction is None else None
                if answer is None or finding.output is None:
                    yield finding
                    continue
                site = index()
                facts = site.by_path.get(self.plan.site.pages[page_id].output)
                correction = answer(site, facts, finding.output) if facts is not None else None
                yield replace(finding, correction=correction)

    def _index(
        self, records: Sequence[PageRecord], assets: Sequence[AssetFacts], files: Files
    ) -> SiteIndex:
        site = self.plan.site
        pages = sorted((one.facts for one in records if one.facts), key=lambda facts: facts.path)
        sizes = {one.path: one.size for one in assets}
        # A page that only redirects is known by its redirect, as on a server that needs no page.
        sizes |= {one.output: len(one.data) for one in files.made if one.at is None}
        return SiteIndex(
            pages=tuple(pages),
            assets=tuple(assets),
            files={**sizes, **{facts.path: facts.size for facts in pages}},
            base_url=self.plan.settings.base_url,
            redirects={one.source: one.target for one in site.redirects},
            unpublished={one.url: one.explanation for one in site.unpublished.values()},
            made=tuple(one.listing for one in files.made if one.listing is not None),
            expiring=self._expiring(),
            today=self.plan.today,
        )

    def _expiring(self) -> dict[str, dt.date]:
        """Output path of each page that expires within the next weeks, to the day."""
        found = {}
        for page in self.plan.site.pages.values():
            expiry = page.document.front_matter.expiry_date if page.document else None
            if expiry is not None and page.page_number == 1:
                left = (expiry.date() - self.plan.today).days
                if 0 <= left <= _SOON:
                    found[page.output] = expiry.date()
        return found

    def _site_findings(
        self,
        index: SiteIndex,
        rules: Sequence[ActiveRule],
        sources: Mapping[str, PurePosixPath],
        known: Mapping[Raised, Finding],
    ) -> dict[Raised, Finding]:
        by_output = {page.output: page.id for page in self.plan.site.pages.values()}
        found: dict[Raised, Finding | None] = {}
        unplaced: dict[str, list[Raised]] = {}
        elsewhere: list[Raised] = []
        for one in check_site(index, rules):
            page_id = by_output.get(one.output.path)
            found[one] = known.get(one)
            if page_id is None:
                elsewhere.append(one)
            elif one not in known:
                unplaced.setdefault(page_id, []).append(one)
        elsewhere.extend(check_assets(index.assets, self.plan.ruleset))
        located = self.workers.locate(unplaced)
        for raised, findings in zip(unplaced.values(), located, strict=True):
            found.update(zip(raised, findings, strict=True))
        redirects = {one.source: one.at for one in self.plan.site.redirects}
        for one in elsewhere:
            found.update(self._elsewhere(one, sources, redirects))
        return {one: finding for one, finding in found.items() if finding is not None}

    def _elsewhere(
        self,
        raised: Raised,
        sources: Mapping[str, PurePosixPath],
        redirects: Mapping[str, Location],
    ) -> Iterator[tuple[Raised, Finding]]:
        source = sources.get(raised.output.path)
        locator: Locator = FileLocator(self._settings(redirects.get(raised.output.path)))
        if source is not None:
            owner = Owner.THEME if source.parts[0] in _OF_THEMES else Owner.CONTENT
            team = team_of(source, self.plan.settings)
            if raised.offset is None:
                locator = FileLocator(Place(owner, Location(source), team=team))
            else:  # published as it stands, so its lines are those of the source
                locator = HtmlLocator(self.source_lines.text(source), source, owner, team)
        for finding in to_findings([raised], lambda _: locator, self.plan.ruleset):
            yield raised, finding

    def _settings(self, at: Location | None) -> Place:
        """Place of a redirect, or of the settings as a whole where *at* is None."""
        settings = PurePosixPath("site.yaml")
        at = at or Location(settings)
        owner = Owner.SETTINGS if at.path == settings else Owner.CONTENT
        return Place(
            owner, at, self.source_lines.line(at), team=team_of(at.path, self.plan.settings)
        )

    def _fault_findings(
        self, faults: Iterable[Fault], by_source: PagesBySource
    ) -> Iterator[Finding]:
        for fault in faults:
            team = team_of(fault.at.path, self.plan.settings)
            line = self.source_lines.line(fault.at)
            finding = from_fault(
                fault,
                self.plan.ruleset,
                excerpt=line,
                team=team,
                outputs=by_source.outputs(fault.at),
            )
            if finding is not None:
                yield finding

    def allowed_on(self, page: Page) -> tuple[tuple[Scope, ...], tuple[Fault, ...]]:
        """What the content file of *page* allows, and what is wrong with that."""
        document = page.document
        if document is None or page.page_number > 1:
            return (), ()
        scopes: list[Scope] = []
        faults: list[Fault] = []
        if document.front_matter.allow:
            scopes.extend(page_scopes(document.front_matter.allow, [page.output]))
        if "proofpress:" in document.body:
            found, wrong = parse_inline(self.source_lines.text(document.path), document.path)
            scopes.extend(found)
            faults.extend(wrong)
        return tuple(scopes), tuple(faults)

    def _scopes(self, pieces: Pieces) -> tuple[list[Scope], list[Fault]]:
        plan = self.plan
        scopes = settings_scopes(plan.settings.allow)
        faults: list[Fault] = []
        for found, wrong in pieces.allowed.values():
            scopes.extend(found)
            faults.extend(wrong)
        for name in plan.theme.search.names():
            file = plan.theme.search.find(name)
            if file is not None:
                template = theme_text(file.path, file.shown)
                if isinstance(template, Fault):
                    faults.append(template)
                    continue
                inline, amiss = parse_inline(template, file.shown, Owner.THEME)
                scopes.extend(inline)
                faults.extend(amiss)
        return scopes, faults


def _without_repeats(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep the first finding of a rule at a place: a stage and a rule may see the same fault."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        at = finding.source
        if at is not None and at.column is not None and finding.key is None:
            key = (finding.rule, at, finding.pages)
            if key in seen:
                continue
            seen.add(key)
        yield finding


def _found(records: Sequence[PageRecord]) -> FoundOnPages:
    """What rules found on pages so far."""
    by_output = {record.output: record.findings for record in records}

    def found(path: str) -> Iterator[tuple[str, int | None, int | None]]:
        for finding in by_output.get(path, ()):
            if finding.output is not None:
                yield finding.rule, finding.output.line, finding.output.column

    return found
