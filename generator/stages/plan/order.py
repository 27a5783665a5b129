"""What somebody asked to be built."""

import os
from pathlib import Path

from generator.checks.engine.rule import AnyRule
from generator.checks.whole_site.site_index import Ask
from generator.model.finding import FaultKind
from generator.settings.schema import Settings
from generator.site.publication import Day
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """
    What to build.

    Attributes:
        root: The site's folder.
        day: Decides which documents are published.
        rules: The catalogue's rules, those of plug-ins included.
        kinds: The catalogue's kinds of faults.
        output: Where the site is written; None to proof without writing.
        jobs: Number of processes; None for one on each core.
        scheduler: Address of the Dask cluster that makes the pages; None to make them here.
        program: Changes with the program and its plug-ins.
        clean: Whether what earlier builds kept is ignored.
        ask: Asks other sites, or opens pages in a browser; None where they are not asked.
    """

    root: Path
    settings: Settings
    day: Day
    rules: tuple[AnyRule, ...]
    kinds: tuple[FaultKind, ...]
    output: Path | None
    jobs: int | None = None
    scheduler: str | None = None
    program: str = ""
    clean: bool = False
    ask: Ask | None = None

    @property
    def processes(self) -> int:
        """Number of processes that may work at once."""
        return self.jobs or os.cpu_count() or 1
