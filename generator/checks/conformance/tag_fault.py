"""What can be wrong with a tag, and one such mistake."""

from enum import Enum, auto

from generator.checks.page.html_page import Element
from generator.value import dataclass


class Slip(Enum):
    """What is wrong with a tag."""

    #: The end tag is missing.
    UNCLOSED = auto()
    #: A slash in place of the end tag, which `html/parse-error` reports.
    SLASH = auto()
    #: An end tag that ends nothing.
    STRAY = auto()
    #: An end tag of an element that has none, such as ``</br>``.
    VOID = auto()
    #: An element begins within another one and ends outside of it.
    CROSSED = auto()
    #: A heading that ends with the tag of another heading.
    OTHER_HEADING = auto()
    #: An element that cannot stand within one of its kind, so that it ended that one.
    NESTED = auto()
    #: A paragraph that ended before its end tag, since a block began within it.
    CUT_PARAGRAPH = auto()
    #: A start tag that browsers leave out.
    DROPPED = auto()
    #: What stands in a table outside of its cells; browsers move it before the table.
    MOVED = auto()
    #: A cell in no row.
    NO_ROW = auto()
    #: What stands in the head and ends it, since it has its place in the body.
    HEAD_ENDED = auto()
    #: What stands between the head and the body.
    BEFORE_BODY = auto()
    #: What stands behind the end of the body.
    AFTER_BODY = auto()


@dataclass(frozen=True, slots=True)
class TagFault:
    """
    One mistake.

    Attributes:
        name: Of the element whose tag is meant; empty for text.
        offset: Of that tag, or of the text, in the page.
        text: What stands there.
        element: That begins there; None for an end tag, for text, and where none begins.
        other: The tag that the mistake has to do with, such as the one that ended an element; empty
            where there is none.
        cause: Offset of that tag; -1 where there is none.
    """

    slip: Slip
    name: str
    offset: int
    text: str
    element: Element | None = None
    other: str = ""
    cause: int = -1
