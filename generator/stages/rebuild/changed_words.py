"""Which words have changed since the last build, and which pages show them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from generator.content.read import ReadingRules, read_document
from generator.incremental.facts import FactTable, Key
from generator.incremental.stamps import Stamp
from generator.model.document import Document
from generator.model.finding import Fault
from generator.model.site import Page
from generator.site.exchange import exchange
from generator.stages.check.site_rules_update import WholeBuildError
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.order import Order
from generator.stages.plan.planning import equip, team_on
from generator.stages.rebuild.affected import ABOUT_PAGES, in_words
from generator.stages.rebuild.current_facts import CurrentFacts
from generator.stages.render.production import Production
from generator.stages.store.last_build import LastBuild
from generator.stages.store.memory import Memory, ReadLog, recall_reads
from generator.stages.store.outcome import Past
from generator.stages.workers.pool import WORTH_A_POOL
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """
    An amendment that is planned.

    Attributes:
        read: Path to stamp and document of each changed file.
        exchanged: Page id to page, of the pages whose own words have changed.
        faults: Of the site as a whole, those of the changed files being new.
        reasons: Page id to why it is made again.
    """

    last: LastBuild
    read: Mapping[str, tuple[Stamp, Document]]
    exchanged: Mapping[str, Page]
    faults: tuple[Fault, ...]
    plan: Plan
    production: Production
    read_log: ReadLog
    reasons: Mapping[str, str]


def draft_of(order: Order, past: Past) -> Draft:
    """
    Plan an amendment.

    Args:
        order: What to build.
        past: The last build, and what has changed since.

    Raises:
        WholeBuildError: More than words has changed, or too much.
        StoreError: Some of what the last build kept cannot be read.
    """
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
    production.toolchain.shortcodes.declare()
    traces, table = recall_reads(last.store)
    reasons = dict.fromkeys(exchanged, "its own file or title changed")
    changed = _changed_facts(table, exchanged, CurrentFacts(production.toolchain))
    for page_id, trace in traces.items():
        if page_id not in reasons and not changed.keys().isdisjoint(trace):
            number = next(one for one in trace if one in changed)
            reasons[page_id] = f"{in_words(changed[number])} changed"
    if len(reasons) >= WORTH_A_POOL:
        raise WholeBuildError  # more processes are quicker
    read_log = ReadLog(Memory(traces=traces, table=table))
    return Draft(last, read, exchanged, faults, plan, production, read_log, reasons)


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
    """Replace the faults of a file's earlier version with those of the new one."""
    there = [number for number, one in enumerate(faults) if one.at.path.as_posix() == path]
    if tuple(faults[number] for number in there) != before.faults:
        raise WholeBuildError  # the site as a whole has something against it
    if before.faults == now.faults:
        return faults
    if not there:
        raise WholeBuildError  # where they belong is not known
    return (*faults[: there[0]], *now.faults, *faults[there[-1] + 1 :])


def _changed_facts(
    table: FactTable, exchanged: Mapping[str, Page], current: CurrentFacts
) -> dict[int, Key]:
    """Number to key of the facts about *exchanged* that are not what they were."""
    return {
        number: key
        for number, key in enumerate(table.keys)
        if key[0] in ABOUT_PAGES
        and key[1] in exchanged
        and current.fingerprint(key) != table.fingerprints[number]
    }
