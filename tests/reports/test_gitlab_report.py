import json

import jsonschema
import pytest
from findings_for_tests import DOSSIER, EMPTY, NASTY_DOSSIER, REPORT, TOO_LONG

from generator.model.finding import Report
from generator.reports import gitlab
from generator.reports.dossier import Dossier

#: As GitLab's documentation of Code Quality describes its report format.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^[^/.][^\\]*$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def violations(dossier):
    return json.loads(gitlab.render(dossier).text)


@pytest.mark.parametrize("dossier", [DOSSIER, EMPTY, NASTY_DOSSIER])
def test_form_is_kept(dossier):
    jsonschema.validate(violations(dossier), SCHEMA)


def test_violation():
    assert violations(Dossier(Report((TOO_LONG,)), prefix="docs/")) == [
        {
            "description": "title is 79 characters long; the limit is 60; "
            "fix: cut 19 characters from `title:`",
            "check_name": "seo/title-length",
            "fingerprint": "1" * 32,
            "severity": "minor",
            "location": {"path": "docs/content/blog/spades.md", "lines": {"begin": 2}},
        }
    ]


def test_severities():
    listed = [(one["check_name"], one["severity"]) for one in violations(DOSSIER)]
    assert listed == [
        ("seo/title-length", "minor"),
        ("links/broken", "critical"),
        ("accessibility/image-alt", "critical"),
        ("accessibility/image-alt", "info"),
        ("seo/orphan", "info"),
    ]


def test_fingerprints_are_unique():
    found = [one["fingerprint"] for one in violations(DOSSIER)]
    assert len(set(found)) == len(found) == len(REPORT.findings)


def test_nothing_found_is_an_empty_list():
    assert gitlab.render(EMPTY).text == "[]\n"


def test_output_is_named_where_there_is_no_source():
    assert violations(DOSSIER)[3]["location"] == {"path": "a/index.html", "lines": {"begin": 3}}
