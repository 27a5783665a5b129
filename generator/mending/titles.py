"""Cut a name off the end of a title."""

import re
from collections.abc import Iterator

from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText

#: What joins a title and the name behind it; white space stands on both sides.
BETWEEN = re.compile(r"[ \t\xa0]+(?:[|·•»›:–—-]|::|//)[ \t\xa0]+")
_SOURCES = (".md", ".markdown")


def mend_ending(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Cut off of the value at a place what the published title says once too often.

    The value stands in front matter, in quotes or without; its ending is the last part of the
    corrected title, and what joins it goes as well.
    """
    if at.line is None or at.column is None or source.path.suffix not in _SOURCES:
        return
    name = BETWEEN.split(correction.right)[-1]
    start = source.index(at.line, at.column)
    written = source.line(at.line)[at.column - 1 :]
    pattern = (
        rf"(?P<quote>[\"']?)(?P<kept>\S.*?)(?P<cut>{BETWEEN.pattern}{re.escape(name)})(?P=quote)\s*"
    )
    match = re.fullmatch(pattern, written, re.IGNORECASE)
    if match is not None:
        yield Edit(start + match.start("cut"), start + match.end("cut"), "")
