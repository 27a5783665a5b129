"""
Fonts for cards: those of the site first, then those that come with the program.

The program's own are Noto Sans for Latin, Greek and Cyrillic letters, Noto Sans Arabic and Noto
Sans Hebrew, cut down to these scripts, under the SIL Open Font License (see ``fonts/OFL.txt``).
Noto Sans CJK, under the same license, weighs thirty times as much and is an extra.
"""

import importlib.util
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.value import dataclass

if TYPE_CHECKING:
    from PIL import ImageFont

_FONTS = Path(__file__).with_name("fonts")
_BOLD = ("NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf", "NotoSansHebrew-Bold.ttf")
_REGULAR = ("NotoSans-Regular.ttf", *_BOLD[1:])
#: Package and file of the extra's font; the package holds nothing else.
_FURTHER = ("cvttf_NotoSansCJK_Bold", "NotoSansCJKtc-Bold.otf")
#: What is said to somebody who wants it.
INSTALL_CJK = "pip install 'proofpress[cjk]'"
_CJK = ("CJK ", "HIRAGANA ", "KATAKANA ", "HANGUL ", "BOPOMOFO ")
#: A character that no font has.
_NONE = "\uffff"
#: Categories of Unicode: emoji and their modifiers, and what is not shown.
_UNSHOWN = frozenset({"So", "Cs", "Co", "Cn", "Sk", "Me", "Cf"})
#: Of those, what texts are made of; the last keeps Persian letters apart.
_SHOWN = frozenset("°©®™№℃℉℗℠℮\u200c")
#: More letters than any card holds.
_LONGEST = 500
_PROBE = 24  # pixels at which letters are looked up
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one font has, one after another."""

    text: str
    face: "Face"
    from_right: bool


class Face:
    """One font file, in any size."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._known: dict[str, bool] = {}

    def size(self, pixels: int) -> "ImageFont.FreeTypeFont":
        """
        Give the font at a size.

        Raises:
            OSError: The file is no font.
        """
        from PIL import ImageFont  # noqa: PLC0415 - only where a card is drawn

        if pixels not in self._sizes:
            self._sizes[pixels] = ImageFont.truetype(str(self.file), pixels)
        return self._sizes[pixels]

    def has(self, letter: str) -> bool:
        """Whether the font has *letter*."""
        known = self._known.get(letter)
        if known is None:
            drawn = self._drawn(letter)
            known = self._known[letter] = drawn != self._missing
        return known

    def _drawn(self, letter: str) -> tuple[tuple[int, int], bytes]:
        mask = self.size(_PROBE).getmask(letter)
        return mask.size, bytes(mask)

    @cached_property
    def _missing(self) -> tuple[tuple[int, int], bytes]:
        return self._drawn(_NONE)


@dataclass(frozen=True, slots=True)
class Faces:
    """
    The fonts of a site's cards.

    Attributes:
        own: Font files of the site; they are asked first.
    """

    own: Sequence[Path] = ()
    _bold: list[Face] = field(default_factory=list)
    _regular: list[Face] = field(default_factory=list)

    def __post_init__(self) -> None:
        for names, faces in ((_BOLD, self._bold), (_REGULAR, self._regular)):
            faces.extend(Face(file) for file in self.own)
            faces.extend(Face(_FONTS / name) for name in names)
            faces.extend(map(Face, _further()))

    def runs(self, text: str, *, bold: bool) -> list[Run]:
        """Divide *text* into runs of one font each; letters that no font has are kept in place."""
        faces = self._bold if bold else self._regular
        found: list[Run] = []
        for letter in text:
            last = found[-1] if found else None
            face = self._face(letter, faces, last)
            from_right = unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
            if last is not None and last.face is face:
                right = last.from_right or from_right
                found[-1] = Run(last.text + letter, face, right)
            else:
                found.append(Run(letter, face, from_right))
        return found

    def missing(self, text: str) -> str:
        """Letters of *text* that no font has, each once."""
        absent = (letter for letter in text if not any(face.has(letter) for face in self._bold))
        return "".join(dict.fromkeys(absent))

    @staticmethod
    def _face(letter: str, faces: Sequence[Face], last: Run | None) -> Face:
        """The font for *letter*: the one before it where that has it, so that words stay whole."""
        if last is not None and last.face.has(letter):
            return last.face
        return next((face for face in faces if face.has(letter)), last.face if last else faces[0])


def _further() -> Iterator[Path]:
    """The font for Chinese, Japanese and Korean, where it is installed."""
    package, name = _FURTHER
    found = importlib.util.find_spec(package)
    if found is not None and found.origin is not None:
        yield Path(found.origin).with_name(name)


def is_cjk(letters: str) -> bool:
    """Whether all *letters* are Chinese, Japanese or Korean."""
    return all(unicodedata.name(letter, "").startswith(_CJK) for letter in letters)


def shown(text: str) -> str:
    """*text* as a card shows it: one line, no longer than fits, without pictures in it."""
    return " ".join("".join(_kept(unicodedata.normalize("NFC", text[:_LONGEST]))).split())


def _kept(text: str) -> Iterator[str]:
    for letter in text:
        kind = unicodedata.category(letter)
        if kind in _UNSHOWN and letter not in _SHOWN:
            continue
        if 0xFE00 <= ord(letter) <= 0xFE0F:  # noqa: PLR2004 - variation selectors
            continue
        yield " " if kind == "Cc" else letter


def from_right(text: str) -> bool:
    """Whether *text* is read from the right: its first letter with a direction says so."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
