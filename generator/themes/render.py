"""Render pages with the theme."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from itertools import islice
from typing import Any

from generator.model.finding import Fault, Location, Owner
from generator.model.site import Page, PageKind
from generator.themes.edition import CONTENT_END, CONTENT_START, Edition
from generator.themes.environment import TemplateEnvironment
from generator.themes.functions import Functions
from generator.themes.memory_limit import memory_limit
from generator.themes.named_values import NamedValues
from generator.themes.page_view import PageView
from generator.themes.provenance import MarkTable, TemplateMap, unmark
from generator.themes.search import TemplateSearch
from generator.themes.site_view import SiteView
from generator.themes.template_errors import Complaint, explained, innermost
from generator.themes.time_limit import RenderTooLongError, time_limit
from generator.value import dataclass

#: Pieces of a page that are joined before its size is checked.
_PIECES = 500


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """
    A page as it is published.

    Attributes:
        html: Without any mark of ours; empty where the template failed.
        content_at: Offset of the page's own fragment in *html*; None where it is not in it.
        layout: Name of the template.
    """

    html: str
    content_at: int | None
    layout: str
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Renderer:
    """
    Renders pages; built once in each process.

    The environment whose templates carry marks is made when a finding first asks for it.
    """

    edition: Edition
    search: TemplateSearch
    extra: Mapping[str, Any]
    environment: TemplateEnvironment = field(init=False)
    _marks: MarkTable = field(default_factory=MarkTable)
    _marked: TemplateEnvironment | None = None
    _layouts: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = self._environment()

    def _environment(self, marks: MarkTable | None = None) -> TemplateEnvironment:
        longest = self.edition.settings.limits.rendered_bytes
        return TemplateEnvironment(self.search, self.extra, self.edition.reads, longest, marks)

    @contextmanager
    def _limits(self) -> Iterator[None]:
        """Hold the body, which renders or reads a template, to what one page may take."""
        limits = self.edition.settings.limits
        with time_limit(limits.render_seconds), memory_limit(limits.memory):
            yield

    def layout(self, page: Page) -> tuple[str | None, tuple[str, ...]]:
        """The template for *page*, or None and the names that were looked for."""
        names = layouts(page)
        if names not in self._layouts:
            self._layouts[names] = layout_of(self.search, names)
        self.edition.reads.note(("layout", *names), self._layouts[names])
        return self._layouts[names], names

    def warm(self) -> None:
        """Compile the templates of all layouts, so that forked workers share them."""
        for name in {self.layout(page)[0] for page in self.edition.site.pages.values()} - {None}:
            # Whatever is wrong with it, each page that uses it says so, with its line.
            with suppress(Exception), self._limits():
                self.environment.get_template(name or "")

    def render(self, page: Page) -> RenderedPage:
        """Render *page*; what a template does wrong is a fault with its line."""
        name, looked_for = self.layout(page)
        if name is None:
            return RenderedPage("", None, "", (self._no_layout(page, looked_for),))
        functions = Functions(self.edition, page)
        try:
            html = self._run(self.environment, name, page, functions)
        except Exception as error:  # noqa: BLE001 - a template can raise anything; it is a person's mistake
            return RenderedPage("", None, name, (self._failed(error, name),))
        if not html.strip():
            empty = Complaint("theme/failed", "template gives an empty page")
            return RenderedPage("", None, name, (self._complained(empty, name),))
        start = html.find(CONTENT_START)
        if start >= 0:
            html = html.replace(CONTENT_START, "").replace(CONTENT_END, "")
        faults = (*(self._complained(one, name) for one in functions.complaints), *functions.faults)
        return RenderedPage(html, start if start >= 0 else None, name, faults)

    def trace(self, page: Page, rendered: RenderedPage) -> TemplateMap | None:
        """
        Map *rendered* to template lines by rendering it once more with marks.

        Returns:
            None where the marks changed the page, so that no line can be claimed.
        """
        if self._marked is None:
            self._marked = self._environment(self._marks)
        try:
            marked = self._run(self._marked, rendered.layout, page, Functions(self.edition, page))
        except Exception:  # noqa: BLE001 - the marks made a filter fail; no line can be claimed
            return None
        marked = marked.replace(CONTENT_START, "").replace(CONTENT_END, "")
        html, mapped = unmark(marked, self._marks)
        return mapped if html == rendered.html else None

    def place(self, template: str, line: int | None) -> Location:
        """Where template *template* stands, for people."""
        found = self.search.find(template)
        return Location(found.shown if found else self.search.layers[0].shown, line)

    def fragment(
        self, template: str, values: Mapping[str, Any], page: Page
    ) -> tuple[str, Fault | None]:
        """Render *template*, a shortcode, with *values* besides what every template sees."""
        functions = Functions(self.edition, page)
        try:
            html = self._run(self.environment, template, page, functions, values)
        except Exception as error:  # noqa: BLE001 - as in `render`
            return "", self._failed(error, template)
        html = html.replace(CONTENT_START, "").replace(CONTENT_END, "")
        if functions.complaints:
            return html, self._complained(functions.complaints[0], template)
        return html, None

    def _run(
        self,
        environment: TemplateEnvironment,
        name: str,
        page: Page,
        functions: Functions,
        values: Mapping[str, Any] | None = None,
    ) -> str:
        edition = self.edition
        limits = edition.settings.limits
        parts: list[str] = []
        size = 0
        with self._limits():
            template = environment.get_template(name)
            context = template.new_context(
                {
                    "page": PageView(edition, page, own=True),
                    "site": SiteView(edition, page),
                    "theme": NamedValues("theme", edition.options, edition.reads),
                    "build": edition.build,
                    **functions.names(),
                    **(values or {}),
                }
            )
            written = template.root_render_func(context)
            # Many pieces at once: a page has some hundred, and looking at each costs more than
            # joining them.
            while some := "".join(islice(written, _PIECES)):
                size += len(some)
                if size > limits.rendered_bytes:
                    raise RenderTooLongError(
                        f"the page grew over {limits.rendered_bytes:,} bytes (`limits.rendered_bytes`)"
                    )
                parts.append(some)
            return "".join(parts)

    def _no_layout(self, page: Page, looked_for: Sequence[str]) -> Fault:
        every = self.search.names()
        self.edition.reads.note(("templates",), every)
        names = [name for name in every if "/" not in name]
        wanted = page.document.front_matter.positions.get("layout") if page.document else None
        at = wanted or page.source or Location(self.search.layers[0].shown)
        listed = " or ".join(f"`{name}`" for name in looked_for)
        return Fault(
            "theme/missing-layout",
            f"the theme has no template {listed}",
            at,
            f"there are: {', '.join(names)}",
            "layout" if wanted else None,
            Owner.CONTENT if wanted else Owner.THEME,
        )

    def _complained(self, complaint: Complaint, template: str) -> Fault:
        at = self.place(*(complaint.at or (template, None)))
        return Fault(complaint.rule, complaint.message, at, complaint.fix, owner=Owner.THEME)

    def _failed(self, error: Exception, layout: str) -> Fault:
        rule, message, fix = explained(error, self.edition.settings.limits.memory)
        template, line = innermost(error) or (layout, None)
        at = self.place(template, line)
        return Fault(rule, message, at, fix, owner=Owner.THEME)


def layout_of(search: TemplateSearch, names: Sequence[str]) -> str | None:
    """The first of *names* that is a template; None where none is."""
    return next((name for name in names if search.find(name)), None)


def layouts(page: Page) -> tuple[str, ...]:
    """Names of templates for *page*, the best first."""
    if page.layout:
        return (f"{page.layout}.html",)
    kind = page.kind
    if kind is PageKind.PAGE:
        return (f"{page.type}/page.html", "page.html")
    if kind is PageKind.SECTION:
        return (f"{page.type}/section.html", "section.html")
    if kind in (PageKind.TERM, PageKind.TAXONOMY):
        return (f"{page.taxonomy}/{kind}.html", f"{kind}.html")
    if kind is PageKind.ARCHIVE:
        return ("archive.html", "section.html")
    return (f"{kind}.html",)
