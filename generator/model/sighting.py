"""What was seen when a page was opened in a browser."""

from enum import StrEnum

from generator.value import dataclass


class Probe(StrEnum):
    """What was looked for."""

    AXE = "axe"
    REFLOW = "reflow"
    TEXT_SPACING = "text-spacing"
    FOCUS_VISIBLE = "focus-visible"
    FOCUS_OBSCURED = "focus-obscured"
    FOCUS_TRAP = "focus-trap"
    SCRIPT_ERROR = "script-error"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Sighting:
    """
    One thing that was seen on one page.

    Attributes:
        message: Lower case, without the views.
        views: In which it was seen, such as ``phone, dark``; empty where that makes no difference.
        offset: Of the element's start tag in the page's HTML; None where a script made the element,
            or no element is meant.
        is_sure: Whether no person has to decide.
    """

    probe: Probe
    message: str
    fix: str
    views: tuple[str, ...] = ()
    offset: int | None = None
    is_sure: bool = True
