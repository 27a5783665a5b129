"""What a build keeps for the next one, and what of it still holds."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace

from generator.checks.about import Period
from generator.checks.engine import Raised
from generator.checks.page_facts import PageFacts
from generator.incremental.facts import FactTable
from generator.incremental.stamps import Stamp
from generator.incremental.store import Store, StoreError, dump_value, pickle_quickly
from generator.model.document import Allowance, Document, FrontMatter, MenuEntry
from generator.model.finding import Fault, Finding, Location, OutputPlace, RuleRecord
from generator.stages.production import BatchRecord, PageRecord

pickle_quickly(
    *(Allowance, Document, FrontMatter, MenuEntry),
    *(Fault, Finding, Location, OutputPlace, RuleRecord),
    *(Raised, PageFacts, Period, PageRecord, BatchRecord),
)


#: Section that holds the documents.
DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Keys:
    """
    What changes much at once.

    Attributes:
        rendering: Changes with everything that changes every page: settings, version, plug-ins.
        checking: Changes with the rules and their options.
        reading: Changes with what decides how content files are read.
        structure: Changes with what pages see of the site besides one another: menus,
            translations, redirects, files, pages that are kept back.
    """

    rendering: str = ""
    checking: str = ""
    reading: str = ""
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """
    What is known from an earlier build; empty for the first.

    Attributes:
        records: Page id to what was kept of the page.
        table: The facts that the records' traces number.
        site_findings: Problems of rules over the site to the findings made of them.
        documents: Source path to the file's stamp and what was read.
        outputs: Output path to the stamp that the file had when it was written.
    """

    keys: Keys = Keys()
    records: Mapping[str, PageRecord] = field(default_factory=dict)
    table: FactTable = field(default_factory=FactTable)
    site_findings: Mapping[Raised, Finding] = field(default_factory=dict)
    documents: Mapping[str, tuple[Stamp, Document]] = field(default_factory=dict)
    outputs: Mapping[str, Stamp] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        keys: Keys,
        records: Iterable[PageRecord],
        table: FactTable,
        site_findings: Mapping[Raised, Finding],
    ) -> "Memory":
        """Make it of a build; facts that no page reads any more are dropped."""
        by_id = {record.id: record for record in records}
        table, traces = table.without_unused({one.id: one.trace for one in by_id.values()})
        kept = {one: replace(record, trace=traces[one]) for one, record in by_id.items()}
        return cls(keys, kept, table, site_findings)

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
    keys, fingerprints = store.value("facts")
    try:
        return Memory(
            Keys(*store.value("keys")),
            store.value("records"),
            FactTable(keys, fingerprints),
            store.value("site findings"),
            store.value(DOCUMENTS),
            store.value("outputs"),
        )
    except (TypeError, AttributeError) as error:
        raise StoreError("it holds something else than it should") from error


def sections(memory: Memory) -> dict[str, bytes]:
    """The memory as sections of a store; the documents are pickled by the one who read them."""
    return {
        "keys": dump_value(astuple(memory.keys)),
        "records": dump_value(memory.records),
        "facts": dump_value((memory.table.keys, memory.table.fingerprints)),
        "site findings": dump_value(memory.site_findings),
        "outputs": dump_value(memory.outputs),
    }


class Ledger:
    """
    Gathers records of workers, each of which numbers facts its own way, under one numbering.

    Args:
        table: Facts that are known already; new ones are added to it.
    """

    def __init__(self, table: FactTable) -> None:
        self.table = table
        self._numbers: dict[int, list[int]] = {}

    def enter(self, batch: BatchRecord) -> list[PageRecord]:
        """Take a batch in, and give its records with traces in the common numbering."""
        self.table.add(dict(batch.facts))
        numbers = self._numbers.setdefault(batch.worker, [])
        numbers.extend(self.table.number(key) for key, _ in batch.facts)
        return [
            replace(record, trace=array("I", sorted(numbers[n] for n in record.trace)))
            for record in batch.pages
        ]


def asked_assets(table: FactTable, records: Iterable[PageRecord]) -> set[str]:
    """Names of the static files that pages asked for by `asset()`."""
    wanted = {n for n, key in enumerate(table.keys) if key[0] == "asset"}
    return {table.keys[n][1] for record in records for n in record.trace if n in wanted}
