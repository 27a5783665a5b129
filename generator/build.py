"""
The one sentence: settings, rules and a day in; a site and its report out.

`build` prints nothing and knows of no command, server or publisher; those are its customers.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from generator.checks.whole_site.site_index import Ask
from generator.errors import OutputFolderError
from generator.files.disk import refusal
from generator.files.output_folder import OutputFolder, announce, claim
from generator.incremental.file_clock import read_clock
from generator.incremental.in_two import Aside
from generator.incremental.stamps import Stamp
from generator.incremental.store import (
    StoreDraft,
    StoreError,
    begin_store,
    dump_value,
    finish_store,
    open_store,
)
from generator.model.finding import Fault, Location, Owner
from generator.model.site import Site
from generator.site.publication import next_change
from generator.stages.check.proofing import Proofed, Proofing
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.keys import Keys, reading_key
from generator.stages.plan.order import Order
from generator.stages.plan.output_paths import Settled
from generator.stages.plan.planning import make_plan
from generator.stages.plan.survey import Survey, survey
from generator.stages.rebuild.facts import CurrentFacts
from generator.stages.rebuild.need import PageNeed, page_need
from generator.stages.render.files import finish, gather_files, publish_sources
from generator.stages.render.listings import Listed, Listings
from generator.stages.render.production import BatchRecord, PageRecord, Production
from generator.stages.store.build_lock import build_lock
from generator.stages.store.kept_site import site_sections
from generator.stages.store.last_build import kept_of, outline_sections
from generator.stages.store.memory import (
    Memory,
    ReadLog,
    documents_sections,
    recall,
    sections,
)
from generator.stages.store.outcome import (
    FORMAT,
    SECTION,
    Circumstances,
    KeptOutcome,
    Outcome,
    output_stamps,
    source_stamps,
)
from generator.stages.workers.pool import BATCH, WORTH_A_POOL, Death, Lost, Workers, open_workers
from generator.themes.time_limit import END_AFTER
from generator.value import dataclass

Progress = Callable[[str, int, int], None]


def _silent(_stage: str, _done: int, _of: int) -> None:
    """Report no progress."""


def build(
    order: Order,
    kept: Circumstances | None = None,
    progress: Progress = _silent,
) -> Outcome:
    """
    Build and proof a site; pages whose recorded reads still hold are not made again.

    Args:
        order: What to build.
        kept: Where to keep what is known for the next build; None to keep nothing.
        progress: Is told the stage's name, how many of its pages are done, and of how many.

    Raises:
        GeneratorError: The build cannot go on: no theme, an output folder that is not ours,
            a full disk, a worker that died.
    """
    with build_lock(order):
        progress("reading", 0, 0)
        stamps = source_stamps(kept, read_clock(order.root / ".cache")) if kept else {}
        memory, notes = _recall(order, kept)
        draft = _plan(order, memory)
        with _workers(order, draft) as workers:
            making = workers.make(draft.batches)
            expected = draft.expected()  # while the workers are at it
            read_log = ReadLog(memory, draft.need.changed)
            records = _gather(draft.need, making, read_log, workers, progress)
            progress("proofing", 0, 0)
            workers.rest()
            if kept is None:
                outcome, _ = _proof(draft, memory, records, read_log, workers, expected)
            else:
                store = partial(_begun, kept, draft, memory, records, read_log)
                with Aside(store, len(records), order.processes) as begun:
                    outcome, proofed = _proof(draft, memory, records, read_log, workers, expected)
                    last_days = (*proofed.last_days, *(record.holds.last for record in records))
                    until = next_change(draft.surveyed.documents, order.day, last_days)
                    if outcome.lost:
                        until = order.day.now  # they are tried again the next time
                    further = kept_of(draft.plan, proofed)
                    _keep(kept, begun.result, outcome, further, stamps, until)
        facts = tuple(one.facts for one in records if one.facts)
        return replace(outcome, notes=notes, facts=lambda: facts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A build that is planned: what there is, what is to be made, and with which tools."""

    surveyed: Survey
    plan: Plan
    settled: Settled
    folder: OutputFolder | None
    production: Production
    keys: Keys
    need: PageNeed
    faults: tuple[Fault, ...]
    ask: Ask | None

    @property
    def batches(self) -> list[tuple[str, ...]]:
        """Ids of the pages that are to be made, in the portions in which workers get them."""
        pages = self.surveyed.site.pages
        # Lists take longer; were they the last, a process would be left alone with some of them.
        ids = sorted(self.need.reasons, key=lambda one: not pages[one].members)
        return [tuple(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH)]

    def expected(self) -> Listed:
        """Files that list the pages that can probably be made: those that could be, and new ones."""
        known = (*self.need.kept, *self.need.to_check)
        likely = frozenset(self.settled.pages) - {one.id for one in known if not one.facts}
        return Listings(self.production.toolchain, likely).listed().read()


def _plan(order: Order, memory: Memory) -> _Draft:
    """Read everything, put the site together, and compare it with what is known."""
    surveyed = survey(order, memory.documents_read_by(reading_key(order)))
    plan, settled, faults = make_plan(order, surveyed.site)
    folder = _claim(order, settled, surveyed.site)
    production = Production(plan)
    keys = Keys.of(order, plan)
    pages = [surveyed.site.pages[one] for one in settled.pages]
    current = CurrentFacts(production.toolchain)
    need = page_need(pages, memory, keys, current, order.output, plan.today)
    wrong = production.toolchain.shortcodes.declare()
    known = (*surveyed.faults, *faults, *wrong)
    return _Draft(surveyed, plan, settled, folder, production, keys, need, known, order.ask)


