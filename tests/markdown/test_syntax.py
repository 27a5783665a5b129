"""What we understand beyond CommonMark, and what it becomes."""

import re
from pathlib import Path

import pytest

import generator.markdown
from generator.markdown.compile import Compiler
from generator.markdown.measure import count_words
from generator.rules.stage_faults.markdown import KINDS
from generator.settings.schema import Markdown


def test_headings_get_readable_ids_and_are_listed(compiled):
    fragment = compiled("# Über *uns* & `co`\n\ntext\n\nउप शीर्षक\n---", line=4)
    assert fragment.html.startswith(
        '<h1 id="über-uns-co">Über <em>uns</em> &amp; <code>co</code></h1>'
    )
    assert [(h.level, h.id, h.text, h.line) for h in fragment.headings] == [
        (1, "über-uns-co", "Über uns & co", 4),
        (2, "उप-शीर्षक", "उप शीर्षक", 8),
    ]


def test_equal_headings_get_numbers(compiled):
    ids = [heading.id for heading in compiled("# A\n\n# A\n\n# A-1\n\n# A\n\n# !").headings]
    assert ids == ["a", "a-1", "a-1-1", "a-2", "section"]


def test_chosen_id_goes_before_a_made_one(compiled):
    ids = [heading.id for heading in compiled("# A\n\n# B {#a .x}").headings]
    assert ids == ["a-1", "a"]


def test_anchor_beside_a_heading(compiled):
    assert compiled("# A", heading_anchors=True).html == (
        '<h1 id="a">A <a class="heading-anchor" href="#a" aria-labelledby="a">'
        '<span aria-hidden="true">#</span></a></h1>\n'
    )


def test_braces_give_attributes_to_blocks_and_text(compiled):
    html = compiled('{.a #b}\ntext `c`{.d} [e](f.md){hreflang=de title="g"}').html
    assert html == (
        '<p id="b" class="a">text <code class="d">c</code> <a href="f/" hreflang="de" title="g">e</a></p>\n'
    )


def test_braces_that_hold_something_else_are_text(compiled):
    assert compiled("{a}\nb {c}").html == "<p>{a}\nb {c}</p>\n"


def test_task_list_has_labelled_boxes(compiled):
    assert compiled("- [ ] a\n- [x] *b*").html == (
        '<ul class="contains-task-list">\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled> a</label></li>\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled checked> <em>b</em></label></li>\n'
        "</ul>\n"
    )


def test_table_scrolls_by_keyboard_and_has_no_inline_style(compiled):
    html = compiled("|a|b|\n|-|-:|\n|c|d|\n").html
    assert html == (
        '<div class="table-scroll" role="region" aria-label="a, b" tabindex="0">\n<table>\n<thead>\n'
        '<tr>\n<th scope="col">a</th>\n<th scope="col" class="align-right">b</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>c</td>\n<td class="align-right">d</td>\n</tr>\n</tbody>\n</table>\n</div>\n'
    )


def test_tables_with_equal_heads_get_different_names(compiled):
    html = compiled("|a|\n|-|\n\ntext\n\n|a|\n|-|\n").html
    assert 'aria-label="a"' in html
    assert 'aria-label="a (2)"' in html


def test_strikethrough_and_definitions(compiled):
    assert compiled("~~a~~\n\nb\n: c\n").html == (
        "<p><s>a</s></p>\n<dl>\n<dt>b</dt>\n<dd>c</dd>\n</dl>\n"
    )


def test_admonition_is_a_named_note(compiled):
    assert compiled('!!! warning "Mind *this*"\n    a').html == (
        '<div class="admonition warning" role="note" aria-label="Mind this">\n'
        '<p class="admonition-title">Mind <em>this</em></p>\n<p>a</p>\n</div>\n'
    )


@pytest.mark.parametrize(("mark", "opened"), [("???", ""), ("???+", " open")])
def test_collapsible_admonition_is_a_disclosure(compiled, mark, opened):
    assert compiled(f'{mark} tip "More"\n    a').html == (
        f'<details class="admonition tip"{opened}>\n<summary>More</summary>\n<p>a</p>\n</details>\n'
    )


