"""Words of a page, found again in the line that a person wrote."""

import pytest

from generator.checks.text.source_words import columns_of, count_of, shown_text


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("the the", "take the the spade", "the the"),
        ("the the", "take **the** the spade", "the** the"),
        ("the the", "take the [the spade](the-the.md)", "the [the"),
        ("spade", "[a](spade.md) spade", "spade"),
        ("spade", "[a]: spade.md and `spade`, spade", None),
        ("spade", "`spade` and spade", "spade"),
        ("don’t", "please don't", "don't"),
        ("“dig”", 'say "dig" now', '"dig"'),
        ("a – b", "x a -- b", "a -- b"),
        ("wait…", "wait...", "wait..."),
        ("A & B", "see A &amp; B", "A &amp; B"),
        ("Fern, the", "**David Fern**, the", "Fern**, the"),
        ("This is", "_This is_", "This is"),
        ("GitHub..", "on [GitHub](https://x.example)..", "GitHub](https://x.example).."),
        ("one\ntwo", "with one", "one"),
        ("spade", "spades", None),
        ("spade", "{{< img alt=spade >}} spade", "spade"),
        ("spade", "<b title=spade>spade</b>", "spade"),
    ],
)
def test_words_are_found_among_markup(text, line, found):
    columns = columns_of(text, line, of=1)
    assert (columns and line[columns[0] - 1 : columns[1] - 1]) == found


def test_the_one_that_is_meant_is_found_by_its_number():
    assert columns_of("a", "a b a b", 2, 2) == (5, 6)


def test_nothing_is_claimed_where_page_and_line_disagree():
    assert columns_of("a", "a b a b", 1, 3) is None
    assert columns_of("a", "a b a b", 3) is None


@pytest.mark.parametrize("number", [0, -1])
def test_nothing_is_claimed_where_lines_before_had_more_than_the_page(number):
    assert columns_of("abc", "abc abc", number) is None


def test_columns_count_from_the_place_to_look_from():
    assert columns_of("title", "title: my title", start=8) == (11, 16)


def test_a_line_of_10_000_characters_is_looked_through_and_no_longer_one():
    line = "a".ljust(10_000)
    assert columns_of("a", line) == (1, 2)
    assert columns_of("a", f"{line} ") is None


def test_text_of_a_piece_of_html():
    assert shown_text("<p>a &amp; <code>b</code><!-- c --> <b>d</b>") == "a &  d"
    assert count_of("a b", "a b, a  b and a bc") == 2
