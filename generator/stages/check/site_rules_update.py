"""Run again those rules over the site that may find something else, and keep what others found."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields

from generator.checks.engine.rule_runner import Raised, check_site
from generator.checks.engine.ruleset import ActiveRule, Ruleset
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
        changed: Output paths of the pages that were made again.
        after: Gives the site as it is now, where rules read the given fields of its pages.
        locate: Gives the findings for problems on a page by its output path; None where that is no
            page.
    """

    ruleset: Ruleset
    changed: frozenset[str]
    after: Callable[[frozenset[str]], SiteIndex]
    locate: Callable[[str, tuple[Raised, ...]], tuple[Finding, ...] | None]

    def findings(
        self,
        known: Mapping[Raised, Finding],
        again: Collection[ActiveRule],
        moved: Mapping[Raised, Raised],
    ) -> dict[Raised, Finding] | None:
        """
        Findings of rules over the site, and of rules over files as before, in the order of a build.

        Args:
            known: What was found before.
            again: Rules over the site that run again; what others found holds.
            moved: Problems that others found, to the same problems where they stand now.

        Returns:
            None where something was found whose place is not known: outside of pages, say, or that
            a rule failed.
        """
        ids = {active.rule.id for active in again}
        raised: dict[str, list[Raised]] = {active.rule.id: [] for active in self.ruleset.site_rules}
        others: list[Raised] = []
        for one in known:
            if one.rule not in raised:
                others.append(one)
            elif one.rule not in ids:
                raised[one.rule].append(one)
        for active in again:
            index = self.after(active.rule.reads or _EVERYTHING)
            for one in check_site(index, (active,)):
                if one.rule not in raised:
                    return None  # the rule failed
                raised[one.rule].append(one)
        now = [moved.get(one, one) for found in raised.values() for one in found]
        located = self._located(now, known)
        return None if located is None else located | {one: known[one] for one in others}

    def _located(
        self, raised: list[Raised], known: Mapping[Raised, Finding]
    ) -> dict[Raised, Finding] | None:
        fresh: dict[str, list[Raised]] = {}
        for one in raised:
            if one not in known or one.output.path in self.changed:
                fresh.setdefault(one.output.path, []).append(one)
        found: dict[Raised, Finding] = {}
        for path, problems in fresh.items():
            located = self.locate(path, tuple(problems))
            if located is None:
                return None
            found.update(zip(problems, located, strict=True))
        return {one: found[one] if one in found else known[one] for one in raised}
