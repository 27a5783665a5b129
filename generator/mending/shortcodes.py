"""Put another name into a shortcode, and into the mark that closes it."""

import re
from collections.abc import Iterator

from generator.mending.addresses import MARKDOWN
from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText


def mend_shortcode_name(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """Replace the name of the shortcode that begins at a place."""
    if at.line is None or at.column is None or source.path.suffix not in MARKDOWN:
        return
    mark = re.compile(
        rf"\{{\{{(?P<kind>[<%])\s*(?P<closing>/?)(?P<name>{re.escape(correction.was)})(?![\w/-])"
    )
    start = source.index(at.line, at.column)
    opening = mark.match(source.text, start)
    if opening is None or opening["closing"]:
        return
    yield Edit(*opening.span("name"), correction.right)
    depth = 1
    for other in mark.finditer(source.text, opening.end()):
        depth += -1 if other["closing"] else 1
        if depth == 0:
            yield Edit(*other.span("name"), correction.right)
            return
