import re
from dataclasses import replace

from findings_for_tests import DOSSIER, EMPTY, NASTY, NASTY_DOSSIER, NO_ALT, TOO_LONG, many

from generator.model.finding import Report, Severity
from generator.reports import github
from generator.reports.dossier import Dossier

COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


def commands(dossier):
    """Read the marks as the runner does."""
    found = []
    for line in github.render(dossier).text.splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            pairs = (pair.split("=", 1) for pair in match[2].split(","))
            properties = {name: _decoded(value) for name, value in pairs}
            found.append((match[1], properties, _decoded(match[3])))
    return found


def _decoded(text):
    for escape, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def test_mark_has_its_place():
    assert commands(Dossier(Report((TOO_LONG,)))) == [
        (
            "warning",
            {
                "file": "content/blog/spades.md",
                "line": "2",
                "endLine": "2",
                "col": "8",
                "endColumn": "20",
                "title": "seo/title-length",
            },
            "title is 79 characters long; the limit is 60\nfix: cut 19 characters from `title:`",
        )
    ]


def test_paths_are_those_of_the_run():
    assert commands(Dossier(Report((NO_ALT,)), prefix="docs/"))[0][1]["file"].startswith("docs/th")


def test_known_findings_have_no_mark():
    kinds = [(kind, properties["title"]) for kind, properties, _ in commands(DOSSIER)]
    assert kinds == [
        ("error", "accessibility/image-alt"),
        ("warning", "seo/title-length"),
        ("notice", "seo/orphan"),
        ("notice", "to review: accessibility/image-alt"),
    ]
    last = github.render(DOSSIER).text.splitlines()[-1]
    assert last == "proofpress: 1 error, 1 warning, 1 notice, 1 to review, 1 known"


def test_nothing_to_mend_is_one_line():
    assert github.render(EMPTY).text == "proofpress: nothing to fix\n"


def test_odd_words_stay_in_their_mark():
    ((kind, properties, message),) = commands(NASTY_DOSSIER)
    assert kind == "error"
    assert properties["file"] == "content/50% off, a:b \ufffd <x>.md"
    assert message.startswith(NASTY[:40])
    lines = github.render(NASTY_DOSSIER).text.split("\n")
    assert len(lines) == 3
    assert "##[" not in lines[0]


def test_ten_of_a_kind_are_marks():
    written = github.render(Dossier(many(10)))
    assert len(commands(Dossier(many(10)))) == 10
    assert written.cut == ()


def test_others_stand_in_the_log_and_that_is_said():
    written = github.render(Dossier(many(12)))
    lines = written.text.splitlines()
    assert lines[10] == "::group::2 more findings"
    assert lines[11] == (
        "- content/000010.md:2:8: error[seo/title-length] "
        "title is 79 characters long; the limit is 60"
    )
    assert lines[13] == "::endgroup::"
    assert written.cut == (
        "github: 2 errors of 12 stand in the log only; GitHub shows 10 marks of a kind",
    )


def test_a_plain_line_is_no_command():
    odd = replace(many(1).findings[0], message=NASTY)
    report = Report((*many(10, Severity.ERROR).findings, odd))
    lines = github.render(Dossier(report)).text.split("\n")
    plain = [line for line in lines if line.startswith("- ")]
    assert len(plain) == 1
    assert "##[" not in plain[0]
    assert len(lines) == 15
