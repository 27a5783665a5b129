from dataclasses import replace

import pytest
from findings_for_tests import DOSSIER, EMPTY, NASTY_DOSSIER, NO_ALT, TOO_LONG
from junitparser import Failure, JUnitXml, Skipped
from lxml import etree

from generator.model.finding import Report, Severity
from generator.reports import junit
from generator.reports.dossier import Dossier


def suites(dossier):
    return JUnitXml.fromstring(junit.render(dossier).text.encode())


def cases(dossier):
    return {case.name: case for suite in suites(dossier) for case in suite}


def test_another_program_counts_what_it_says():
    read = suites(DOSSIER)
    said = (read.tests, read.failures, read.errors, read.skipped)
    read.update_statistics()
    assert said == (read.tests, read.failures, read.errors, read.skipped) == (6, 1, 0, 4)


def test_rule_that_found_nothing_has_passed():
    assert cases(DOSSIER)["privacy/trackers"].is_passed


def test_nothing_found_is_all_green():
    read = suites(EMPTY)
    assert (read.tests, read.failures, read.skipped) == (5, 0, 0)


def test_empty_report_is_a_report():
    assert suites(Dossier(Report())).tests == 0


def test_what_stops_the_build_failed():
    case = cases(DOSSIER)["accessibility/image-alt at themes/default/templates/header.html:14"]
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.message == "error: image has no text alternative (on 412 pages)"
    assert '14 |   <img src="logo.svg">' in failure.text


@pytest.mark.parametrize(
    ("threshold", "failures"),
    [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.NOTICE, 3), (Severity.OFF, 0)],
)
def test_threshold_decides_what_failed(threshold, failures):
    assert suites(replace(DOSSIER, threshold=threshold)).failures == failures


def test_what_does_not_stop_the_build_was_skipped():
    messages = sorted(
        one.message
        for case in cases(DOSSIER).values()
        for one in case.result
        if isinstance(one, Skipped)
    )
    assert messages == [
        "known error: link to `/gone/` leads to no page",
        "notice: no page links here",
        "review: cannot tell whether the alternative says what the picture shows",
        "warning: title is 79 characters long; the limit is 60",
    ]


def test_place_is_in_attributes():
    root = etree.fromstring(
        junit.render(Dossier(Report((TOO_LONG,)), prefix="docs/")).text.encode()
    )
    (case,) = root.iter("testcase")
    assert (case.get("file"), case.get("line")) == ("docs/content/blog/spades.md", "2")


def test_odd_words_stay_words():
    root = etree.fromstring(junit.render(NASTY_DOSSIER).text.encode())
    (failure,) = root.iter("failure")
    assert "]]> </script><script>alert(1)</script> <!-- -->" in failure.text
    assert "\ufffd" in failure.text
    assert len(list(root.iter("testcase"))) == len(NASTY_DOSSIER.report.rules)


def test_equal_reports_give_equal_bytes():
    report = Report((TOO_LONG, NO_ALT))
    assert junit.render(Dossier(report)) == junit.render(Dossier(Report((TOO_LONG, NO_ALT))))
