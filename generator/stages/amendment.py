"""
A build after words have changed and nothing else: the last one, amended.

Where the text of content files changed in a way that moves no page and no list, nearly everything
that the last build came to still holds. Here the pages are made again that show those words, and
what rules over the site found is brought up to date; the site is not put together anew, and what
is not looked at is not even read.

Whatever does not fit is left to a whole build, which sees by itself what was written here already.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from generator.checks.engine import Raised
from generator.checks.listings import read_listing
from generator.checks.site_index import SiteIndex
from generator.content.read import ReadingRules, read_document
from generator.errors import OutputFolderError
from generator.incremental.facts import FactTable, Key
from generator.incremental.stamps import Stamp
from generator.incremental.store import StoreError, amend_store, dump_value, open_store
from generator.model.document import Document
from generator.model.finding import Fault, Finding, Report
from generator.model.site import Page
from generator.publish.disk import refusal
from generator.publish.output_folder import Writer
from generator.site.exchange import exchange
from generator.site.publication import next_change
from generator.stages.alone import alone
from generator.stages.evaluation import Evaluation
from generator.stages.kept_site import renamed_section
from generator.stages.last_build import (
    NOT_OUTLINED,
    LastBuild,
    rest_section,
    with_pages,
    without_pages,
)
from generator.stages.listings import Listings, MadeFile
from generator.stages.memory import Ledger, Memory, later_reads, recall_reads
from generator.stages.outcome import (
    FORMAT,
    SECTION,
    Circumstances,
    KeptOutcome,
    Outcome,
    Past,
    output_stamps,
)
from generator.stages.plan import Plan
from generator.stages.planning import Order, equip, team_on
from generator.stages.production import PageRecord, Production
from generator.stages.proofing import Pieces, Proofing
from generator.stages.renewal import ABOUT_PAGES, in_words
from generator.stages.site_rules_again import Change, SiteRulesAgain, WholeBuildError
from generator.stages.workers import WORTH_A_POOL, OneProcess
from generator.value import dataclass


def amend(order: Order, kept: Circumstances, past: Past) -> Outcome | None:
    """
    Amend the last build.

    Args:
        order: What to build.
        kept: Where builds keep what they know.
        past: The last build, and what has changed since.

    Returns:
        None where only a whole build can tell what comes of the change.

    Raises:
        GeneratorError: Another build is at work, or a file cannot be written.
    """
    with alone(order):
        try:
            if not _is_last(past, kept):
                return None
            draft = _draft(order, past)
            made = _make(order, draft, kept, past)
            outcome = _outcome(past, draft, made)
            _keep(kept, past, draft, made, outcome)
        except (StoreError, WholeBuildError):
            return None
    return replace(outcome, facts=lambda: made.index.whole.pages)


def _is_last(past: Past, kept: Circumstances) -> bool:
    """Whether no other build has come between."""
    store = open_store(kept.store, FORMAT)
    return store is not None and store.index == past.store.index


@dataclass(frozen=True, slots=True)
class _Draft:
    """
    An amendment that is planned.

    Attributes:
        read: Path to stamp and document of each changed file.
        exchanged: Page id to page, of the pages whose own words have changed.
        faults: Of the site as a whole, those of the changed files being new.
        fingerprints: Of all facts by their numbers, before any page is made.
        reasons: Page id to why it is made again.
    """

    last: LastBuild
    read: Mapping[str, tuple[Stamp, Document]]
    exchanged: Mapping[str, Page]
    faults: tuple[Fault, ...]
    plan: Plan
    production: Production
    ledger: Ledger
    fingerprints: tuple[bytes, ...]
    reasons: Mapping[str, str]


def _draft(order: Order, past: Past) -> _Draft:
    last = LastBuild(past.store)
    read = dict(_read(order, past, last))
    inheriting = last.site.inheriting
    versions = {
        path: (inheriting(before), inheriting(now))
        for path, (_, now) in read.items()
        if now.digest != (before := last.documents[path][1]).digest
    }
    kept = last.site.pages
    exchanged = exchange(last.site.site, kept.bare.values(), versions.values(), order.settings)
    if exchanged is None or any(_listed(kept[one]) != _listed(exchanged[one]) for one in exchanged):
        raise WholeBuildError
    faults = last.rest.pieces.faults
    for path, (before, now) in versions.items():
        faults = _with_faults(faults, path, before, now)
    named = {page.id: team_on(page) for page in exchanged.values()}
    teams = {one: team for one, team in {**last.rest.teams, **named}.items() if team}
    site = replace(last.site.site, pages=kept.exchanged(exchanged))
    plan, _ = equip(order, site, teams)
    production = Production(plan)
    production.workshop.shortcodes.declare()
    traces, table = recall_reads(last.store)
    reasons = dict.fromkeys(exchanged, "its own file or title changed")
    changed = _changed_facts(table, exchanged, Evaluation(production.workshop))
    for page_id, trace in traces.items():
        if page_id not in reasons and not changed.keys().isdisjoint(trace):
            number = next(one for one in trace if one in changed)
            reasons[page_id] = f"{in_words(changed[number])} changed"
    if len(reasons) >= WORTH_A_POOL:
        raise WholeBuildError  # more processes are quicker
    ledger = Ledger(Memory(traces=traces, table=table))
    known = tuple(table.fingerprints)
    return _Draft(last, read, exchanged, faults, plan, production, ledger, known, reasons)


def _read(
    order: Order, past: Past, last: LastBuild
) -> Iterator[tuple[str, tuple[Stamp, Document]]]:
    rules = ReadingRules.of(order.settings)
    for path in sorted(past.changed):
        if path not in last.documents or path not in past.sources:
            raise WholeBuildError  # it came or went, or is no text
        one = read_document(order.root, PurePosixPath(path), rules, rules.zone)
        if not isinstance(one, Document):
            raise WholeBuildError
        yield path, (past.sources[path], one)


def _listed(page: Page) -> tuple[object, ...]:
    """What the sitemap says of a page that stays where it is."""
    front_matter = page.document.front_matter if page.document else None
    image = front_matter.image if front_matter else None
    return page.lastmod, image, front_matter.canonical if front_matter else None


def _with_faults(
    faults: tuple[Fault, ...], path: str, before: Document, now: Document
) -> tuple[Fault, ...]:
    """Put the faults of a file's new version in the place of those of the earlier one."""
    there = [number for number, one in enumerate(faults) if one.at.path.as_posix() == path]
    if tuple(faults[number] for number in there) != before.faults:
        raise WholeBuildError  # the site as a whole has something against it
    if before.faults == now.faults:
        return faults
    if not there:
        raise WholeBuildError  # where they belong is not known
    return (*faults[: there[0]], *now.faults, *faults[there[-1] + 1 :])


