"""The conformance report for a terminal: a few lines for each criterion."""

from collections.abc import Iterator

from generator.reports.frame import printable
from generator.statement.conformance import Conformance
from generator.statement.markdown import one_line
from generator.statement.report_values import (
    STATUS,
    VERDICTS,
    counts_in_words,
    person_in_words,
    rules_in_words,
)


def render(conformance: Conformance) -> str:
    """Write the report; `A person looks` says what rules leave open."""
    return "\n".join(printable(line) for line in _lines(conformance)) + "\n"


def _lines(conformance: Conformance) -> Iterator[str]:
    yield f"{one_line(conformance.scope)}: {conformance.standard}"
    yield STATUS[conformance.status]
    yield counts_in_words(conformance)
    for one in conformance.criteria:
        criterion = one.result.criterion
        clause = f", EN 301 549 {criterion.clause}" if criterion.clause else ""
        beyond = "" if one.is_asked else ", not asked for"
        yield ""
        yield f"{criterion} ({criterion.level}{clause}{beyond}): {VERDICTS[one.verdict]}"
        yield f"  rules: {rules_in_words(one)}"
        if one.result.rules and criterion.decided:
            yield f"    they can tell {criterion.decided}"
        yield f"  person: {one_line(person_in_words(one, conformance.evaluation.months))}"
        yield f"    a person looks at: {criterion.left}"
