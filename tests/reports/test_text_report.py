import io
from pathlib import PurePosixPath

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
from generator.reports.frame import code_frame, printable
from generator.reports.text import render, wants_colour

SPADES = PurePosixPath("content/blog/spades.md")
HEADER = PurePosixPath("themes/default/templates/header.html")
TITLE = "title: Garden tools, spades, rakes and shears"

TOO_LONG = Finding(
    "seo/title-length",
    Severity.WARNING,
    "title is 79 characters long; the limit is 60",
    owner=Owner.CONTENT,
    fix="cut 19 characters from `title:`",
    source=Location(SPADES, 2, 8, 20),
    excerpt=TITLE,
    pages=("blog/spades/index.html",),
)
NO_ALT = Finding(
    "accessibility/image-alt",
    Severity.ERROR,
    "image has no text alternative",
    owner=Owner.THEME,
    source=Location(HEADER, 14),
    excerpt='  <img src="logo.svg">',
    pages=tuple(f"{number}.html" for number in range(412)),
)
RULES = tuple(RuleRecord(rule, "seo", "house", subjects=340) for rule in ("seo/a", "seo/b"))


def test_owners_then_findings_file_by_file():
    assert render(Report((TOO_LONG, NO_ALT), RULES)) == (
        "content: 1 warning\n"
        "theme: 1 error\n"
        "together: 1 error, 1 warning\n"
        "\n"
        "content/blog/spades.md:2:8: warning[seo/title-length] title is 79 characters long; "
        "the limit is 60\n"
        f"  2 | {TITLE}\n"
        "    |        ^^^^^^^^^^^^\n"
        "  fix: cut 19 characters from `title:`\n"
        "\n"
        "themes/default/templates/header.html:14: error[accessibility/image-alt] image has no text "
        "alternative (on 412 pages)\n"
        '  14 |   <img src="logo.svg">\n'
    )


def test_good_report_is_one_line_that_says_what_looked():
    assert render(Report((), RULES, pages=340)) == "nothing to fix: 2 rules checked 340 pages\n"


def test_suppressed_findings_are_mentioned():
    rules = (RuleRecord("seo/a", "seo", "house", subjects=1, suppressed=3),)
    assert render(Report((), rules, pages=1)) == (
        "nothing to fix: 1 rule checked 1 page; 3 findings suppressed\n"
    )


def test_review_is_told_apart():
    finding = Finding("seo/a", Severity.ERROR, "cannot tell", Outcome.REVIEW)
    assert render(Report((finding,))) == "unknown: 1 to review\n\nsite: review[seo/a] cannot tell\n"


def test_team_is_named():
    finding = Finding("seo/a", Severity.ERROR, "m", owner=Owner.CONTENT, team="garden")
    assert render(Report((finding,))).startswith("content (garden): 1 error\n")


def test_without_a_source_the_output_is_named():
    finding = Finding("seo/a", Severity.ERROR, "m", output=OutputPlace("a/index.html", 3, 4))
    assert "a/index.html:3:4: error[seo/a] m" in render(Report((finding,)))


def test_colour_only_when_asked():
    assert "\x1b[" not in render(Report((TOO_LONG,)))
    assert "\x1b[33mwarning[seo/title-length]\x1b[0m" in render(Report((TOO_LONG,)), colour=True)


def test_text_of_others_cannot_steer_the_terminal():
    finding = Finding(
        "seo/a",
        Severity.ERROR,
        "link to `\x1b[2J`",
        source=Location(SPADES, 1, 1),
        excerpt="\x1b]0;x\x07\u202egnp",
    )
    text = render(Report((finding,)))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour_belongs_on_a_terminal(stream, environment, colour):
    assert wants_colour(stream, environment) is colour


def frame(excerpt, column, end=None):
    return code_frame(Location(SPADES, 7, column, end), excerpt)


@pytest.mark.parametrize(
    ("excerpt", "column", "end", "caret"),
    [
        ("title: Garden tools", 8, None, "       ^^^^^^"),
        ("title: Garden tools", 8, 20, "       ^^^^^^^^^^^^"),
        ('a <img src="b c.png"> d', 3, None, "  ^^^^^^^^^^^^^^^^^^^"),
        ("title:", 7, None, "      ^"),
        ("\tkey: x", 2, None, "    ^^^^"),
        ("標題: x", 5, None, "      ^"),
        ("e\u0301x y", 5, None, "   ^"),
    ],
)
def test_caret_stands_under_what_is_meant(excerpt, column, end, caret):
    assert frame(excerpt, column, end)[1] == f"    | {caret}"


def test_no_caret_without_a_column():
    assert frame("title: x", None) == ("  7 | title: x",)


def test_no_frame_without_a_line():
    assert code_frame(Location(SPADES), "x") == ()
    assert frame("  ", 1) == ()


def test_long_line_is_cut_around_the_fault():
    shown, caret = frame("a" * 200 + " <img> " + "b" * 200, 202)
    assert len(shown) < 120
    assert shown[caret.index("^") :].startswith("<img>")
    assert shown.endswith("…")


def test_column_behind_the_line_draws_no_caret():
    assert len(frame("x", 40)) == 1


def _with_notices(number):
    return Report(
        tuple(
            Finding(
                "seo/title-length",
                Severity.NOTICE,
                "title is long",
                source=Location(PurePosixPath(f"content/{n}.md"), 1),
            )
            for n in range(number)
        )
    )


def test_few_findings_need_no_counts_by_rule():
    text = render(_with_notices(20))
    assert text.startswith("unknown: 20 notices\n\ncontent/")
    assert "explain" not in text


def test_many_findings_are_counted_by_rule_and_summed_up_again():
    lines = render(Report((*_with_notices(20).findings, NO_ALT))).splitlines()
    assert lines[:5] == [
        "theme: 1 error",
        "        1  error    accessibility/image-alt",
        "unknown: 20 notices",
        "       20  notice   seo/title-length",
        "together: 1 error, 20 notices",
    ]
    assert lines[-1].startswith("together: 1 error, 20 notices; `proofpress explain RULE` says")


def test_rules_beyond_the_eighth_are_only_numbered():
    findings = [
        Finding(f"seo/{letter}", Severity.WARNING, "m") for letter in "abcdefghij" for _ in range(3)
    ]
    lines = render(Report(tuple(findings))).splitlines()
    assert lines[8] == "        3  warning  seo/h"
    assert lines[9] == "           and 2 more rules"


def test_few_notices_are_listed():
    assert "content/19.md:1" in render(_with_notices(20))


def test_many_notices_are_counted():
    text = render(_with_notices(21))
    assert "content/20.md" not in text
    assert "21 notices, listed with --verbose:" in text
    assert "21  seo/title-length" in text


def test_many_notices_are_listed_on_demand():
    assert "content/20.md:1" in render(_with_notices(21), everything=True)


@pytest.mark.parametrize(
    ("letter", "shown"),
    [
        *((one, "\ufffd") for one in "\x1b\x00\u202e\u2066\ud800\u2028\u2029\ufeff"),
        *((one, one) for one in "a ä字\u200d\u200c\xad"),
        ("\t", "    "),
    ],
)
def test_a_terminal_is_shown_what_it_cannot_obey(letter, shown):
    assert printable(f"a{letter}b") == f"a{shown}b"
