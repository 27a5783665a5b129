"""How much a page says, and how alike two pages are."""

import random

import pytest

from generator.checks.facts.main_text import alikeness, main_text
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.letter_widths import text_width, text_within

WORDS = ("spade", "rake", "hoe", "shears", "garden", "bed", "border", "hedge", "the", "a", "handle")


def text(seed, count=600):
    chosen = random.Random(seed)
    return [f"{chosen.randrange(40)}{chosen.choice(WORDS)}" for _ in range(count)]


def sketch(words):
    return main_text(HtmlPage(f"<main>{' '.join(words)}</main>")).sketch


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<main>One two <b>three</b></main><footer>four</footer>", 3),
        ("<article>One</article>", 1),
        ("<main>One<script>var two</script><style>three</style></main>", 1),
        ("<article>One</article><article>Two</article>", None),
        ("<p>One</p>", None),
        ("<main>庭の道具は小さな手に</main>", 6),
        ("<main></main>", 0),
    ],
)
def test_words_of_the_main_part(html, words):
    assert main_text(HtmlPage(html)).words == words


@pytest.mark.parametrize(
    ("pieces", "length", "is_sketched"), [(8, 12, True), (7, 12, False), (8, 11, False)]
)
def test_a_text_is_sketched_from_eight_pieces_of_twelve_bytes_on(pieces, length, is_sketched):
    words = [f"{number:0{length}}e" for number in range(pieces - 1)]
    assert bool(sketch([*words, "9" * length])) is is_sketched


def test_same_text_is_the_same():
    assert alikeness(sketch(text(1)), sketch(text(1))) == 1.0


def test_other_texts_are_not_alike():
    assert alikeness(sketch(text(1)), sketch(text(2))) < 0.2


def test_few_changed_words_leave_texts_alike():
    words = text(1)
    words[100:106] = text(3, 6)
    assert alikeness(sketch(text(1)), sketch(words)) > 0.85


def test_half_another_text_is_half_alike():
    words = text(1, 300) + text(4, 300)
    assert 0.3 < alikeness(sketch(text(1)), sketch(words)) < 0.7


def test_short_texts_have_no_sketch():
    assert sketch(text(1, 6)) == b""
    assert alikeness(b"", sketch(text(1))) == 0.0


@pytest.mark.parametrize(
    ("said", "pixels"),
    [("", 0), ("i", 4), ("W", 19), ("日", 20), ("e\u0301", 11), ("مرحبا", None), ("👍", 20)],
)
def test_widths_of_letters(said, pixels):
    assert text_width(said, 20) == pixels


def test_whole_words_within_a_width():
    assert text_within("one two three", 20, text_width("one two", 20)) == "one two"
    assert text_within("onetwothree", 20, text_width("onet", 20)) == "onet"
    assert text_within("one", 20, 0) == ""
    assert text_within("one two", 20, text_width("one two", 20)) == "one two"


def test_very_long_text_is_cut_in_one_pass():
    assert text_within("one two " * 100_000, 20, text_width("one two one", 20)) == "one two one"
