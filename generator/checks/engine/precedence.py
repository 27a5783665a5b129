"""Of two rules that see the same problem, the one that knows more of it reports it."""

import re
from collections.abc import Hashable, Iterable

from generator.checks.engine.ruleset import Ruleset
from generator.model.finding import Finding

_NAMED = re.compile(r"`[^`]*`")


def told_once(findings: Iterable[Finding], ruleset: Ruleset) -> Iterable[Finding]:
    """
    Leave out what another rule says better at the same place; see `Rule.unless`.

    Args:
        findings: One a page, those that are off on their path left out.
        ruleset: What ran.
    """
    better = {rule.id: rule.unless for rule in ruleset.rules if rule.unless}
    if not better:
        return findings
    findings = list(findings)
    told = {(one.rule, _words(one)) for one in findings if one.rule in better.values()}
    return [one for one in findings if (better.get(one.rule), _words(one)) not in told]


def _words(finding: Finding) -> Hashable:
    """Give the place of *finding*, and what its message names first."""
    named = _NAMED.search(finding.message)
    return finding.source, finding.key, finding.pages, named[0] if named else ""
