"""What pages that were made again in place need of the whole: which rules over the site run again."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.checks.engine.rule_runner import Raised
from generator.checks.engine.ruleset import ActiveRule
from generator.checks.facts.facts_change import PageChange, moved_offsets
from generator.checks.whole_site.site_index import FEEDS, SiteIndex
from generator.model.failure import RULE as FAILED
from generator.stages.rebuild.need import Everything
from generator.value import dataclass

#: Changed pages of which a rule is asked one by one; with more it is quicker to run it.
_ASKED = 30


@dataclass(frozen=True, slots=True)
class MadeInPlace:
    """
    Pages of a site that stands, made again.

    Attributes:
        changes: Of each page.
        assets: Names of the static files that any page of the site asks for by `asset()`.
        feeds: Whether a feed has other words now.
        heirs: Says whether pages of the last release are gone, to which one of these may be the heir.
        before: Gives the site as its rules saw it before the change, with outlines of its pages.
    """

    changes: Sequence[PageChange]
    assets: Collection[str]
    feeds: bool
    heirs: Callable[[], bool]
    before: Callable[[], SiteIndex]


@dataclass(frozen=True, slots=True)
class SiteRulesNeed:
    """
    What is asked of the whole.

    Attributes:
        again: Rules over the site that run again; what others found holds.
        moved: Problems that others found on the pages that were made, to the same problems where
            they stand now.
    """

    again: tuple[ActiveRule, ...]
    moved: Mapping[Raised, Raised]


def site_rules_need(
    rules: Sequence[ActiveRule], made: MadeInPlace, found: Iterable[Raised]
) -> SiteRulesNeed | Everything:
    """
    Say which rules over the site run again.

    Args:
        rules: Those that ran before.
        made: What became of the pages.
        found: What rules found before.
    """
    found = tuple(found)
    if any(one.rule == FAILED and not one.output.path for one in found):
        return Everything("a rule over the site failed, and may not any more")
    if not all(_leaves_files_alone(one, made) for one in made.changes):
        return Everything("files beside the pages may change")
    moved, lost = _moved(found, made.changes)
    again = tuple(one for one in rules if one.rule.id in lost or _may_find_other(one, made))
    ids = {one.rule.id for one in again}
    return SiteRulesNeed(again, {one: now for one, now in moved.items() if one.rule not in ids})


def _leaves_files_alone(change: PageChange, made: MadeInPlace) -> bool:
    """Whether the files that are published beside the pages are sure to stay the same."""
    if "assets" in change.fields:
        return False
    if "links" in change.fields:
        urls = {*change.before.links.urls} ^ {*change.after.links.urls}
        # A file whose plain name is asked for stands under that name as well.
        if any(url.endswith(f"/{name}") for url in urls for name in made.assets):
            return False
    return "title" not in change.fields or not made.heirs()


def _moved(
    found: Iterable[Raised], changes: Iterable[PageChange]
) -> tuple[dict[Raised, Raised], set[str]]:
    """Problems on changed pages where they stand now; ids of rules of which that is not known."""
    offsets = {one.after.path: moved_offsets(one.before, one.after) for one in changes}
    moved: dict[Raised, Raised] = {}
    lost: set[str] = set()
    for one in found:
        known = offsets.get(one.output.path)
        if known is None:
            continue
        if one.passage is not None and one.passage.offset is not None:
            lost.add(one.rule)
        elif one.offset is not None:
            if one.offset in known:
                moved[one] = replace(one, offset=known[one.offset])
            else:
                lost.add(one.rule)
    return moved, lost


def _may_find_other(active: ActiveRule, made: MadeInPlace) -> bool:
    rule = active.rule
    if made.feeds and FEEDS & (rule.reads or FEEDS):
        return True
    read = [one for one in made.changes if not (rule.reads and rule.reads.isdisjoint(one.fields))]
    if not read:
        return False
    if rule.steady is None or len(read) > _ASKED:
        return True
    site = made.before()
    for number, change in enumerate(read, 1):
        if not rule.steady(site, change.before, change.after, active.options):
            return True
        if number < len(read):
            site = _with(site, change)
    return False


def _with(site: SiteIndex, change: PageChange) -> SiteIndex:
    """The site with one of its pages changed."""
    after = change.after
    pages = tuple(after if page.path == after.path else page for page in site.pages)
    return replace(site, pages=pages, files={**site.files, after.path: after.size})
