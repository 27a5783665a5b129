"""How long a recording sounds, and whether it does."""

from typing import NamedTuple

#: Chunks, boxes, elements and frames of a file that are looked at.
MOST_PARTS = 10_000


class Sound(NamedTuple):
    """
    What a recording sounds like.

    Attributes:
        seconds: How long; None where the file does not tell.
        is_heard: Whether it has sound at all; None where the file does not tell.
    """

    seconds: float | None = None
    is_heard: bool | None = None


UNKNOWN = Sound()
