"""The results as one Markdown table, and as JSON."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from benchmarks.measure import MIB, Run
from benchmarks.rounds import BUILDS, COLD, STEPS, Sample

HEAD = ("Step", "Generator", "Wall s", "CPU s", "Memory MiB", "× Hugo wall", "× Hugo CPU", "Pages")
CHECKS = "rules of a cold build"


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row of the table: medians over the rounds.

    Attributes:
        wall: Seconds.
        cpu: Seconds, children included.
        memory: Bytes of all processes together; None where it is not known.
        wall_ratio: Median of the rounds' ratios to Hugo; None where Hugo is missing.
        cpu_ratio: The same for CPU time.
        pages: HTML files of the site.
    """

    step: str
    generator: str
    wall: float
    cpu: float
    memory: int | None = None
    wall_ratio: float | None = None
    cpu_ratio: float | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Every sample of a benchmark; generators in the order of the table."""

    samples: Sequence[Sample]
    generators: Sequence[str]
    checked: str
    unchecked: str
    yardstick: str | None

    def rows(self) -> tuple[Row, ...]:
        """A row for each step and generator, and one for what the rules cost."""
        ran = {(one.step, one.peer) for one in self.samples}
        wanted = ((step, name) for step in STEPS for name in self.generators)
        rows = [self._row(step, name) for step, name in wanted if (step, name) in ran]
        return (*rows, self._cost_of_rules())

    def _row(self, step: str, name: str) -> Row:
        everything = [one for one in self.samples if (one.step, one.peer) == (step, name)]
        first = everything[0]
        return Row(
            step=step,
            generator=name,
            wall=median(self._timed(step, name, _wall)),
            cpu=median(self._timed(step, name, _cpu)),
            memory=first.run.peak,
            wall_ratio=self._ratio(step, name, _wall),
            cpu_ratio=self._ratio(step, name, _cpu),
            pages=first.pages if step in BUILDS else None,
        )

    def _timed(self, step: str, name: str, of: Callable[[Run], float]) -> list[float]:
        return [
            of(one.run)
            for one in self.samples
            if (one.step, one.peer) == (step, name) and one.round > 0
        ]

    def _ratio(self, step: str, name: str, of: Callable[[Run], float]) -> float | None:
        if self.yardstick is None:
            return None
        own, other = self._timed(step, name, of), self._timed(step, self.yardstick, of)
        return median(mine / theirs for mine, theirs in zip(own, other, strict=True))

    def _cost_of_rules(self) -> Row:
        def cost(of: Callable[[Run], float]) -> float:
            dear = self._timed(COLD, self.checked, of)
            cheap = self._timed(COLD, self.unchecked, of)
            return median(one - other for one, other in zip(dear, cheap, strict=True))

        return Row(CHECKS, self.checked, cost(_wall), cost(_cpu))


def _wall(run: Run) -> float:
    return run.wall


def _cpu(run: Run) -> float:
    return run.cpu


def table(rows: Sequence[Row]) -> str:
    """Write *rows* as a Markdown table."""
    lines = [HEAD, ("---", "---", *["---:"] * (len(HEAD) - 2))]
    lines += [
        (
            row.step,
            row.generator,
            f"{row.wall:.2f}",
            f"{row.cpu:.2f}",
            "–" if row.memory is None else f"{row.memory / MIB:,.0f}",
            "–" if row.wall_ratio is None else f"{row.wall_ratio:.2f}",
            "–" if row.cpu_ratio is None else f"{row.cpu_ratio:.2f}",
            "–" if row.pages is None else f"{row.pages:,}",
        )
        for row in rows
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def record(results: Results, setting: dict[str, Any]) -> dict[str, Any]:
    """Everything that was measured, for other programs."""
    samples = [
        {
            "round": one.round,
            "step": one.step,
            "generator": one.peer,
            "pages": one.pages,
            "wall": one.run.wall,
            "cpu": one.run.cpu,
            "peak": one.run.peak,
            "code": one.run.code,
        }
        for one in results.samples
    ]
    return {**setting, "rows": [asdict(row) for row in results.rows()], "samples": samples}
