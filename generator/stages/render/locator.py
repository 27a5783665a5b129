"""From a place in a rendered page to the line that a person edits."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from generator.checks.engine.locator import Place
from generator.checks.engine.rule import Passage
from generator.checks.page.start_tag import tag_at, tag_in_template
from generator.checks.text.source_words import columns_of, count_of, shown_text
from generator.markdown.shortcode_syntax import OPENINGS, Mark, read_mark
from generator.model.document import Document, FrontMatter
from generator.model.finding import Location, Owner
from generator.model.fragment import Fragment
from generator.model.site import Page
from generator.settings.schema import Settings
from generator.stages.render.shortcode_origin import own_line
from generator.stages.render.source_lines import SourceLines, team_of
from generator.stages.render.toolchain import Toolchain
from generator.themes.provenance import TemplateMap
from generator.themes.render import RenderedPage
from generator.themes.shortcodes import FOLDER
from generator.value import dataclass

_VALUE_LINES = 20  # of a front-matter value that are looked through
#: Front-matter keys that feed the page, for those whose places are asked for by another name.
_FEEDS = {"h1": "title"}
#: Keys that feed the `title` element before another does, if they are written.
_FIRST = {"title": ("seo_title", "params.seo_title")}
#: Keys that feed the page where another is not written.
_INSTEAD = {"description": "summary"}
#: Keys from which templates take addresses of pictures, files and links.
_GIVING = frozenset({"params", "image", "social"})
_TELLING = 5  # characters of an address that is surely no other word
_NAME = re.compile(r"<([^\s/>]+)")
_CASCADE = "cascade"
_LINES = 40  # of a template that one start tag may take
_ALL = 1_000_000  # lines of a template


@dataclass(slots=True)
class PageLocator:
    """Finds places of one page; the template is traced when an element first needs it."""

    toolchain: Toolchain
    shown: Page
    rendered: RenderedPage
    fragment: Fragment
    _trace: TemplateMap | None = None
    _traced: bool = field(default=False)
    _call: tuple[Place, Mark] | None = field(default=None)  # that made the element asked for last

    def element(self, offset: int) -> Place:
        """Place of the element whose start tag stands at *offset*."""
        start = self.rendered.content_at
        self._call = None
        if start is not None and start <= offset < start + len(self.fragment.html):
            place = self._in_content(offset - start)
            in_template = self._in_shortcode(place, offset)
            if in_template is not None:
                return in_template
            return replace(place, written=tag_at(self.rendered.html, offset))
        return self._in_template(offset)

    def passage(self, passage: Passage) -> Place:
        """Place of words of the page; only the line where they are not found there for sure."""
        assert passage.offset is not None
        place = self.element(passage.offset)
        start = self.rendered.content_at
        if place.owner is not Owner.CONTENT or start is None:
            return self._narrowed(place, columns_of(passage.text, place.excerpt, of=1))
        before, line = self._of_line(passage.offset - start)
        number = count_of(passage.text, shown_text(before)) + 1
        total = count_of(passage.text, shown_text(line))
        return self._narrowed(place, columns_of(passage.text, place.excerpt, number, total))

    def key(self, name: str, passage: Passage | None = None) -> Place | None:
        """Place of a front-matter key, of words in it, or of the line where it belongs."""
        document = self.shown.document
        if document is None:
            return None
        positions = document.front_matter.positions
        first = (one for one in _FIRST.get(name, ()) if one in positions)
        name = next(first, _FEEDS.get(name, name))
        if name not in positions and _INSTEAD.get(name) in positions:
            name = _INSTEAD[name]
        # What lacks a key of its own is fixed in the mapping around it.
        name = next((one for one in _outwards(name) if one in positions), name)
        at = positions.get(name)
        handed_down = None if at else self._handed_down(name)
        if handed_down is not None:
            return handed_down
        if at is not None and passage is not None:
            return self._in_value(at, name, passage)
        place = self._content(at or self._top(document, self.shown.source), name)
        return replace(place, written=_value(document.front_matter, name)) if at else place

    def value(self, written: str) -> Place | None:
        """Place of what a template was given: by a shortcode's call, or as the page's address of a key."""
        if self._call is not None:
            call, mark = self._call
            given = (*mark.positional, *mark.named.values())
            return (
                call if any(_bare(one) in _bare(written) for one in given if _bare(one)) else None
            )
        address = _bare(written)
        document = self.shown.document
        if document is None or len(address) < _TELLING or not set("./") & set(address):
            return None
        for name, at in document.front_matter.positions.items():
            if name.partition(".")[0] in _GIVING:
                own = _bare(_value(document.front_matter, name))
                if len(own) >= _TELLING and (address == own or address.endswith(f"/{own}")):
                    return replace(self._content(at, name), written=own)
        return None

    def _handed_down(self, name: str) -> Place | None:
        """Place of a key that a section above gives to its pages."""
        pages = self.toolchain.plan.site.pages
        above = self.shown.section
        while above is not None:
            section = pages[above]
            written = section.document.front_matter.positions if section.document else {}
            for one in _outwards(f"{_CASCADE}.{name}"):
                if one in written and one != _CASCADE:
                    return self._content(written[one], one)
            above = section.section
        return None

    def page(self) -> Place:
        """Place of the page as a whole."""
        if self.shown.row and self.shown.source is not None:
            return self._content(self.shown.source, None)
        if self.shown.document is not None:
            return self._content(self._top(self.shown.document, None), None)
        return Place(Owner.THEME, self.toolchain.renderer.place(self.rendered.layout, None))

    @staticmethod
    def _top(document: Document, row: Location | None) -> Location:
        """First line of the file, or of *row*; the file alone where a section is only implied."""
        line = 1 if document.digest else row.line if row else None
        return Location(document.path, line)

    def _in_value(self, at: Location, name: str, passage: Passage) -> Place:
        """Place of words in a key's value; the value may go on over several lines."""
        place = self._content(at, name)
        positions = self.shown.document.front_matter.positions if self.shown.document else {}
        first = at.line or 1
        after = [one.line for one in positions.values() if one.line and one.line > first]
        number, start = passage.number, at.column or 1
        for line in range(first, min(after, default=first + _VALUE_LINES)):
            here = self._content(Location(at.path, line), name)
            columns = columns_of(passage.text, here.excerpt, number, start=start)
            if columns is not None:
                return self._narrowed(here, columns)
            number -= count_of(passage.text, here.excerpt[start - 1 :])
            start = 1
        return place

    @staticmethod
    def _narrowed(place: Place, columns: tuple[int, int] | None) -> Place:
        """*place* with the columns found in its line, else the line as a whole."""
        if place.source is None:
            return place
        column, end = columns or (None, None)
        return replace(place, source=Location(place.source.path, place.source.line, column, end))

    def _of_line(self, offset: int) -> tuple[str, str]:
        """HTML that the source line of *offset* makes: what comes before it, and all."""
        line_map, html = self.fragment.line_map, self.fragment.html
        first = max(0, bisect_right(line_map.offsets, offset) - 1)
        last, line = first + 1, line_map.lines[first]
        while first > 0 and line_map.lines[first - 1] == line:
            first -= 1
        while last < len(line_map.lines) and line_map.lines[last] == line:
            last += 1
        ends = (*line_map.offsets, len(html))
        return html[line_map.offsets[first] : offset], html[line_map.offsets[first] : ends[last]]

    def _in_content(self, offset: int) -> Place:
        line_map = self.fragment.line_map
        index = max(0, bisect_right(line_map.offsets, offset) - 1)
        document = self.shown.document
        assert document is not None
        line, column = line_map.lines[index], line_map.columns[index]
        return self._content(Location(document.path, line, column or None), None)

    def _in_template(self, offset: int) -> Place:
        if not self._traced:
            self._trace = self.toolchain.renderer.trace(self.shown, self.rendered)
            self._traced = True
        found = self._trace.at(offset) if self._trace else None
        template, line = found or (self.rendered.layout, None)
        at = self.toolchain.renderer.place(template, line)
        source_lines: SourceLines = self.toolchain.source_lines
        name = _NAME.match(self.rendered.html, offset)
        written = tag_in_template(source_lines.from_line(at, _LINES), name[1]) if name else ""
        return Place(Owner.THEME, at, source_lines.line(at), written=written)

    def _in_shortcode(self, call: Place, offset: int) -> Place | None:
        """Place in the template of the shortcode whose *call* made the element, if it is at fault there."""
        at = call.source
        if at is None or at.column is None or not call.excerpt.startswith(OPENINGS, at.column - 1):
            return None
        source_lines: SourceLines = self.toolchain.source_lines
        mark = read_mark(source_lines.from_line(at, _LINES), at.column - 1)
        found = self.toolchain.renderer.search.find(f"{FOLDER}/{mark.name}.html")
        if mark.error or found is None:
            return None
        template = source_lines.from_line(Location(found.shown, 1), _ALL)
        own = own_line(template, self.rendered.html, offset)
        if own is None:
            return None
        self._call = call, mark
        place = Location(found.shown, own[0])
        return Place(Owner.THEME, place, source_lines.line(place), written=own[1])

    def _content(self, at: Location, key: str | None) -> Place:
        source_lines: SourceLines = self.toolchain.source_lines
        settings: Settings = self.toolchain.plan.settings
        team = self.toolchain.plan.teams.get(self.shown.id) or team_of(at.path, settings)
        return Place(Owner.CONTENT, at, source_lines.line(at), key, team)


def _value(front_matter: FrontMatter, key: str) -> str:
    """Write the value of a dotted key; empty where it has none."""
    head, *rest = key.split(".")
    field_name = re.sub(r"[A-Z]", lambda match: f"_{match[0].lower()}", head)
    value: Any = getattr(front_matter, field_name, None)
    if value is None:
        value = front_matter.terms.get(head, front_matter.params.get(head))
    for part in rest:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, tuple | list) and part in map(str, range(len(value))):
            value = value[int(part)]
        else:
            break
    return "" if value is None else str(value)


def _bare(address: str) -> str:
    """An address without what a template may put around it: slashes, `./`, a fragment."""
    return address.partition("#")[0].removeprefix("./").strip("/")


def _outwards(name: str) -> Iterator[str]:
    """A dotted key, then each mapping around it."""
    while name:
        yield name
        name = name.rpartition(".")[0]
