import json
from dataclasses import replace
from pathlib import PurePosixPath

import jsonschema
import pytest

from generator.model.finding import (
    Finding,
    Location,
    Outcome,
    OutputPlace,
    Owner,
    Report,
    RuleRecord,
    Severity,
)
from generator.reports.json import as_value, render, schema

FULL = Finding(
    "seo/title-length",
    Severity.WARNING,
    "title is 79 characters long; the limit is 60",
    owner=Owner.CONTENT,
    fix="cut",
    fingerprint="0123456789abcdef" * 2,
    source=Location(PurePosixPath("content/a.md"), 2, 8, 20),
    key="title",
    output=OutputPlace("a/index.html", 4, 5, "head > title", "<title>"),
    pages=("a/index.html", "b/index.html"),
    team="garden",
)
BARE = Finding("seo/orphan", Severity.ERROR, "m", Outcome.REVIEW, fingerprint="f" * 32)
RULE = RuleRecord("seo/title-length", "seo", "house", ("a1b2c3",), ("2.4.2",), 5, 1, 0, 2)
REPORT = Report((FULL, BARE), (RULE,), pages=5, assets=7)


def test_finding_with_everything():
    assert as_value(REPORT)["findings"][0] == {
        "rule": "seo/title-length",
        "severity": "warning",
        "outcome": "failed",
        "owner": "content",
        "team": "garden",
        "message": "title is 79 characters long; the limit is 60",
        "fix": "cut",
        "fingerprint": "0123456789abcdef" * 2,
        "known": False,
        "new_check": False,
        "recurring": False,
        "fixable": False,
        "source": {"file": "content/a.md", "line": 2, "column": 8, "end": 20, "key": "title"},
        "output": {
            "file": "a/index.html",
            "line": 4,
            "column": 5,
            "selector": "head > title",
            "start_tag": "<title>",
        },
        "pages": {"count": 2, "list": ["a/index.html", "b/index.html"]},
    }


def test_rule_says_how_much_it_looked_at():
    assert as_value(REPORT)["rules"] == [
        {
            "id": "seo/title-length",
            "family": "seo",
            "basis": "house",
            "act": ["a1b2c3"],
            "criteria": ["2.4.2"],
            "en_301_549": ["9.2.4.2"],
            "section_508": ["E205.4", "501.1"],
            "subjects": 5,
            "failed": 1,
            "review": 0,
            "suppressed": 2,
        }
    ]


def test_summary_counts_by_severity_and_owner():
    nothing = {"errors": 0, "warnings": 0, "notices": 0, "review": 0, "known": 0}
    nothing |= {"new_checks": 0}
    assert as_value(REPORT)["summary"] == {
        **nothing,
        "warnings": 1,
        "review": 1,
        "suppressed": 2,
        "hidden": 0,
        "checks_since": None,
        "checks_count_from": None,
        "pages": 5,
        "assets": 7,
        "owners": {
            "content (garden)": {**nothing, "warnings": 1},
            "unknown": {**nothing, "review": 1},
        },
    }


def test_summary_counts_what_the_baseline_knows_apart():
    report = Report((replace(FULL, known=True), BARE))
    summary = as_value(report)["summary"]
    assert (summary["warnings"], summary["review"], summary["known"]) == (0, 1, 1)


@pytest.mark.parametrize("report", [Report(), REPORT])
def test_report_keeps_its_contract(report):
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(render(report)), schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("findings", 0, "severity"), "off"),
        (("findings", 0, "fingerprint"), "x"),
        (("findings", 0, "extra"), 1),
        (("rules", 0, "subjects"), -1),
        (("summary", "errors"), None),
    ],
)
def test_contract_refuses(path, value):
    report = json.loads(render(REPORT))
    holder = report
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, schema())


def test_equal_reports_give_equal_bytes():
    assert render(REPORT) == render(Report((FULL, BARE), (RULE,), pages=5, assets=7))
    assert render(REPORT).endswith("}\n")
