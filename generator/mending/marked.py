"""Replace what a finding's place marks."""

from collections.abc import Iterator

from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText


def mend_marked(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Replace the text at a place that has a line and a column, if it is what was found wrong.

    The place of a value in quotes is that of the first quote.
    """
    if at.line is None or at.column is None:
        return
    start = source.index(at.line, at.column)
    start += source.text[start : start + 1] in ("'", '"') and correction.was[:1] not in ("'", '"')
    end = start + len(correction.was)
    if source.text[start:end] == correction.was:
        yield Edit(start, end, correction.right)
