"""What `proofpress doctor` finds: one value a line."""

from collections.abc import Iterator
from enum import StrEnum

from generator.value import dataclass


class State(StrEnum):
    """How something stands: `WARN` still lets a site be built, `FAIL` does not."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Examined:
    """
    One line.

    Attributes:
        what: What was looked at, such as ``python``; the name by which other programs know it.
        seen: A sentence without its full stop.
        remedy: What to do; empty where nothing is to be done.
    """

    what: str
    state: State
    seen: str
    remedy: str = ""


Findings = Iterator[Examined]
