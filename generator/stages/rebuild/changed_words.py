"""Which words have changed since the last build, and which pages show them."""

from collections.abc import Mapping
from dataclasses import replace

from generator.model.finding import Fault
from generator.model.site import Page
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.order import Order
from generator.stages.plan.planning import equip, team_on
from generator.stages.rebuild.facts import CurrentFacts, MayDiffer, changed_facts, readers
from generator.stages.rebuild.need import Everything, InPlace, KnownSite, Nothing, site_need
from generator.stages.render.production import Production
from generator.stages.store.last_build import LastBuild
from generator.stages.store.memory import Memory, ReadLog, recall_reads
from generator.stages.store.outcome import Past
from generator.stages.workers.pool import WORTH_A_POOL
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A quick build that is planned.

    Attributes:
        need: What the change needs: the pages whose own words have changed, among others.
        differ: Facts that the change may have touched.
        faults: Of the site as a whole, those of the changed files being new.
        reasons: Page id to why it is made again.
    """

    last: LastBuild
    need: InPlace
    differ: MayDiffer
    faults: tuple[Fault, ...]
    plan: Plan
    production: Production
    read_log: ReadLog
    reasons: Mapping[str, str]


def draft_of(order: Order, past: Past) -> Draft | Everything:
    """
    Plan a quick build.

    Args:
        order: What to build.
        past: The last build, and what has changed since.

    Returns:
        Everything where more than words has changed, or too much.

    Raises:
        StoreError: Some of what the last build kept cannot be read.
    """
    last = LastBuild(past.store)
    need = site_need(order, KnownSite.of_build(last), past.changed, past.sources.get)
    if isinstance(need, Everything):
        return need
    if isinstance(need, Nothing):
        need = InPlace(need.read, {}, {})
    if need.theme:
        return Everything("the theme changed")
    kept = last.site.pages
    if any(_listed(kept[one]) != _listed(page) for one, page in need.pages.items()):
        return Everything("the sitemap changes")
    faults = _with_faults(last.rest.pieces.faults, need)
    if faults is None:
        return Everything("where new faults of a file belong is not known")
    named = {page.id: team_on(page) for page in need.pages.values()}
    teams = {one: team for one, team in {**last.rest.teams, **named}.items() if team}
    site = replace(last.site.site, pages=kept.exchanged(need.pages))
    plan, _ = equip(order, site, teams)
    production = Production(plan)
    production.toolchain.shortcodes.declare()
    traces, table = recall_reads(last.store)
    differ = MayDiffer(need.pages.__contains__, moved=False, others=False)
    changed = changed_facts(table, differ, CurrentFacts(production.toolchain))
    own = dict.fromkeys(need.pages, "its own file or title changed")
    reasons = own | {one: why for one, why in readers(traces, changed) if one not in own}
    if len(reasons) >= WORTH_A_POOL:
        return Everything("more processes are quicker")
    read_log = ReadLog(Memory(traces=traces, table=table))
    return Draft(last, need, differ, faults, plan, production, read_log, reasons)


def _listed(page: Page) -> tuple[object, ...]:
    """What the sitemap says of a page that stays where it is."""
    front_matter = page.document.front_matter if page.document else None
    image = front_matter.image if front_matter else None
    return page.lastmod, image, front_matter.canonical if front_matter else None


def _with_faults(faults: tuple[Fault, ...], need: InPlace) -> tuple[Fault, ...] | None:
    """Put the faults of new versions in the place of those of earlier ones; None where that is unknown."""
    for path, (before, now) in need.versions.items():
        if before.faults == now.faults:
            continue
        there = [number for number, one in enumerate(faults) if one.at.path.as_posix() == path]
        if not there:
            return None
        faults = (*faults[: there[0]], *now.faults, *faults[there[-1] + 1 :])
    return faults
