from pathlib import PurePosixPath

import pytest

from generator.checks.findings.baseline import Entry, compare, entry_of, parse, render
from generator.checks.findings.fingerprint import Subject, anywhere, fingerprint
from generator.errors import BaselineError
from generator.model.finding import Finding, Location, Owner, Report, Severity

HEAD = "# proofpress baseline 1\n"


def found(path="content/a.md", subject="x", rule="links/broken", owner=Owner.CONTENT):
    return Finding(
        rule,
        Severity.ERROR,
        f"m {subject}",
        owner=owner,
        fingerprint=fingerprint(rule, path, Subject(subject)),
        source=Location(PurePosixPath(path), 3),
    )


def known(findings, entries, *, there=()):
    compared = compare(Report(tuple(findings)), entries, lambda path: path in there)
    return [one.known for one in compared.report.findings], compared


# The file


def test_what_is_written_is_read_again():
    entries = (
        Entry("a" * 32, "links/broken", "content/a b%20.md", "link to `x` leads nowhere"),
        Entry("b" * 32, "seo/orphan", "-", ""),
    )
    read = parse(render(entries))
    assert {(one.fingerprint, one.rule, one.path, one.message) for one in read} == {
        (one.fingerprint, one.rule, one.path, one.message) for one in entries
    }
    assert len(render(entries).splitlines()) == 3


@pytest.mark.parametrize("path", ["a b.md", "a%20b.md", "ä\u2028.md", "\udcff.md", "a\x00\x7f.md"])
def test_odd_paths_take_one_line_and_come_back(path):
    text = render([Entry("a" * 32, "seo/orphan", path, "m")]).encode().decode()
    assert len(text.splitlines()) == 2
    assert [one.path for one in parse(text)] == [path]


def test_lines_are_sorted_by_file_and_rule_whatever_comes_first():
    entries = [
        Entry("c" * 32, "seo/b", "content/b.md", ""),
        Entry("b" * 32, "seo/b", "content/a.md", ""),
        Entry("a" * 32, "seo/c", "content/a.md", ""),
    ]
    text = render(entries)
    assert text == render(entries[::-1])
    assert [line[0] for line in text.splitlines()[1:]] == ["b", "a", "c"]


def test_lines_that_a_merge_doubled_are_one():
    line = f"{'a' * 32} seo/orphan content/a.md m\n"
    assert len(parse(HEAD + line + line)) == 1


def test_windows_line_ends_and_blank_lines():
    assert len(parse(f"{HEAD}\r\n\r\n{'a' * 32} seo/orphan content/a.md m\r\n")) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<<<<<<< HEAD", "f:2: a merge was not finished here"),
        ("=======", "f:2: a merge was not finished here"),
        (">>>>>>> other", "f:2: a merge was not finished here"),
        ("||||||| base", "f:2: a merge was not finished here"),
        ("aaaa seo/orphan content/a.md m", "f:2: `aaaa seo/orphan"),
        ("A" * 32 + " seo/orphan content/a.md m", "f:2: `AAAA"),
        ("a" * 32 + " orphan content/a.md m", "is not a baseline entry"),
        ("a" * 32, "is not a baseline entry"),
        ("# proofpress baseline 2: known", "f:2: format 2 is not known here; this is 1"),
    ],
)
def test_damage_is_named_with_its_line(line, message):
    with pytest.raises(BaselineError) as caught:
        parse(HEAD + line + "\n", "f")
    assert message in caught.value.message
    assert caught.value.exit_code == 2


def test_message_is_one_short_line():
    finding = found(subject="a\nb\x1b[31m" + "c" * 200)
    entry = entry_of(finding)
    assert len(entry.message) == 100
    assert entry.message.isprintable()


# What is known


def test_new_and_known():
    one, other = found(subject="x"), found(subject="y")
    marks, compared = known([one, other], [entry_of(one)])
    assert marks == [True, False]
    assert compared.gone == ()


def test_mended_and_new_are_one_new_whatever_the_count():
    marks, compared = known([found(subject="y")], [entry_of(found(subject="x"))])
    assert marks == [False]
    assert len(compared.gone) == 1


# Files that were moved


def test_moved_file_takes_its_entries_along():
    entry = entry_of(found("content/blog/spades.md"))
    marks, compared = known([found("content/tools/spades.md")], [entry])
    assert marks == [True]
    assert compared.gone == ()
    assert [one.path for one in compared.moved.values()] == ["content/tools/spades.md"]


def test_page_that_became_a_folder_is_the_same_page():
    entry = entry_of(found("content/blog/spades.md"))
    assert known([found("content/blog/spades/index.md")], [entry])[0] == [True]


def test_new_fault_in_a_moved_file_is_new():
    entry = entry_of(found("content/blog/spades.md"))
    new = found("content/tools/spades.md", "y")
    assert known([found("content/tools/spades.md"), new], [entry])[0] == [True, False]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("content/tools/spades.md", ["content/blog/spades.md"]),  # a copy: the old one stands
        ("content/blog/rakes.md", []),  # another name is another page
    ],
)
def test_what_is_no_move(path, there):
    entry = entry_of(found("content/blog/spades.md"))
    assert known([found(path)], [entry], there=there)[0] == [False]


def test_two_files_of_one_name_are_not_guessed_at():
    entry = entry_of(found("content/blog/spades.md"))
    findings = [found("content/a/spades.md"), found("content/b/spades.md")]
    assert known(findings, [entry])[0] == [False, False]


# HTML of other generators


def test_page_of_foreign_html_is_known_by_what_recurs():
    finding = found("a/index.html", owner=Owner.UNKNOWN)
    entry = Entry(anywhere(finding.fingerprint), finding.rule, "-", "")
    marks, compared = known([finding], [entry])
    assert marks == [True]
    assert compared.gone == ()


def test_our_own_pages_are_not():
    finding = found("content/a.md")
    entry = Entry(anywhere(finding.fingerprint), finding.rule, "-", "")
    assert known([finding], [entry])[0] == [False]
