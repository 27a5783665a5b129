"""
The result of a build, and whether it still holds.

Where nothing changed since a build, its outcome is the outcome of the next one. To see that, this
module needs neither a template engine nor a parser.
"""

import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, plugins
from generator.boundary import Boundary
from generator.files.output_record import record_path
from generator.incremental.facts import fingerprint
from generator.incremental.file_clock import Clock, read_clock
from generator.incremental.stamps import Stamp, changed, holds, stamp, stamps
from generator.incremental.store import Store, StoreError, open_store
from generator.model.finding import Report
from generator.settings.boundary import boundary_of
from generator.settings.schema import Settings
from generator.value import dataclass

if TYPE_CHECKING:
    from generator.checks.facts.page_facts import PageFacts

#: Folders of a site in which people edit.
FOLDERS = ("content", "data", "static", "templates", "i18n", "themes")
SECTION = "outcome"


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    The result of a build.

    Attributes:
        written: Output paths of the whole site.
        deleted: Output paths of files that an earlier build wrote and this one did not.
        pages: How many pages the site has.
        made: Ids of the pages that were rendered in this run.
        reasons: Page id to why it was made, for a person.
        notes: What is to be said to a person besides the report.
        lost: Ids of the pages whose process died while it made them.
        facts: Gives what is known of every page; None in an outcome that is kept, since the store
            has it already.
    """

    report: Report
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    pages: int = 0
    made: tuple[str, ...] = ()
    reasons: Mapping[str, str] | None = None
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    facts: "Callable[[], tuple[PageFacts, ...]] | None" = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """
    Everything besides the files that decides about a build.

    Attributes:
        key: Fingerprint of settings, options, plug-ins and the program.
        now: The moment that the build stands for.
        boundary: Where links in the site may lead.
        fonts: Files that the settings name, relative to the site.
    """

    root: Path
    output: Path
    key: str
    now: dt.datetime
    boundary: Boundary | None = None
    fonts: tuple[str, ...] = ()

    @property
    def store(self) -> Path:
        """File in which builds into this output folder keep what they know."""
        record = record_path(self.root / ".cache", self.output.resolve(), self.root)
        return record.with_name(record.name.replace("output-", "store-")).with_suffix(".bin")


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """
    An outcome, and what has to be as it was for it to hold.

    Attributes:
        key: As in `Circumstances`.
        since: The moment that the build stood for.
        until: When the next page becomes due or expires, or something else changes by itself.
        sources: Path to stamp of every file that people edit, relative to the site.
        outputs: Path to stamp of every file that was written, relative to the output folder.
    """

    outcome: Outcome
    key: str
    since: dt.datetime
    until: dt.datetime
    sources: Mapping[str, Stamp]
    outputs: Mapping[str, Stamp]


def circumstances(
    root: Path, output: Path, settings: Settings, options: tuple[object, ...], now: dt.datetime
) -> Circumstances:
    """
    Gather what decides about a build besides the files.

    Args:
        root: The site's folder.
        output: Where it is built.
        settings: With what the command line overrides.
        options: Of the command line, that are no settings.
        now: The moment that the build stands for.
    """
    decisive = (repr(settings), repr(options), plugins.fingerprint(), program())
    key = fingerprint(decisive).hex()
    boundary = boundary_of(root, settings)
    return Circumstances(root, output, key, now, boundary, settings.social.fonts)


def program() -> str:
    """
    Change with the program: its version, its own files where it is worked on, and other packages.

    Packages make pages, and optional ones bring what some rules need.
    """
    folder = str(Path(__file__).parents[2])
    compiled = f"{os.sep}__pycache__{os.sep}"
    own = {path: state for path, state in stamps([Path(folder)]).items() if compiled not in path}
    return fingerprint((__version__, sorted(own.items()), _packages())).hex()


def _packages() -> list[str]:
    """Name every installed package with its version, without reading any."""
    folders = (Path(folder) for folder in sys.path if folder.endswith("-packages"))
    return sorted({one.name for folder in folders for one in folder.glob("*.dist-info")})


def source_stamps(now: Circumstances, clock: Clock | None = None) -> dict[str, Stamp]:
    """
    Stamps of everything that people edit.

    Args:
        now: Says where.
        clock: For stamps that are kept; None for a look that is compared with kept ones.
    """
    root = now.root
    files = (root / name for name in ("site.yaml", *now.fonts))
    found = stamps((root / name for name in FOLDERS), files, clock, now.boundary)
    start = len(str(root)) + 1
    return {path[start:]: state for path, state in found.items()}


def output_stamps(now: Circumstances, written: tuple[str, ...]) -> dict[str, Stamp]:
    """Stamps of files in the output folder, to be kept."""
    clock = read_clock(now.root / ".cache")
    return {path: stamp(f"{now.output}{os.sep}{path}", clock) for path in written}


@dataclass(frozen=True, slots=True)
class Past:
    """
    The last build, which holds but for some changed files.

    Attributes:
        changed: Paths of the files that are not as they were, relative to the site; those that came
            and went included.
        sources: Stamps of everything that people edit, as it is now, to be kept.
    """

    store: Store
    kept: KeptOutcome
    changed: frozenset[str]
    sources: Mapping[str, Stamp]


def look_back(now: Circumstances) -> Past | None:
    """
    Find out what has changed since the last build.

    Returns:
        None where there was none, where more than files that people edit has changed, or where
        files were changed that the build wrote.
    """
    try:
        store = open_store(now.store, FORMAT)
        kept = None if store is None else store.instance(SECTION, KeptOutcome)
    except StoreError:
        return None  # the build says so
    if store is None or kept is None or kept.key != now.key:
        return None
    if not kept.since <= now.now < kept.until:
        return None
    sources = source_stamps(now)
    differ = changed(kept.sources, sources, str(now.root))
    if not all(holds(was, f"{now.output}{os.sep}{path}") for path, was in kept.outputs.items()):
        return None
    return Past(store, kept, frozenset(differ), _to_keep(now, kept.sources, sources, differ))


def _to_keep(
    now: Circumstances, kept: Mapping[str, Stamp], looked: Mapping[str, Stamp], differ: set[str]
) -> Mapping[str, Stamp]:
    """Stamps that can be kept: those that were, and new ones of files that are about to be read."""
    if not differ:
        return kept
    clock = read_clock(now.root / ".cache")
    start = f"{now.root}{os.sep}"
    return {path: stamp(start + path, clock) if path in differ else kept[path] for path in looked}


def replay(past: Past) -> Outcome:
    """Give the last build's outcome again; nothing has changed since."""
    facts = partial(_kept_facts, past.store)
    return replace(past.kept.outcome, deleted=(), made=(), reasons={}, notes=(), facts=facts)


def _kept_facts(store: Store) -> "tuple[PageFacts, ...]":
    """Read what is kept of every page; none where that has become unreadable meanwhile."""
    from generator.stages.store.memory import recall  # noqa: PLC0415 - replaying needs none of this

    try:
        records = recall(store).records.values()
    except StoreError:
        return ()
    return tuple(record.facts for record in records if record.facts)


#: Key of the store as a file; changes with its layout.
FORMAT = f"5 {__version__} on Python {sys.version_info.major}.{sys.version_info.minor}"
