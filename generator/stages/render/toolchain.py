"""One process's tools for making pages: compiler, renderer, links, pictures."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path, PurePosixPath

from generator.checks.facts.page_facts import PageFacts
from generator.checks.page.site_files import SiteFiles
from generator.errors import GeneratorError
from generator.incremental.facts import Key, Reads
from generator.markdown.compile import Compiler
from generator.markdown.measure import count_words
from generator.markdown.site_access import ShortcodeCall, ShortcodeResult
from generator.model.card import Card
from generator.model.document import Document
from generator.model.failure import failure
from generator.model.finding import Correction, Fault, Location
from generator.model.fragment import Fragment
from generator.model.link import ImageTarget, LinkTarget
from generator.model.site import Page
from generator.plugins import markdown_extensions, template_functions
from generator.settings.boundary import boundary_of
from generator.site.links import SETTLED, Links
from generator.site.news import news
from generator.site.related import Related
from generator.site.urls import BaseUrl
from generator.stages.plan.build_plan import Plan
from generator.stages.render.cards import Cards
from generator.stages.render.pictures import Pictures
from generator.stages.render.shown_files import shown_files
from generator.stages.render.source_lines import SourceLines
from generator.themes.edition import Edition, Picture
from generator.themes.frozen import frozen
from generator.themes.functions import Functions
from generator.themes.memory_limit import memory_limit
from generator.themes.render import Renderer
from generator.themes.shortcodes import Call, Declaration, Shortcodes
from generator.themes.time_limit import RenderTooLongError, time_limit
from generator.value import dataclass

#: Compiled fragments that are kept; a page, its neighbours and a feed ask for them again.
KEPT_FRAGMENTS = 200
#: Hugo's shortcodes for links between pages; a link to the file says the same.
REFERENCES = ("ref", "relref")
_NOTHING = Fragment("")


@dataclass(slots=True)
class Toolchain:
    """
    Makes pages of one plan. Built once in each process.

    It implements what templates need of other stages (`generator.themes.edition.Sources`).

    Attributes:
        reads: Notes what is read while pages are made.
        files: What is published besides pages, as their checks look at it.
    """

    plan: Plan
    links: Links = field(init=False)
    base: BaseUrl = field(init=False)
    compiler: Compiler = field(init=False)
    renderer: Renderer = field(init=False)
    shortcodes: Shortcodes = field(init=False)
    pictures: Pictures = field(init=False)
    cards: Cards = field(init=False)
    source_lines: SourceLines = field(init=False)
    files: SiteFiles = field(init=False)
    reads: Reads = field(default_factory=Reads)
    _summaries: dict[str, str] = field(default_factory=dict)
    _words: dict[str, int] = field(default_factory=dict)
    _related: Related = field(init=False)
    _fragments: OrderedDict[str, tuple[Fragment, frozenset[Key]]] = field(
        default_factory=OrderedDict
    )

    def __post_init__(self) -> None:
        plan = self.plan
        self.base = BaseUrl.of(plan.settings.base_url)
        self.links = Links(plan.site, self.base)
        self.pictures = Pictures(plan, self.base, self.links)
        self.cards = Cards(plan, self.base)
        self.source_lines = SourceLines(plan.root, boundary_of(plan.root, plan.settings))
        self.files = shown_files(plan, self.base)
        self._related = Related(plan.site)
        self.compiler = Compiler(plan.settings.markdown, markdown_extensions())
        edition = Edition(
            site=plan.site,
            settings=plan.settings,
            sources=self,
            options=frozen(plan.theme.options),
            strings=plan.theme.strings,
            reads=self.reads,
            year=plan.today.year,
            version=plan.version,
        )
        self.renderer = Renderer(edition, plan.theme.search, template_functions())
        self.shortcodes = Shortcodes(self.renderer, self.resolved)

    # What templates ask for.

    def fragment(self, page: Page) -> Fragment:
        """Compile the Markdown of *page*; further pages of a list have none."""
        if page.document is None or not page.document.body or page.page_number > 1:
            return _NOTHING
        kept = self._fragments.get(page.id)
        if kept is None:
            with self.reads.collected() as keys:
                fragment = self._compiled(page, page.document)
            kept = self._fragments[page.id] = fragment, frozenset(keys)
            if len(self._fragments) > KEPT_FRAGMENTS:
                self._fragments.popitem(last=False)
        fragment, read = kept
        self.reads.note_all(read)
        return fragment

    def _compiled(self, page: Page, document: Document) -> Fragment:
        """Compile *document*, or say that it cannot be done within the limits."""
        limits = self.plan.settings.limits
        try:
            with time_limit(limits.render_seconds), memory_limit(limits.memory):
                return self.compiler.compile(document, PageAccess(self, page))
        except RenderTooLongError:
            rule = "build/text-too-long"
            message = f"the Markdown takes over {limits.render_seconds} s (`limits.render_seconds`)"
        except MemoryError:
            rule = "build/text-too-large"
            message = f"the Markdown takes over {limits.memory:,} bytes of memory (`limits.memory`)"
        except GeneratorError:
            raise  # a plug-in failed, and is named
        except Exception as error:  # noqa: BLE001 - one file costs one finding, whatever is in it
            return Fragment("", faults=(failure(document.path, error),))
        at = Location(document.path, document.body_line)
        fix = "divide it into several pages, or look for text that repeats a mark very often"
        return Fragment("", faults=(Fault(rule, f"{message}, so it is left out", at, fix),))

    def summary(self, page: Page) -> str:
        """First words of *page*."""
        if page.document is None:
            return ""
        known = self._summaries.get(page.id)
        if known is None:
            known = self._summaries[page.id] = self.compiler.summary(page.document)
        return known

    def words(self, page: Page) -> int:
        """Number of words of prose on *page*."""
        if page.document is None:
            return 0
        known = self._words.get(page.id)
        if known is None:
            known = self._words[page.id] = count_words(page.document.body)
        return known

    def inline(self, page: Page, text: str) -> str:
        """One line of Markdown as HTML."""
        return self.compiler.inline(text, page.language)

    def asset(self, name: str) -> str | None:
        """Published URL of a static file, with a hash in its name."""
        url = self.asset_url(name)
        self.reads.note(("asset", name), url)
        return url

    def asset_url(self, name: str) -> str | None:
        """The same, without noting that it was read."""
        try:
            path = self.plan.assets.published(name)
        except (KeyError, OSError):
            return None
        return self.base.url(f"/{path}")

    def picture(self, page: Page, path: str) -> Picture | None:
        """The picture that *path* means on *page*."""
        found = self.pictures.find(page, path)
        self.reads.note(("picture", page.id, path), found)
        if found.rule or (found.width is None and not found.url):
            return None
        return Picture(found.url, found.width, found.height)

    def link(self, page: Page, target: str) -> str:
        """URL for a destination as people write it."""
        return self.resolved(page, target).url

    def resolved(self, page: Page, target: str) -> LinkTarget:
        """Where a destination leads that is written on *page*."""
        found = self.links.resolve(page, target)
        if not target.startswith(SETTLED):
            self.reads.note(("link", page.id, target), found)
        return found

    def related(self, page: Page, limit: int) -> list[str]:
        """Ids of related pages."""
        return self._related.pages(page, limit)

    def has_news(self, language: str) -> bool:
        """Whether there are feeds in *language*."""
        return bool(news(self.plan.site, self.plan.settings, language))

    def card(self, page: Page, card: Card) -> Picture | Fault:
        """The picture drawn of *card*, or why there is none."""
        return self.cards.picture(page, card)

    def card_files(
        self, facts: Iterable[tuple[str, PageFacts | None]]
    ) -> dict[str, tuple[Path, PurePosixPath]]:
        """
        Cards that pages name, by output path: where each lies, and how it is shown to people.

        Args:
            facts: Of each page, by its id; None where it could not be rendered.
        """
        named = ((one, known.assets.urls) for one, known in facts if known is not None)
        return self.cards.files(named, self._draw_again)

    def _draw_again(self, page_id: str) -> None:
        """Draw the card of a page that is not rendered in this build."""
        Functions(self.renderer.edition, self.plan.site.pages[page_id]).card()

    def absolute(self, url: str) -> str:
        """Whole URL."""
        return self.base.absolute(url)


@dataclass(frozen=True, slots=True)
class PageAccess:
    """The site as the Markdown of one page sees it (`generator.markdown.site_access`)."""

    toolchain: Toolchain
    page: Page

    def link(self, target: str) -> LinkTarget:
        """Resolve a link."""
        return self.toolchain.resolved(self.page, target)

    def image(self, target: str) -> ImageTarget:
        """Resolve a picture."""
        found = self.toolchain.pictures.find(self.page, target)
        self.toolchain.reads.note(("picture", self.page.id, target), found)
        return found

    def has_body(self, name: str) -> bool | None:
        """Whether shortcode *name* takes a body."""
        if self._is_reference(name):
            return False
        declared = self._declaration(name)
        return None if declared is None else declared.body != "none"

    def body_is_markdown(self, name: str) -> bool:
        """Whether the body of shortcode *name* is Markdown."""
        declared = self._declaration(name)
        return declared is not None and declared.body == "markdown"

    def shortcode_names(self) -> tuple[str, ...]:
        """Every shortcode of the theme."""
        names = self.toolchain.shortcodes.names()
        self.toolchain.reads.note(("shortcodes",), names)
        return names

    def _is_reference(self, name: str) -> bool:
        """Whether *name* is Hugo's way to link to a page, and no shortcode of the theme."""
        return name in REFERENCES and self._declaration(name) is None

    def _reference(self, call: ShortcodeCall, at: Location) -> ShortcodeResult:
        """URL of the page that `{{< ref "…" >}}` names."""
        written = next(iter((*call.positional, *call.named.values())), "")
        if "://" in written:
            return ShortcodeResult(written)  # Hugo gives a whole URL back as it is
        path, hash_, anchor = written.partition("#")
        target = path.lstrip("/")
        wanted = f"@/{target}" if path.startswith("/") else path
        if path and not path.endswith(".md"):
            wanted += ".md"
        found = self.link(wanted + hash_ + anchor) if written else LinkTarget("")
        if not written or found.rule:
            message = found.message or f"`{call.name}` names no page"
            fix = found.fix or "write the path of a content file"
            right = found.right.replace("@/", "/", 1) if path.startswith("/") else found.right
            correction = Correction(written, right) if right else None
            fault = Fault("links/broken", message, at, fix, correction=correction)
            return ShortcodeResult("", (fault,))
        return ShortcodeResult(found.url)

    def _declaration(self, name: str) -> Declaration | None:
        declared = self.toolchain.shortcodes.declaration(name)
        self.toolchain.reads.note(("shortcode", name), declared)
        return declared

    def shortcode(self, call: ShortcodeCall) -> ShortcodeResult:
        """Render a shortcode."""
        document = self.page.document
        assert document is not None
        at = Location(document.path, call.line, call.column)
        if self._is_reference(call.name):
            return self._reference(call, at)
        html, faults = self.toolchain.shortcodes.render(
            Call(call.name, call.positional, dict(call.named), call.body or "", at), self.page
        )
        return ShortcodeResult(html, faults)
