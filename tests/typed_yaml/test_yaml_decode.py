import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from generator.model.finding import Location, Owner
from generator.typed_yaml.decode import decode, decode_plain
from generator.typed_yaml.field import key, keys_of
from generator.typed_yaml.plan import Plan, planned
from generator.typed_yaml.source import YamlSource

PATH = PurePosixPath("a.yaml")
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf."""

    name: str = key("Name.", default="", required=True)
    children: tuple["Leaf", ...] = key("Below.", default=())


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree."""

    lang: str | None = key("Text.")
    count: int = key("Number.", default=7, minimum=0)
    ratio: float = key("Number.", default=1.0)
    live: bool = key("Truth.", default=False)
    at: dt.datetime | None = key("Moment.")
    day: dt.date | None = key("Day.")
    tags: tuple[str, ...] = key("Texts.", default=())
    labels: Mapping[str, str] = key("Texts by name.", factory=dict)
    level: str = key("Choice.", default="error", choices=("error", "off"))
    leaves: Mapping[str, Leaf] = key("Leaves by name.", factory=dict)
    root: Leaf = key("A leaf.", factory=Leaf)
    any: Any = key("Anything.")
    renamed: str = key("Text.", default="", name="from")
    program: str = key("", default="not a key")


def read(text, timezone=dt.UTC):
    return decode(YamlSource(text, PATH, "settings", Owner.SETTINGS), Tree, timezone)


def faults(text):
    return [
        (fault.rule.removeprefix("settings/"), fault.at.line, fault.at.column, fault.at.end_column)
        for fault in read(text).faults
    ]


def messages(text):
    return [(fault.message, fault.fix) for fault in read(text).faults]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("name", "name"), ("Title", "name"), ("children", "children"), ("Name", None), ("x", None)],
)
def test_a_key_is_found_by_its_name_and_by_other_spellings(written, meant):
    keys = planned(keys_of(Leaf))
    plan = Plan(keys, other_names={"title": "name", "children": "name"})
    assert plan.find(written) == (keys[meant] if meant else None)
    assert Plan(keys).find(written) == keys.get(written)


def test_every_type():
    text = """
lang: de
count: 3
ratio: 0.5
live: yes
at: 2026-01-31 10:00
day: 2026-01-31
tags: [a, 2026]
labels: {x: y}
level: off
leaves: {oak: {name: Oak}}
root: {name: r, children: [{name: c}]}
any: [1, {a: 2026-01-31}]
from: f
"""
    assert read(text, BERLIN).faults == ()
    assert read(text, BERLIN).value == Tree(
        lang="de",
        count=3,
        ratio=0.5,
        live=True,
        at=dt.datetime(2026, 1, 31, 10, tzinfo=BERLIN),
        day=dt.date(2026, 1, 31),
        tags=("a", "2026"),
        labels={"x": "y"},
        level="off",
        leaves={"oak": Leaf("Oak")},
        root=Leaf("r", (Leaf("c"),)),
        any=[1, {"a": dt.date(2026, 1, 31)}],
        renamed="f",
    )


def test_empty_text_gives_defaults():
    assert read("").value == Tree()
    assert read("").faults == ()


def test_empty_values_are_as_if_missing():
    text = "lang:\ncount: ~\ntags:\nlabels: null\nleaves:\n  oak:\n"
    assert read(text).value == Tree(leaves={"oak": Leaf()})
    assert read(text).faults == ()


def test_positions_of_everything():
    text = "lang: de\ntags: [a, bb]\nroot:\n  name: r\nany:\n  x: [1]\ncount:\n"
    assert read(text).positions == {
        "lang": Location(PATH, 1, 7, 9),
        "tags": Location(PATH, 2, 7, 14),
        "tags.0": Location(PATH, 2, 8, 9),
        "tags.1": Location(PATH, 2, 11, 13),
        "root": Location(PATH, 4, 3),
        "root.name": Location(PATH, 4, 9, 10),
        "any": Location(PATH, 6, 3),
        "any.x": Location(PATH, 6, 6, 9),
        "any.x.0": Location(PATH, 6, 7, 8),
        "count": Location(PATH, 7, 1, 6),
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("no", "false"),
        ("1.10", "the number 1.1"),
        ("012", "the number 10"),
        ("1:20", "the number 80"),
    ],
)
def test_text_that_yaml_reads_otherwise_wants_quotes(value, shown):
    text = f"lang: {value}\n"
    assert faults(text) == [("wrong-type", 1, 7, 7 + len(value))]
    assert messages(text) == [
        (
            f"text is expected here, and YAML reads `{value}` as {shown}",
            f'quote it: `lang: "{value}"`',
        )
    ]
    assert read(text).value.lang == value


def test_text_in_quotes_is_as_it_stands():
    assert read("lang: 'no'\n").value.lang == "no"
    assert read('lang: "1.10"\n').faults == ()


def test_text_with_a_text_tag_is_as_it_stands():
    assert read("lang: !!str no\n").faults == ()


def test_item_that_yaml_reads_otherwise_wants_quotes():
    assert messages("tags: [no]\n") == [
        ("text is expected here, and YAML reads `no` as false", 'quote it: `"no"`')
    ]


def test_unknown_key_with_a_near_one():
    assert faults("tgas: [a]\n") == [("unknown-key", 1, 1, 5)]
    assert messages("tgas: [a]\n") == [("unknown key `tgas`", "did you mean `tags`?")]


def test_unknown_key_like_no_other():
    assert messages("zzzzzz: 1\n") == [("unknown key `zzzzzz`", "")]


def test_field_without_a_doc_is_no_key():
    assert faults("program: x\n") == [("unknown-key", 1, 1, 8)]


