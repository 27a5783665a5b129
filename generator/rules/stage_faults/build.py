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
    FaultKind(
        "build/text-too-long",
        Severity.ERROR,
        "The Markdown of a page takes longer than `limits.render_seconds` allows, so its text is not"
        " published. Divide it, or look for text that repeats a mark very often.",
    ),
    FaultKind(
        "build/text-too-large",
        Severity.ERROR,
        "The Markdown of a page takes more memory than `limits.memory` allows, so its text is not"
        " published. Divide it.",
    ),
)
