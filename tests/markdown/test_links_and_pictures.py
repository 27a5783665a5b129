"""Links and pictures: resolved, judged, and reported where they stand."""

import pytest

from generator.markdown.site_access import ShortcodeResult
from generator.settings.schema import ExternalLinks


def test_link_is_resolved(compiled):
    assert compiled("[a](b.md#c)").html == '<p><a href="b/#c">a</a></p>\n'


def test_broken_link_is_reported_at_its_bracket(faults):
    assert faults("one\ntwo [a](missing.md)") == ["2:5 links/broken"]


def test_broken_picture_is_reported_at_its_mark(faults):
    assert faults("one ![a](missing.png)") == ["1:5 links/broken"]


def test_broken_reference_is_reported_where_it_is_used(faults):
    assert faults("[a][x] b\n\n[x]: missing.md") == ["1:1 links/broken"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> - [a](missing.md)", "1:5"),
        ("> one\nlazy [a](missing.md)", "2:6"),
        ("-\ta [b](missing.md)", "1:5"),
        ("1. a\n\n\tb [c](missing.md)", "3:4"),
        ("| a |\n|---|\n| x \\| [b](missing.md) |", "3:8"),
        ("a | b\n--|--\nx | [b](missing.md)", "3:5"),
        ("> a | b\n> --|--\n> x | [b](missing.md)", "3:7"),
        ("## a [b](missing.md) ##", "1:6"),
        ("a\n  b [c](missing.md)\n===", "2:5"),
        ("a\n: b [c](missing.md)", "2:5"),
        ("a[^1]\n\n[^1]: b [c](missing.md)", "3:9"),
        ("a ^[b [c](missing.md)]", "1:7"),
        ('!!! note "a [c](missing.md)"\n    b', "1:13"),
        ("- [ ] a [b](missing.md)", "1:9"),
        ("a <https://missing.example>", "1:3"),
        ('a <a class="x"\n  href="missing.md">b</a>', "2:3"),
        ('<div>\n  <a href="missing.md">b</a>\n</div>', "2:6"),
        ("[![a](b.png)](missing.md)", "1:1"),
        ("[![a](missing.png)](b.md)", "1:2"),
        ("`a\nb` [c](missing.md)", "2:4"),
        ("{{< box >}}\na [b](missing.md)\n{{< /box >}}", "2:3"),
        ("a {{< box >}}b [c](missing.md){{< /box >}}", "1:16"),
    ],
)
def test_place_of_a_broken_link(faults, text, expected):
    assert faults(text) == [f"{expected} links/broken"]


def test_lines_count_from_the_file_not_from_the_body(compiled):
    (fault,) = compiled("a\n[b](missing.md)", line=6).faults
    assert (fault.at.line, fault.at.column) == (7, 1)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "<java&#10;script:alert(1)>",
        "<&Tab;javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "javascript&colon;alert(1)",
    ],
)
def test_link_that_runs_a_script_is_refused(compiled, address):
    fragment = compiled(f"a [b]({address}) c")
    assert fragment.html == "<p>a b c</p>\n"
    assert [(f.rule, f.at.column) for f in fragment.faults] == [("markdown/unsafe-url", 3)]


def test_autolink_that_runs_a_script_is_refused(faults):
    assert faults("<javascript:alert(1)>") == ["1:1 markdown/unsafe-url"]


def test_reference_that_runs_a_script_is_refused(faults):
    assert faults("[a]\n\n[a]: javascript:alert(1)") == ["1:1 markdown/unsafe-url"]


def test_script_under_the_policy_allow_is_refused_too(faults):
    assert faults("[a](javascript:alert(1))", html="allow") == ["1:1 markdown/unsafe-url"]


def test_picture_may_carry_its_own_pixels(faults):
    assert faults("![a](data:image/png;base64,AAAA)") == []


def test_picture_may_not_carry_a_document(faults):
    assert faults("![a](data:image/svg+xml,x)") == ["1:1 markdown/unsafe-url"]


def test_link_may_not_carry_pixels(faults):
    assert faults("[a](data:image/png;base64,AAAA)") == ["1:1 markdown/unsafe-url"]


def test_address_is_encoded_after_it_was_resolved(compiled):
    assert 'href="a%20b/%C3%BC/"' in compiled("[a](<a b/ü.md>)").html


def test_first_picture_loads_at_once_and_the_next_when_near(compiled):
    html = compiled("![a](b.png)\n\n![c](d.png)").html
    assert (
        html == '<p><img src="b.png" alt="a" width="40" height="30" decoding="async"></p>\n'
        '<p><img src="d.png" alt="c" width="40" height="30" loading="lazy" decoding="async"></p>\n'
    )


def test_size_in_braces_goes_before_the_file(compiled):
    html = compiled("![a](b.png){width=20}").html
    assert 'width="20"' in html
    assert "height" not in html


def test_picture_alone_with_a_title_becomes_a_figure(compiled):
    html = compiled('![a](b.png "A *view*")').html
    assert html.startswith('<figure><img src="b.png" alt="a"')
    assert html.endswith("<figcaption>A *view*</figcaption></figure>\n")
    assert "title=" not in html


def test_captions_can_be_turned_off(compiled):
    assert "<figure>" not in compiled('![a](b.png "c")', captions=False).html


def test_picture_in_a_sentence_keeps_its_title(compiled):
    assert 'title="c"' in compiled('see ![a](b.png "c")').html


def test_link_to_another_site_gets_the_settings_rel(compiled):
    assert compiled("[a](https://other.example)").html == (
        '<p><a href="https://other.example" rel="noopener">a</a></p>\n'
    )


def test_authors_rel_goes_before_the_settings(compiled):
    assert 'rel="me"' in compiled("[a](https://other.example){rel=me}").html


def test_new_tab_never_hands_over_the_opener(compiled):
    html = compiled("[a](https://other.example)", external_links=ExternalLinks("", True)).html
    assert 'rel="noopener" target="_blank"' in html


def test_alternative_text_has_no_markup(compiled):
    assert 'alt="a b c"' in compiled("![a *b* `c`<!-- proofpress: allow x -->](d.png)").html


def test_address_from_a_shortcode(compiled):
    assert compiled('[a]({{< ref "b.md" >}}#c)').html == '<p><a href="/pages/b/#c">a</a></p>\n'


def test_address_from_a_shortcode_may_run_no_script(faults, access, monkeypatch):
    monkeypatch.setattr(access, "shortcode", lambda _call: ShortcodeResult("javascript:alert(1)"))
    assert faults('x [a]({{< ref "b.md" >}})') == ["1:3 markdown/unsafe-url"]
