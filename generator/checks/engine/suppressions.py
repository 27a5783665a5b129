"""Suppressions: findings that somebody accepts, for a reason, at a place, perhaps until a day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.checks.engine.ruleset import Ruleset
from generator.checks.findings.report_filter import names_of
from generator.globs import fits
from generator.model.document import Allowance
from generator.model.finding import Fault, Finding, Owner
from generator.typed_yaml.suggest import nearest_id
from generator.value import dataclass

_OWN_FAMILY = "suppression/"


@dataclass(frozen=True, slots=True)
class Scope:
    """
    An allowance and what it covers.

    Attributes:
        lines: Lines of the file at ``allowance.at.path``; None for the whole file.
        pages: Output paths covered besides, wherever on them a finding is fixed.
        anywhere: Whether it covers what ``allowance.path`` matches, and no file of its own.
        owner: Whose it is.
    """

    allowance: Allowance
    lines: frozenset[int] | None = None
    pages: frozenset[str] = frozenset()
    anywhere: bool = False
    owner: Owner = Owner.CONTENT


@dataclass(frozen=True, slots=True)
class Suppressed:
    """
    What is left after suppression.

    Attributes:
        kept: Findings that nothing covers.
        counts: Rule id to the number of findings taken away.
        faults: What is wrong with the suppressions themselves.
    """

    kept: tuple[Finding, ...]
    counts: Mapping[str, int]
    faults: tuple[Fault, ...]


def page_scopes(allowances: Iterable[Allowance], pages: Iterable[str]) -> list[Scope]:
    """
    Scope the allowances of a page's front matter: its file, and every page made from it.

    Args:
        allowances: As written in the front matter.
        pages: Output paths.
    """
    outputs = frozenset(pages)
    return [Scope(allowance, pages=outputs) for allowance in allowances]


def settings_scopes(allowances: Iterable[Allowance]) -> list[Scope]:
    """Scope the allowances of the settings: each covers what its ``path`` matches."""
    return [Scope(allowance, anywhere=True, owner=Owner.SETTINGS) for allowance in allowances]


def suppress(
    findings: Iterable[Finding],
    scopes: Sequence[Scope],
    ruleset: Ruleset,
    *,
    today: dt.date,
) -> Suppressed:
    """
    Take away the findings that somebody accepts, before they are grouped.

    An allowance that has expired takes nothing away. What is wrong with suppressions cannot
    itself be suppressed.

    Args:
        findings: One a page, not yet grouped.
        scopes: Every suppression of the site.
        ruleset: Tells which rules exist and run; an allowance for one that is off is not unused.
        today: The day on which the build runs.
    """
    in_force = [scope for scope in scopes if not _expired(scope.allowance, today)]
    used: set[int] = set()
    counts: Counter[str] = Counter()
    kept = []
    search = _Search(in_force)
    for finding in findings:
        covering = [] if finding.rule.startswith(_OWN_FAMILY) else search.covering(finding)
        if covering:
            used.update(covering)
            counts[finding.rule] += 1
        else:
            kept.append(finding)
    faults = [
        fault
        for scope in scopes
        for fault in _faults(scope, ruleset, today, used=id(scope) in used)
    ]
    return Suppressed(tuple(kept), counts, tuple(faults))


class _Search:
    """Finds the scopes that cover a finding without asking each of them."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        self._by_file: dict[str, list[Scope]] = {}
        self._by_page: dict[str, list[Scope]] = {}
        self._anywhere: list[Scope] = []
        for scope in scopes:
            if scope.anywhere:
                self._anywhere.append(scope)
                continue
            self._by_file.setdefault(str(scope.allowance.at.path), []).append(scope)
            for page in scope.pages:
                self._by_page.setdefault(page, []).append(scope)

    def covering(self, finding: Finding) -> list[int]:
        """Give the identities of the scopes that cover *finding*."""
        found = []
        source = finding.source
        if source is not None:
            found += [
                id(scope)
                for scope in self._by_file.get(str(source.path), ())
                if _allows(scope, finding) and (scope.lines is None or source.line in scope.lines)
            ]
        found += [
            id(scope)
            for page in finding.pages
            for scope in self._by_page.get(page, ())
            if _allows(scope, finding)
        ]
        found += [
            id(scope)
            for scope in self._anywhere
            if _allows(scope, finding) and _matches(scope.allowance.path, finding)
        ]
        return found


def _allows(scope: Scope, finding: Finding) -> bool:
    rule = scope.allowance.rule
    return finding.rule == rule or (rule.endswith("/*") and finding.rule.startswith(rule[:-1]))


def _matches(pattern: str, finding: Finding) -> bool:
    """Match a glob with the source path, and with each page's output path and URL."""
    return any(fits(name, pattern) for name in names_of(finding))


def _expired(allowance: Allowance, today: dt.date) -> bool:
    return allowance.until is not None and allowance.until < today


def _faults(scope: Scope, ruleset: Ruleset, today: dt.date, *, used: bool) -> Iterable[Fault]:
    allowance = scope.allowance
    rule = allowance.rule
    if not _runs(rule, ruleset):
        if not _exists(rule, ruleset):
            close = nearest_id(rule, ruleset.severities)
            yield _fault(
                "suppression/unknown-rule",
                f"no rule is called `{rule}`",
                f"did you mean `{close}`?" if close else "`proofpress explain` lists all rules",
                scope,
            )
        return
    if not allowance.because.strip():
        yield _fault(
            "suppression/no-reason",
            f"`{rule}` is allowed here, but no reason is given",
            "add `because` and the reason",
            scope,
        )
    if _expired(allowance, today):
        yield _fault(
            "suppression/expired",
            f"the allowance for `{rule}` ended on {allowance.until}; today is {today}",
            "fix what it allowed, or agree on a new day",
            scope,
        )
    elif not used:
        yield _fault(
            "suppression/unused",
            f"`{rule}` is allowed here, but finds nothing",
            "remove the allowance",
            scope,
        )


def _fault(rule: str, message: str, fix: str, scope: Scope) -> Fault:
    return Fault(rule, message, scope.allowance.at, fix, owner=scope.owner)


def _exists(rule: str, ruleset: Ruleset) -> bool:
    if rule.endswith("/*"):
        return any(one.startswith(rule[:-1]) for one in ruleset.severities)
    return rule in ruleset.severities


def _runs(rule: str, ruleset: Ruleset) -> bool:
    if rule.endswith("/*"):
        return _exists(rule, ruleset)
    return ruleset.runs(rule)
