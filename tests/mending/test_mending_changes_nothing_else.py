"""Whatever is fixed: nothing changes beside it, and everything else says what it said."""

import datetime as dt
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli.fixing import mends
from generator.content.front_matter import parse
from generator.mending.addresses import mend_address
from generator.mending.files import SourceFiles
from generator.mending.headings import mend_heading
from generator.mending.link_texts import mend_link_text
from generator.mending.picture_sizes import mend_picture_size
from generator.mending.plan import plan_mending
from generator.mending.titles import mend_ending
from generator.model.finding import Correction, Finding, Location, Severity
from generator.model.source_text import Edit, SourceText

PATH = PurePosixPath("content/a.md")
MENDS = mends()

WORDS = st.sampled_from(
    [
        "spades",
        "a: b",
        "no",
        "1.10",
        "@home",
        '"x"',
        "'y': z",
        "# c",
        "ä",
        "[a]",
        "*b* c",
        "",
        "true",
    ]
)
KEYS = st.sampled_from(
    ["title", "titel", "Title", "tags", "weight", "weigth", "noindex", "summary", "params", "x"]
)
ENTRIES = st.builds(
    lambda key, value, comment: f"{key}: {value}{comment}",
    KEYS,
    WORDS
    | st.sampled_from(['"3"', "3", "'true'", "\n  - a\n  - b", "\n  a: 1", "|\n  text\n  more"]),
    st.sampled_from(["", "", "  # why"]),
)
FRONT_MATTER = st.lists(ENTRIES | st.sampled_from(["", "# alone"]), min_size=1, max_size=6)
ENDS = st.sampled_from(["\n", "\r\n"])


def read(text):
    return parse(text, PATH, taxonomies=("tags",), declared={}, timezone=dt.UTC)


def findings(parsed, text):
    lines = SourceText(PATH, text).lines
    return [
        Finding(
            one.rule,
            Severity.ERROR,
            one.message,
            source=one.at,
            key=one.key,
            excerpt=lines[one.at.line - 1] if one.at.line else "",
            correction=one.correction,
        )
        for one in parsed.faults
    ]


def mended(text, folder):
    """One round, by the code that the command runs."""
    file = folder / PATH
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    plan = plan_mending(findings(read(text), text), MENDS, SourceFiles(folder.resolve()))
    return plan.files[0].after.decode() if plan.files else text, plan.mended


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("site")


@settings(deadline=None, max_examples=2000)
@given(entries=FRONT_MATTER, end=ENDS)
def test_front_matter_is_mended_once_and_for_all(folder, entries, end):
    text = ("---\n" + "\n".join(entries) + "\n---\n\nSome --- words\n").replace("\n", end)
    before = text
    for _ in range(12):
        after, done = mended(before, folder)
        if after == before:
            break
        assert_others_stay(before, after, done)
        before = after
    else:
        pytest.fail("it never ends")
    assert before.count("\n") - before.count("\r\n") in (0, before.count("\n"))
    assert before.count("#") == text.count("#")


def assert_others_stay(before, after, done):
    old, new = read(before), read(after)
    assert new.body == old.body
    assert done
    if any(one.rule.endswith("syntax") for one in old.faults):
        return  # nothing could be read before
    twice = any(one.rule.endswith("duplicate-key") for one in old.faults)
    for one in () if twice else done:  # the second of two shows its own fault once it is the first
        assert number_of(one, new.faults) < number_of(one, old.faults)
    touched = {one.key for one in old.faults} | {"title", "weight"}
    for name in ("title", "summary", "noindex", "weight", "params"):
        if name not in touched:
            assert getattr(new.front_matter, name) == getattr(old.front_matter, name)


def number_of(finding, faults):
    same = (finding.rule, finding.message, finding.key)
    return sum((one.rule, one.message, one.key) == same for one in faults)


TEXTS = st.lists(
    st.sampled_from(
        [
            *"[]()<>`\\!#*-|\"'= \n\r\t:/aA",
            "[a](/A/)",
            "[b]: /A/\n",
            "<https://e.com/A/>",
            '<a href="/A/">',
            '<img src="/A/" alt>',
            "![a](/A/){.b}",
            "```\n",
            "### ",
            '{{< ref "/A/" >}}',
        ]
    ),
    max_size=40,
).map("".join)
MENDERS = [
    (mend_address, Correction("/A/", "/a/")),
    (mend_address, Correction("https://e.com/A/", "https://e.com/a b(/")),
    (mend_link_text, Correction("https://e.com/A/", "A [title] *here*")),
    (mend_link_text, Correction("", "A | [title] *here*")),
    (mend_picture_size, Correction("/A/", 'width="4" height="3"')),
    (mend_heading, Correction("3", "2")),
    (mend_ending, Correction("x | a | a", "x | a")),
]


@settings(deadline=None, max_examples=200)
@given(text=TEXTS, line=st.integers(1, 9), column=st.none() | st.integers(1, 20), data=st.data())
def test_no_mender_fails_or_touches_more_than_what_is_wrong(text, line, column, data):
    mend, correction = data.draw(st.sampled_from(MENDERS))
    source = SourceText(PATH, text)
    if line > len(source.lines) or (column or 1) > len(source.line(line)) + 1:
        return
    at = Location(PATH, line, column)
    edits = list(mend(source, at, correction))
    for edit in edits:
        gone = text[edit.start : edit.end]
        assert "\n" not in gone
        assert "\r" not in gone
    after = source.edited(edits)
    assert len(SourceText(PATH, after).lines) == len(source.lines)


@given(
    st.text(st.sampled_from("ab\r\n\u2028ä"), max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.sampled_from(["", "x", "y\nz"]))),
)
def test_edits_change_their_spans_alone(text, wanted):
    edits = []
    for start, length, new in wanted:
        if start + length <= len(text):
            edit = Edit(start, start + length, new)
            if not any(edit.overlaps(other) for other in edits):
                edits.append(edit)
    source = SourceText(PATH, text)
    after = source.edited(edits)
    at = done = 0
    for edit in sorted(edits):
        kept = text[done : edit.start]
        assert after[at : at + len(kept)] == kept
        at += len(kept) + len(edit.new.replace("\n", source.line_end))
        done = edit.end
    assert after[at:] == text[done:]
