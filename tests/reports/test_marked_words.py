from pathlib import PurePosixPath

import pytest

from generator.model.finding import Finding, Location, Severity
from generator.reports.frame import code_frame
from generator.reports.marked_words import marked


def caret(line, rule="links/broken", end=None):
    column = next(at for at, letter in enumerate(line) if letter in "[!<") + 1
    at = Location(PurePosixPath("content/a.md"), 1, column, end)
    finding = Finding(rule, Severity.ERROR, "m", source=at, excerpt=line)
    lines = code_frame(marked(finding), line)
    start = lines[1].index("^") - len("    | ")
    return line[start : start + lines[1].count("^")]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("For deeper work take [the spade](spades.md).", "spades.md"),
        ("See [the [big] spade](spades.md 'Title').", "spades.md"),
        (r"See [a \] b](b.md).", "b.md"),
        ("See [spades](<two words.md>).", "two words.md"),
        ("See [spades](a_(b).md).", "a_(b).md"),
        ("![A spade](spade.png){width=3}", "spade.png"),
        ("Write to <https://nope.example/> now.", "https://nope.example/"),
        ('Take <a class="x" href="/spade/">it</a>.', "/spade/"),
        ("Take <img src=spade.png>.", "spade.png"),
    ],
)
def test_address_of_a_link_is_marked(line, address):
    assert caret(line) == address


@pytest.mark.parametrize("line", ["See [spades][ref] here.", "See [spades]() here.", "See [spades"])
def test_a_link_without_one_is_marked_as_before(line):
    assert caret(line).startswith("[spades")


def test_what_is_about_the_words_marks_those():
    assert caret("See [here](spades.md).", rule="accessibility/link-text").startswith("[here]")
    assert caret("See [here](spades.md).", rule="links/same-text").startswith("[here]")


def test_places_that_end_somewhere_stay():
    assert caret("See [spades](spades.md).", end=8) == "[sp"


def test_by_command(make_site):
    site = make_site({"content/a.md": "---\ntitle: A\n---\n\nTake [the spade](spades.md).\n"})
    assert (
        "  5 | Take [the spade](spades.md).\n    |                  ^^^^^^^^^\n"
        in site.run("build").out
    )
