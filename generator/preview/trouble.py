"""What keeps a new generation from being made: shown over the page until it is fixed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError, SettingsError
from generator.model.finding import Fault, Location
from generator.reports.frame import code_frame
from generator.stages.render.source_lines import SourceLines
from generator.value import dataclass


class BrokenSettingsError(SettingsError):
    """
    The settings have faults, so nothing is built on them.

    Attributes:
        faults: What is wrong.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        number = len(faults)
        super().__init__(f"site.yaml has {number} {'fault' if number == 1 else 'faults'}")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing that is wrong, as it is shown over a page.

    Attributes:
        frame: The line of source and the carets below it; empty where there is none.
    """

    message: str
    fix: str = ""
    rule: str = ""
    owner: str = ""
    source: Location | None = None
    frame: tuple[str, ...] = ()

    def as_value(self) -> dict[str, Any]:
        """The plain values that JSON holds."""
        source = self.source
        return {
            "message": self.message,
            "fix": self.fix,
            "rule": self.rule,
            "owner": self.owner,
            "source": None
            if source is None
            else {"file": str(source.path), "line": source.line, "column": source.column},
            "frame": list(self.frame),
        }


def entries_of(error: GeneratorError, root: Path) -> tuple[Entry, ...]:
    """What *error* says; of the machine's paths only what lies below *root* is shown."""
    if isinstance(error, BrokenSettingsError):
        return from_faults(error.faults, SourceLines(root))
    return (Entry(without_root(error.message, root), without_root(error.hint, root)),)


def from_faults(faults: Iterable[Fault], source_lines: SourceLines) -> tuple[Entry, ...]:
    """An entry for each fault."""
    return tuple(
        Entry(
            one.message,
            one.fix,
            one.rule,
            one.owner.value,
            one.at,
            code_frame(one.at, source_lines.line(one.at)),
        )
        for one in faults
    )


def without_root(text: str, root: Path) -> str:
    """*text* without where on this machine the site lies."""
    return text.replace(f"{root}/", "").replace(str(root), "the site's folder")
