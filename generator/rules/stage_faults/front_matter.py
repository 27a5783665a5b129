"""Faults of front matter, and of a content file's bytes."""

from generator.model.finding import FaultKind, Severity
from generator.typed_yaml.fault_kinds import fault_kinds

KINDS: tuple[FaultKind, ...] = (
    *(kind for kind in fault_kinds("front-matter") if not kind.id.endswith("/hidden-character")),
    FaultKind(
        "front-matter/unfenced",
        Severity.ERROR,
        "The file begins with keys such as `title:`, and the `---` lines around them are missing."
        " They are read as front matter here; other programs would show them as text.",
    ),
    FaultKind(
        "front-matter/unclosed",
        Severity.ERROR,
        (
            "Without the closing `---` nobody can tell where the settings of the page end and its "
            "text begins. Add the line."
        ),
    ),
    FaultKind(
        "front-matter/toml",
        Severity.ERROR,
        (
            "Front matter between `+++` lines is TOML, which is not read here, so that the page "
            "has no title or date. Write it as YAML between `---` lines."
        ),
    ),
    FaultKind(
        "content/not-utf8",
        Severity.ERROR,
        (
            "A file in another encoding shows wrong letters, or none. Save it as UTF-8; every "
            "editor can."
        ),
    ),
    FaultKind(
        "content/hidden-character",
        Severity.ERROR,
        (
            "A character that nobody can see changes what the text says or how it is shown: "
            "direction overrides can make a line read differently from what it is. Delete it, or "
            "type the line again."
        ),
    ),
    FaultKind(
        "content/empty-file",
        Severity.WARNING,
        "An empty file becomes an empty page. Write it, or delete it.",
    ),
    FaultKind(
        "content/no-text",
        Severity.WARNING,
        (
            "Visitors find a title and nothing below it. Write the text, name a `layout` that "
            "says it, or set `draft: true`."
        ),
    ),
)
