"""Marks that are shown as text are reported at their place; what explains them is left alone."""

import pytest

from generator.markdown.emoji import NAMED
from generator.markdown.parser import MOST_EMPTY_CELLS

SHOWN = {
    "a space behind the scheme": ("Write [to us](mailto: a@example.com).", "1:7 markdown/link-shown"),
    "a space in a file's name": ("- [Prices](price list.pdf)", "1:3 markdown/link-shown"),
    "no space before a title": ('See [a](/b/"A title").', "1:5 markdown/link-shown"),
    "a title in typographic quotes": ("[a](b.md “A title”)", "1:1 markdown/link-shown"),
    "a title in German quotes": ("[a](/b/ „Ein Titel“)", "1:1 markdown/link-shown"),
    "a title that never ends": ('[a](/b/ "A title)', "1:1 markdown/link-shown"),
    "a title with its own quotes": ('[a](/b/ "A "good" title")', "1:1 markdown/link-shown"),
    "a picture": ("> ![A spade](garden tools.jpg)", "1:4 markdown/link-shown"),
    "second line of a paragraph": ("One\ntwo [x](https:// example.com)", "2:5 markdown/link-shown"),
    "a table": ("| a | b |\n| c | d |", "1:1 markdown/table-shown"),
    "a table of other width": ("|a|b|\n|-|\n|c|d|", "1:1 markdown/table-shown"),
    "one row": ("| a | b |", "1:1 markdown/table-shown"),
    "a surplus cell": ("|a|b|\n|-|-|\n|1|2|3|", "3:6 markdown/table-surplus"),
    "a surplus cell in a quote": ("> |a|\n> |-|\n> |1| more |", "3:7 markdown/table-surplus"),
    "a heading": ("##Prices", "1:1 markdown/heading-shown"),
    "a heading below text": ("Words\n###2027", "2:1 markdown/heading-shown"),
    "a tag of a word processor": ("Some <o:p></o:p> text", "1:6 markdown/tag-shown"),
    "such a tag in raw HTML": ("<div>\n<b>a</b><o:p></o:p>\n</div>", "2:9 markdown/tag-shown"),
    "text behind a mark": ("> [!NOTE] Read this", "1:3 markdown/alert-shown"),
    "an unknown alert": ("> [!NOTES]\n> Read", "1:3 markdown/alert-shown"),
    "an emoji": ("Hurrah :tada: and :rocket:", "1:8 markdown/emoji-shown"),
    "an emoji in a link's block": ("**Hi** [a](b.md) :wave:", "1:18 markdown/emoji-shown"),
    "an emoji in a heading": ("## News :tada:", "1:9 markdown/emoji-shown"),
    "an emoji in a list": ("- one\n- two :+1:", "2:7 markdown/emoji-shown"),
    "a shortcode in a list": ("- one\n\n        {{< icon >}}", "3:9 markdown/shortcode-in-code"),
    "a shortcode that is called elsewhere": (
        "{{< icon >}}\n\n    {{< icon >}}", "3:5 markdown/shortcode-in-code",
    ),
    "a picture without text": ("Look: ![](spade.jpg)", "1:7 markdown/image-text-missing"),
    "a figure without text": ('![](spade.jpg "Spade")', "1:1 markdown/image-text-missing"),
    "a shortcode without a name": ("{{% %}}", "1:1 markdown/shortcode-syntax"),
}  # fmt: skip
SILENT = [
    "`[a](mailto: b)` and `##x` and `<o:p>` and `:tada:` and `{{< icon >}}`",
    "```\n##x\n| a | b |\n[a](mailto: b@c.de)\n<o:p>\n:tada:\n> [!NOTE] x\n{{< icon >}}\n```",
    "    ##x\n    | a | b |\n    :tada:",
    "    {{< icon >}}",
    "    {{</* icon */>}}\n\n{{< icon >}}",
    "\\[a](mailto: b@c.de) and \\##x and \\:tada:",
    'A [link](b.md "with a title") and [one](<a b.md>) and [another](a%20b.md).',
    "As he said [sic](see above) and [1](p. 12, note 3).",
    "#garden is a hashtag, #1 is a rank, and C## is none.",
    "# a\n\n## b\n\n#### c",
    "At 10:30:45, ratio 1:2:3, a::b::c, std::tada::x, http://a.b:tada:80 and key:value: pairs",
    "Note: this. Warning: that: and so on.",
    "The absolute value |x| is never negative, and | stands alone.",
    "|x| < 1",
    "|a|b|\n|-|-|\n|1|2|\n|1|\n|3|4| |",
    "| a | b |\n|---|---|\n| `x|y` |",
    "> [!NOTE]\n> Read this.",
    "> [!note]\n>\n> Read this.",
    "> A quote of [!NOTE] in the middle",
    "> [!x](y.md)",
    '![](line.png){alt=""}',
    "![](line.png){role=presentation}",
    '<img src="line.png" alt="">',
    "![A spade](spade.jpg)",
    "<svg:x>",
]


def wide(columns, rows):
    """A table of which each row but the first fills one column."""
    return "|" + "*a*|" * columns + "\n|" + "-|" * columns + "\n" + "|b|\n" * rows