def _workers(order: Order, draft: _Draft) -> AbstractContextManager[Workers]:
    if draft.need.reasons:
        draft.production.toolchain.renderer.warm()
    pages = len(draft.need.reasons)
    if order.scheduler is not None and pages >= WORTH_A_POOL:
        from generator.stages.workers.cluster import open_cluster  # noqa: PLC0415 - few builds need it

        return open_cluster(draft.plan, draft.production, order.scheduler, order.jobs)
    return open_workers(draft.plan, lambda: draft.production, pages, order.jobs)


def _proof(
    draft: _Draft,
    memory: Memory,
    records: list[PageRecord],
    read_log: ReadLog,
    workers: Workers,
    expected: Listed,
) -> tuple[Outcome, Proofed]:
    """Publish the files that are no pages, proof the whole, and put the outcome together."""
    plan, toolchain = draft.plan, draft.production.toolchain
    asked = read_log.asked_assets(records)
    files, wrong = gather_files(plan, draft.settled, toolchain, asked, records, expected)
    folder = announce(draft.folder, files.paths()) if draft.folder else None
    facts, gone = publish_sources(files, folder)
    faults = (*draft.faults, *wrong, *gone, *_missing(plan, workers.lost))
    known = memory.findings_on(draft.need.kept, draft.keys)
    proofing = Proofing(plan, workers, toolchain.source_lines, draft.ask)
    proofed = proofing.proof(records, files, facts, faults, draft.need.rules, known)
    rendered = tuple(one.output for one in records if one.facts)
    published = {one.path for one in facts} | {file.output for file in files.made}
    written = (*rendered, *(path for path in files.paths() if path in published))
    outcome = Outcome(
        report=proofed.report,
        written=written,
        deleted=finish(folder, files, written) if folder else (),
        pages=len(rendered),
        made=tuple(draft.need.reasons),
        reasons=draft.need.reasons,
        lost=tuple(one.id for one in workers.lost),
    )
    return outcome, proofed


def _recall(order: Order, kept: Circumstances | None) -> tuple[Memory, tuple[str, ...]]:
    """What the last build kept, and what is to be said where that cannot be used."""
    if kept is None or order.clean:
        return Memory(), ()
    try:
        store = open_store(kept.store, FORMAT)
        if store is None:
            return Memory(), ()
        outputs = store.instance(SECTION, KeptOutcome).outputs
        return replace(recall(store), outputs=outputs), ()
    except StoreError as error:
        return Memory(), (
            f"what the last build kept is not used: {error}; everything is built again",
        )


def _claim(order: Order, settled: Settled, site: Site) -> OutputFolder | None:
    """Make sure that the output folder is ours, and record what is about to be written."""
    if order.output is None:
        return None
    folder = claim(order.output, order.root, order.root / ".cache")
    pages = (site.pages[one].output for one in settled.pages)
    return announce(folder, (*pages, *settled.files, *settled.static))


def _gather(
    need: PageNeed,
    making: Iterator[BatchRecord],
    read_log: ReadLog,
    workers: Workers,
    progress: Progress,
) -> list[PageRecord]:
    """Gather the records of all pages: those kept, those checked again, those being made."""
    records = list(need.kept)
    done = 0
    for batch in making:
        records.extend(read_log.enter(batch))
        done += len(batch.traces)
        progress("pages", done, len(need.reasons))
    # Not before: a process that works alone answers one call after the other.
    checked = tuple(workers.check_again(need.to_check))
    read_log.change(checked)
    records.extend(checked)
    return sorted(records, key=lambda record: record.id)


def _missing(plan: Plan, lost: Sequence[Lost]) -> Iterator[Fault]:
    """Say of each page whose process died that it is missing."""
    limits = plan.settings.limits
    for page_id, why in lost:
        page = plan.site.pages[page_id]
        at = page.source or Location(PurePosixPath("site.yaml"))
        if why is Death.TIME:
            seconds = END_AFTER * limits.render_seconds
            reason = f"was ended after {seconds} s in a single step (`limits.render_seconds`)"
            fix = "look in its template for a comparison or a sort of very large or nested lists"
        elif why is Death.MEMORY:
            reason = "was ended by the system, which may have run out of memory"
            fix = "lower `limits.memory`, so that the template's line can be named, or try again with `--jobs 1`"
        else:
            reason = "died"
            fix = "it may have run out of memory; try again with `--jobs 1`"
        message = f"the process that made {page.url} {reason}, so the page is missing"
        yield Fault("build/page-lost", message, at, fix, owner=Owner.SETTINGS)


def _begun(
    kept: Circumstances,
    draft: _Draft,
    memory: Memory,
    records: Sequence[PageRecord],
    read_log: ReadLog,
) -> StoreDraft:
    """Begin to keep everything: what rules over the site add nothing to, which is most."""
    known = Memory.of(draft.keys, records, read_log)
    parts = {
        **documents_sections(draft.surveyed.content.known(), memory),
        **site_sections(draft.surveyed),
        **outline_sections(record.facts for record in records if record.facts),
        **sections(known),
    }
    return begin_store(kept.store, parts)


def _keep(
    kept: Circumstances,
    begun: Callable[[], StoreDraft],
    outcome: Outcome,
    further: Mapping[str, bytes],
    sources: Mapping[str, Stamp],
    until: dt.datetime,
) -> None:
    """Keep everything for the next build, in one file."""
    outputs = output_stamps(kept, outcome.written)
    whole = KeptOutcome(outcome, kept.key, kept.now, until, sources, outputs)
    try:
        finish_store(begun(), FORMAT, {SECTION: dump_value(whole), **further})
    except OSError as error:
        raise OutputFolderError(*refusal(error, kept.store)) from error
