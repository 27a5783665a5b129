from pathlib import PurePosixPath

import pytest
from yaml.nodes import MappingNode

from generator.typed_yaml.compose import DEPTH_LIMIT, compose
from generator.typed_yaml.graph import EXPANSION_LIMIT
from generator.typed_yaml.source import YamlSource

PATH = PurePosixPath("a.yaml")


def composed(text, first_line=1):
    return compose(YamlSource(text, PATH, "settings", first_line=first_line))


def faults(text, first_line=1):
    return [
        (fault.rule, str(fault.at), fault.message) for fault in composed(text, first_line).faults
    ]


def places(text):
    """Line and column of each value, and the column behind it."""
    source = YamlSource(text, PATH, "settings")
    root = composed(text).root
    found = [source.place(value) for _, value in root.value]
    return [(place.line, place.column, place.end_column) for place in found]


def test_empty_text_has_no_tree_and_no_fault():
    assert composed("") == composed("# a comment\n")
    assert composed("").root is None
    assert composed("").faults == ()


def test_byte_order_mark_takes_no_column():
    assert places("\ufeffa: x\nb: yy\n") == [(1, 4, 5), (2, 4, 6)]


def test_crlf_counts_as_one_line_end():
    assert places("a: x\r\nb: yy\r\n") == [(1, 4, 5), (2, 4, 6)]


def test_character_outside_the_basic_plane_takes_one_column():
    assert places("a: 😀 x\nb: [😀, y]\n") == [(1, 4, 7), (2, 4, 10)]


def test_value_of_several_lines_has_no_end_column():
    assert places("a: |\n  x\n  y\n") == [(1, 4, None)]


def test_first_line_moves_every_place():
    assert faults("a: b: c\n", first_line=7)[0][1] == "a.yaml:7:4"


def test_nesting_at_the_limit_is_read():
    text = "[" * (DEPTH_LIMIT - 1) + "]" * (DEPTH_LIMIT - 1)
    assert faults(f"a: {text}") == []


@pytest.mark.parametrize("brackets", [DEPTH_LIMIT, 2_000, 100_000])
def test_nesting_over_the_limit_is_refused_at_its_place(brackets):
    text = "a: " + "[" * brackets + "]" * brackets
    [(rule, _, message)] = faults(text)
    assert rule == "settings/nesting"
    assert message == "lists and mappings stand more than 100 deep in one another"


def test_two_thousand_open_brackets_are_found_where_they_begin():
    assert faults("a: b\nc: " + "[" * 2_000)[0][:2] == ("settings/nesting", "a.yaml:2:4")


def test_many_brackets_side_by_side_are_no_nesting():
    assert faults("a: [" + "[], " * 500 + "]") == []


@pytest.mark.parametrize("opener", ["- ", "? "])
def test_nesting_without_brackets_is_refused(opener):
    assert [fault[0] for fault in faults(opener * 3_000)] == ["settings/nesting"]


def test_nesting_by_indent_is_refused():
    text = "".join(" " * depth + "a:\n" for depth in range(2_000))
    assert [fault[0] for fault in faults(text)] == ["settings/nesting"]


def test_alias_is_read():
    root = composed("a: &x [1]\nb: *x\n").root
    assert isinstance(root, MappingNode)
    assert root.value[0][1] is root.value[1][1]


def test_aliases_that_explode_are_refused():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    [(rule, place, message)] = faults("\n".join(lines))
    assert (rule, place) == ("settings/nesting", "a.yaml:2:10")
    assert message.endswith(f"the limit is {EXPANSION_LIMIT:,}")


def test_aliases_that_stack_up_are_refused():
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 2_000))]
    assert [fault[0] for fault in faults("\n".join(lines))] == ["settings/nesting"]
    short = "\n".join(lines[: DEPTH_LIMIT + 1])
    assert [fault[0] for fault in faults(short)] == ["settings/nesting"]
    assert faults("\n".join(lines[: DEPTH_LIMIT - 10])) == []


def test_value_within_itself_is_refused():
    assert faults("b: 1\na: &a [*a]") == [
        ("settings/nesting", "a.yaml:2:4", "this value contains itself")
    ]


def test_mapping_within_itself_by_merge_is_refused():
    assert [fault[0] for fault in faults("a: &a {<<: *a}")] == ["settings/nesting"]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("!!python/object/apply:os.system", "!!python/object/apply:os.system"),
        ("!!python/name:os.system", "!!python/name:os.system"),
        ("!!binary", "!!binary"),
        ("!secret", "!secret"),
        ("!important", "!important"),
    ],
)
def test_unknown_tag_is_refused(tag, shown):
    assert faults(f"b: 1\na: {tag} [x]") == [
        ("settings/tag", "a.yaml:2:4", f"the tag `{shown}` is not allowed here")
    ]


def test_every_unknown_tag_is_listed():
    assert [fault[1] for fault in faults("a: !x 1\nb: [!y 2, !z 3]")] == [
        "a.yaml:1:4",
        "a.yaml:2:5",
        "a.yaml:2:11",
    ]


@pytest.mark.parametrize("value", ["!!str 1", "!!int 1", "!!float 1.5", "!!bool yes", "!!null ''"])
def test_tags_of_plain_values_are_allowed(value):
    assert faults(f"a: {value}") == []


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "NUL (U+0000)"),
        ("\x1b", "ESCAPE (U+001B)"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE (U+2066)"),
        ("\ud800", "control character (U+D800)"),
    ],
)
def test_hidden_character_is_refused_at_its_place(character, name):
    assert faults(f"a: b\nc: d{character}e\n") == [
        ("settings/hidden-character", "a.yaml:2:5", f"there is a hidden character here: {name}")
    ]


def test_hidden_characters_side_by_side_are_one_fault():
    [fault] = composed("a: \u202c\u202cb").faults
    assert fault.message == (
        "there are 2 hidden characters here, the first: POP DIRECTIONAL FORMATTING (U+202C)"
    )
    assert (fault.at.column, fault.at.end_column) == (4, 6)


def test_hidden_character_does_not_hide_other_faults():
    assert [fault[:2] for fault in faults("a: \0\nb: c: d\n")] == [
        ("settings/hidden-character", "a.yaml:1:4"),
        ("settings/syntax", "a.yaml:2:4"),
    ]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_foreign_line_separator_ends_no_line(character):
    assert faults(f"a: b{character}c\nd: e: f\n") == [
        (
            "settings/syntax",
            "a.yaml:2:4",
            "the value of `d` has a colon in it, which YAML takes for a key",
        )
    ]
