"""
What a change needs: the one answer that a build, its quick way and the preview go by.

There are three questions, and each has its function, here or in the module that is named:

* `site_need`: files have changed. Does the site stand as it was put together, with other words on
  some of its pages, or has it to be put together again?
* `page_need`: the site was put together again. Which pages show something else than they did, which
  have to be checked once more, and which rules over the site run? Of a site that stands,
  `generator.stages.rebuild.facts.readers` says which pages show something else.
* `generator.stages.rebuild.site_rules_need`: the pages of a site that stands were made again. Which
  rules over the site run again, or has the site to be put together again after all?

All take what has changed and what was read, and answer with a value; the one who asked carries it
out. (That no file has changed at all is known before any of this is loaded:
`generator.stages.store.outcome.look_back`.)
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath

from generator.checks.engine.ruleset import ActiveRule
from generator.content.cascade import cascade
from generator.content.read import Known, ReadingRules, read_document
from generator.incremental.facts import Key
from generator.incremental.stamps import Stamp, holds
from generator.model.document import Document
from generator.model.finding import Fault
from generator.model.site import Page, PageKind, Site
from generator.site.exchange import exchange
from generator.stages.plan.keys import Keys
from generator.stages.plan.order import Order
from generator.stages.plan.survey import Survey
from generator.stages.rebuild.facts import (
    CurrentFacts,
    MayDiffer,
    changed_facts,
    reason_to_read,
)
from generator.stages.render.fingerprints import page_fingerprint, place_fingerprint
from generator.stages.render.production import PageRecord, size_and_sum
from generator.stages.store.last_build import LastBuild
from generator.stages.store.memory import Memory
from generator.stages.store.outcome import FOLDERS
from generator.value import dataclass

#: Folders whose files decide which pages there are and what they say; the theme's do not.
_TELLING = frozenset({"content", "data"})
_OF_THEME = tuple(f"{name}/" for name in FOLDERS if name not in _TELLING)


@dataclass(frozen=True, slots=True)
class Nothing:
    """
    Nothing is other than it was.

    Attributes:
        read: Files that have another stamp, and the same bytes.
    """

    read: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InPlace:
    """
    The site stands: no page comes, goes or moves, and no list has another order.

    Attributes:
        read: Files of the content that have changed, or were saved as they were.
        versions: Of those with other bytes, path to earlier and new version, with what sections hand
            down to them.
        pages: Page id to page, of the pages that show the new versions as their own.
        theme: Changed files of the theme: templates, words, static files.
    """

    read: Known
    versions: Mapping[str, tuple[Document, Document]]
    pages: Mapping[str, Page]
    theme: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Everything:
    """
    The site has to be put together again, and everything asked.

    Attributes:
        why: For people who look for the reason; it is not shown.
    """

    why: str


@dataclass(frozen=True, slots=True)
class KnownSite:
    """
    A site as it was put together, as far as `site_need` asks for it.

    Attributes:
        site: Gives it; a store is not read where its files say enough.
        placed: Gives its pages; their documents do not matter.
        read: Its content files.
        inheriting: Gives a document what the sections above it hand down.
        faults: What was wrong with the files and with the site as a whole.
    """

    site: Callable[[], Site]
    placed: Callable[[], Collection[Page]]
    read: Known
    inheriting: Callable[[Document], Document]
    faults: tuple[Fault, ...]

    @classmethod
    def of_survey(cls, surveyed: Survey) -> "KnownSite":
        """As it was surveyed."""
        site, givers = surveyed.site, surveyed.givers
        return cls(
            lambda: site,
            site.pages.values,
            surveyed.content.known(),
            lambda document: cascade((*givers, document))[-1],
            surveyed.faults,
        )

    @classmethod
    def of_build(cls, last: LastBuild) -> "KnownSite":
        """As the last build kept it; what is not asked for is not read."""
        return cls(
            lambda: last.site.site,
            lambda: last.site.pages.bare.values(),  # noqa: PLW0108 - it would read the site now
            last.documents,
            lambda one: last.site.inheriting(one),  # noqa: PLW0108 - the same
            last.rest.pieces.faults,
        )


def site_need(
    order: Order,
    known: KnownSite,
    changed: Collection[str],
    stamp_of: Callable[[str], Stamp | None],
) -> Nothing | InPlace | Everything:
    """
    Say whether the site stands after a change of files.

    Args:
        order: What is built; settings, program and day are those of *known*.
        known: The site before.
        changed: Paths relative to the site, with forward slashes.
        stamp_of: Gives the stamp of the file at such a path; None for one that is gone.
    """
    rules = ReadingRules.of(order.settings)
    theme = frozenset(path for path in changed if path.startswith(_OF_THEME))
    read: dict[str, tuple[Stamp, Document]] = {}
    versions: dict[str, tuple[Document, Document]] = {}
    for path in sorted(set(changed) - theme):
        now = stamp_of(path)
        if now is None or path not in known.read:
            return Everything(f"{path} came or went, or is no page")
        one = read_document(order.root, PurePosixPath(path), rules, rules.zone)
        if not isinstance(one, Document):
            return Everything(f"{path} cannot be read any more")
        read[path] = now, one
        before = known.read[path][1]
        if one.digest != before.digest:
            versions[path] = known.inheriting(before), known.inheriting(one)
    if not versions:
        return InPlace(read, {}, {}, theme) if theme else Nothing(read)
    against = _faults_at(versions, known.faults)
    for path, (before, _) in versions.items():
        if against[path] != before.faults:
            return Everything(f"the site as a whole has something against {path}")
    pages = exchange(known.site(), known.placed(), versions.values(), order.settings)
    if pages is None:
        return Everything("an address, a list, a menu or a redirect may change")
    return InPlace(read, versions, pages, theme)


def _faults_at(paths: Collection[str], faults: Iterable[Fault]) -> Mapping[str, tuple[Fault, ...]]:
    found: dict[str, tuple[Fault, ...]] = dict.fromkeys(paths, ())
    for fault in faults:
        path = str(fault.at.path)  # which a path keeps, other than `as_posix()`
        if path in found:
            found[path] += (fault,)
    return found


@dataclass(frozen=True, slots=True)
class PageNeed:
    """
    What is to be made, and what is kept.

    Attributes:
        reasons: Page id to why it is made, for a person.
        to_check: Records of pages that are as they were, and are checked by other rules, on another
            day, or with other style sheets now.
        kept: Records of the other pages.
        rules: Rules over the site that run: each of them, since pages and files may have come, gone
            or moved, and rules may look at more than pages.
        changed: Facts that are not what they were; None where no page is kept, so that it does not
            matter.
    """

    reasons: Mapping[str, str]
    to_check: tuple[PageRecord, ...]
    kept: tuple[PageRecord, ...]
    rules: tuple[ActiveRule, ...]
    changed: frozenset[Key] | None = None


def page_need(
    pages: Iterable[Page],
    memory: Memory,
    keys: Keys,
    current: CurrentFacts,
    output: Path | None,
    today: dt.date,
) -> PageNeed:
    """
    Compare what pages read with what it is now.

    Args:
        pages: Those that are to be there.
        memory: What the last build kept.
        keys: What changes much at once, now.
        current: Gives the fingerprints of facts now.
        output: Folder in which the pages were written; None where they are in memory and nowhere else.
        today: What a page's check found may be true on some days and not on others.
    """
    pages = tuple(pages)
    rules = current.toolchain.plan.ruleset.site_rules
    if memory.keys.rendering != keys.rendering:
        why = (
            "there was no earlier build"
            if not memory.records
            else "settings or the program changed"
        )
        return PageNeed({page.id: why for page in pages}, (), (), rules)
    same = _Same.of(pages, memory)
    differ = same.differ(pages, memory, structure=memory.keys.structure == keys.structure)
    changed = changed_facts(memory.table, differ, current)
    reasons: dict[str, str] = {}
    kept: list[PageRecord] = []
    for page in pages:
        record = memory.records.get(page.id)
        if record is None:
            reasons[page.id] = "the page is new"
            continue
        reason = _reason(page, record, memory, same, changed, output)
        if reason is None:
            kept.append(record)
        else:
            reasons[page.id] = reason
    same_rules = memory.keys.checking == keys.checking
    as_read = current.toolchain.files.as_read
    holding: list[PageRecord] = []
    to_check: list[PageRecord] = []
    for record in kept:
        holds = same_rules and today in record.holds and as_read(record.read.paths) == record.read
        (holding if holds else to_check).append(record)
    return PageNeed(reasons, tuple(to_check), tuple(holding), rules, frozenset(changed.values()))


@dataclass(frozen=True, slots=True)
class _Same:
    """Ids of the pages whose own file and title are as they were, and of those whose place is."""

    files: frozenset[str]
    places: frozenset[str]

    @classmethod
    def of(cls, pages: Iterable[Page], memory: Memory) -> "_Same":
        """Compare *pages* with what is known of them."""
        known = [
            (page, record) for page in pages if (record := memory.records.get(page.id)) is not None
        ]
        return cls(
            frozenset(page.id for page, record in known if record.own == page_fingerprint(page)),
            frozenset(page.id for page, record in known if record.place == place_fingerprint(page)),
        )

    def differ(self, pages: Collection[Page], memory: Memory, *, structure: bool) -> MayDiffer:
        """
        Say which facts may differ.

        What depends on a page's file and nothing else does not where the file is the same; nor,
        where the site's structure is the same, does where a page stands.
        """
        unchanged = self.files & self.places
        # The name of a term is shown on the pages that have it.
        terms = (page.id for page in pages if page.kind in (PageKind.TERM, PageKind.TAXONOMY))
        settled = (
            structure
            and unchanged.issuperset(terms)
            and len(memory.records) == len(pages) == len(self.places)
        )
        return MayDiffer(lambda one: one not in unchanged, moved=not settled, others=True)


def _reason(
    page: Page,
    record: PageRecord,
    memory: Memory,
    same: _Same,
    changed: Mapping[int, Key],
    output: Path | None,
) -> str | None:
    """Say why *page* has to be made; None where it has not."""
    if page.id not in same.files:
        return "its own file or title, or what a section hands down to it, changed"
    if page.id not in same.places:
        return "its place or its list changed"
    reason = reason_to_read(memory.traces[record.id], changed)
    if reason is None and record.facts is not None and output is not None:
        before, file = memory.outputs.get(page.output), f"{output}/{page.output}"
        as_written = before is not None and holds(before, file)
        # Where a cache was restored, or links to the files were made, content decides.
        if not as_written and size_and_sum(file) != record.written:
            return "its file in the output folder was changed or deleted"
    return reason
