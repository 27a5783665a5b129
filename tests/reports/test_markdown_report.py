from dataclasses import replace
from html import unescape

import pytest
from findings_for_tests import DOSSIER, EMPTY, NASTY, NASTY_DOSSIER, TOO_LONG, many
from markdown_it import MarkdownIt

from generator.model.finding import Report, Severity
from generator.reports import markdown
from generator.reports.dossier import Dossier


def html(dossier):
    """Render as code hosts do: tables, and HTML that stands in it."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return parser.render(markdown.render(dossier).text)


def test_counts_come_by_owner():
    assert markdown.render(DOSSIER).text.startswith(
        "## Proofpress: 1 error, 1 warning, 1 notice, 1 to review\n"
        "\n"
        "5 rules checked 412 pages; 1 known; 2 suppressed; "
        "this stops the build (at or above `error`).\n"
        "\n"
        "| Who | Errors | Warnings | Notices | To look at | Known |\n"
        "|---|--:|--:|--:|--:|--:|\n"
        "| content | 0 | 0 | 0 | 0 | 1 |\n"
        "| content \\(Editors\\) | 0 | 1 | 0 | 0 | 0 |\n"
        "| theme | 1 | 0 | 0 | 0 | 0 |\n"
        "| unknown | 0 | 0 | 1 | 1 | 0 |\n"
    )


def test_new_ones_are_open_and_the_others_folded():
    text = markdown.render(DOSSIER).text
    order = [line for line in text.splitlines() if line.startswith("<details")]
    assert order == [
        "<details open><summary>1 new errors</summary>",
        "<details open><summary>1 new warnings</summary>",
        "<details><summary>1 new notices</summary>",
        "<details><summary>1 to review</summary>",
        "<details><summary>1 known</summary>",
    ]


def test_item():
    assert (
        "<code>content/blog/spades.md:2:8</code> title is 79 characters long; the limit is 60 "
        "(<code>seo/title-length</code>)<br>fix: cut 19 characters from <code>title:</code>"
    ) in html(Dossier(Report((TOO_LONG,))))


def test_nothing_to_mend_is_short():
    assert markdown.render(EMPTY).text == (
        "## Proofpress: nothing to fix\n\n5 rules checked 412 pages; 2 suppressed.\n\n"
    )


def test_odd_words_stay_words():
    shown = html(NASTY_DOSSIER)
    assert "<script" not in shown
    assert "<a " not in shown
    assert "<!--" not in shown
    assert "@all" not in markdown.render(NASTY_DOSSIER).text
    assert shown.count("<li>") == 1
    assert shown.count("<td") == 6
    markdown.render(NASTY_DOSSIER).text.encode()


@pytest.mark.parametrize("text", ["1. a", "- a", "# a", "a | b", "*a* _b_", "<b>", "&lt;", "~~a~~"])
def test_text_stays_text(text):
    shown = MarkdownIt("commonmark").enable("strikethrough").render(markdown.escaped(text))
    assert unescape(shown) == f"<p>{text}</p>\n"


def test_comment_is_no_longer_than_a_comment_may_be():
    written = markdown.render(Dossier(many(2_000, Severity.WARNING)))
    assert 60_000 < len(written.text) <= markdown.MAX_LENGTH
    listed = written.text.count("\n- ")
    assert written.text.endswith(
        f"{2_000 - listed:,} findings not listed here: a comment takes 65,536 characters\n"
    )
    assert written.cut
    assert written.text.count("<details") == written.text.count("</details>") == 1


def test_many_owners_do_not_break_the_limit():
    findings = [
        replace(one, team=f"team {number} of the garden and its many friends")
        for number, one in enumerate(many(2_000).findings)
    ]
    assert len(markdown.render(Dossier(Report(tuple(findings)))).text) <= markdown.MAX_LENGTH


def test_long_message_is_left_out_when_it_does_not_fit():
    odd = replace(TOO_LONG, message=NASTY * 2_000)
    written = markdown.render(Dossier(Report((odd,))))
    assert len(written.text) <= markdown.MAX_LENGTH
    assert written.cut
