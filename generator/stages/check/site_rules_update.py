"""Run again those rules over the site that may find something else, and keep what others found."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, replace

from generator.checks.engine.rule_runner import Raised, check_site
from generator.checks.engine.ruleset import ActiveRule, Ruleset
from generator.checks.facts.facts_change import PageChange, moved_offsets
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Finding
from generator.value import dataclass

_EVERYTHING = frozenset(one.name for one in fields(PageFacts))


@dataclass(frozen=True, slots=True)
class SiteRulesUpdate:
    """
    Finds what rules over the site find after a change, from what they found before.

    Attributes:
        ruleset: Its rules over the site are those that ran before.
        changes: Of the pages that were made again.
        after: Gives the site as it is now, where rules read the given fields of its pages.
        locate: Gives the findings for problems on a page by its output path; None where that is no
            page.
    """

    ruleset: Ruleset
    changes: tuple[PageChange, ...]
    after: Callable[[frozenset[str]], SiteIndex]
    locate: Callable[[str, tuple[Raised, ...]], tuple[Finding, ...] | None]

    def findings(
        self, known: Mapping[Raised, Finding], again: Collection[ActiveRule]
    ) -> dict[Raised, Finding] | None:
        """
        Findings of rules over the site, and of rules over files as before, in the order of a build.

        Args:
            known: What was found before.
            again: Rules over the site that run again; what others found stays.

        Returns:
            None where something was found whose place is not known: outside of pages, say.
        """
        ids = {active.rule.id for active in again}
        raised: dict[str, list[Raised]] = {active.rule.id: [] for active in self.ruleset.site_rules}
        others: list[Raised] = []
        for one in known:
            if one.rule not in raised:
                others.append(one)
            elif one.rule not in ids:
                raised[one.rule].append(one)
        moved = self._moved(one for found in raised.values() for one in found)
        if moved is None:
            return None
        for active in again:
            index = self.after(active.rule.reads or _EVERYTHING)
            for one in check_site(index, (active,)):
                raised[one.rule].append(one)
        now = [moved.get(one, one) for found in raised.values() for one in found]
        located = self._located(now, known)
        return None if located is None else located | {one: known[one] for one in others}

    def _moved(self, raised: Iterable[Raised]) -> dict[Raised, Raised] | None:
        """Problems of rules that do not run again, where they stand now."""
        offsets = {one.after.path: moved_offsets(one.before, one.after) for one in self.changes}
        found = {}
        for one in raised:
            known = offsets.get(one.output.path)
            if known is None:
                continue
            if one.passage is not None and one.passage.offset is not None:
                return None
            if one.offset is not None:
                if one.offset not in known:
                    return None
                found[one] = replace(one, offset=known[one.offset])
        return found

    def _located(
        self, raised: list[Raised], known: Mapping[Raised, Finding]
    ) -> dict[Raised, Finding] | None:
        changed = {one.after.path for one in self.changes}
        fresh: dict[str, list[Raised]] = {}
        for one in raised:
            if one not in known or one.output.path in changed:
                fresh.setdefault(one.output.path, []).append(one)
        found: dict[Raised, Finding] = {}
        for path, problems in fresh.items():
            located = self.locate(path, tuple(problems))
            if located is None:
                return None
            found.update(zip(problems, located, strict=True))
        return {one: found[one] if one in found else known[one] for one in raised}
