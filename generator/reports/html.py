"""
The report for people: one page that opens anywhere, with everything that it needs in it.

It loads nothing and sends nothing; its content security policy names its one style sheet and its
one script by their digests (CSP Level 3, section 8.3). Texts are escaped by the template engine,
and what the script shows is data in JSON that it only ever puts in as text.
"""

import base64
import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator import __version__
from generator.model.finding import Finding, Outcome, Owner
from generator.reports.charts import family_bars, history_chart
from generator.reports.deeds import Deed, best_deeds
from generator.reports.dossier import Dossier, Written
from generator.reports.html_data import page_data
from generator.reports.place import heaviest_first
from generator.reports.summary import (
    by_owner,
    by_severity,
    counted,
    in_words,
    known_count,
    review_count,
    suppressed_count,
)
from generator.reports.wording import first_sentence, one_line, writable

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

#: Who can mend what, in words of a person: key, title, owners, what is theirs.
_HANDS = (
    ("marketing", "Marketing can mend", (Owner.CONTENT,), "Texts, front matter and data."),
    ("it", "IT can mend", (Owner.THEME, Owner.SETTINGS), "Templates, styles and settings."),
    ("unknown", "Not known whose", (Owner.UNKNOWN,), "Pages that another program made."),
)
_TOP_RULES = 6
#: Findings that are listed; with more the page would take long to open.
MAX_FINDINGS = 20_000
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def render(dossier: Dossier) -> Written:
    """Write the report as one HTML page."""
    report = dossier.report
    findings = heaviest_first(report.findings)
    left = len(findings) - MAX_FINDINGS
    style, script = _part("report.css"), _part("report.js")
    deeds = best_deeds(report.findings)
    new = tuple(one for one in report.findings if not one.known)
    looked = sum(record.subjects > 0 for record in report.rules)
    name = dossier.title or urlsplit(dossier.base_url).hostname or "the site"
    stopping = sum(dossier.stops(one) for one in report.findings)
    page = _template().render(
        policy=_policy(style, script),
        style=style,
        script=script,
        heading=f"Proof of {one_line(name)}",
        description=f"What proofing {one_line(name)} found: {in_words(new) or 'nothing to mend'}.",
        stopping=stopping,
        total=sum(one.outcome is Outcome.FAILED for one in new),
        looked=f"{counted(looked, 'rule')} looked at {counted(report.pages, 'page')}",
        time=dossier.now and dossier.now.astimezone(dt.UTC),
        suppressed=suppressed_count(report),
        known=known_count(report.findings),
        hidden=report.hidden,
        fixable=sum(one.is_fixable for one in new),
        totals=[(severity.value, count) for severity, count in by_severity(new).items()],
        review=review_count(new),
        hands=[hand for hand in _hands(dossier) if hand["rules"] or hand["key"] != "unknown"],
        families=family_bars(new),
        changes=_changes(dossier),
        history=history_chart(dossier.history),
        deeds=[_deed(deed, dossier) for deed in deeds],
        published=dossier.published is not None,
        rules=report.rules,
        version=__version__,
        left=max(0, left),
        data=_embedded(
            page_data(dossier, findings[:MAX_FINDINGS], deeds, _hand_owners(report.findings))
        ),
    )
    cut = f"html: {counted(left, 'finding')} of {len(findings):,} not listed, the lightest"
    return Written(writable(page) + "\n", (cut,) if left > 0 else ())


def _hands(dossier: Dossier) -> list[dict[str, Any]]:
    """Say for each kind of people what they can mend, the rules with most findings first."""
    hands = []
    for key, title, owners, about in _HANDS:
        found = tuple(
            one for one in dossier.report.findings if one.owner in owners and not one.known
        )
        if key == "it" and not found and _all_unknown(dossier):
            continue
        if key == "marketing" and not found and _all_unknown(dossier):
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
        hands.append(
            {
                "key": key,
                "title": title,
                "about": about,
                "words": in_words(found),
                "rules": rules,
                "teams": teams if len(teams) > 1 else [],
            }
        )
    return hands


def _all_unknown(dossier: Dossier) -> bool:
    findings = dossier.report.findings
    return bool(findings) and all(one.owner is Owner.UNKNOWN for one in findings)


def _hand_owners(findings: Sequence[Finding]) -> Mapping[str, Sequence[str]]:
    """Tell which owners, teams included, belong to whose hands."""
    names = {name: found[0].owner for name, found in by_owner(findings).items()}
    return {
        key: [name for name, owner in names.items() if owner in owners]
        for key, _, owners, _ in _HANDS
    }


def _summary(rule: str, dossier: Dossier) -> str:
    text = dossier.rules.get(rule)
    return first_sentence(text.summary) if text else rule


def _deed(deed: Deed, dossier: Dossier) -> dict[str, Any]:
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


def _changes(dossier: Dossier) -> list[dict[str, str]]:
    """Say what came and went since the baseline was made and since the site was published."""
    findings = dossier.report.findings
    known = known_count(findings)
    changes = []
    if known:
        fresh = len(findings) - known
        changes.append(
            {
                "text": f"{counted(fresh, 'finding')} beside the baseline.",
                "state": "new" if fresh else "",
            }
        )
        changes.append(
            {"text": f"{counted(known, 'finding')} known from the baseline.", "state": "known"}
        )
    if dossier.published is not None:
        now = {one.fingerprint for one in findings}
        came, went = len(now - dossier.published), len(dossier.published - now)
        changes.append(
            {
                "text": f"{counted(came, 'finding')} new since the last publish.",
                "state": "since" if came else "",
            }
        )
        changes.append({"text": f"{counted(went, 'finding')} mended since then.", "state": ""})
    return changes


def _embedded(value: Any) -> str:
    """Write JSON that can stand in a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _part(name: str) -> str:
    return resources.files(__package__).joinpath("page", name).read_text("utf-8")


def _with_code(text: str) -> "Markup":
    """Set what stands between backticks as code."""
    from markupsafe import Markup  # noqa: PLC0415 - other forms need none of it

    parts = text.split("`")
    if len(parts) % 2 == 0:
        return Markup("{}").format(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else part
        for number, part in enumerate(parts)
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - other forms need none of it

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = lambda number: f"{number:,}"
    environment.filters["code"] = _with_code
    environment.filters["words"] = lambda number: _NUMBERS[number]
    return environment.from_string(_part("report.html"))
