"""Proof the whole: rules over the site and its files, suppressions, and the report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.checks.assemble import assemble
from generator.checks.engine import Raised, check_assets, check_site, from_fault, to_findings
from generator.checks.inline_allowances import parse_inline
from generator.checks.locate import FileLocator, Place
from generator.checks.page_facts import AssetFacts
from generator.checks.site_index import SiteIndex
from generator.checks.suppress import Scope, page_scopes, settings_scopes
from generator.model.finding import Fault, Finding, Location, Owner, Report
from generator.stages.excerpts import Excerpts, team_of
from generator.stages.plan import Plan
from generator.stages.production import PageRecord
from generator.stages.workers import Workers
from generator.themes.theme_text import theme_text


def site_index(
    plan: Plan,
    records: Sequence[PageRecord],
    assets: Sequence[AssetFacts],
    sizes: Mapping[str, int],
) -> SiteIndex:
    """The whole site, for rules that look at more than one page."""
    site = plan.site
    pages = sorted((one.facts for one in records if one.facts), key=lambda facts: facts.path)
    return SiteIndex(
        pages=tuple(pages),
        assets=tuple(assets),
        files={**sizes, **{facts.path: facts.size for facts in pages}},
        base_url=plan.settings.base_url,
        redirects={one.source: one.target for one in site.redirects},
        unpublished={one.url: one.explanation for one in site.unpublished.values()},
    )


def site_findings(
    plan: Plan, index: SiteIndex, workers: Workers, sources: Mapping[str, PurePosixPath]
) -> Iterator[Finding]:
    """
    Findings of the rules over the site and over its files.

    Args:
        plan: What was built.
        index: The site's facts.
        workers: They find the places on pages.
        sources: Output path to the source path of files that are no pages.
    """
    by_output = {page.output: page.id for page in plan.site.pages.values()}
    on_pages: dict[str, list[Raised]] = {}
    elsewhere: list[Raised] = []
    for one in check_site(index, plan.ruleset):
        page_id = by_output.get(one.output.path)
        (elsewhere if page_id is None else on_pages.setdefault(page_id, [])).append(one)
    for findings in workers.locate(on_pages):
        yield from findings
    elsewhere.extend(check_assets(index.assets, plan.ruleset))

    def place(path: str) -> FileLocator:
        source = sources.get(path)
        if source is None:
            return FileLocator(Place(Owner.SETTINGS, Location(PurePosixPath("site.yaml"))))
        owner = Owner.CONTENT if source.parts[0] == "content" else Owner.THEME
        return FileLocator(Place(owner, Location(source), team=team_of(source, plan.settings)))

    yield from to_findings(elsewhere, place, plan.ruleset)


def fault_findings(plan: Plan, faults: Iterable[Fault], excerpts: Excerpts) -> Iterator[Finding]:
    """Findings for what stages reported about the site as a whole."""
    for fault in faults:
        team = team_of(fault.at.path, plan.settings)
        line = excerpts.line(fault.at)
        finding = from_fault(fault, plan.ruleset, excerpt=line, team=team)
        if finding is not None:
            yield finding


def report(
    plan: Plan, findings: Iterable[Finding], excerpts: Excerpts, *, pages: int, assets: int
) -> Report:
    """Suppress what somebody accepted, group what has one cause, and sort."""
    scopes, faults = _scopes(plan, excerpts)
    return assemble(
        (*_without_repeats(findings), *fault_findings(plan, faults, excerpts)),
        plan.ruleset,
        scopes=scopes,
        today=plan.today,
        pages=pages,
        assets=assets,
        excerpt=excerpts.line,
    )


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


def _scopes(plan: Plan, excerpts: Excerpts) -> tuple[list[Scope], list[Fault]]:
    scopes = settings_scopes(plan.settings.allow)
    faults: list[Fault] = []
    for page in plan.site.pages.values():
        document = page.document
        if document is None or page.page_number > 1:
            continue
        if document.front_matter.allow:
            scopes.extend(page_scopes(document.front_matter.allow, [page.output]))
        if "proofpress:" in document.body:
            text = excerpts.text(document.path)
            found, wrong = parse_inline(text, document.path)
            scopes.extend(found)
            faults.extend(wrong)
    for name in plan.theme.search.names():
        file = plan.theme.search.find(name)
        if file is not None:
            template = theme_text(file.path, file.shown)
            if isinstance(template, Fault):
                faults.append(template)
                continue
            found, wrong = parse_inline(template, file.shown, Owner.THEME)
            scopes.extend(found)
            faults.extend(wrong)
    return scopes, faults
