"""
Computed style of an element: what its declarations, and those around it, come to.

Source: CSS Cascading and Inheritance Level 5; CSS Fonts Level 4; CSS Backgrounds Level 3.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.css.color import BLACK, Color, ColorContext, read_color
from generator.css.entries import Entry, Origin
from generator.css.font_size import MEDIUM, FontSize, font_size
from generator.css.lengths import Measure, length, quantity
from generator.css.sheet import Registration
from generator.css.specified import Specified
from generator.css.tokens import (
    UNDECIDED,
    Tokens,
    component_values,
    every,
    solid,
    word,
    word_of,
    written,
)
from generator.css.view import View


class Place(NamedTuple):
    """
    Where a declaration stands.

    Attributes:
        sheet: Path of the style sheet from the host's root; empty for one in the page itself.
        line: In the sheet, from 1; in the page, for one that stands there, and 0 where the style
            is that of a kind of elements, which are no particular ones.
        column: From 1; of the element, for a declaration in an attribute.
    """

    sheet: str
    line: int
    column: int


class Style(Specified):
    """
    What counts for an element, or for a pseudo-element, in one view.

    Typed values are None where nobody can tell without a browser; `is_sure` says the same of any
    property. Lengths are in px.

    Args:
        view: What the page is looked at with.
        entries: Declarations about the element; the weightiest last.
        parent: Style of the element around it; None for the root.
        registrations: Custom properties that are declared.
        only: Longhands of which the declarations are known; None for all.
        starts: Line and column, counted from 0, at which the text of each ``style`` element of the
            page begins; empty where places in the page are not asked for.
        attribute: Where the ``style`` attribute stands, as its element's line and column.
    """

    def __init__(
        self,
        view: View,
        entries: Sequence[Entry],
        parent: "Style | None",
        registrations: Mapping[str, Registration],
        only: frozenset[str] | None = None,
        starts: Sequence[tuple[int, int]] = (),
        attribute: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(entries, parent, registrations, only)
        self.view = view
        self.starts = starts
        self.attribute = attribute
        # What is relative to the element around is computed from the outside in: no chain is too long.
        self.sized = self._font_size()
        if "color" in self.entries and _refers(self.own("color")[0]):
            _ = self.color
        if "font-weight" in self.entries and word_of(self.own("font-weight")[0]) in _RELATIVE:
            _ = self.font_weight

    def text(self, name: str) -> str:
        """Give the value of a longhand as it is written where it is set, in lower case."""
        _, tokens, _ = self.source(name)
        return written(tokens).lower()

    def tokens(self, name: str) -> Tokens:
        """Give the value of a longhand as component values."""
        return self.source(name)[1]

    def place(self, name: str) -> Place | None:
        """Say where the declaration stands that counts; None where no sheet of the site says so."""
        owner, _, entry = self.source(name)
        if entry is None or entry.origin is Origin.BROWSER:
            return None
        sheet, declaration, number = entry.located.sheet, entry.declaration, entry.located.number
        if sheet.url:
            return Place(sheet.url, declaration.line, declaration.column)
        if number is None:
            return Place("", *owner.attribute)
        line, column = owner.starts[number] if owner.starts else (0, 0)
        return Place(
            "",
            declaration.line + line,
            declaration.column + (column if declaration.line == 1 else 0),
        )

    def declared(self, name: str) -> str:
        """Give the declaration that counts, such as ``color: var(--ink)``; empty for none."""
        entry = self.source(name)[2]
        if entry is None:
            return ""
        return f"{entry.declaration.name}: {written(entry.declaration.tokens)}"

    def sets(self, name: str) -> bool:
        """Whether a sheet of the site sets a longhand on this element itself."""
        return any(one.origin is not Origin.BROWSER for one in self.entries.get(name, ()))

    def word(self, name: str) -> str:
        """Give the value of a longhand that is one word, in lower case; empty for another."""
        held = solid(self.tokens(name))
        return word(held[0]) if len(held) == 1 else ""

    def length(self, name: str, percent_of: float | None = None) -> float | None:
        """
        Give a length in px.

        Args:
            name: Of a longhand.
            percent_of: What 100% is, in px; None where a layout decides.

        Returns:
            None for a word such as ``auto``, and where nobody can tell.
        """
        owner, tokens, _ = self.source(name)
        if not self.is_sure(name):
            return None
        return length(tokens, owner.measure(percent_of))

    def measure(self, percent_of: float | None = None) -> Measure:
        """What lengths on this element are relative to."""
        return Measure(self.view, self.font_size, self.root.font_size, percent_of=percent_of)

    @property
    def font_size(self) -> float | None:
        """In px."""
        return self.sized.px

    def _font_size(self) -> FontSize:
        above = MEDIUM if self.parent is None else self.parent.sized
        root = None if self.parent is None else self.root.sized.px
        _, family, _ = self.source("font-family")
        tokens, _ = self.own("font-size")
        asked = word_of(tokens)
        if not self._decides("font-size") or tokens is UNDECIDED:
            return FontSize(None)
        is_fixed = [word(one) for one in solid(family)] == ["monospace"]
        if asked in ("inherit", "unset"):
            return above.in_family(is_fixed=is_fixed)
        if asked == "initial":
            tokens = component_values("medium")
        return font_size(tokens, above, self.view, root, is_fixed=is_fixed)

    def _decides(self, name: str) -> bool:
        """Whether what counts on this element itself is known."""
        entries = self.entries.get(name)
        return not entries or entries[-1].is_sure

    def color_of(self, name: str) -> Color | None:
        """Give a colour; None where nobody can tell."""
        owner, tokens, _ = self.source(name)
        if not self.is_sure(name):
            return None
        if name == "color":
            asked = word_of(tokens)
            if asked == "currentcolor":
                return BLACK if owner.parent is None else owner.parent.color
            current = owner.parent.color if owner.parent is not None and _refers(tokens) else BLACK
            return read_color(tokens, ColorContext(current, owner.scheme))
        # `currentcolor` is inherited as that word
        is_word = len(tokens) == 1 and word(tokens[0]) == "currentcolor"
        if is_word:
            return self.color
        return read_color(tokens, ColorContext(owner.color, owner.scheme))

    @cached_property
    def scheme(self) -> str:
        """``light`` or ``dark``: which of them the element is drawn in."""
        words = [word(one) for one in self.tokens("color-scheme")]
        wanted = self.view.scheme
        if wanted in words:
            return wanted
        return next((one for one in words if one in ("light", "dark")), "light")

    @cached_property
    def color(self) -> Color | None:
        """Of the text, before opacity."""
        return self.color_of("color")

    @cached_property
    def text_color(self) -> Color | None:
        """What text is filled with: `color`, unless ``-webkit-text-fill-color`` says otherwise."""
        return self.color_of("-webkit-text-fill-color")

    @cached_property
    def background_color(self) -> Color | None:
        """Below the background pictures."""
        return self.color_of("background-color")

    @cached_property
    def opacity(self) -> float | None:
        """From 0 to 1, of this element alone."""
        owner, tokens, _ = self.source("opacity")
        found = quantity(tokens, owner.measure()) if self.is_sure("opacity") else None
        if found is None:
            return None
        value = found.value / 100 if found.kind == "percent" else found.value
        return min(1.0, max(0.0, value))

    @cached_property
    def font_weight(self) -> float | None:
        """From 1 to 1000; 400 is normal, 700 is bold."""
        owner, tokens, _ = self.source("font-weight")
        if not self.is_sure("font-weight"):
            return None
        asked = word_of(tokens)
        if asked in ("normal", "bold"):
            return 700.0 if asked == "bold" else 400.0
        if asked in ("bolder", "lighter"):
            above = 400.0 if owner.parent is None else owner.parent.font_weight
            return None if above is None else _relative_weight(above, asked)
        found = quantity(tokens, owner.measure())
        return None if found is None else found.value

    @cached_property
    def line_height(self) -> float | None:
        """In px; None for ``normal``, which the font decides, and where nobody can tell."""
        owner, tokens, _ = self.source("line-height")
        if not self.is_sure("line-height") or self.font_size is None:
            return None
        found = quantity(tokens, owner.measure(owner.font_size))
        if found is None:
            return None
        if found.kind == "number":
            return found.value * self.font_size
        if found.kind == "percent":
            return None if owner.font_size is None else found.value * owner.font_size / 100
        return found.value

    @cached_property
    def letter_spacing(self) -> float | None:
        """In px; 0 for ``normal``."""
        return self._spacing("letter-spacing")

    @cached_property
    def word_spacing(self) -> float | None:
        """In px; 0 for ``normal``."""
        return self._spacing("word-spacing")

    def _spacing(self, name: str) -> float | None:
        if self.word(name) == "normal":
            return 0.0 if self.is_sure(name) else None
        owner = self.source(name)[0]
        return self.length(name, owner.font_size)

    @cached_property
    def display(self) -> str:
        """As computed, such as ``block``: what floats, or lies in a grid, is no part of a line."""
        text = self.own_display
        return _BLOCKS.get(text, text) if self._is_blockified else text

    @cached_property
    def own_display(self) -> str:
        """As it is set, wherever the element stands."""
        text = self.text("display")
        return _DISPLAYS.get(text, text)

    @property
    def _is_blockified(self) -> bool:
        if self.parent is None or self.position in ("absolute", "fixed"):
            return True
        if self._has("float") and self.word("float") != "none":
            return True
        around = self.parent
        while around.own_display == "contents" and around.parent is not None:
            around = around.parent
        return around.own_display in ("flex", "inline-flex", "grid", "inline-grid")

    def _has(self, name: str) -> bool:
        return self.only is None or name in self.only

    @property
    def overflow(self) -> tuple[str, str]:
        """As computed, across and down: where one of them scrolls, so does the other."""
        across, down = self.word("overflow-x"), self.word("overflow-y")
        across, down = (_OVERFLOWS.get(one, one) for one in (across, down))
        scrolls = {across, down} - {"visible", "clip"}
        if scrolls:
            across, down = (_SCROLLING.get(one, one) for one in (across, down))
        return across, down

    @cached_property
    def visibility(self) -> str:
        """``visible``, ``hidden`` or ``collapse``."""
        return self.word("visibility")

    @cached_property
    def position(self) -> str:
        """``static``, ``relative``, ``absolute``, ``fixed`` or ``sticky``."""
        return self.word("position").removeprefix("-webkit-")

    @cached_property
    def decoration_lines(self) -> frozenset[str]:
        """Lines that this element itself draws through or under its text; empty for none."""
        return frozenset(word(one) for one in solid(self.tokens("text-decoration-line"))) - {"none"}

    @cached_property
    def outline_width(self) -> float | None:
        """In px; 0 where no outline is drawn."""
        return self.line_width("outline")

    def line_width(self, line: str) -> float | None:
        """
        Give how wide a line is drawn, in px.

        Args:
            line: ``outline``, or a border such as ``border-top``.
        """
        if self.word(f"{line}-style") in ("none", "hidden") and self.is_sure(f"{line}-style"):
            return 0.0
        asked = self.word(f"{line}-width")
        if asked in _WIDTHS:
            return _WIDTHS[asked] if self.is_sure(f"{line}-width") else None
        return self.length(f"{line}-width")


_RELATIVE = frozenset({"bolder", "lighter"})
_WIDTHS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
_OVERFLOWS = {"overlay": "auto"}
_SCROLLING = {"visible": "auto", "clip": "hidden"}
#: What a display becomes outside a line.
_BLOCKS = {
    "inline": "block",
    "inline-block": "block",
    "inline-flex": "flex",
    "inline-grid": "grid",
    "inline-table": "table",
    "ruby": "block ruby",
    **dict.fromkeys(
        (
            "table-row",
            "table-cell",
            "table-row-group",
            "table-header-group",
            "table-footer-group",
            "table-column",
            "table-column-group",
            "table-caption",
            "ruby-text",
        ),
        "block",
    ),
}
_DISPLAYS = {
    "block flow": "block",
    "flow": "block",
    "inline flow": "inline",
    "block flow-root": "flow-root",
    "inline flow-root": "inline-block",
    "block flex": "flex",
    "inline flex": "inline-flex",
    "block grid": "grid",
    "inline grid": "inline-grid",
    "block table": "table",
    "inline table": "inline-table",
    "-webkit-flex": "flex",
    "-webkit-inline-flex": "inline-flex",
}


def _refers(tokens: Tokens) -> bool:
    return any(word(one) == "currentcolor" for one in every(tokens))


def _relative_weight(above: float, asked: str) -> float:
    """What ``bolder`` and ``lighter`` make of a weight."""
    if asked == "bolder":
        if above < 350:
            return 400.0
        return 700.0 if above < 550 else max(900.0, above)
    if above < 100:
        return above
    if above < 550:
        return 100.0
    return 400.0 if above < 750 else 700.0
