"""The result of the last build, of which no more is read than is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

from generator.checks.engine.rule_runner import Raised
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex
from generator.incremental.shelf import Shelf
from generator.incremental.stamps import Stamp
from generator.incremental.store import Store, dump_value
from generator.model.document import Document
from generator.model.finding import Finding
from generator.model.site import PageKind
from generator.site.news import news
from generator.stages.check.proofing import Pieces, Proofed
from generator.stages.plan.build_plan import Plan
from generator.stages.render.production import PageRecord
from generator.stages.store.kept_site import KeptSite, open_site
from generator.stages.store.memory import DOCUMENTS, ON_SITE, RECORDS, findings_section
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Rest:
    """
    What is kept besides records, documents, facts and the site.

    Attributes:
        pieces: Of the report.
        teams: As in the plan.
        news: Id of each home page to the ids of the pages that its feeds tell of.
        made: As in `Proofed`.
    """

    pieces: Pieces
    teams: Mapping[str, str]
    news: Mapping[str, tuple[str, ...]]
    made: frozenset[str]


class LastBuild:
    """
    The last build.

    Args:
        store: Where it kept what it knew.

    Attributes:
        documents: By their paths, with the stamps that their files had.
        records: By the ids of their pages.

    Raises:
        StoreError: Some of it cannot be read; any look into it may.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents: Shelf[tuple[Stamp, Document]] = Shelf(store, DOCUMENTS)
        self.records: Shelf[PageRecord] = Shelf(store, RECORDS)
        rest = store.instance("rest", Rest)
        known: Mapping[Raised, Finding] = store.value(ON_SITE)
        self.rest = replace(rest, pieces=replace(rest.pieces, on_site=known))

    @cached_property
    def site(self) -> KeptSite:
        """Every page, with its place on the site."""
        return open_site(self.store, self.documents)

    @cached_property
    def index(self) -> SiteIndex:
        """The site as its rules saw it."""
        records = self.records.everything().values()
        facts = sorted((one.facts for one in records if one.facts), key=lambda one: one.path)
        return with_pages(self.bare_index, facts)

    @cached_property
    def outlined(self) -> SiteIndex:
        """The same with outlines of its pages."""
        later: Mapping[str, PageFacts] = self.store.value("later outlines")
        outlines: tuple[PageFacts, ...] = self.store.value("outlines")
        return with_pages(self.bare_index, [later.get(one.path, one) for one in outlines])

    @cached_property
    def bare_index(self) -> SiteIndex:
        """The same without its pages."""
        return self.store.instance("index", SiteIndex)

    def later_outlines(self, changed: Iterable[PageFacts]) -> dict[str, bytes]:
        """Give the section that changes where pages have other facts now."""
        known: Mapping[str, PageFacts] = self.store.value("later outlines")
        now = {**known, **{one.path: one for one in changed}}
        return {"later outlines": dump_value(now, {PageFacts: _outline})}


def with_pages(index: SiteIndex, pages: Sequence[PageFacts]) -> SiteIndex:
    """Replace the pages that *index* has with *pages*, in order of their paths."""
    sizes = {page.path: page.size for page in pages}
    return replace(index, pages=tuple(pages), files={**index.files, **sizes})


def without_pages(index: SiteIndex) -> SiteIndex:
    """Leave out what records hold besides."""
    paths = {page.path for page in index.pages}
    files = {path: size for path, size in index.files.items() if path not in paths}
    return replace(index, pages=(), files=files)


def kept_of(plan: Plan, proofed: Proofed) -> dict[str, bytes]:
    """Sections of a store that a whole build keeps once its rules over the site have run."""
    site = plan.site
    made = {page.path for page in proofed.index.pages}
    told = {
        home.id: tuple(
            page.id for page in news(site, plan.settings, home.language) if page.output in made
        )
        for home in site.of_kind(PageKind.HOME)
    }
    return {
        **rest_section(Rest(proofed.pieces, plan.teams, told, proofed.made)),
        "index": dump_value(without_pages(proofed.index)),
        **findings_section(proofed.pieces.on_site),
    }


def outline_sections(pages: Iterable[PageFacts]) -> dict[str, bytes]:
    """Keep outlines of all pages."""
    ordered = tuple(sorted(pages, key=lambda one: one.path))
    return {
        "outlines": dump_value(ordered, {PageFacts: _outline}),
        "later outlines": dump_value({}),
    }


#: Fields of a page's facts that its outline has not. They are most of what there is to read, and
#: rules that ask for none of them need not wait for it.
NOT_OUTLINED = frozenset({"links", "assets", "anchors", "social", "structured"})
_FIELDS = tuple(one.name for one in fields(PageFacts))
_NOTHING = PageFacts("", "")


def _outline(facts: PageFacts) -> tuple[Any, ...]:
    """Write *facts* without what an outline has not."""
    return PageFacts, tuple(
        getattr(_NOTHING if name in NOT_OUTLINED else facts, name) for name in _FIELDS
    )


def rest_section(rest: Rest) -> dict[str, bytes]:
    """Keep the rest; what rules over the site found is kept with the memory."""
    return {"rest": dump_value(replace(rest, pieces=replace(rest.pieces, on_site={})))}
