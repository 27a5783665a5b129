"""
From one generation to the next, as `generator.stages.rebuild.need` says that a change needs it.

* The site stands: documents are exchanged, and where the theme has changed the plan is made again.
* It does not: it is surveyed again, and only files that changed are read.
"""

import time
from collections.abc import Collection
from dataclasses import replace

from generator.content.read import Known
from generator.incremental.stamps import stamp
from generator.preview.compiled_templates import CompiledTemplates
from generator.preview.generation import Generation, Places
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.keys import reading_key
from generator.stages.plan.order import Order
from generator.stages.plan.planning import make_plan, teams_of
from generator.stages.plan.survey import Survey, survey
from generator.stages.rebuild.need import InPlace, KnownSite, Nothing, site_need
from generator.stages.render.production import Production


def first_generation(order: Order, known: Known | None = None) -> Generation:
    """
    Put the site together for the first time.

    Args:
        order: What to build.
        known: Documents that an earlier run read by the same rules.

    Raises:
        GeneratorError: There is no theme, or it cannot be loaded.
    """
    started = time.perf_counter()
    return _planned(order, survey(order, known), started)


def next_generation(order: Order, previous: Generation, changed: Collection[str]) -> Generation:
    """
    Put the site together after a change.

    Args:
        order: What to build now; another one than before where settings or the day changed.
        previous: What is served until now.
        changed: Paths that changed, relative to the site, with forward slashes.

    Returns:
        *previous* itself where the change changed nothing.

    Raises:
        GeneratorError: There is no theme, or it cannot be loaded.
    """
    started = time.perf_counter()
    before = previous.surveyed
    if order == previous.order and changed:
        known = KnownSite.of_survey(before)
        need = site_need(order, known, changed, lambda path: stamp(f"{order.root}/{path}"))
        if isinstance(need, Nothing):
            return previous
        if isinstance(need, InPlace):
            surveyed = before.with_documents(need.read, need.versions, need.pages)
            if need.theme:
                return _planned(order, surveyed, started, previous, changed)
            return _exchanged(order, previous, surveyed, changed, started)
    read: Known = {}
    if reading_key(order) == reading_key(previous.order):
        documents = before.content.known()
        read = {path: one for path, one in documents.items() if path not in changed}
    return _planned(order, survey(order, read), started, previous, changed)


def on_another_day(order: Order, base: Generation) -> Generation:
    """Put the site of *base* together as it is on the day of *order*; its files are the same."""
    started = time.perf_counter()
    surveyed = survey(order, base.surveyed.content.known())
    made = _planned(order, surveyed, started)
    return replace(made, number=base.number)


def _planned(
    order: Order,
    surveyed: Survey,
    started: float,
    previous: Generation | None = None,
    changed: Collection[str] = (),
) -> Generation:
    plan, settled, faults = make_plan(order, surveyed.site)
    templates = previous.templates if previous else CompiledTemplates()
    production = _production(plan, templates)
    wrong = production.toolchain.shortcodes.declare()
    return Generation(
        number=previous.number + 1 if previous else 1,
        order=order,
        surveyed=surveyed,
        plan=plan,
        settled=settled,
        faults=(*surveyed.faults, *faults, *wrong),
        production=production,
        templates=templates,
        places=Places.of(plan.site, settled),
        changed=tuple(sorted(changed)),
        seconds=time.perf_counter() - started,
    )


def _production(plan: Plan, templates: CompiledTemplates) -> Production:
    production = Production(plan)
    production.toolchain.renderer.environment.bytecode_cache = templates
    return production


def _exchanged(
    order: Order,
    previous: Generation,
    surveyed: Survey,
    changed: Collection[str],
    started: float,
) -> Generation:
    """The next generation, in which every page stands where it stood."""
    site = surveyed.site
    plan = replace(previous.plan, site=site, teams=teams_of(site))
    further = previous.faults[len(previous.surveyed.faults) :]
    return Generation(
        number=previous.number + 1,
        order=order,
        surveyed=surveyed,
        plan=plan,
        settled=previous.settled,
        faults=(*surveyed.faults, *further),
        production=_production(plan, previous.templates),
        templates=previous.templates,
        places=previous.places,
        changed=tuple(sorted(changed)),
        seconds=time.perf_counter() - started,
    )
