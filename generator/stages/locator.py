"""From a place in a rendered page to the line that a person edits."""

from bisect import bisect_right
from dataclasses import dataclass, field

from generator.checks.locate import Place
from generator.model.document import Document
from generator.model.finding import Location, Owner
from generator.model.fragment import Fragment
from generator.model.site import Page
from generator.settings.schema import Settings
from generator.stages.excerpts import Excerpts, team_of
from generator.stages.workshop import Workshop
from generator.themes.provenance import TemplateMap
from generator.themes.render import RenderedPage

#: Front-matter keys that feed the page, for those whose places are asked for by another name.
_FEEDS = {"h1": "title"}


@dataclass(slots=True)
class PageLocator:
    """Finds places of one page; the template is traced when an element first needs it."""

    workshop: Workshop
    shown: Page
    rendered: RenderedPage
    fragment: Fragment
    _trace: TemplateMap | None = None
    _traced: bool = field(default=False)

    def element(self, offset: int) -> Place:
        """Place of the element whose start tag stands at *offset*."""
        start = self.rendered.content_at
        if start is not None and start <= offset < start + len(self.fragment.html):
            return self._in_content(offset - start)
        return self._in_template(offset)

    def key(self, name: str) -> Place | None:
        """Place of a front-matter key, or of the line where it belongs."""
        document = self.shown.document
        if document is None:
            return None
        name = _FEEDS.get(name, name)
        at = document.front_matter.positions.get(name)
        return self._content(at or self._top(document, self.shown.source), name)

    def page(self) -> Place:
        """Place of the page as a whole."""
        if self.shown.row and self.shown.source is not None:
            return self._content(self.shown.source, None)
        if self.shown.document is not None:
            return self._content(self._top(self.shown.document, None), None)
        return Place(Owner.THEME, self.workshop.renderer.place(self.rendered.layout, None))

    @staticmethod
    def _top(document: Document, row: Location | None) -> Location:
        """First line of the file, or of *row*; the file alone where a section is only implied."""
        line = 1 if document.digest else row.line if row else None
        return Location(document.path, line)

    def _in_content(self, offset: int) -> Place:
        line_map = self.fragment.line_map
        index = max(0, bisect_right(line_map.offsets, offset) - 1)
        document = self.shown.document
        assert document is not None
        line, column = line_map.lines[index], line_map.columns[index]
        return self._content(Location(document.path, line, column or None), None)

    def _in_template(self, offset: int) -> Place:
        if not self._traced:
            self._trace = self.workshop.renderer.trace(self.shown, self.rendered)
            self._traced = True
        found = self._trace.at(offset) if self._trace else None
        template, line = found or (self.rendered.layout, None)
        at = self.workshop.renderer.place(template, line)
        return Place(Owner.THEME, at, self.workshop.excerpts.line(at))

    def _content(self, at: Location, key: str | None) -> Place:
        excerpts: Excerpts = self.workshop.excerpts
        settings: Settings = self.workshop.plan.settings
        team = self.workshop.plan.teams.get(self.shown.id) or team_of(at.path, settings)
        return Place(Owner.CONTENT, at, excerpts.line(at), key, team)
