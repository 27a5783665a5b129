"""Cards that are drawn, kept by name: each is drawn once, however often the site is built."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator.cards.card import Look, file_name
from generator.cards.drawing import can_set_all_scripts, draw
from generator.cards.faces import INSTALL_CJK, Faces, from_right, is_cjk, shown
from generator.model.card import Card
from generator.one_file import is_there, read_file

_SHOWN = 20  # letters that a message names


class NoCardError(Exception):
    """Why a card cannot be drawn, in words; *in_settings* where the fonts are at fault."""

    def __init__(self, message: str, fix: str, *, in_settings: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.in_settings = in_settings


@dataclass(frozen=True)
class CardStore:
    """
    Draws the cards of one site.

    Attributes:
        folder: Where they are kept, such as ``.cache/cards``.
        color: As in `Look`.
        background: As in `Look`.
        fonts: Font files of the site.
    """

    folder: Path
    color: str
    background: str
    fonts: tuple[Path, ...] = ()
    _faces: Faces = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_faces", Faces(self.fonts))

    @cached_property
    def look(self) -> Look:
        """How the cards look."""
        return Look(self.color, self.background, f"{version('Pillow')} {_digest(self.fonts)}")

    def drawn(self, card: Card) -> str:
        """
        Make sure that *card* is drawn.

        Returns:
            Name of its file in the folder.

        Raises:
            NoCardError: No font has the letters, or the fonts cannot be read.
            OSError: It cannot be kept: the disk is full, say.
        """
        name = file_name(card, self.look)
        file = self.folder / name
        if not is_there(file):
            self._refuse(card)
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = self.folder / f"{name}.{os.getpid()}"  # others may draw the same card
            partial.write_bytes(draw(card, self.look, self._faces))
            partial.replace(file)
        return name

    def _refuse(self, card: Card) -> None:
        try:
            text = shown(f"{card.title} {card.above} {card.below} {card.site}").replace(" ", "")
            missing = self._faces.missing(text)
        except OSError as error:
            fix = "name fonts as TTF, OTF or TTC files in `social.fonts`"
            raise NoCardError(_unreadable(self.fonts), fix, in_settings=True) from error
        if missing:
            some = missing[:_SHOWN] + ("…" if len(missing) > _SHOWN else "")
            message = f"no font has the letters {some} for the picture for social networks"
            fix = "name a font file that has them in `social.fonts`"
            raise NoCardError(message, f"{INSTALL_CJK}, or {fix}" if is_cjk(missing) else fix)
        if from_right(shown(card.title)) and not can_set_all_scripts():
            message = "letters that are read from the right cannot be drawn here"
            raise NoCardError(
                message, "install the library FriBiDi, or name a picture with `image:`"
            )


def _unreadable(fonts: Sequence[Path]) -> str:
    names = ", ".join(f"`{font.name}`" for font in fonts)
    return f"a font for pictures for social networks cannot be read: {names}"


def _digest(fonts: Sequence[Path]) -> str:
    try:
        data = b"".join(read_file(font) for font in fonts)
    except OSError as error:
        fix = "put the file there, or correct its path in `social.fonts`"
        raise NoCardError(_unreadable(fonts), fix, in_settings=True) from error
    return hashlib.sha256(data).hexdigest()
