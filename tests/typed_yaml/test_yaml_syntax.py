from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.typed_yaml.compose import compose
from generator.typed_yaml.decode import decode_plain
from generator.typed_yaml.source import YamlSource

PIECES = st.sampled_from(
    [
        *"[]{}:,-?!&*|>'\"%@`#\t\n ~=\\",
        "a: ",
        "- ",
        "\n  ",
        "&x ",
        "*x",
        "!!int ",
        "<<: ",
        "---\n",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_whatever_the_text_every_fault_has_a_place_in_it(pieces):
    text = "".join(pieces)
    lines = text.split("\n")
    for found in decode_plain(YamlSource(text, PurePosixPath("a.yaml"), "settings")).faults:
        assert found.at.line <= len(lines)
        assert found.at.column <= len(lines[found.at.line - 1]) + 1
        assert (found.at.end_column or found.at.column + 1) > found.at.column


def fault(text):
    [found] = compose(YamlSource(text, PurePosixPath("a.yaml"), "settings")).faults
    assert found.rule == "settings/syntax"
    return found


def place(found):
    return (found.at.line, found.at.column, found.at.end_column)


def test_colon_in_a_value():
    found = fault("title: a: b\n")
    assert place(found) == (1, 8, 12)
    assert found.message == "the value of `title` has a colon in it, which YAML takes for a key"
    assert found.fix == 'quote the value: `title: "a: b"`'


def test_colon_in_a_list_item():
    found = fault("x:\n  - title: a: b\n")
    assert place(found) == (2, 12, 16)


def test_colon_in_a_value_with_double_quotes_gets_single_ones():
    assert fault('title: a "b": c\n').fix == "quote the value: `title: 'a \"b\": c'`"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: 1\n", 2, 1),
        ("a: 1\n\tb: 2\n", 2, 1),
        ("\tb: 1\n", 1, 1),
        ("a:\n  b: 1\n  \tc: 2\n", 3, 3),
        ("a: |\n\tx\n", 2, 1),
        ("tags:\n- a\n\t- b\n", 3, 1),
    ],
)
def test_tab_indent_is_marked_at_the_tab(text, line, column):
    found = fault(text)
    assert place(found) == (line, column, column + 1)
    assert found.message == "this line is indented with a tab; YAML allows spaces alone"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: 1\ntitle: "abc\ndescription: x\n', 2, 8),
        ("title: 'abc\n", 1, 8),
        ('title: "abc', 1, 8),
        ('title: "abc\ndescription: "x"\nslug: y\n', 1, 8),
        ("title: 'abc\nsummary: it's\n", 1, 8),
        ('list:\n  - "abc\n  - d\n', 2, 5),
        ('"title: x\n', 1, 1),
        ("x: 1\ntitle: 'it''s\ny: 2\n", 2, 8),
    ],
)
def test_unclosed_quote_is_marked_where_it_opens(text, line, column):
    found = fault(text)
    assert place(found) == (line, column, column + 1)
    assert "is never closed" in found.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("tags: [a, b\ntitle: x\n", 1, 7),
        ("a: {b: 1\nc: d", 1, 4),
        ("x: 1\na: [b, c", 2, 4),
        ("a: [", 1, 4),
        ("a: [b,", 1, 4),
    ],
)
def test_unclosed_bracket_is_marked_where_it_opens(text, line, column):
    found = fault(text)
    assert place(found) == (line, column, column + 1)
    assert "is never closed" in found.message


def test_missing_comma_between_brackets():
    found = fault('tags: ["a" "b"]\n')
    assert place(found) == (1, 12, 13)
    assert "a comma is missing" in found.message


@pytest.mark.parametrize("value", ["%x", "@x", "`x`", "*bold*", "*x", "& b"])
def test_value_with_a_special_first_character_wants_quotes(value):
    found = fault(f"a: 1\ntitle: {value}\n")
    assert place(found) == (2, 8, 8 + len(value))
    assert found.fix == f'quote the value: "{value}"'


def test_text_behind_a_closing_quote():
    found = fault("title: 'it's'\nb: 1\n")
    assert place(found) == (1, 8, 14)
    assert found.message == "there is text behind the end of the value"
    assert found.fix == 'quote the whole value: `title: "it\'s"`'


def test_text_behind_a_closing_bracket():
    assert place(fault("title: [Update] News\n")) == (1, 8, 21)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("title: 'x'\n  b: 1\n", 2, 3), ("a:\n   b: 1\n  c: 2\n", 3, 3), ("a: [x]\n c: 1\n", 2, 2)],
)
def test_a_line_of_another_indent_has_no_text_behind_a_value(text, line, column):
    found = fault(text)
    assert found.message.startswith("this is not valid YAML: ")
    assert place(found) == (line, column, None)


def test_an_unknown_tag_is_no_text_behind_a_value():
    found = fault("title: [!x!y z]\n")
    assert place(found) == (1, 9, None)
    assert "undefined tag" in found.message


def test_unknown_escape_is_marked_at_the_backslash():
    found = fault('path: "C:\\data"\n')
    assert place(found) == (1, 10, 12)


def test_missing_space_behind_a_colon():
    found = fault("a: b\ntitle:x\nc: d\n")
    assert place(found) == (2, 1, 8)
    assert found.fix == "put a space behind the colon: `title: x`"


def test_missing_space_behind_the_first_colon():
    assert place(fault("title:x\nc: d\n")) == (1, 1, 8)


def test_line_without_a_colon():
    found = fault("title\nc: d\n")
    assert place(found) == (1, 1, 6)
    assert found.message == "this line is not `key: value`"


def test_key_below_a_value():
    found = fault("a: b\n  c: d\n")
    assert place(found) == (2, 3, 7)


def test_list_on_the_line_of_its_key():
    assert place(fault("tags: - a\n")) == (1, 7, None)


def test_key_among_list_items():
    assert place(fault("- a\nb: c\n")) == (2, 1, None)


def test_second_document():
    assert place(fault("a: 1\n---\nb: 2\n")) == (2, 1, None)
