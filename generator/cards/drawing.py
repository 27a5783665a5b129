"""
Draw a card.

The same words give the same bytes, as long as fonts and library are the same.
"""

import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.cards.card import Look
from generator.cards.faces import Faces, Run, from_right, shown
from generator.cards.palette import ACCENT, INK, QUIET, palette
from generator.model.card import HEIGHT, WIDTH, Card
from generator.value import dataclass

if TYPE_CHECKING:
    from PIL import ImageDraw

_MARGIN = 80
_BAR = 16
_ROOM = WIDTH - 2 * _MARGIN
#: Sizes of the title in pixels, and the lines that it may take; the first that holds it is taken.
_SIZES = ((84, 3), (72, 3), (60, 4), (50, 5), (42, 6))
_SMALL = 32
_LEADING = 1.22
_TITLE_TOP, _TITLE_ROOM = 132, 330
_ELLIPSIS = "…"
_EDGES = re.compile(r"(\W*)(.*?)(\W*)\Z", re.DOTALL)


#: Letters of a text that are looked at; a card has room for far fewer.
_MOST_LETTERS = 1000


def draw(card: Card, look: Look, faces: Faces) -> bytes:
    """
    Draw *card*.

    Returns:
        A PNG of 1200 by 630 pixels.
    """
    from PIL import Image, ImageChops, ImageDraw  # noqa: PLC0415 - only where a card is drawn

    colors = palette(look)
    # One layer for letters and one for the colour; a pixel is how much of it there is.
    letters, colored = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    title = shown(card.title)[:_MOST_LETTERS]
    right = from_right(title)
    sheet = _Sheet(ImageDraw.Draw(letters), faces, right)
    label = sheet
    if colors.label_is_colored:
        label = _Sheet(ImageDraw.Draw(colored), faces, right)
    left = WIDTH - _BAR if right else 0
    ImageDraw.Draw(colored).rectangle((left, 0, left + _BAR - 1, HEIGHT), fill=INK)
    label.line(shown(card.above)[:_MOST_LETTERS], _SMALL, 70, colors.label, bold=True)
    size, lines = sheet.fitted(title)
    height = round(size * _LEADING)
    top = _TITLE_TOP + max(0, (_TITLE_ROOM - height * len(lines)) // 2)
    for number, line in enumerate(lines):
        sheet.line(line, size, top + number * height, INK, bold=True)
    below = [text for text in (shown(card.site), shown(card.below)) if text]
    sheet.line("  ·  ".join(below)[:_MOST_LETTERS], _SMALL, HEIGHT - 112, QUIET, bold=False)
    picture: Image.Image = ImageChops.add(letters, colored.point(_in_color))
    picture.putpalette(colors.entries)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _in_color(amount: int) -> int:
    """Turn an amount of colour into its place in the palette."""
    return amount + ACCENT if amount else 0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Writes lines of text, from the left or from the right."""

    canvas: "ImageDraw.ImageDraw"
    faces: Faces
    right: bool

    def line(self, text: str, size: int, top: int, ink: int, *, bold: bool) -> None:
        """Write *text* with its upper edge at *top*; what does not fit is cut."""
        at = float(WIDTH - _MARGIN if self.right else _MARGIN)
        for run in self._runs(self._cut(text, size, bold=bold), bold=bold):
            width = self._width(run, size)
            at -= width if self.right else 0
            self.canvas.text(
                (at, top + size),
                run.text,
                font=run.face.size(size),
                fill=ink,
                anchor="ls",
                direction=_direction(run),
            )
            at += 0 if self.right else width

    def _runs(self, text: str, *, bold: bool) -> Iterator[Run]:
        """Runs in the order of the line; what stands between words of two scripts is one."""
        for run in self.faces.runs(text, bold=bold):
            if not self.right or run.from_right:
                yield run
                continue
            match = _EDGES.match(run.text)
            for part in match.groups() if match else (run.text,):
                if part:
                    yield Run(part, run.face, from_right=False)

    def fitted(self, title: str) -> tuple[int, list[str]]:
        """Size and lines of the title; at the smallest size it ends with an ellipsis."""
        for size, count in _SIZES:
            lines = self._lines(title, size)
            if len(lines) <= count:
                return size, lines
        size, count = _SIZES[-1]
        lines = self._lines(title, size)[:count]
        last = self._cut(f"{lines[-1]} {_ELLIPSIS}", size, bold=True)
        return size, [*lines[:-1], last]

    def _lines(self, text: str, size: int) -> list[str]:
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._text_width(longer, size, bold=True) <= _ROOM:
                lines[-1] = longer
                continue
            while self._text_width(word, size, bold=True) > _ROOM:
                part = self._head(word, size)
                lines.append(part)
                word = word[len(part) :]  # noqa: PLW2901 - what is left of it
            lines.append(word)
        return lines or [""]

    def _head(self, word: str, size: int) -> str:
        """As many letters of *word* as one line holds; scripts without spaces break anywhere."""
        fitting = bisect_right(
            range(1, len(word)),
            float(_ROOM),
            key=lambda end: self._text_width(word[:end], size, bold=True),
        )
        return word[: max(1, fitting)]

    def _cut(self, text: str, size: int, *, bold: bool) -> str:
        while len(text) > 1 and self._text_width(text, size, bold=bold) > _ROOM:
            text = text.rstrip(_ELLIPSIS)[:-1].rstrip() + _ELLIPSIS
        return text

    def _text_width(self, text: str, size: int, *, bold: bool) -> float:
        return sum(self._width(run, size) for run in self.faces.runs(text, bold=bold))

    @staticmethod
    def _width(run: Run, size: int) -> float:
        return run.face.size(size).getlength(run.text, direction=_direction(run))


def _direction(run: Run) -> str | None:
    if not can_set_all_scripts():
        return None
    return "rtl" if run.from_right else "ltr"


def can_set_all_scripts() -> bool:
    """Whether the library joins letters and turns them round, as Arabic needs."""
    from PIL import features  # noqa: PLC0415 - only where a card is drawn

    return bool(features.check("raqm"))