def test_key_of_another_name():
    assert faults("renamed: x\n") == [("unknown-key", 1, 1, 8)]


def test_duplicate_key_names_both_lines_and_the_first_counts():
    text = "count: 1\nlang: de\ncount: 2\n"
    assert faults(text) == [("duplicate-key", 3, 1, 6)]
    assert messages(text) == [
        (
            "`count` is set twice: first on line 1, and again here",
            "remove one of the two lines",
        )
    ]
    assert read(text).value.count == 1


@pytest.mark.parametrize(
    "text",
    ["any:\n  x: 1\n  x: 2\n", "labels:\n  x: a\n  x: b\n", "root:\n  name: a\n  name: b\n"],
)
def test_duplicate_key_at_depth(text):
    assert faults(text) == [("duplicate-key", 3, 3, 4 if "x" in text else 7)]


def test_faults_inside_an_unknown_key_are_listed():
    assert [fault[0] for fault in faults("zz: {a: 1, a: 2, b: no}\n")] == [
        "unknown-key",
        "duplicate-key",
        "ambiguous-value",
    ]


def test_duplicate_unknown_key():
    assert [fault[0] for fault in faults("zz: 1\nzz: 2\n")] == ["unknown-key", "duplicate-key"]


def test_list_is_wanted():
    text = "tags: a, b\n"
    assert faults(text) == [("wrong-type", 1, 7, 11)]
    assert messages(text)[0][1] == "write it as a list: `tags: [a, b]`"
    assert read(text).value.tags == ("a, b",)


def test_empty_list_item():
    assert faults("tags:\n  - a\n  -\n") == [("wrong-type", 3, 4, None)]
    assert read("tags:\n  - a\n  -\n").value.tags == ("a",)


@pytest.mark.parametrize(
    "text",
    [
        "lang: [a]",
        "lang: {a: b}",
        "count: x",
        'count: "3"',
        "count: 1.5",
        "count: 010",
        "count: 1_000",
        "count: .inf",
        "ratio: x",
        "ratio: .nan",
        "live: maybe",
        'live: "true"',
        "at: [2026]",
        "labels: x",
        "labels: {x: [1]}",
        "leaves: {oak: x}",
        "root: [x]",
        "level: [off]",
        "? [a]\n: b",
    ],
)
def test_wrong_type(text):
    found = [fault[0] for fault in faults(text)]
    assert found[0] == "wrong-type"
    assert set(found) <= {"wrong-type", "missing-key"}


def test_truth_in_quotes_is_understood_all_the_same():
    assert read('live: "true"\n').value.live is True


def test_bad_date():
    assert faults("count: 1\nat: 2026-13-45\n") == [("bad-value", 2, 5, 15)]


def test_least_number_is_allowed():
    assert faults("count: 0\n") == []


def test_number_below_the_least():
    assert messages("count: -1\n") == [("`count` is -1; the least is 0", "")]


def test_choice_that_yaml_takes_for_false_needs_no_quotes():
    assert read("level: off\n").value.level == "off"


def test_choice_that_does_not_exist():
    assert messages("level: errr\n") == [
        ("`level` cannot be `errr`; it is one of `error`, `off`", "did you mean `error`?")
    ]


def test_missing_key_is_placed_at_its_mapping():
    assert faults("lang: de\nleaves:\n  oak: {children: []}\n") == [("missing-key", 3, None, None)]


def test_required_key_left_empty_is_placed_at_the_key():
    assert faults("root:\n  name:\n") == [("missing-key", 2, 3, 7)]


def test_several_faults_are_all_listed():
    text = "lang: no\ncount: x\ntags: a\nzz: 1\nany: {a: 1, a: 2}\nat: soon\n"
    assert [fault[1] for fault in faults(text)] == [1, 2, 3, 4, 5, 6]


def test_refused_tag_is_reported_once():
    assert [fault[0] for fault in faults("lang: !x y\ntags: [!z a]\nroot: !y {a: b}\n")] == [
        "tag",
        "tag",
        "tag",
    ]


def test_merge_key():
    text = "any: &base {a: 1, b: 2}\nlabels: {<<: *base, b: x}\n"
    assert read(text).value.labels == {"b": "x", "a": "1"}


def test_merge_of_something_else():
    assert [fault[0] for fault in faults("labels: {<<: x}\n")] == ["wrong-type"]


def test_not_a_mapping():
    assert read("- a\n").value == Tree()
    assert faults("- a\n")[0][0] == "wrong-type"


def test_unparsable_text_reports_no_missing_keys():
    assert [fault.rule for fault in read("root: [\n").faults] == ["settings/syntax"]


@pytest.mark.parametrize("word", ["no", "off", "Yes"])
def test_word_that_parsers_disagree_about_is_text(word):
    assert read(f"any: {word}\n").value.any == word
    assert faults(f"any: {word}\n") == [("ambiguous-value", 1, 6, 6 + len(word))]


def test_number_with_a_leading_zero_is_text():
    assert read("any: [01234]\n").value.any == ["01234"]
    assert faults("any: [01234]\n") == [("ambiguous-value", 1, 7, 12)]


@pytest.mark.parametrize("value", ["0", "0.5", "--1", "+1", "10"])
def test_number_without_a_leading_zero_is_not_ambiguous(value):
    assert faults(f"any: {value}\n") == []


def test_plain_python():
    decoded = decode_plain(YamlSource("[1, a, {b: null}]", PATH, "data"))
    assert decoded.value == [1, "a", {"b": None}]
    assert decoded.faults == ()


def test_faults_carry_key_and_owner():
    [fault] = read("root:\n  naem: x\n  name: y\n").faults
    assert (fault.key, fault.owner) == ("root.naem", Owner.SETTINGS)
