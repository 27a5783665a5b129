"""What a page says in its main part: how much, and a small sketch to compare pages by."""

import re
from array import array
from typing import NamedTuple
from zlib import crc32

from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.plain_text import fold, lower

_SKETCH = 48  # values; more make the estimate sharper and every page's facts heavier
_FEWEST = 8  # pieces, some 60 words; below that, what all pages share would decide
#: Where texts are cut: after a word that ends so, as every second to fifth does in the languages
#: of Europe. A changed word changes one piece, wherever it stands.
_CUT = b"e "
_LONG = 2500  # characters; the exact number of words of a longer text does not matter
_LETTERS_AND_SPACE = 6  # of a word, on average
#: Letters of scripts that part words by no space: Thai to Khmer, Kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LETTERS_OF_A_WORD = 2
_TELLING = 12  # bytes; shorter pieces stand in most texts


class MainText(NamedTuple):
    """
    Of a page's main part.

    Attributes:
        words: How many, roughly for long texts; None where the page does not say which part is
            its main one.
        sketch: Of what somebody wrote there, as unsigned numbers in the machine's order; empty
            for short texts.
        said: A number that equal short texts share, of the whole page where nothing says which is
            its main part; 0 for longer texts.
    """

    words: int | None = None
    sketch: bytes = b""
    said: int = 0


def main_text(page: HtmlPage) -> MainText:
    """Measure the main part of *page*, ``main`` or the only ``article``; ask with ``page.fact``."""
    main = main_element(page)
    if main is None:
        bodies = page.named("body")
        return MainText(said=_said(bodies[0].text) if bodies else 0)
    text = main.text
    span = page.metadata.content
    # What somebody wrote is told apart from what a theme puts around it, where that is known. Its
    # markup does no harm: texts that are alike are marked up alike.
    sketch = _sketch(text if span is None else page.html[span[0] : span[1]])
    roughly = len(text) // _LETTERS_AND_SPACE
    words = roughly if len(text) > _LONG else _words(page, main)
    return MainText(words, sketch, 0 if sketch else _said(text))


def _said(text: str) -> int:
    if len(text) > _LONG:
        return 0
    return crc32(fold(text).encode("utf-8", "surrogatepass")) or 1


def _words(page: HtmlPage, main: Element) -> int:
    text = " ".join(main.texts)
    count = len(text.split())
    if not text.isascii():
        count += len(_UNSPACED.findall(text)) // _LETTERS_OF_A_WORD
    for name in ("script", "style", "template"):
        if page.has(name):
            count -= sum(len(element.text.split()) for element in main.descendants(name))
    return count


def _sketch(text: str) -> bytes:
    pieces = lower(text).encode("utf-8", "surrogatepass").split(_CUT)
    telling = {crc32(piece) for piece in pieces if len(piece) >= _TELLING}
    if len(telling) < _FEWEST:
        return b""
    return array("I", sorted(telling)[:_SKETCH]).tobytes()


def main_element(page: HtmlPage) -> Element | None:
    """Give the element that holds what the page is about; None where nothing says so."""
    for name in ("main", "article"):
        found = page.named(name)
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def alikeness(one: bytes, other: bytes) -> float:
    """
    Estimate how much of two texts is the same, from 0 to 1.

    Args:
        one: Sketch of a text.
        other: Sketch of another.

    Source:
        A. Broder, "On the resemblance and containment of documents" (1997): of the smallest
        hashes of both texts together, the share that both have. Two texts of equal length with
        resemblance r have 2r / (1 + r) of their words in common.
    """
    mine, theirs = _values(one), _values(other)
    if not mine or not theirs:
        return 0.0
    smallest = sorted(mine | theirs)[: min(_SKETCH, max(len(mine), len(theirs)))]
    both = mine & theirs
    resemblance = sum(value in both for value in smallest) / len(smallest)
    return 2 * resemblance / (1 + resemblance)


def _values(sketch: bytes) -> frozenset[int]:
    return frozenset(array("I", sketch))
