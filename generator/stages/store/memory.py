"""What a build keeps for the next one, and what of it still holds."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import astuple, field
from pickle import UnpicklingError
from types import MappingProxyType

from generator.checks.engine.rule_runner import Raised
from generator.incremental.facts import FactTable, Key
from generator.incremental.shelf import Part, Shelf, parts_with, shelved
from generator.incremental.stamps import Stamp
from generator.incremental.store import (
    Store,
    StoreError,
    dump_value,
    load_value,
)
from generator.model.document import Document
from generator.model.finding import Finding
from generator.stages.plan.keys import Keys
from generator.stages.render.production import BatchRecord, PageRecord
from generator.value import dataclass

#: Shelves of a store: records of pages by their ids, documents with stamps by their paths.
RECORDS, DOCUMENTS = "records", "documents"
#: Section that holds what rules over the site found.
ON_SITE = "site findings"
#: Section that holds what pages have read since all were made.
LATER = "later reads"


@dataclass(frozen=True, slots=True)
class Memory:
    """
    What is known from an earlier build; empty for the first.

    Attributes:
        records: Page id to what was kept of the page.
        traces: Page id to the numbers of the facts that the page read.
        table: The facts that traces number.
        site_findings: Problems of rules over the site to the findings made of them.
        documents: Source path to the file's stamp and what was read.
        outputs: Output path to the stamp that the file had when it was written; it is kept with the
            outcome.
        parts: *records* as they are kept; of two of one page the later counts.
        document_parts: *documents*, likewise.
    """

    keys: Keys = Keys()
    records: Mapping[str, PageRecord] = field(default_factory=dict)
    traces: "Mapping[str, array[int]]" = field(default_factory=dict)
    table: FactTable = field(default_factory=FactTable)
    site_findings: Mapping[Raised, Finding] = field(default_factory=dict)
    documents: Mapping[str, tuple[Stamp, Document]] = field(default_factory=dict)
    outputs: Mapping[str, Stamp] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    document_parts: tuple[Part, ...] = ()

    @classmethod
    def of(
        cls,
        keys: Keys,
        records: Iterable[PageRecord],
        read_log: "ReadLog",
        site_findings: Mapping[Raised, Finding] = MappingProxyType({}),
    ) -> "Memory":
        """Make it of a build; facts that no page reads any more are dropped."""
        by_id = {record.id: record for record in records}
        table, traces = read_log.table.without_unused({one: read_log.traces[one] for one in by_id})
        return cls(keys, by_id, traces, table, site_findings, parts=read_log.parts_of(by_id))

    def documents_read_by(self, reading: str) -> Mapping[str, tuple[Stamp, Document]]:
        """Documents that were read as *reading* says; none where the way has changed."""
        return self.documents if reading == self.keys.reading else {}

    def findings_on(self, pages: Iterable[PageRecord], keys: Keys) -> Mapping[Raised, Finding]:
        """Findings of rules over the site on *pages*, which are as they were."""
        if keys.checking != self.keys.checking:
            return {}
        outputs = {page.output for page in pages}
        return {
            raised: finding
            for raised, finding in self.site_findings.items()
            if raised.output.path in outputs
        }


def recall(store: Store | None) -> Memory:
    """
    Read the memory back.

    Raises:
        StoreError: Some of it cannot be read.
    """
    if store is None:
        return Memory()
    records: Shelf[PageRecord] = Shelf(store, RECORDS)
    documents: Shelf[tuple[Stamp, Document]] = Shelf(store, DOCUMENTS)
    try:
        return Memory(
            Keys(*store.value("keys")),
            records.everything(),
            *recall_reads(store),
            store.value(ON_SITE),
            documents.everything(),
            parts=records.parts(),
            document_parts=documents.parts(),
        )
    except (TypeError, ValueError, AttributeError, LookupError, UnpicklingError) as error:
        raise StoreError("it holds something else than it should") from error


@dataclass(frozen=True, slots=True)
class LaterReads:
    """
    What a few pages have read since all were made.

    Attributes:
        traces: Page id to the numbers of the facts that the page read.
        facts: Facts that are new or are not what they were.
    """

    traces: "Mapping[str, array[int]]" = field(default_factory=dict)
    facts: Mapping[Key, bytes] = field(default_factory=dict)


def recall_reads(store: Store) -> "tuple[dict[str, array[int]], FactTable]":
    """
    Read back which facts each page read, and what these were.

    Raises:
        StoreError: They cannot be read.
    """
    table = FactTable(*store.value("facts"))
    later = store.instance(LATER, LaterReads)
    if later.facts:
        table.add(later.facts.items())
    return {**store.value("traces"), **later.traces}, table


def later_reads(
    store: Store, read_log: "ReadLog", pages: Iterable[str], changed: Mapping[Key, bytes]
) -> dict[str, bytes]:
    """
    Give the section that changes where a few pages were made again.

    Args:
        store: Keeps what was read until now.
        read_log: Has taken in what the pages read now.
        pages: Ids of the pages.
        changed: Facts that are new or are not what they were.

    Raises:
        StoreError: What is kept cannot be read.
    """
    known = store.instance(LATER, LaterReads)
    traces = {one: read_log.traces[one] for one in pages}
    return {LATER: dump_value(LaterReads({**known.traces, **traces}, {**known.facts, **changed}))}


def recall_documents(store: Store) -> Mapping[str, tuple[Stamp, Document]]:
    """
    Read the documents back.

    Raises:
        StoreError: They cannot be read.
    """
    documents: Shelf[tuple[Stamp, Document]] = Shelf(store, DOCUMENTS)
    return documents.everything()


def sections(memory: Memory) -> dict[str, bytes]:
    """The memory as sections of a store, but for documents and for findings of rules over the site."""
    return {
        "keys": dump_value(astuple(memory.keys)),
        **shelved(RECORDS, memory.records, memory.parts),
        "traces": dump_value(memory.traces),
        "facts": dump_value((memory.table.keys, memory.table.fingerprints)),
        LATER: dump_value(LaterReads()),
    }


def findings_section(on_site: Mapping[Raised, Finding]) -> dict[str, bytes]:
    """What rules over the site found, as a section of a store."""
    return {ON_SITE: dump_value(on_site)}


def documents_sections(
    known: Mapping[str, tuple[Stamp, Document]], memory: Memory
) -> dict[str, bytes]:
    """Documents as sections of a store; those that are as in *memory* are not pickled again."""
    changed = {
        path: one
        for path, one in known.items()
        if (before := memory.documents.get(path)) is None
        or before[0] != one[0]
        or before[1] is not one[1]
    }
    return shelved(DOCUMENTS, known, parts_with(memory.document_parts, changed, known))


class ReadLog:
    """
    Gathers records of workers, each of which numbers facts its own way, under one numbering.

    Args:
        memory: What is known already; its table is added to.
        changed: Facts that may be other than *memory* knows them; None for all. Any other that is
            has changed while the build went on: what is known of it stays, for pages that are kept
            read that, and the next build makes all its readers again.

    Attributes:
        traces: Page id to the numbers of the facts that the page read.
    """

    def __init__(self, memory: Memory, changed: frozenset[Key] | None = None) -> None:
        self._renewed = changed
        self.table = memory.table
        self.traces = dict(memory.traces)
        self._parts = list(memory.parts)
        self._changed: dict[str, PageRecord] = {}
        self._numbers: dict[int, list[int]] = {}

    def enter(self, batch: BatchRecord) -> tuple[PageRecord, ...]:
        """Take a batch in, and give its records."""
        numbers = self._numbers.setdefault(batch.worker, [])
        numbers.extend(self.table.add(batch.facts, self._renewed))
        records: tuple[PageRecord, ...] = load_value(batch.records)
        for record, trace in zip(records, batch.traces, strict=True):
            self.traces[record.id] = array("I", sorted(map(numbers.__getitem__, trace)))
        self._parts.append(Part(tuple(record.id for record in records), batch.records))
        return records

    def asked_assets(self, records: Iterable[PageRecord]) -> set[str]:
        """Names of the static files that the pages of *records* asked for by `asset()`."""
        keys = self.table.keys
        known = {number for number, key in enumerate(keys) if key[0] == "asset"}
        unasked = set(known)
        for record in records:
            if not unasked:
                break  # most are asked for by every page
            unasked.difference_update(self.traces[record.id])
        return {keys[number][1] for number in known - unasked}

    def change(self, records: Iterable[PageRecord]) -> None:
        """Take in records of pages that were made before and checked again."""
        self._changed |= {record.id: record for record in records}

    def parts_of(self, records: Mapping[str, PageRecord]) -> tuple[Part, ...]:
        """What holds *records* in the store; everything that was entered is among them."""
        changed = {one: record for one, record in self._changed.items() if one in records}
        return parts_with(self._parts, changed, records)
