"""
The conformance report as one HTML page, ordered by principle and criterion.

It loads nothing; its content security policy names its one style sheet by its digest.

Source:
    WCAG-EM 1.0, step 5: what was evaluated and against what, which pages, by whom, how and when,
    and the outcome of each criterion.
"""

import base64
import hashlib
from importlib import resources
from itertools import groupby

from generator.reports.html import with_code
from generator.reports.wording import writable
from generator.statement.conformance import Conformance
from generator.statement.report_values import (
    STATUS,
    VERDICTS,
    counts_in_words,
    person_in_words,
    principle,
    rules_in_words,
)


def render(conformance: Conformance) -> str:
    """Write the report."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - other forms need none of it

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["code"] = with_code
    style = _part("conformance.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    months = conformance.evaluation.months
    page = environment.from_string(_part("conformance.html")).render(
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'",
        one=conformance,
        evaluation=conformance.evaluation,
        status=STATUS[conformance.status],
        counts=counts_in_words(conformance),
        totals=[(VERDICTS[name], name, conformance.counts[name]) for name in VERDICTS],
        principles=[
            (
                name,
                [
                    {
                        "about": row,
                        "verdict": VERDICTS[row.verdict],
                        "rules": rules_in_words(row),
                        "person": person_in_words(row, months),
                    }
                    for row in rows
                ],
            )
            for name, rows in groupby(conformance.criteria, key=principle)
        ],
    )
    return writable(page) + "\n"


def _part(name: str) -> str:
    return resources.files(__package__).joinpath("page", name).read_text("utf-8")