def test_footnotes_lead_there_and_back(compiled):
    html = compiled("a[^x] b[^x] c^[d]\n\n[^x]: *e*", language="de").html
    assert html == (
        '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup>'
        ' b<sup class="footnote-ref"><a href="#fn1" id="fnref1-1" role="doc-noteref">1</a></sup>'
        ' c<sup class="footnote-ref"><a href="#fn2" id="fnref2" role="doc-noteref">2</a></sup></p>\n'
        '<section class="footnotes" role="doc-endnotes" aria-label="Fußnoten">\n'
        '<ol class="footnotes-list">\n<li id="fn1" class="footnote-item"><p><em>e</em>'
        ' <a href="#fnref1" class="footnote-backref" role="doc-backlink" aria-label="Zurück zum Text">↩︎</a>'
        ' <a href="#fnref1-1" class="footnote-backref" role="doc-backlink" aria-label="Zurück zum Text (2)">↩︎</a></p>\n'
        '</li>\n<li id="fn2" class="footnote-item"><p>d'
        ' <a href="#fnref2" class="footnote-backref" role="doc-backlink" aria-label="Zurück zum Text">↩︎</a></p>\n'
        "</li>\n</ol>\n</section>\n"
    )


def test_footnote_that_nobody_refers_to(compiled, faults):
    assert compiled("a\n\n[^x]: b").html == "<p>a</p>\n"
    assert faults("a\n\n[^x]: b") == ["3:1 markdown/footnote-unused"]


def test_code_is_coloured_by_class(compiled):
    html = compiled("```python\nif a: b\n```").html
    assert html.startswith('<pre class="highlight" tabindex="0"><code class="language-python">')
    assert '<span class="k">if</span>' in html
    assert "style=" not in html


def test_code_keeps_blank_lines_at_its_edges(compiled):
    html = compiled("```python\n\na\n\n```").html
    assert html.count("\n") == 4


def test_code_without_colours(compiled, faults):
    assert "<span" not in compiled("```python\nif a: b\n```", highlight=False).html
    assert faults("```nonsense\na\n```", highlight=False) == []
    assert faults("```text\na\n```") == []


def test_unknown_code_language_suggests_the_nearest(compiled):
    (fault,) = compiled("a\n\n```pyhton\nx\n```").faults
    assert (fault.rule, fault.at.line, fault.at.column) == ("markdown/code-language", 3, 4)
    assert fault.fix == "did you mean `python`?"


def test_only_the_first_fifty_faults_of_a_page_are_given_a_near_name(compiled):
    *first, last = compiled("```pyhton\nx\n```\n\n" * 51).faults
    assert {one.fix for one in first} == {"did you mean `python`?"}
    assert {one.correction for one in first} != {None}
    assert (last.fix, last.correction) == ("use `text` for code without colours", None)


def test_language_that_is_near_several_is_suggested_and_not_corrected(compiled):
    (fault,) = compiled("```jav\nx\n```").faults  # `java` or `javascript`
    assert (fault.fix, fault.correction) == ("did you mean `java`?", None)


def test_language_that_is_near_no_other_is_not_corrected(compiled):
    (fault,) = compiled("```qqqqqqqq\nx\n```").faults
    assert (fault.fix, fault.correction) == ("use `text` for code without colours", None)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“a ‘b’ c” – d… e—f"),
        ("de", "„a ‚b‘ c“ – d… e—f"),
        ("de-CH", "«a ‹b› c» – d… e—f"),
        ("fr", "«\u202fa “b” c\u202f» – d… e—f"),
        ("tlh", "“a ‘b’ c” – d… e—f"),
        ("nl", "“a ‘b’ c” – d… e—f"),
        ("pl", "„a «b» c” – d… e—f"),
        ("cs", "„a ‚b‘ c“ – d… e—f"),
        ("da", "»a ›b‹ c« – d… e—f"),
        ("sv", "”a ’b’ c” – d… e—f"),
        ("fi", "”a ’b’ c” – d… e—f"),
        ("nb", "«a ‘b’ c» – d… e—f"),
        ("ru", "«a „b“ c» – d… e—f"),
        ("uk", "«a „b“ c» – d… e—f"),
        ("ja", "「a 『b』 c」 – d… e—f"),
    ],
)
def test_quotes_follow_the_language(compiled, language, expected):
    html = compiled("\"a 'b' c\" -- d... e---f", language=language).html
    assert html == f"<p>{expected}</p>\n"


