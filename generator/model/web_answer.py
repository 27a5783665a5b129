"""What other servers said about the addresses that a site leads to."""

from enum import StrEnum

from generator.value import dataclass


class Standing(StrEnum):
    """
    How an address stands.

    `BROKEN` is said on evidence alone: the server says that there is nothing, or there is no such
    server. `UNVERIFIED` is everything that keeps a program, and perhaps only a program, from
    seeing the page.
    """

    FINE = "fine"
    BROKEN = "broken"
    UNVERIFIED = "unverified"


class Anchor(StrEnum):
    """
    Whether the place that an address names with ``#`` is on the page.

    `UNSURE` is said where the page has no such place, but has scripts that may make it.
    `UNKNOWN` is said where no place was named or it could not be looked up.
    """

    FOUND = "found"
    MISSING = "missing"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """
    What became of one address.

    Attributes:
        seen: What was seen, such as ``answered 404 after 2 tries``; it follows a colon.
        moved_to: Where the address has moved for good, fragment included; empty where it stays.
    """

    standing: Standing
    seen: str
    moved_to: str = ""
    anchor: Anchor = Anchor.UNKNOWN