def _changed_facts(
    table: FactTable, exchanged: Mapping[str, Page], evaluation: Evaluation
) -> dict[int, Key]:
    """Number to key of the facts about *exchanged* that are not what they were."""
    return {
        number: key
        for number, key in enumerate(table.keys)
        if key[0] in ABOUT_PAGES
        and key[1] in exchanged
        and evaluation.fingerprint(key) != table.fingerprints[number]
    }


@dataclass(frozen=True, slots=True)
class _Made:
    """
    What became of the pages.

    Attributes:
        records: Of the pages that were made again.
        feeds: Those that have other words now.
        pieces: Of the report, as they are now.
        index: The site as it is now.
        until: When something changes by itself.
    """

    records: tuple[PageRecord, ...]
    feeds: tuple[MadeFile, ...]
    pieces: Pieces
    index: "_Index"
    report: Report
    until: dt.datetime


class _Index:
    """The site as its rules see it now, put together where somebody asks for it."""

    def __init__(
        self, last: LastBuild, changes: Sequence[Change], feeds: Sequence[MadeFile]
    ) -> None:
        self._last = last
        self._changes = changes
        self._feeds = feeds

    @cached_property
    def whole(self) -> SiteIndex:
        """With everything that is known of its pages."""
        return self._now(self._last.index)

    @cached_property
    def outlined(self) -> SiteIndex:
        """With outlines of pages that have not changed."""
        return self._now(self._last.outlined)

    def _now(self, before: SiteIndex) -> SiteIndex:
        changed = {one.after.path: one.after for one in self._changes}
        feeds = {one.output: one.data for one in self._feeds}
        made = tuple(
            read_listing(one.path, feeds[one.path]) or one if one.path in feeds else one
            for one in before.made
        )
        sizes = {path: len(data) for path, data in feeds.items()}
        index = replace(before, made=made, files={**before.files, **sizes})
        return with_pages(index, [changed.get(page.path, page) for page in before.pages])


def _make(order: Order, draft: _Draft, kept: Circumstances, past: Past) -> _Made:
    last, ledger = draft.last, draft.ledger
    read_before = {one: _assets(ledger, one) for one in draft.reasons}
    records = ledger.enter(draft.production.batch(tuple(draft.reasons)))
    changes = []
    for record in records:
        before = last.records[record.id].facts
        if (
            before is None
            or record.facts is None
            or read_before[record.id] != _assets(ledger, record.id)
        ):
            raise WholeBuildError
        changes.append(Change.between(before, record.facts))
    _leave_files_alone(changes, ledger, last)
    feeds = tuple(_feeds(draft, kept.output))
    index = _Index(last, changes, feeds)
    workers = OneProcess(draft.production)
    proofing = Proofing(draft.plan, workers, draft.production.workshop.excerpts)
    pieces = _pieces(draft, proofing, records, changes, index, feeds)
    report, days = proofing.report(pieces, lambda: index.whole)
    last_days = (*days, *(record.holds.last for record in records))
    until = min(past.kept.until, next_change((), order.day, last_days))
    return _Made(records, feeds, pieces, index, report, until)


