"""A file that the program makes, besides pages."""

from generator.checks.formats.listings import Listing
from generator.model.finding import Location
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class MadeFile:
    """
    A file that the program makes, besides pages.

    Attributes:
        at: Where somebody asked for it; None for files that every site has.
        listing: What it lists, read as a crawler reads it; None before, and where it lists nothing.
    """

    output: str
    data: bytes
    at: Location | None = None
    listing: Listing | None = None
