"""What the report's page says before its lists: who can fix what, most effective fixes, what is new."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.counted import counted
from generator.model.finding import Finding, Outcome, Owner
from generator.reports.deeds import Deed
from generator.reports.dossier import Dossier
from generator.reports.summary import (
    by_owner,
    in_words,
    known_count,
    new_check_count,
    new_checks,
    when_they_count,
)
from generator.reports.wording import first_sentence, one_line

#: Who can fix what, in words of a person: key, title, owners, what is theirs.
_HANDS = (
    ("marketing", "Marketing can fix", (Owner.CONTENT,), "Texts, front matter and data."),
    ("it", "IT can fix", (Owner.THEME, Owner.SETTINGS), "Templates, styles and settings."),
    ("unknown", "Owner unknown", (Owner.UNKNOWN,), "Pages that another program made."),
)
_TOP_RULES = 6


def hands(dossier: Dossier) -> list[dict[str, Any]]:
    """Say for each kind of people what they can fix, the rules with most findings first."""
    foreign = _is_foreign(dossier)
    listed = []
    for key, title, owners, about in _HANDS:
        found = tuple(one for one in dossier.report.findings if one.owner in owners and one.counts)
        if not found and (foreign or key == "unknown"):
            continue
        counts = Counter(one.rule for one in found if one.outcome is Outcome.FAILED)
        weights = {one.rule: one.severity for one in found}
        ordered = sorted(counts, key=lambda rule: (-weights[rule].rank, -counts[rule], rule))
        rules = [
            {
                "id": rule,
                "summary": _summary(rule, dossier),
                "count": counts[rule],
                "severity": weights[rule].value,
            }
            for rule in ordered[:_TOP_RULES]
        ]
        teams = [
            {"name": one_line(name), "words": in_words(theirs)}
            for name, theirs in by_owner(found).items()
            if in_words(theirs)
        ]
        listed.append(
            {
                "key": key,
                "title": title,
                "about": about,
                "words": in_words(found),
                "rules": rules,
                "teams": teams if len(teams) > 1 else [],
            }
        )
    return listed


def _is_foreign(dossier: Dossier) -> bool:
    """Whether the pages are of another program, so that the owner of a finding is not known."""
    findings = dossier.report.findings
    return bool(findings) and all(one.owner is Owner.UNKNOWN for one in findings)


def owners_by_hands(findings: Sequence[Finding]) -> Mapping[str, Sequence[str]]:
    """Tell which owners, teams included, belong to whose hands."""
    names = {name: found[0].owner for name, found in by_owner(findings).items()}
    return {
        key: [name for name, owner in names.items() if owner in owners]
        for key, _, owners, _ in _HANDS
    }


def _summary(rule: str, dossier: Dossier) -> str:
    text = dossier.rules.get(rule)
    return first_sentence(text.summary) if text else rule


def deed_in_words(deed: Deed, dossier: Dossier) -> dict[str, Any]:
    """Say what to do, where, and what it clears."""
    first = deed.findings[0]
    messages = {one.message for one in deed.findings}
    fixes = Counter(one.fix for one in deed.findings if one.fix)
    if deed.place is not None:
        what = first.message if len(messages) == 1 else _summary(deed.rules[0], dossier)
        title = f"{dossier.prefix}{deed.place}: {one_line(what)}"
        effort = "one place"
    else:
        title = _summary(deed.rules[0], dossier)
        one_template = all(one.recurring for one in deed.findings)
        effort = "probably one template" if one_template else counted(deed.files, "file")
    fix = fixes.most_common(1)[0][0] if fixes else ""
    return {
        "title": title,
        "fix": one_line(f"for example: {fix}" if len(fixes) > 1 else fix),
        "owner": one_line(" and ".join(by_owner(deed.findings))),
        "effort": effort,
        "cleared": counted(deed.cleared, "finding")
        + (f" on {counted(deed.pages, 'page')}" if deed.pages else ""),
        "words": in_words(deed.findings),
        "severity": max((one.severity for one in deed.findings), key=lambda one: one.rank).value,
    }


def changes(dossier: Dossier) -> list[dict[str, str]]:
    """Say what came and went since the baseline was made and since the site was published."""
    findings = dossier.report.findings
    known = known_count(findings)
    came_and_went = []
    if known:
        fresh = len(findings) - known - new_check_count(findings)
        came_and_went.append(
            {
                "text": f"{counted(fresh, 'finding')} beside the baseline.",
                "state": "new" if fresh else "",
            }
        )
        came_and_went.append(
            {"text": f"{counted(known, 'finding')} known from the baseline.", "state": "known"}
        )
    if new_checks(dossier.report):
        said = f"{new_checks(dossier.report)}; {when_they_count(dossier.report)}."
        came_and_went.append({"text": f"{said[0].upper()}{said[1:]}", "state": "check"})
    if dossier.published is not None:
        now = {one.fingerprint for one in findings}
        came, went = len(now - dossier.published), len(dossier.published - now)
        came_and_went.append(
            {
                "text": f"{counted(came, 'finding')} new since the last publish.",
                "state": "since" if came else "",
            }
        )
        came_and_went.append({"text": f"{counted(went, 'finding')} fixed since then.", "state": ""})
    return came_and_went
