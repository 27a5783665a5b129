"""Shortcodes: where they are seen, what they are given, and what is said of wrong ones."""

import pytest

from generator.markdown.shortcode_syntax import find_marks
from generator.markdown.site_access import ShortcodeResult
from generator.model.finding import Fault, Location


def test_alone_on_its_line_stands_without_a_paragraph(compiled):
    assert compiled("a\n{{< icon >}}\nb").html == "<p>a</p>\n<x-icon></x-icon>\n<p>b</p>\n"


def test_in_a_sentence_stands_in_it(compiled):
    assert compiled("a {{< icon >}} b").html == "<p>a <x-icon></x-icon> b</p>\n"


def test_percent_marks_are_the_same(compiled):
    assert compiled("a {{% icon %}} b").html == "<p>a <x-icon></x-icon> b</p>\n"


def test_arguments(compiled, access):
    compiled('{{< icon one "two \\" {}" k=v key="a > }} b" `raw "x"` >}}')
    (call,) = access.calls
    assert call.positional == ("one", 'two " {}', 'raw "x"')
    assert dict(call.named) == {"k": "v", "key": "a > }} b"}
    assert (call.body, call.raw, call.line, call.column, call.chain) == (None, None, 1, 1, ())


def test_address_is_a_positional_argument(compiled, access):
    compiled("{{< icon https://x.example/?a=b >}}")
    assert access.calls[0].positional == ("https://x.example/?a=b",)


def test_mark_over_several_lines(compiled):
    html = compiled('{{< icon\n  a="b"\n  c="d"\n>}}\nx').html
    assert html == '<x-icon data-a="b" data-c="d"></x-icon>\n<p>x</p>\n'


def test_body_is_markdown(compiled, access):
    html = compiled("{{< box >}}\nfirst *b*\n\n- c\n{{< /box >}}").html
    assert html == "<x-box><p>first <em>b</em></p>\n<ul>\n<li>c</li>\n</ul></x-box>\n"
    assert access.calls[0].raw == "first *b*\n\n- c"


def test_body_may_share_its_lines_with_the_marks(compiled, access):
    html = compiled("{{< box >}}first\n\n- b\n- c {{< /box >}}\nd").html
    assert html == "<x-box><p>first</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul></x-box>\n<p>d</p>\n"
    assert access.calls[0].raw == "first\n\n- b\n- c "


@pytest.mark.parametrize("body", ["<i>a</i>", "    a"])
def test_literal_body_before_the_closing_mark_ends_its_line(compiled, body):
    assert "{" not in compiled("{{< box >}}\n" + body + "{{< /box >}}").html


def test_body_on_one_line_has_no_paragraph(compiled):
    assert compiled("{{< box >}}a *b*{{< /box >}}").html == "<x-box>a <em>b</em></x-box>\n"


def test_body_of_text_is_not_compiled(compiled, access):
    html = compiled("{{< raw >}}\n*a* <b>\n{{< /raw >}}").html
    assert html == "<x-raw>*a* &lt;b&gt;</x-raw>\n"
    assert access.calls[0].raw == "*a* <b>"


def test_body_of_text_in_a_sentence(compiled):
    assert compiled("a {{< raw >}}*b*{{< /raw >}} c").html == "<p>a <x-raw>*b*</x-raw> c</p>\n"


def test_self_closing_has_no_body(compiled, access):
    compiled("{{< box />}}\n\nx {{< box/>}} y")
    assert [call.body for call in access.calls] == [None, None]


def test_nested_inner_first_with_its_chain(compiled, access):
    html = compiled("{{< box >}}\n{{< note >}}\na {{< icon >}}\n{{< /note >}}\n{{< /box >}}").html
    assert html == "<x-box><x-note><p>a <x-icon></x-icon></p></x-note></x-box>\n"
    assert [(call.name, call.chain) for call in access.calls] == [
        ("icon", ("box", "note")),
        ("note", ("box",)),
        ("box", ()),
    ]


