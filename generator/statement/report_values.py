"""The conformance report as plain values, which JSON holds and the other reports are written from."""

from typing import Any

from generator.model.counted import counted
from generator.statement.conformance import Age, Conformance, CriterionStatus, Status, Verdict

#: Raised when a program that reads the report would have to change.
SCHEMA_VERSION = 1
VERDICTS = {
    Verdict.SATISFIED: "satisfied",
    Verdict.NOT_PRESENT: "not present",
    Verdict.NOT_SATISFIED: "not satisfied",
    Verdict.OLD: "to be looked at again",
    Verdict.OPEN: "not answered by a person",
}
STATUS = {
    Status.FULL: "fully compliant",
    Status.PARTIAL: "partially compliant",
    Status.NONE: "not compliant",
    Status.UNKNOWN: "not evaluated in full, so no compliance is claimed",
}
_PRINCIPLES = {"1": "Perceivable", "2": "Operable", "3": "Understandable", "4": "Robust"}


def as_value(conformance: Conformance) -> dict[str, Any]:
    """Give the whole report as the plain values that JSON holds."""
    evaluation = conformance.evaluation
    changed = conformance.theme_changed
    return {
        "schema": SCHEMA_VERSION,
        "organization": conformance.organization,
        "scope": conformance.scope,
        "standard": conformance.standard,
        "status": conformance.status.value,
        "counts": {verdict.value: number for verdict, number in conformance.counts.items()},
        "evaluation": {
            "day": conformance.day.isoformat(),
            "prepared": (evaluation.prepared or conformance.day).isoformat(),
            "method": evaluation.method,
            "program": f"Proofpress {conformance.version}",
            "pages": conformance.pages,
            "rules": conformance.rules,
            "narrowed": conformance.is_narrowed,
            "opened": conformance.opened.value,
            "sample": list(evaluation.sample),
            "tools": list(evaluation.tools),
            "theme_changed": changed.isoformat() if changed else None,
            "months": evaluation.months,
        },
        "limitations": [
            {
                "content": one.content,
                "reason": one.reason,
                "criteria": list(one.criteria),
                "alternative": one.alternative,
                "until": one.until.isoformat() if one.until else None,
            }
            for one in evaluation.limitations
        ],
        "criteria": [_criterion(one) for one in conformance.criteria],
    }


def _criterion(one: CriterionStatus) -> dict[str, Any]:
    result, answer = one.result, one.answer
    criterion = result.criterion
    return {
        "number": criterion.number,
        "name": criterion.name,
        "level": criterion.level,
        "en_301_549": criterion.clause or None,
        "section_508": list(criterion.section_508),
        "asked": one.is_asked,
        "verdict": one.verdict.value,
        "rules": {
            "state": result.state.value,
            "ids": [rule.id for rule in result.rules],
            "subjects": result.subjects,
            "passed": result.passed,
            "failed": result.failed,
            "review": result.review,
            "accepted": result.accepted,
            "decided": criterion.decided if result.rules else "",
        },
        "person": None
        if answer is None
        else {
            "verdict": answer.verdict,
            "by": answer.by,
            "date": answer.date.isoformat(),
            "method": answer.method,
            "note": answer.note or "",
            "old": one.age.value if one.age else None,
        },
        "left": criterion.left,
    }


def principle(one: CriterionStatus) -> str:
    """Name the principle that a criterion belongs to, with its number."""
    number = one.result.criterion.number[0]
    return f"{number} {_PRINCIPLES[number]}"


def counts_in_words(conformance: Conformance) -> str:
    """Count criteria by verdict."""
    said = (f"{conformance.counts[one]} {words}" for one, words in VERDICTS.items())
    return f"of {counted(len(conformance.asked), 'criterion', 'criteria')}: {', '.join(said)}"


def rules_in_words(one: CriterionStatus) -> str:
    """Say which rules looked, and what they found."""
    result = one.result
    if not result.rules:
        return "no rule looked"
    # A rule over the whole site looks at one thing.
    where = "the site" if result.subjects == 1 else f"up to {counted(result.subjects, 'page')}"
    looked = f"{counted(len(result.rules), 'rule')} on {where}"
    parts = [
        f"{counted(result.failed, 'place')} failed" if result.failed else "",
        f"{result.review:,} to review" if result.review else "",
        f"{result.accepted:,} accepted with a reason" if result.accepted else "",
    ]
    return f"{looked}: {', '.join(part for part in parts if part) or 'nothing found'}"


def person_in_words(one: CriterionStatus, months: int) -> str:
    """Say what a person answered."""
    answer = one.answer
    if answer is None:
        return "no answer"
    verdict = VERDICTS[Verdict(answer.verdict)]
    said = f"{verdict} ({answer.by}, {answer.date.isoformat()}: {answer.method})"
    if answer.note:
        said += f"; {answer.note}"
    if one.age is Age.THEME:
        said += "; older than the last change of the theme"
    elif one.age is Age.MONTHS:
        said += f"; older than {counted(months, 'month')}"
    if one.result.failed and answer.verdict != Verdict.NOT_SATISFIED:
        said += "; rules have found otherwise"
    return said
