"""Small changes to a text, collected first and made together."""

from collections.abc import Iterable

from generator.value import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace everything between offsets *start* and *end* with *text*."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """
    Make *edits*, whose offsets are those of *text*.

    Raises:
        ValueError: Two edits overlap.
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.start < position:
            raise ValueError(f"edits overlap at offset {edit.start}")
        parts.extend((text[position : edit.start], edit.text))
        position = edit.end
    return "".join(parts) + text[position:]