def test_same_name_nested(compiled):
    html = compiled("{{< box >}}\n{{< box >}}\na\n{{< /box >}}\n{{< /box >}}").html
    assert html == "<x-box><x-box><p>a</p></x-box></x-box>\n"


def test_in_a_list_and_a_quote(compiled):
    html = compiled("> - a\n>\n>   {{< box >}}\n>   b\n>   {{< /box >}}").html
    assert "<x-box><p>b</p></x-box>" in html


def test_in_link_text_and_table_cell(compiled):
    assert '<a href="b/"><x-icon></x-icon></a>' in compiled("[{{< icon >}}](b.md)").html
    assert "<td><x-icon></x-icon></td>" in compiled("|a|\n|-|\n|{{< icon >}}|").html


@pytest.mark.parametrize(
    "text",
    [
        "`{{< icon >}}`",
        "```\n{{< icon >}}\n```",
        "    {{< icon >}}",
        "~~~ md\n{{< box >}}\n~~~",
        "> ```\n> {{< icon >}}\n> ```",
        "``a ` {{< icon >}}``",
    ],
)
def test_code_has_no_shortcodes(compiled, access, text):
    fragment = compiled(text)
    assert access.calls == []
    assert fragment.faults == ()
    assert "{{&lt; " in fragment.html


def test_fence_in_a_body_may_show_the_closing_mark(compiled):
    html = compiled("{{< box >}}\n```\n{{< /box >}}\n```\n{{< /box >}}").html
    assert html.startswith("<x-box><pre")
    assert html.endswith("</pre></x-box>\n")


@pytest.mark.parametrize("text", ["{{</* icon */>}}", "a {{</* /box */>}} b", "{{%/* icon */%}}"])
def test_literal_shows_the_braces(compiled, access, text):
    fragment = compiled(text)
    assert access.calls == []
    assert fragment.faults == ()
    shown = text.replace("/* ", " ").replace(" */", " ")
    assert fragment.html == "<p>" + shown.replace("<", "&lt;").replace(">", "&gt;") + "</p>\n"


def test_backslash_shows_the_braces(compiled, access):
    assert compiled("a \\{{< icon >}}").faults == ()
    assert access.calls == []


def test_unknown_lists_what_the_theme_has_and_the_nearest(compiled):
    (fault,) = compiled("a {{< iocn >}}").faults
    assert (fault.rule, fault.at.line, fault.at.column) == ("markdown/shortcode-unknown", 1, 3)
    assert fault.fix == ("did you mean `icon`? the theme has: `box`, `icon`, `note`, `raw`, `ref`")


def test_unknown_with_a_body_is_reported_once_and_its_body_stays(compiled, faults):
    assert faults("{{< bxo >}}\na\n{{< /bxo >}}") == ["1:1 markdown/shortcode-unknown"]
    assert "<p>a</p>" in compiled("{{< bxo >}}\na\n{{< /bxo >}}").html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n{{< box >}}\nb", "3:1 markdown/shortcode-unclosed"),
        ("a {{< box >}} b", "1:3 markdown/shortcode-unclosed"),
        ("a {{< /box >}} b", "1:3 markdown/shortcode-unopened"),
        ("{{< /box >}}", "1:1 markdown/shortcode-unopened"),
        ("{{< icon >}}\na\n{{< /icon >}}", "3:1 markdown/shortcode-body"),
        ("a {{< icon b", "1:3 markdown/shortcode-syntax"),
        ('a {{< icon "b >}}', "1:3 markdown/shortcode-syntax"),
        ("a {{< icon %}}", "1:3 markdown/shortcode-syntax"),
        ("a {{< >}}", "1:3 markdown/shortcode-syntax"),
        ("a {{< icon k= >}}", "1:3 markdown/shortcode-syntax"),
        ('a {{< icon k="a" k="b" >}}', "1:3 markdown/shortcode-syntax"),
        ('a {{< icon "a""b" >}}', "1:3 markdown/shortcode-syntax"),
        ("{{< box >}}a{{< /box x >}}", "1:13 markdown/shortcode-syntax"),
    ],
)
def test_wrong_marks(faults, text, expected):
    assert expected in faults(text)


