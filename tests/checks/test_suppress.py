import datetime as dt
from pathlib import PurePosixPath

import pytest

from generator.checks.engine.inline_allowances import parse_inline
from generator.checks.engine.ruleset import Ruleset
from generator.checks.engine.suppressions import Scope, page_scopes, settings_scopes, suppress
from generator.model.document import Allowance
from generator.model.finding import Finding, Location, Owner, Severity

TODAY = dt.date(2026, 11, 24)
PATH = PurePosixPath("content/a.md")
RULES = Ruleset(
    severities={
        "seo/title-length": Severity.WARNING,
        "seo/orphan": Severity.WARNING,
        "links/broken": Severity.ERROR,
        "links/off": Severity.OFF,
    }
)


def finding(rule="seo/title-length", line=3, path=PATH, page="a/index.html"):
    return Finding(rule, Severity.WARNING, "m", source=Location(path, line), pages=(page,))


def allowance(rule="seo/title-length", *, because="of this", until=None, path=""):
    return Allowance(rule, because, Location(PATH, 1), until, path)


def run(findings, scopes):
    result = suppress(findings, scopes, RULES, today=TODAY)
    return len(result.kept), [fault.rule for fault in result.faults]


def test_lines_are_covered_one_by_one():
    scope = Scope(allowance(), frozenset({3, 4}))
    result = suppress([finding(line=n) for n in (2, 3, 4, 5)], [scope], RULES, today=TODAY)
    assert [one.source.line for one in result.kept] == [2, 5]
    assert result.counts == {"seo/title-length": 2}


def test_front_matter_covers_the_file_and_its_pages():
    scopes = page_scopes([allowance()], ["a/index.html"])
    theme = PurePosixPath("themes/x/base.html")
    findings = [
        finding(line=99),
        finding(path=theme),
        finding(path=theme, page="b/index.html"),
        finding("links/broken"),
    ]
    assert run(findings, scopes) == (2, [])


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("content/*", 0),
        ("content/a.md", 0),
        ("content/b*", 1),
        ("/a/", 0),
        ("/a/index.html", 0),
        ("/b/", 1),
        ("", 1),
    ],
)
def test_settings_cover_what_their_path_matches(pattern, kept):
    scopes = settings_scopes([allowance(path=pattern)])
    assert run([finding()], scopes)[0] == kept


def test_a_family_is_allowed_as_a_whole():
    scopes = [Scope(allowance("seo/*"))]
    assert run([finding(), finding("seo/orphan"), finding("links/broken")], scopes) == (1, [])


def test_last_day_still_holds():
    assert run([finding()], [Scope(allowance(until=TODAY))]) == (0, [])


def test_the_day_after_it_has_expired():
    yesterday = TODAY - dt.timedelta(days=1)
    assert run([finding()], [Scope(allowance(until=yesterday))]) == (1, ["suppression/expired"])


def test_unused():
    assert run([], [Scope(allowance())]) == (0, ["suppression/unused"])


def test_without_a_reason_it_holds_and_is_reported():
    assert run([finding()], [Scope(allowance(because=" "))]) == (0, ["suppression/no-reason"])


def test_unknown_rule_is_suggested():
    result = suppress([], [Scope(allowance("seo/title-lenght"))], RULES, today=TODAY)
    assert [(fault.rule, fault.fix) for fault in result.faults] == [
        ("suppression/unknown-rule", "did you mean `seo/title-length`?")
    ]


def test_allowance_of_a_rule_that_is_off_is_not_unused():
    assert run([], [Scope(allowance("links/off"))]) == (0, [])


def test_findings_about_suppressions_cannot_be_suppressed():
    kept, _ = run([finding("suppression/unused")], [Scope(allowance("suppression/*"))])
    assert kept == 1


# Comments


def scopes(text, owner=Owner.CONTENT):
    found, faults = parse_inline(text, PATH, owner)
    assert faults == []
    return [(one.allowance.rule, None if one.lines is None else sorted(one.lines)) for one in found]


ALLOW = "<!-- proofpress: allow seo/orphan because it is new -->"


def test_words_of_a_comment():
    text = "x <!-- proofpress: allow links/* until=2027-01-31 because\nthey move -->"
    ((scope,), _) = parse_inline(text, PATH)
    assert scope.allowance == Allowance(
        "links/*", "they move", Location(PATH, 1, 3), dt.date(2027, 1, 31)
    )


def test_comment_on_its_own_line_covers_the_next_line_with_text():
    assert scopes(f"Text\n\n{ALLOW}\n\n\nMore\n\nEnd\n") == [("seo/orphan", [3, 6])]


def test_comment_beside_text_covers_its_line():
    assert scopes(f"Text\n\nMore {ALLOW}\nNext\n") == [("seo/orphan", [3])]


@pytest.mark.parametrize(
    "front_matter", ["", "---\ntitle: A\n---\n", "---\r\ntitle: A\r\n---\r\n\r\n"]
)
def test_comment_before_any_text_covers_the_file(front_matter):
    assert scopes(f"{front_matter}\n{ALLOW}\n{ALLOW}\n\nText\n") == [("seo/orphan", None)] * 2


def test_comment_before_text_on_the_first_line_covers_that_line():
    assert scopes(f"{ALLOW} Text\n") == [("seo/orphan", [1])]


@pytest.mark.parametrize(
    "text",
    [
        f"Text\n\n```html\n{ALLOW}\n```\n",
        f"Text\n\n~~~\n```\n{ALLOW}\n~~~\n",
        f"Text `{ALLOW}` more\n",
        f"---\ntitle: '{ALLOW}'\n---\nText\n",
        f"Text\n\n```\n{ALLOW}\n",
    ],
)
def test_comment_in_code_is_an_example(text):
    assert scopes(text) == []


def test_lone_backtick_hides_nothing_below():
    assert scopes(f"A ` tick\n\n{ALLOW}\nText ` more\n") == [("seo/orphan", [3, 4])]


def test_comment_without_a_reason_is_read():
    ((scope,), _) = parse_inline("x <!-- proofpress: allow seo/orphan -->", PATH)
    assert scope.allowance.because == ""


@pytest.mark.parametrize(
    "words", ["alow seo/orphan", "allow", "allow orphan", "allow seo/orphan until=2027-02-31"]
)
def test_comment_that_is_no_suppression(words):
    found, faults = parse_inline(f"x\n<!-- proofpress: {words} -->", PATH)
    assert found == []
    assert [(one.rule, one.at.line) for one in faults] == [("suppression/malformed", 2)]


def test_comment_of_a_template():
    text = "<p>\n{# proofpress: allow seo/orphan because x #}\n<img>\n"
    assert scopes(text, Owner.THEME) == [("seo/orphan", [2, 3])]
    assert scopes(text) == []


def test_comment_that_is_never_closed_is_none_and_hides_none():
    assert scopes(f"Text <!-- proofpress: allow links/* because\n\n{ALLOW}\n\nText\n") == [
        ("seo/orphan", [3, 5])
    ]