def test_smart_punctuation_leaves_code_addresses_and_signs_alone(compiled):
    html = compiled('`"a"--` <https://other.example/a--b> (c) don\'t').html
    assert "<code>&quot;a&quot;--</code>" in html
    assert ">https://other.example/a--b</a>" in html
    assert "(c) don’t" in html


def test_smart_punctuation_can_be_turned_off(compiled):
    assert compiled('"a" -- b', smart_punctuation=False).html == "<p>&quot;a&quot; -- b</p>\n"


def test_summary_is_the_first_paragraph(summary):
    text = "# Title\n\n> quoted\n\nFirst `code` *paragraph*\nhere.\n\nSecond."
    assert summary(text) == "First code paragraph here."


def test_summary_of_160_characters_stays_whole(summary):
    text = "word " * 31 + "ends."
    assert len(text) == 160
    assert summary(text) == text


def test_longer_summary_is_cut_at_a_word(summary):
    assert summary("word " * 31 + "ending, and more") == ("word " * 31).strip() + "…"


def test_summary_without_a_space_is_cut_all_the_same(summary):
    assert len(summary("語" * 500)) == 160


def test_summary_is_found_behind_a_long_beginning(summary):
    assert summary("# T\n\n" + "```\ncode\n```\n\n" * 300 + "First words.") == "First words."


def test_words_are_counted_without_code_and_marks():
    assert count_words("# One *two*\n\nthree four five\n\n```\nsix\n```\n\n- se**ven**") == 6


def test_ideographs_count_each():
    assert count_words("日本語 text") == 4


def test_blocks_nested_too_deep_are_reported(compiled):
    fragment = compiled("> " * 200 + "a", line=3)
    assert [(f.rule, f.at.line) for f in fragment.faults] == [("markdown/too-deep", 3)]


def test_short_texts():
    compiler = Compiler(Markdown())
    assert compiler.inline('a *b* "c" [d](e.md) <script>x</script>') == (
        'a <em>b</em> “c” <a href="e.md">d</a> '
    )
    assert compiler.inline('"a"', "de") == "„a“"
    assert compiler.inline("# a {{< b >}}") == "# a {{&lt; b &gt;}}"


def test_extension_adds_syntax_and_its_own_rendering(document, access):
    def mermaid(md):
        md.add_render_rule("fence", lambda *_: "<my-chart>\n")

    def mentions(md):
        def rule(state, silent):
            if not state.src.startswith("@me", state.pos):
                return False
            if not silent:
                state.push("mention", "", 0)
            state.pos += 3
            return True

        md.inline.ruler.before("link", "mention", rule)
        md.add_render_rule("mention", lambda *_: "<my-self>")

    compiler = Compiler(Markdown(), [mermaid, mentions])
    html = compiler.compile(document("a @me *b*\n\n```\nx\n```"), access).html
    assert html == "<p>a <my-self> <em>b</em></p>\n<my-chart>\n"


def test_compiler_keeps_nothing_between_pages(document, access):
    compiler = Compiler(Markdown())
    text = "# A\n\na[^x] ![a](b.png)\n\n|a|\n|-|\n\n[^x]: c\n\n[r]: missing.md"
    first = compiler.compile(document(text), access)
    compiler.compile(document("[r] <div>\n\n" + "> " * 200), access)
    assert compiler.compile(document(text), access) == first


def test_every_kind_of_fault_is_listed_once():
    ids = [kind.id for kind in KINDS]
    assert len(ids) == len(set(ids))
    assert all(kind.doc.endswith(".") for kind in KINDS)


def test_every_fault_that_the_package_reports_is_listed():
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(generator.markdown.__path__[0]).glob("*.py")
    )
    reported = set(re.findall(r'"(markdown/[a-z-]+)"', source))
    assert reported == {kind.id for kind in KINDS}