def test_cells_that_tables_leave_out_are_bounded(compiled):
    most = MOST_EMPTY_CELLS // 500
    whole = compiled(wide(501, most))
    assert whole.faults == ()
    assert whole.html.count("<tr>") == 1 + most
    cut = compiled(wide(501, most + 1))
    (fault,) = cut.faults
    assert (fault.rule, fault.at.line, fault.at.column) == (
        "markdown/table-too-wide",
        most + 3,
        1,
    )
    assert "50,000" in fault.message
    assert cut.html.count("<tr>") == 1 + most
    assert cut.html.endswith("<p>|b|</p>\n"), "nothing is lost"


def test_the_bound_is_that_of_the_page(compiled):
    table = wide(501, MOST_EMPTY_CELLS // 500)
    faults = compiled(f"{table}\nText\n\n{table}").faults
    assert [fault.rule for fault in faults] == ["markdown/table-too-wide"]


@pytest.mark.parametrize(("text", "expected"), SHOWN.values(), ids=SHOWN)
def test_reported_at_its_place(text, expected, faults):
    assert faults(text) == [expected]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_meant_is_left_alone(text, compiled):
    rules = {fault.rule for fault in compiled(text).faults}
    assert not {
        rule for rule in rules if rule.endswith(("-shown", "-surplus", "-code", "-missing"))
    }


def test_fixes_say_what_to_write(compiled):
    def fix(text):
        return compiled(text).faults[0].fix

    assert fix("[a](mailto: b@c.de)") == "write `mailto:b@c.de`"
    for written in (
        '/b/"A title"', "/b/ “A title”", "/b/“A title”", "/b/ „A title“", "/b/ ‘A title’", '/b/ "A title',
    ):  # fmt: skip
        assert '`/b/ "A title"`' in fix(f"[a]({written})")
    assert '`/b/ "It\'s"`' in fix("[a](/b/ 'It's')")
    assert "%20" in fix("[a](price list.pdf)")
    assert "`##`" in fix("##x")
    assert "`|---|---|`" in fix("|a|b|\n|c|d|")
    assert "`[!NOTE]`" in fix("> [!NOTES]\n> x")
    assert '{alt=""}' in fix("![](a.jpg)")
    assert "🎉" in fix(":tada:")
    assert "between the square brackets" in fix('![](a.jpg){alt="A spade"}')


def test_where_a_person_has_to_look_it_is_asked(compiled):
    outcomes = {
        text: compiled(text).faults[0].outcome.value
        for text in ("![](a.jpg)", ":tada:", "| a | b |", "|a|b|\n|c|d|", "##x")
    }
    assert list(outcomes.values()) == ["review", "review", "review", "failed", "failed"]


def test_names_of_emoji_are_one_finding(compiled):
    (fault,) = compiled("One :tada:\n\n- two :rocket:\n- :wave: **three**").faults
    assert "2 more" in fault.message
    assert (fault.at.line, fault.at.column) == (1, 5)


def test_numbers_agree_with_their_words(compiled):
    def message(text):
        return compiled(text).faults[0].message

    assert "is 1 more name of" in message(":tada: :wave:")
    assert "has 1 column, so" in message("|a|\n|-|\n|b|c|")
    assert "has 1 column, and" in message("|a|b|\n|-|\n|c|d|")


@pytest.mark.parametrize("kind", ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "Note"])
def test_alert(kind, compiled):
    name = kind.lower()
    fragment = compiled(f"> [!{kind}]\n> Some *words*\n>\n> - [a](missing.md)\n\nAfter")
    assert fragment.html == (
        f'<div class="admonition {name}" role="note" aria-label="{name.title()}">\n'
        f'<p class="admonition-title">{name.title()}</p>\n'
        '<p>Some <em>words</em></p>\n<ul>\n<li><a href="missing.md">a</a></li>\n</ul>\n</div>\n'
        "<p>After</p>\n"
    )
    (fault,) = fragment.faults
    assert (fault.at.line, fault.at.column) == (4, 5)


def test_alert_in_another_language_and_within_others(compiled):
    html = compiled("> [!TIP]\n> a\n>\n> > [!WARNING]\n> > b\n> >\n> > c", language="de-CH").html
    assert ">Tipp</p>" in html
    assert ">Warnung</p>" in html
    assert html.count("<blockquote>") == html.count("</blockquote>") == 0
    assert html.count("<div") == html.count("</div>") == 2


def test_place_of_a_fault_in_the_first_line_of_an_alert(faults):
    assert faults("> [!NOTE]\n> See [a](missing.md)") == ["2:7 links/broken"]


def test_emoji_by_option(compiled):
    text = "# A :tada:\n\nb :+1: **c :wave:** `:tada:` \\:tada: :nonsense: [d :wave:](e.md)\n\n- :tada:"
    html = compiled(text, emoji=True).html
    assert html.count("🎉") == 2
    assert "b 👍 <strong>c 👋</strong> <code>:tada:</code> :tada: :nonsense:" in html
    assert ">d 👋</a>" in html
    assert compiled(text, emoji=True).faults == ()
    assert "🎉" not in compiled(text).html


def test_long_names_are_read_in_one_go():
    assert NAMED.search(":" + "a" * 100_000) is None
    assert NAMED.search((":" + "a" * 50) * 5_000) is None
