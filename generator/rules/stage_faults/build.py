"""What the build itself can report."""

from generator.model.finding import FaultKind, Severity

KINDS = (
    FaultKind(
        "build/failed",
        Severity.ERROR,
        "The program itself failed on this file or page, and made or checked the others. The file"
        " may be damaged. Leave it out for now, and report it: this is a fault of the program.",
    ),
    FaultKind(
        "build/page-lost",
        Severity.ERROR,
        "The process that made the page died, so the page is missing; the others were made. It may"
        " have run out of memory. Try again with `--jobs 1`.",
    ),
)
