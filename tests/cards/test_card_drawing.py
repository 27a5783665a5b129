"""What is on a card, pixel by pixel where that can be said."""

import io

import pytest
from PIL import Image, ImageChops

from generator.cards.card import Look, file_name
from generator.cards.drawing import draw
from generator.cards.faces import Faces, from_right, shown
from generator.cards.store import CardStore, NoCardError
from generator.model.card import HEIGHT, WIDTH, Card

LOOK = Look("#a8231c", "#fdfcfa")


def drawn(title, look=LOOK, **words):
    return Image.open(io.BytesIO(draw(Card(title, **words), look, Faces()))).convert("RGB")


def test_bar_stands_where_reading_begins():
    left, right = drawn("Spade"), drawn("שלום")
    assert left.getpixel((4, 300)) == right.getpixel((WIDTH - 5, 300)) == (0xA8, 0x23, 0x1C)
    assert left.getpixel((WIDTH - 5, 300)) == right.getpixel((4, 300)) == (0xFD, 0xFC, 0xFA)


@pytest.mark.parametrize(("background", "dark"), [("#ffffff", True), ("#10203a", False)])
def test_letters_can_be_read_on_any_background(background, dark):
    picture = drawn("Spade", Look("#a8231c", background)).convert("L")
    low, high = picture.crop((80, 100, 700, 500)).getextrema()
    paper = picture.getpixel((600, 600))
    assert (paper - low > 150) if dark else (high - paper > 150)


@pytest.mark.parametrize(
    "title", ["word " * 200, "w" * 400, "字" * 300], ids=["words", "one word", "no spaces"]
)
def test_nothing_runs_over_the_edge(title):
    picture = drawn(title, above="a" * 200, below="b" * 200, site="c" * 100)
    paper = (0xFD, 0xFC, 0xFA)
    margin = picture.crop((WIDTH - 60, 0, WIDTH, HEIGHT))
    assert margin.getcolors() == [(60 * HEIGHT, paper)]
    assert picture.crop((20, HEIGHT - 50, WIDTH, HEIGHT)).getcolors() == [
        ((WIDTH - 20) * 50, paper)
    ]


@pytest.mark.parametrize("letter", ["w", "字"])
def test_a_word_without_end_fills_its_lines(letter):
    picture = drawn(letter * 100)
    paper = Image.new("RGB", (WIDTH, HEIGHT), (0xFD, 0xFC, 0xFA))
    title = (80, 100, WIDTH, 480)
    left, top, right, bottom = ImageChops.difference(
        picture.crop(title), paper.crop(title)
    ).getbbox()
    # On a line of 1,040 pixels less than one letter is left over, whose size is 42 to 50.
    assert left < 10
    assert WIDTH - 160 - 50 < right <= WIDTH - 160
    assert bottom - top > 3 * 50  # and goes on on the next ones


def test_letters_from_the_right_need_the_library_that_turns_them_round(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.cards.store.can_set_all_scripts", lambda: False)
    store = CardStore(tmp_path, LOOK.color, LOOK.background)
    with pytest.raises(NoCardError, match="read from the right"):
        store.drawn(Card("שלום"))
    assert store.drawn(Card("Spade"))


@pytest.mark.parametrize("title", ["spade " * 100_000, "spade" * 100_000])
def test_huge_title_is_drawn_all_the_same(title):
    assert drawn(title, above=title, site=title, below=title).size == (WIDTH, HEIGHT)


def test_name_changes_with_every_word():
    names = {
        file_name(Card(*words), LOOK)
        for words in (("a",), ("a", "b"), ("a", "", "b"), ("a", "", "", "b"), ("ab",))
    }
    assert len(names) == 5


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Go 🚀 now", "Go now"),
        ("a\u200db", "ab"),
        ("25 °C ©", "25 °C ©"),
        ("❤️", ""),
        (" a \n b ", "a b"),
    ],
)
def test_pictures_among_letters_are_left_out(text, kept):
    assert shown(text) == kept


@pytest.mark.parametrize(
    ("text", "right"),
    [("abc", False), ("שלום abc", True), ("abc שלום", False), ("123", False), ("1 مرحبا", True)],
)
def test_first_letter_with_a_direction_decides(text, right):
    assert from_right(text) is right


@pytest.mark.parametrize("text", ["א", "א1", "1א", "אב, 12", "א\u05bc", "ב 1 א\u05b0"])
def test_run_with_a_letter_from_the_right_is_set_from_the_right(text):
    runs = Faces().runs(text, bold=False)
    assert "".join(run.text for run in runs) == text
    with_hebrew = [run for run in runs if any("א" <= letter <= "ת" for letter in run.text)]
    assert [run.from_right for run in with_hebrew] == [True] * len(with_hebrew) != []
    assert not any(run.from_right for run in runs if run not in with_hebrew)
