"""
Check the whole site behind what is served: in a process of its own, so that no page waits for it.

Where the system can fork, the process has everything that was read without a copy, and returns
small records; where it cannot, a thread does the work. Pages whose recorded reads still hold are
not made again, as in a build.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from generator.checks.engine.rule_runner import Raised
from generator.errors import said
from generator.incremental.facts import FactTable, Key
from generator.incremental.store import save_store
from generator.model.finding import Finding, Report
from generator.one_file import is_file
from generator.preview.generation import Generation
from generator.stages.check.proofing import Proofing
from generator.stages.plan.keys import Keys
from generator.stages.plan.order import Order
from generator.stages.rebuild.facts import CurrentFacts
from generator.stages.rebuild.need import page_need
from generator.stages.render.files import gather_files, publish_sources
from generator.stages.render.production import BatchRecord, PageRecord, Production
from generator.stages.store.memory import (
    Memory,
    ReadLog,
    documents_sections,
    findings_section,
    sections,
)
from generator.stages.store.outcome import FORMAT
from generator.stages.workers.pool import BATCH, WORTH_A_POOL, open_workers
from generator.value import dataclass

#: Findings that are sent at once.
_FINDINGS = 500
#: Growth of the facts at which those that are no longer read are dropped.
_MUCH = 1.5
#: How far a check yields to work that somebody waits for. Source: POSIX, nice(2).
_POLITENESS = 10
#: Pages made again at which it is worth keeping them for the next start.
_WORTH_KEEPING = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """
    The result of a check of the whole site.

    Attributes:
        number: Of the generation.
        occasion: Day on which the site was checked; empty for today.
        memory: What is known of each page, for the next check.
        made: How many pages were made for it.
        unmade: Ids of pages that cannot be made.
    """

    number: int
    occasion: str
    memory: Memory
    report: Report
    made: int
    unmade: frozenset[str]


Message = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """
    A check that failed.

    Attributes:
        number: Of the generation.
        occasion: Day on which the site was to be checked; empty for today.
        why: For a person.
    """

    number: int
    occasion: str
    why: str


@dataclass(frozen=True, slots=True)
class Task:
    """
    What is to be checked.

    Attributes:
        memory: What is known from the last check of today's site.
        store: File in which what results from it is kept for the next start, where many pages were
            made; None to keep nothing.
        occasion: Day of the generation; empty for today.
    """

    generation: Generation
    memory: Memory
    store: Path | None
    occasion: str = ""


def _check(task: Task) -> Iterator[Message]:
    """Check the site; yields what is to be kept, in portions, then keeps it for the next start."""
    generation, memory, store = task.generation, task.memory, task.store
    plan = generation.plan
    production = Production(plan)
    order = generation.order
    keys = Keys.of(order, plan)
    pages = [plan.site.pages[one] for one in generation.settled.pages]
    current = CurrentFacts(production.toolchain)
    need = page_need(pages, memory, keys, current, None, plan.today)
    ids = (*need.reasons, *(one.id for one in need.to_check))
    kept = list(need.kept)
    yield "keys", (keys, tuple(one.id for one in kept), need.changed)
    production.toolchain.renderer.warm()
    with open_workers(plan, lambda: production, len(ids), _jobs(order, len(ids))) as workers:
        # A copy: what is known stays as it is until the check is finished.
        table = FactTable(memory.table.keys, memory.table.fingerprints)
        read_log = ReadLog(replace(memory, table=table), need.changed)
        records = kept
        batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
        for batch in workers.make(batches):
            yield "batch", batch
            records.extend(read_log.enter(batch))
        records.sort(key=lambda record: record.id)
        yield "unmade", frozenset(one.id for one in records if not one.facts)
        toolchain = production.toolchain
        asked = read_log.asked_assets(records)
        files, wrong = gather_files(plan, generation.settled, toolchain, asked, records)
        facts, gone = publish_sources(files, None)
        faults = (*generation.faults, *wrong, *gone)
        known = memory.findings_on(need.kept, keys)
        proofing = Proofing(plan, workers, toolchain.source_lines)
        proofed = proofing.proof(records, files, facts, faults, need.rules, known)
    on_site = list(proofed.pieces.on_site.items())
    yield from _portions("site findings", on_site)
    yield from _portions("findings", list(proofed.report.findings))
    yield "report", replace(proofed.report, findings=())
    if store is not None and (len(ids) >= _WORTH_KEEPING or not is_file(store)):
        # The next start is slower where this fails, and nothing else.
        with contextlib.suppress(OSError):
            parts = sections(Memory.of(keys, records, read_log)) | findings_section(dict(on_site))
            parts |= documents_sections(generation.surveyed.content.known(), memory)
            save_store(store, FORMAT, parts)


def _jobs(order: Order, pages: int) -> int | None:
    """Number of processes: one core is left for what somebody waits for."""
    if order.jobs is not None or pages < WORTH_A_POOL:
        return order.jobs
    return max(1, (os.cpu_count() or 1) - 1)


def _portions(name: str, values: list[Any]) -> Iterator[Message]:
    for start in range(0, len(values), _FINDINGS):
        yield name, values[start : start + _FINDINGS]


class Checker:
    """
    Checks one generation at a time.

    Args:
        done: Called with the result of a check, on a thread of the checker.
        failed: Called with the reason why a check failed, on the same thread.
    """

    def __init__(self, done: Callable[[Checked], None], failed: Callable[[Failed], None]) -> None:
        self._done = done
        self._failed = failed
        self._process: BaseProcess | None = None
        self._busy = False
        self._ended = False
        self._facts = 0  # when they were last looked through

    @property
    def busy(self) -> bool:
        """Whether a check is under way."""
        return self._busy

    def start(self, task: Task) -> None:
        """Begin a check, on the main thread, while no other is under way."""
        self._busy = True
        if sys.platform == "linux":
            context = multiprocessing.get_context("fork")
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_in_a_process, args=(task, sender, receiver))
            process.start()
            sender.close()
            self._process = process
            messages = _received(receiver, process)
        else:
            messages = _check(task)
        threading.Thread(
            target=self._gather,
            args=(task, messages),
            name="preview check",
            daemon=True,
        ).start()

    def stop(self) -> None:
        """End a check that is under way."""
        self._ended = True
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(timeout=2)

    def _gather(self, task: Task, messages: Iterator[Message]) -> None:
        checked: Checked | Failed
        try:
            checked = _gathered(task, messages)
            if not task.occasion:
                checked = self._compacted(checked)
        except Exception as error:  # noqa: BLE001 - pages go on being served; the next save tries again
            checked = Failed(task.generation.number, task.occasion, said(error))
        finally:
            self._busy = False
        if self._ended:
            return
        if isinstance(checked, Failed):
            self._failed(checked)
        else:
            self._done(checked)

    def _compacted(self, checked: Checked) -> Checked:
        """Drop facts that no page reads any more, once there are many of them."""
        memory = checked.memory
        facts = len(memory.table.keys)
        if self._facts and facts > _MUCH * self._facts:
            memory = Memory.of(
                memory.keys, memory.records.values(), ReadLog(memory), memory.site_findings
            )
            facts = len(memory.table.keys)
        elif self._facts:
            return checked
        self._facts = facts
        return replace(checked, memory=memory)


def check_now(task: Task) -> Checked:
    """Check the site in this very process, and wait for it."""
    return _gathered(task, _check(task))


def _gathered(task: Task, messages: Iterator[Message]) -> Checked:
    """Put the portions together; what is known stays as it is until the last has come."""
    memory = task.memory
    keys, kept = Keys(), tuple[str, ...]()
    changed: frozenset[Key] | None = None
    unmade = frozenset[str]()
    batches: list[BatchRecord] = []
    on_site: dict[Raised, Finding] = {}
    findings: list[Finding] = []
    report: Report | None = None
    for name, value in messages:
        if name == "keys":
            keys, kept, changed = value
        elif name == "unmade":
            unmade = value
        elif name == "batch":
            batches.append(value)
        elif name == "site findings":
            on_site.update(value)
        elif name == "findings":
            findings.extend(value)
        elif name == "failed":
            raise RuntimeError(value)
        else:
            report = value
    if report is None:
        raise RuntimeError("its process ended early")
    read_log = ReadLog(memory, changed)
    records: dict[str, PageRecord] = {one: memory.records[one] for one in kept}
    for batch in batches:
        records.update((record.id, record) for record in read_log.enter(batch))
    known = Memory(
        keys, records, read_log.traces, read_log.table, on_site, parts=read_log.parts_of(records)
    )
    return Checked(
        task.generation.number,
        task.occasion,
        known,
        replace(report, findings=tuple(findings)),
        len(records) - len(kept),
        unmade,
    )


def _in_a_process(task: Task, sender: Connection, receiver: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    receiver.close()
    gc.disable()
    if sys.platform != "win32":
        os.nice(_POLITENESS)
    with contextlib.suppress(BrokenPipeError):
        try:
            for message in _check(task):
                sender.send(message)
        except Exception as error:  # noqa: BLE001 - told to the one who waits
            sender.send(("failed", f"{type(error).__name__}: {error}"))
    sender.close()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _received(receiver: Connection, process: BaseProcess) -> Iterator[Message]:
    try:
        while True:
            yield receiver.recv()
    except EOFError:
        process.join()
    finally:
        receiver.close()
