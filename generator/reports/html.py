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
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.criteria.results import by_criterion, summary
from generator.model.counted import counted
from generator.model.finding import Outcome
from generator.reports.charts import family_bars, history_chart
from generator.reports.deeds import best_deeds
from generator.reports.dossier import Dossier, Written
from generator.reports.html_data import page_data
from generator.reports.overview import changes, deed_in_words, hands, owners_by_hands
from generator.reports.place import heaviest_first
from generator.reports.summary import (
    by_severity,
    in_words,
    known_count,
    new_checks,
    review_count,
    suppressed_count,
)
from generator.reports.wording import one_line, remark_in_words, writable
from generator.url.parsed import parse

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

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
    new = tuple(one for one in report.findings if one.counts)
    looked = sum(record.subjects > 0 for record in report.rules)
    own = parse(dossier.base_url)
    name = dossier.title or (own.host if own else "the site")
    stopping = sum(dossier.stops(one) for one in report.findings)
    page = _template().render(
        policy=_policy(style, script),
        style=style,
        script=script,
        heading=f"Proof of {one_line(name)}",
        description=f"What proofing {one_line(name)} found: {in_words(new) or 'nothing to fix'}.",
        stopping=stopping,
        total=sum(one.outcome is Outcome.FAILED for one in new),
        looked=f"{counted(looked, 'rule')} checked {counted(report.pages, 'page')}",
        time=dossier.now and dossier.now.astimezone(dt.UTC),
        suppressed=suppressed_count(report),
        known=known_count(report.findings),
        new_checks=new_checks(report),
        hidden=report.hidden,
        remarks=[one_line(remark_in_words(one)) for one in report.remarks],
        fixable=sum(one.is_fixable for one in new),
        totals=[(severity.value, count) for severity, count in by_severity(new).items()],
        review=review_count(new),
        hands=hands(dossier),
        families=family_bars(new),
        changes=changes(dossier),
        history=history_chart(dossier.history),
        deeds=[deed_in_words(deed, dossier) for deed in deeds],
        published=dossier.published is not None,
        rules=report.rules,
        criteria=by_criterion(report),
        criteria_summary=summary(by_criterion(report)),
        version=__version__,
        left=max(0, left),
        data=_embedded(
            page_data(dossier, findings[:MAX_FINDINGS], deeds, owners_by_hands(report.findings))
        ),
    )
    cut = f"html: {counted(left, 'finding')} of {len(findings):,} not listed, the lightest"
    return Written(writable(page) + "\n", (cut,) if left > 0 else ())


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


def with_code(text: str) -> "Markup":
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
    environment.filters["code"] = with_code
    environment.filters["words"] = lambda number: _NUMBERS[number]
    return environment.from_string(_part("report.html"))