def test_wrong_mark_is_shown_as_it_is_written(compiled):
    assert compiled("a {{< icon k= >}} b").html == "<p>a {{&lt; icon k= &gt;}} b</p>\n"


def test_ten_deep_is_allowed(faults):
    assert faults("{{< box >}}" * 10 + "a" + "{{< /box >}}" * 10) == []


def test_eleven_deep_shows_the_chain(compiled):
    (fault,) = compiled("{{< box >}}" * 11 + "a" + "{{< /box >}}" * 11).faults
    assert fault.rule == "markdown/shortcode-depth"
    assert fault.message.endswith("the limit is 10: " + " > ".join(["box"] * 11))


def test_faults_of_the_theme_are_passed_on(compiled, access, monkeypatch):
    fault = Fault("themes/shortcode", "x", Location("content/page.md", 1))
    monkeypatch.setattr(access, "shortcode", lambda _call: ShortcodeResult("", (fault,)))
    assert compiled("{{< icon >}}").faults == (fault,)


def test_template_that_leaves_the_body_out_maps_to_the_mark(compiled, access, monkeypatch):
    monkeypatch.setattr(access, "shortcode", lambda _call: ShortcodeResult("<hr>"))
    fragment = compiled("a\n\n{{< box >}}\nb\n{{< /box >}}")
    assert fragment.html == "<p>a</p>\n<hr>\n"
    assert fragment.line_map.lines == (1, 3)
    assert fragment.line_map.columns == (0, 1)


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("`{{< icon >}}`", False),
        ("`{{< icon >}}` \\", False),
        ("a `{{< icon >}}`", False),
        ("\\`{{< icon >}}`", True),
        ("`{{< icon >}}", True),
        ("`` {{< icon >}} ` ``", False),
        ("`` {{< icon >}} `", True),
        ("` {{< icon >}} ``", True),
        ("`a\n{{< icon >}}`", False),
        ("`a\n \t\n{{< icon >}}`", True),
        ("`a` {{< icon >}} `b`", True),
    ],
)
def test_code_spans_hide_marks_and_what_only_looks_like_one_does_not(
    access, compiled, text, is_seen
):
    compiled(text)
    assert [call.name for call in access.calls] == ["icon"] * is_seen


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("`{{< icon >}}` {{< icon >}}", 1),
        ("``{{< icon >}}` {{< icon >}}", 2),
        ("\\`{{< icon >}}` {{< icon >}}`", 1),
        ("`{{< icon >}} a\n\nb` {{< icon >}}", 2),
        ("`a ``{{< icon >}}` {{< icon >}}", 1),
    ],
)
def test_marks_in_spans_of_code_are_none(compiled, access, text, calls):
    compiled(text)
    assert len(access.calls) == calls


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("{{< a >}}", [0]),
        ("`{{< a >}}`", []),
        ("`{{< a >}}` {{< b >}}", [12]),
        ("`{{< a >}}", [1]),
        ("``{{< a >}}`", [2]),
        ("`` ` {{< a >}} ``", []),
        ("` `` {{< a >}} `", []),
        ("` {{< a >}} `` {{< b >}} `", []),
        ("\\`{{< a >}}`", [2]),
        ("`\\`{{< a >}}`", [3]),
        ("`{{< a >}}\n\n`{{< b >}}`", [1]),
        ("`a` {{< a >}} `b`", [4]),
        ("`{{< a >}}`\\", []),
        ("{{< a >}} `{{< b >}}` `", [0]),
    ],
)
def test_marks_are_found_outside_of_spans_of_code(text, starts):
    found = find_marks(text, lambda _name: False, fences=False)
    assert list(found.by_start) == starts
