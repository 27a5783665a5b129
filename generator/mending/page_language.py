"""Let a template say in which language the page is."""

import re
from collections.abc import Iterator

from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText

#: What every template of a theme knows.
_LANGUAGE = ' lang="{{ page.language.code }}"'
_ROOT = re.compile(r"<html(?=[\s>])(?![^>]*\blang\s*=)[^>{]*>", re.IGNORECASE)
_TEMPLATES = (".html", ".htm")


def add_language(source: SourceText, at: Location, _correction: Correction) -> Iterator[Edit]:
    """Add the language to the page's first tag, if a template writes it on the line of a place."""
    if at.line is None or source.path.suffix not in _TEMPLATES:
        return
    start = source.index(at.line)
    end = start + len(source.line(at.line))
    tags = list(_ROOT.finditer(source.text, start, end))
    if len(tags) == 1:
        behind_name = tags[0].start() + len("<html")
        yield Edit(behind_name, behind_name, _LANGUAGE)