def _assets(ledger: Ledger, page_id: str) -> set[str]:
    """Names of the static files that a page asked for by `asset()`."""
    keys = (ledger.table.keys[number] for number in ledger.traces[page_id])
    return {key[1] for key in keys if key[0] == "asset"}


def _leave_files_alone(changes: Iterable[Change], ledger: Ledger, last: LastBuild) -> None:
    """Make sure that the files that are published beside the pages stay the same."""
    asked = [key[1] for key in ledger.table.keys if key[0] == "asset"]
    for change in changes:
        fields = change.fields
        if "assets" in fields:
            raise WholeBuildError
        if "links" in fields:
            urls = {*change.before.links.urls} ^ {*change.after.links.urls}
            # A file whose plain name is asked for stands under that name as well.
            if any(url.endswith(f"/{name}") for url in urls for name in asked):
                raise WholeBuildError
        if "title" in fields and last.bare_index.vanished:
            raise WholeBuildError  # a page may be the heir of one that is gone


def _feeds(draft: _Draft, output: Path) -> Iterator[MadeFile]:
    """Feeds that have other words than those that were written."""
    pages = draft.plan.site.pages
    listings = Listings(draft.production.workshop, frozenset())
    for home, told in draft.last.rest.news.items():
        if draft.exchanged.keys().isdisjoint(told):
            continue
        for file in listings.feeds(pages[home], [pages[one] for one in told]):
            if (output / file.output).read_bytes() != file.data:
                yield file


def _pieces(
    draft: _Draft,
    proofing: Proofing,
    records: Sequence[PageRecord],
    changes: Sequence[Change],
    index: _Index,
    feeds: Sequence[MadeFile],
) -> Pieces:
    before = draft.last.rest.pieces
    on_pages = {**before.on_pages, **{one.id: one.findings for one in records}}
    allowed = {
        **before.allowed,
        **{one: proofing.allowed_on(page) for one, page in draft.exchanged.items()},
    }
    again = SiteRulesAgain(
        draft.plan.ruleset,
        tuple(changes),
        lambda: draft.last.outlined,
        lambda fields: index.outlined if fields.isdisjoint(NOT_OUTLINED) else index.whole,
        partial(_located, draft),
    )
    return replace(
        before,
        on_pages={one: on_pages[one] for one in sorted(on_pages) if on_pages[one]},
        on_site=again.findings(before.on_site, listings_changed=bool(feeds)),
        faults=draft.faults,
        allowed={one: allowed[one] for one in draft.plan.site.pages if any(allowed.get(one, ()))},
    )


def _located(draft: _Draft, output: str, raised: tuple[Raised, ...]) -> tuple[Finding, ...] | None:
    bare = draft.last.site.pages.bare.values()
    page_id = next((page.id for page in bare if page.output == output), None)
    return None if page_id is None else draft.production.locate(page_id, raised)


def _outcome(past: Past, draft: _Draft, made: _Made) -> Outcome:
    return replace(
        past.kept.outcome,
        report=made.report,
        deleted=(),
        made=tuple(draft.reasons),
        reasons=draft.reasons,
        notes=(),
    )


def _keep(kept: Circumstances, past: Past, draft: _Draft, made: _Made, outcome: Outcome) -> None:
    """Write what has changed, first the site, then what is known of it."""
    writer = Writer(kept.output)
    for file in made.feeds:
        writer.write(file.output, file.data)
    last, ledger = draft.last, draft.ledger
    written = (*(one.output for one in made.records), *(one.output for one in made.feeds))
    outputs = {**past.kept.outputs, **output_stamps(kept.output, written)}
    whole = KeptOutcome(outcome, kept.key, kept.now, made.until, past.sources, outputs)
    rest = replace(last.rest, pieces=made.pieces, teams=draft.plan.teams)
    sections = {
        SECTION: dump_value(whole),
        "site findings": dump_value(made.pieces.on_site),
        **later_reads(last.store, ledger, draft.reasons, draft.fingerprints),
        **last.records.with_later({one.id: one for one in made.records}),
        **last.documents.with_later(draft.read),
        **renamed_section(last.site, draft.exchanged.values(), last.store),
        **rest_section(rest),
        **last.later_outlines(one.facts for one in made.records if one.facts),
    }
    if made.feeds:
        sections["index"] = dump_value(without_pages(made.index.whole))
    try:
        amend_store(last.store, sections)
    except OSError as error:
        raise OutputFolderError(*refusal(error, kept.store)) from error
