"""What an import tells its caller."""

from collections.abc import Mapping
from dataclasses import field

from generator.model.finding import Fault
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class ImportReport:
    """
    What was carried over, and what was not.

    Attributes:
        faults: What could not be carried over; places are relative to the source's root.
        counts: Name of a thing (`files`, `pages`, `links rewritten`) to how many there were.
    """

    faults: tuple[Fault, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
