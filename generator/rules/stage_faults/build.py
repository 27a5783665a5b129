"""What the build itself can report."""

from generator.model.finding import FaultKind, Severity

KINDS = (
    FaultKind(
        "build/page-lost",
        Severity.ERROR,
        "The process that made the page died, so the page is missing; the others were made. It may"
        " have run out of memory. Try again with `--jobs 1`.",
    ),
)
