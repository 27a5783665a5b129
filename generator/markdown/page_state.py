"""What is gathered while one page compiles. Nothing of it outlives the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from generator.markdown.positions import Spot
from generator.markdown.shortcode_syntax import OPENINGS, Marks, find_marks
from generator.markdown.site_access import SiteAccess
from generator.markdown.slugs import Slugs
from generator.markdown.writer import Writer
from generator.model.finding import Correction, Fault, Location, Outcome
from generator.model.fragment import Heading


@dataclass(eq=False)
class PageState:
    """
    One page on its way through the compiler.

    Attributes:
        path: The content file.
        line: Line of the file on which *body* begins.
        chain: Names of the shortcodes around the present place, outermost first.
        summary: Plain text of the first paragraph; empty until it is met.
        writer: Where HTML goes now; the body of a shortcode has its own.
        pictures: How many pictures the page has so far.
        emoji: Names of emoji that are shown as text, and where they stand.
    """

    path: PurePosixPath
    body: str
    line: int
    access: SiteAccess
    faults: list[Fault] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    slugs: Slugs = field(default_factory=Slugs)
    chain: list[str] = field(default_factory=list)
    writer: Writer = field(init=False)
    summary: str = ""
    pictures: int = 0
    emoji: list[tuple[str, Spot]] = field(default_factory=list)

    _has_summary: bool = False
    _takes_body: dict[str, bool | None] = field(default_factory=dict)
    _inline_marks: tuple[str, Marks] = ("", Marks({}, {}, frozenset()))

    def __post_init__(self) -> None:
        self.writer = Writer(self.line)

    def wants_summary(self, *, top: bool) -> bool:
        """Whether a paragraph may be the summary: the first at the *top* level, else the first of all."""
        return not self._has_summary and (top or not self.summary)

    def summarize(self, text: str, *, top: bool) -> None:
        """Take *text* of a paragraph as the summary, if it says anything."""
        if text.strip():
            self.summary = text
            self._has_summary = top

    @cached_property
    def lines(self) -> list[str]:
        """Lines of the body, without their ends."""
        return self.body.split("\n")

    @cached_property
    def has_marks(self) -> bool:
        """Whether there may be shortcodes at all."""
        return any(opening in self.body for opening in OPENINGS)

    @cached_property
    def block_marks(self) -> Marks:
        """Marks of the whole body."""
        return find_marks(self.body, self.may_take_body, fences=True)

    def inline_marks(self, text: str) -> Marks:
        """Marks of the content of one block; the last answer is kept, since rules ask often."""
        if self._inline_marks[0] is not text:
            self._inline_marks = text, find_marks(text, self.may_take_body, fences=False)
        return self._inline_marks[1]

    def takes_body(self, name: str) -> bool | None:
        """Whether the shortcode takes a body; None where the theme has no such shortcode."""
        if name not in self._takes_body:
            self._takes_body[name] = self.access.has_body(name)
        return self._takes_body[name]

    def may_take_body(self, name: str) -> bool:
        """Whether a closing mark may belong to shortcode *name*."""
        return self.takes_body(name) is not False

    def body_is_markdown(self, name: str) -> bool:
        """Whether the body of *name* is compiled; that of an unknown one is, so that it is checked."""
        return self.takes_body(name) is None or self.access.body_is_markdown(name)

    def fault(
        self,
        rule: str,
        message: str,
        at: Spot,
        fix: str = "",
        length: int = 0,
        correction: Correction | None = None,
        outcome: Outcome = Outcome.FAILED,
    ) -> None:
        """Report something that a person can fix at *at*, *length* characters long."""
        column = at.column or None
        end = at.column + length if column and length else None
        location = Location(self.path, at.line, column, end)
        self.faults.append(
            Fault(rule, message, location, fix, correction=correction, outcome=outcome)
        )

    def known_shortcodes(self) -> Mapping[str, None]:
        """Names of all shortcodes, sorted."""
        return dict.fromkeys(sorted(self.access.shortcode_names()))
