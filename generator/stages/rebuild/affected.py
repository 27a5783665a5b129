"""Which pages have to be made again, and why."""

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.incremental.facts import Key
from generator.incremental.file_clock import read_clock
from generator.incremental.stamps import holds
from generator.model.site import Page, PageKind, page_name
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.keys import checking_key, reading_key, rendering_key, structure_key
from generator.stages.plan.order import Order
from generator.stages.rebuild.current_facts import CurrentFacts
from generator.stages.render.fingerprints import page_fingerprint, place_fingerprint
from generator.stages.render.production import PageRecord, size_and_sum
from generator.stages.store.memory import Keys, Memory
from generator.themes.page_view import PLAIN
from generator.value import dataclass

#: Kinds of facts whose key names a page: what it is, where it stands, what it sees from there.
ABOUT_PAGES = frozenset({"page", "terms", "site of page", "picture", "link"})


@dataclass(frozen=True, slots=True)
class Affected:
    """
    What is to be made, and what is kept.

    Attributes:
        reasons: Page id to why it is made, for a person.
        to_check: Records of pages that are as they were, and are checked by other rules or on another
            day now.
        kept: Records of the other pages.
        changed: Facts that are not what they were; None where no page is kept, so that it does not
            matter.
    """

    reasons: Mapping[str, str]
    to_check: tuple[PageRecord, ...]
    kept: tuple[PageRecord, ...]
    changed: frozenset[Key] | None = None


def keys_now(order: Order, plan: Plan) -> Keys:
    """What changes much at once."""
    return Keys(
        rendering_key(order, plan),
        checking_key(order),
        reading_key(order),
        structure_key(plan, read_clock(order.root / ".cache")),
    )


def affected_pages(
    pages: Iterable[Page],
    memory: Memory,
    keys: Keys,
    current: CurrentFacts,
    output: Path | None,
    today: dt.date,
) -> Affected:
    """
    Compare what pages read with what it is now.

    Args:
        pages: Those that are to be there.
        memory: What the last build kept.
        keys: What changes much at once, now.
        current: Gives the fingerprints of facts now.
        output: Folder in which the pages were written; None where they are in memory alone.
        today: What a page's check found may be true on some days alone.
    """
    pages = tuple(pages)
    if memory.keys.rendering != keys.rendering:
        why = (
            "there was no earlier build"
            if not memory.records
            else "settings or the program changed"
        )
        return Affected({page.id: why for page in pages}, (), ())
    same = _Same.of(pages, memory)
    structure = memory.keys.structure == keys.structure
    changed = _changed_facts(pages, memory, same, current, structure=structure)
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
    holding = [record for record in kept if same_rules and today in record.holds]
    to_check = [record for record in kept if not (same_rules and today in record.holds)]
    return Affected(reasons, tuple(to_check), tuple(holding), frozenset(changed.values()))


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


def _changed_facts(
    pages: Sequence[Page],
    memory: Memory,
    same: _Same,
    current: CurrentFacts,
    *,
    structure: bool,
) -> Mapping[int, Key]:
    """
    Number to key of each fact that is not what it was.

    Facts that cannot have changed are not asked again: what depends on a page's file alone, where
    the file is the same; and, where the site's structure is the same, where a page stands.
    """
    unchanged = same.files & same.places
    # The name of a term is shown on the pages that have it.
    terms = (page.id for page in pages if page.kind in (PageKind.TERM, PageKind.TAXONOMY))
    settled = (
        structure
        and unchanged.issuperset(terms)
        and len(memory.records) == len(pages) == len(same.places)
    )
    table = memory.table
    changed = {}
    for number, (key, before) in enumerate(zip(table.keys, table.fingerprints, strict=True)):
        if key[0] in ABOUT_PAGES and key[1] in unchanged and (settled or _is_plain(key)):
            continue
        if current.fingerprint(key) != before:
            changed[number] = key
    return changed


def _is_plain(key: Key) -> bool:
    return key[0] == "page" and key[2] in PLAIN


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
    number = _first_of(memory.traces[record.id], changed)
    if number is not None:
        return f"{in_words(changed[number])} changed"
    if record.facts is not None and output is not None:
        before, file = memory.outputs.get(page.output), f"{output}/{page.output}"
        as_written = before is not None and holds(before, file)
        # Where a cache was restored, or links to the files were made, content decides.
        if not as_written and size_and_sum(file) != record.written:
            return "its file in the output folder was changed or deleted"
    return None


def _first_of(trace: "array[int]", changed: Mapping[int, Key]) -> int | None:
    if not changed or changed.keys().isdisjoint(trace):
        return None
    return next(number for number in trace if number in changed)


def in_words(key: Key) -> str:
    """A fact as a person would name it."""
    kind, *rest = key
    if kind in ABOUT_PAGES:
        rest[0] = page_name(rest[0])
    return _WORDS[kind].format(*rest)


_WORDS = {
    "page": "`{1}` of {0}",
    "terms": "{1} of {0}",
    "site": "`site.{1}`",
    "site of page": "`site.{1}`",
    "value": "`{0}.{1}`",
    "names": "which names `{0}` has",
    "menus": "a menu",
    "string": "the theme's word `{1}`",
    "layout": "which layout there is",
    "template": "template {0}",
    "templates": "which templates there are",
    "asset": "static file {0}",
    "picture": "picture {1}",
    "link": "where `{1}` leads",
    "shortcodes": "which shortcodes there are",
    "shortcode": "shortcode {0}",
}
