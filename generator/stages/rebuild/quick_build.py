"""
A quick build: words have changed and nothing else, so the last build is brought up to date.

Where the text of content files changed in a way that moves no page and no list, nearly everything
that the last build found still holds. Here the pages are made again that show those words, and
what rules over the site found is brought up to date; the site is not put together again, and what
is not checked is not even read.

Whatever does not fit is left to a whole build, which sees by itself what was written here already.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from generator.checks.engine.rule_runner import Raised
from generator.checks.facts.facts_change import PageChange
from generator.checks.formats.listings import read_listing
from generator.checks.whole_site.site_index import SiteIndex
from generator.errors import OutputFolderError
from generator.files.disk import refusal
from generator.files.output_folder import Writer
from generator.incremental.facts import Key
from generator.incremental.store import StoreError, amend_store, dump_value, open_store
from generator.model.finding import Finding, Report
from generator.one_file import read_file
from generator.site.publication import next_change
from generator.stages.check.proofing import Pieces, Proofing
from generator.stages.check.site_rules_update import SiteRulesUpdate
from generator.stages.plan.made_file import MadeFile
from generator.stages.plan.order import Order
from generator.stages.rebuild.changed_words import Draft, draft_of
from generator.stages.rebuild.need import Everything
from generator.stages.rebuild.site_rules_need import (
    MadeInPlace,
    SiteRulesNeed,
    site_rules_need,
)
from generator.stages.render.listings import Listings
from generator.stages.render.production import PageRecord
from generator.stages.store.build_lock import build_lock
from generator.stages.store.kept_site import renamed_section
from generator.stages.store.last_build import (
    NOT_OUTLINED,
    LastBuild,
    rest_section,
    with_pages,
    without_pages,
)
from generator.stages.store.memory import ReadLog, findings_section, later_reads
from generator.stages.store.outcome import (
    FORMAT,
    SECTION,
    Circumstances,
    KeptOutcome,
    Outcome,
    Past,
    output_stamps,
)
from generator.stages.workers.pool import OneProcess
from generator.value import dataclass


def quick_build(order: Order, kept: Circumstances, past: Past) -> Outcome | None:
    """
    Bring the last build up to date.

    Args:
        order: What to build.
        kept: Where builds keep what they know.
        past: The last build, and what has changed since.

    Returns:
        None where only a whole build can tell what results from the change.

    Raises:
        GeneratorError: Another build is at work, or a file cannot be written.
    """
    with build_lock(order):
        try:
            if not _is_last(past, kept):
                return None
            draft = draft_of(order, past)
            if isinstance(draft, Everything):
                return None
            made = _make(order, draft, kept, past)
            if isinstance(made, Everything):
                return None
            outcome = _outcome(past, draft, made)
            _keep(kept, past, draft, made, outcome)
        except StoreError:
            return None
    return replace(outcome, facts=lambda: made.index.whole.pages)


def _is_last(past: Past, kept: Circumstances) -> bool:
    """Whether no other build has come between."""
    store = open_store(kept.store, FORMAT)
    return store is not None and store.index == past.store.index


@dataclass(frozen=True, slots=True)
class _Made:
    """
    What became of the pages.

    Attributes:
        records: Of the pages that were made again.
        renewed: Facts that they read and that are new or are not what they were.
        feeds: Those that have other words now.
        pieces: Of the report, as they are now.
        index: The site as it is now.
        until: When something changes by itself.
    """

    records: tuple[PageRecord, ...]
    renewed: Mapping[Key, bytes]
    feeds: tuple[MadeFile, ...]
    pieces: Pieces
    index: "_Index"
    report: Report
    until: dt.datetime


class _Index:
    """The site as its rules see it now, put together where somebody asks for it."""

    def __init__(
        self, last: LastBuild, changes: Sequence[PageChange], feeds: Sequence[MadeFile]
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


def _make(order: Order, draft: Draft, kept: Circumstances, past: Past) -> _Made | Everything:
    last, read_log = draft.last, draft.read_log
    read_before = {one: _assets(read_log, one) for one in draft.reasons}
    batch = draft.production.batch(tuple(draft.reasons))
    table = read_log.table
    renewed = {key: one for key, one in batch.facts if table.get(key) != one}
    if any(table.get(key) is not None and not draft.differ.includes(key) for key in renewed):
        return Everything("another file was saved this moment")
    records = read_log.enter(batch)
    changes = []
    for record in records:
        before = last.records[record.id].facts
        if (
            before is None
            or record.facts is None
            or read_before[record.id] != _assets(read_log, record.id)
        ):
            return Everything("a page can be made, or no more, or publishes other files")
        changes.append(PageChange.between(before, record.facts))
    feeds = _feeds(draft, kept.output)
    if feeds is None:
        return Everything("a feed is gone")
    asked = [key[1] for key in table.keys if key[0] == "asset"]
    made = MadeInPlace(
        changes,
        asked,
        feeds=bool(feeds),
        heirs=lambda: bool(last.bare_index.vanished),
        before=lambda: last.outlined,
    )
    need = site_rules_need(draft.plan.ruleset.site_rules, made, last.rest.pieces.on_site)
    if isinstance(need, Everything):
        return need
    index = _Index(last, changes, feeds)
    workers = OneProcess(draft.production)
    proofing = Proofing(draft.plan, workers, draft.production.toolchain.source_lines)
    pieces = _pieces(draft, proofing, records, index, need)
    if pieces is None:
        return Everything("something is found whose place is not known")
    report, days = proofing.report(pieces, lambda: index.whole)
    last_days = (*days, *(record.holds.last for record in records))
    until = min(past.kept.until, next_change((), order.day, last_days))
    return _Made(records, renewed, feeds, pieces, index, report, until)


def _assets(read_log: ReadLog, page_id: str) -> set[str]:
    """Names of the static files that a page asked for by `asset()`."""
    keys = (read_log.table.keys[number] for number in read_log.traces[page_id])
    return {key[1] for key in keys if key[0] == "asset"}


def _feeds(draft: Draft, output: Path) -> tuple[MadeFile, ...] | None:
    """Feeds that have other words than those that were written; None where one cannot be read."""
    found = []
    for file in _feeds_now(draft):
        try:
            before = read_file(output / file.output)
        except OSError:
            return None  # it was there a moment ago
        if before != file.data:
            found.append(file)
    return tuple(found)


def _feeds_now(draft: Draft) -> Iterator[MadeFile]:
    """Feeds that tell of pages with other words."""
    pages, rest = draft.plan.site.pages, draft.last.rest
    listings = Listings(draft.production.toolchain, frozenset())
    for home, told in rest.news.items():
        if draft.need.pages.keys().isdisjoint(told):
            continue
        for file in listings.feeds(pages[home], [pages[one] for one in told]):
            # Where the site has a file of its own in its place, there is none.
            if file.output in rest.made:
                yield file


def _pieces(
    draft: Draft,
    proofing: Proofing,
    records: Sequence[PageRecord],
    index: _Index,
    need: SiteRulesNeed,
) -> Pieces | None:
    """Pieces of the report, as they are now; None where a place is not known."""
    before = draft.last.rest.pieces
    on_pages = {**before.on_pages, **{one.id: one.findings for one in records}}
    allowed = {
        **before.allowed,
        **{one: proofing.allowed_on(page) for one, page in draft.need.pages.items()},
    }
    update = SiteRulesUpdate(
        draft.plan.ruleset,
        frozenset(one.output for one in records),
        lambda fields: index.outlined if fields.isdisjoint(NOT_OUTLINED) else index.whole,
        partial(_located, draft),
    )
    on_site = update.findings(before.on_site, need.again, need.moved)
    if on_site is None:
        return None
    return replace(
        before,
        on_pages={one: on_pages[one] for one in sorted(on_pages) if on_pages[one]},
        on_site=on_site,
        faults=draft.faults,
        allowed={one: allowed[one] for one in draft.plan.site.pages if any(allowed.get(one, ()))},
    )


def _located(draft: Draft, output: str, raised: tuple[Raised, ...]) -> tuple[Finding, ...] | None:
    bare = draft.last.site.pages.bare.values()
    page_id = next((page.id for page in bare if page.output == output), None)
    return None if page_id is None else draft.production.locate(page_id, raised)


def _outcome(past: Past, draft: Draft, made: _Made) -> Outcome:
    return replace(
        past.kept.outcome,
        report=made.report,
        deleted=(),
        made=tuple(draft.reasons),
        reasons=draft.reasons,
        notes=(),
    )


def _keep(kept: Circumstances, past: Past, draft: Draft, made: _Made, outcome: Outcome) -> None:
    """Write what has changed, first the site, then what is known of it."""
    writer = Writer(kept.output)
    for file in made.feeds:
        writer.write(file.output, file.data)
    last, read_log = draft.last, draft.read_log
    written = (*(one.output for one in made.records), *(one.output for one in made.feeds))
    outputs = {**past.kept.outputs, **output_stamps(kept, written)}
    whole = KeptOutcome(outcome, kept.key, kept.now, made.until, past.sources, outputs)
    rest = replace(last.rest, pieces=made.pieces, teams=draft.plan.teams)
    sections = {
        SECTION: dump_value(whole),
        **findings_section(made.pieces.on_site),
        **later_reads(last.store, read_log, draft.reasons, made.renewed),
        **last.records.with_later({one.id: one for one in made.records}),
        **last.documents.with_later(draft.need.read),
        **renamed_section(last.site, draft.need.pages.values(), last.store),
        **rest_section(rest),
        **last.later_outlines(one.facts for one in made.records if one.facts),
    }
    if made.feeds:
        sections["index"] = dump_value(without_pages(made.index.whole))
    try:
        amend_store(last.store, sections)
    except OSError as error:
        raise OutputFolderError(*refusal(error, kept.store)) from error
