"""
The one sentence: settings, rules and a day in; a site and its report out.

`build` prints nothing and knows of no command, server or publisher; those are its customers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.assets.collect import collect
from generator.assets.images import image_faults
from generator.assets.table import AssetRoot, AssetTable
from generator.checks.asset_facts import asset_facts
from generator.checks.page_facts import AssetFacts
from generator.checks.rule import AnyRule
from generator.checks.ruleset import read_ruleset
from generator.content.cascade import cascade
from generator.content.data_files import read_data
from generator.content.read import ReadingRules, read
from generator.errors import GeneratorError
from generator.model.finding import Fault, FaultKind, Owner, Report
from generator.model.site import Site
from generator.publish.lock import BusyError, exclusive
from generator.publish.output_folder import OutputFolder, Writer, announce, claim, complete
from generator.settings.schema import Settings
from generator.site.assemble import assemble
from generator.site.publication import Day
from generator.stages.claims import Settled, settle, unclaimed
from generator.stages.listings import Listings, MadeFile
from generator.stages.plan import Plan
from generator.stages.production import PageRecord, Production
from generator.stages.proofing import fault_findings, report, site_findings, site_index
from generator.stages.workers import BATCH, Workers, open_workers
from generator.themes.theme import load_theme

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """
    What to build.

    Attributes:
        root: The site's folder.
        day: Decides which documents are published.
        rules: The catalogue's rules, those of plug-ins included.
        kinds: The catalogue's kinds of faults.
        output: Where the site is written; None to proof without writing.
        jobs: Number of processes; None for one on each core.
    """

    root: Path
    settings: Settings
    day: Day
    rules: tuple[AnyRule, ...]
    kinds: tuple[FaultKind, ...]
    output: Path | None
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """
    What came of it.

    Attributes:
        site: Every page with its place, and what is not published.
        written: Output paths of the whole site.
        deleted: Output paths of files that an earlier build wrote and this one did not.
        pages: How many pages were made.
    """

    site: Site
    report: Report
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    pages: int


def survey(order: Order) -> tuple[Site, tuple[Fault, ...]]:
    """Read the content and put the site together, without rendering anything."""
    content = read(order.root, ReadingRules.of(order.settings))
    data, data_faults = read_data(order.root)
    documents = cascade(content.documents)
    assembly = assemble(documents, content.files, data, order.settings, order.day)
    own = (fault for document in documents for fault in document.faults)
    pictures = (
        fault
        for file in assembly.site.files.values()
        for fault in image_faults(order.root / file.path, file.path, Owner.CONTENT)
    )
    return assembly.site, (*content.faults, *own, *data_faults, *assembly.faults, *pictures)


def build(order: Order, progress: Progress = lambda _stage, _done, _of: None) -> Result:
    """
    Build and proof a site.

    Args:
        order: What to build.
        progress: Is told the stage's name, how many of its pages are done, and of how many.

    Raises:
        GeneratorError: The build cannot go on: no theme, an output folder that is not ours,
            a full disk, a worker that died.
    """
    with _alone(order):
        return _build(order, progress)


def _build(order: Order, progress: Progress) -> Result:
    progress("reading", 0, 0)
    site, site_faults = survey(order)
    plan, settled, plan_faults = _plan(order, site)
    folder = _claim(order, settled, site)
    production = Production(plan)
    production.workshop.renderer.warm()
    with open_workers(plan, lambda: production, len(settled.pages), order.jobs) as workers:
        records, asked = _make(settled, workers, progress)
        progress("proofing", 0, 0)
        made, made_faults = Listings(production.workshop).files()
        asked |= production.workshop.assets_used
        files = _files(order.root, settled, plan.assets, asked, _urls(records))
        shown = {output: place for output, (_, place) in files.items()}
        pages = (site.pages[one.id] for one in records)
        own, taken = unclaimed(made, pages, shown)
        facts = [asset_facts(output, source.read_bytes()) for output, (source, _) in files.items()]
        index = site_index(plan, records, facts, _sizes(facts, own))
        findings = [finding for record in records for finding in record.findings]
        findings += site_findings(plan, index, workers, shown)
    excerpts = production.workshop.excerpts
    findings += fault_findings(plan, (*site_faults, *plan_faults, *made_faults, *taken), excerpts)
    proofed = report(plan, findings, excerpts, pages=len(records), assets=len(facts))
    rendered = tuple(one.output for one in records if one.facts)
    written = (*rendered, *files, *(file.output for file in own))
    deleted = _write(folder, files, own, written) if folder is not None else ()
    return Result(site, proofed, written, deleted, len(rendered))


@contextmanager
def _alone(order: Order) -> Iterator[None]:
    """Keep two builds of one site from writing over each other."""
    if order.output is None:
        yield
        return
    cache = order.root / ".cache"
    try:
        cache.mkdir(exist_ok=True)
        with exclusive(cache / "build.lock"):
            yield
    except BusyError as error:
        raise GeneratorError(
            f"the site is being built by {error.holder}", "try again when it is done"
        ) from error


def _plan(order: Order, site: Site) -> tuple[Plan, Settled, tuple[Fault, ...]]:
    theme, theme_faults = load_theme(order.root, order.settings)
    site_static, *theme_static = theme.static
    roots = [AssetRoot(*site_static), *(AssetRoot(*one, Owner.THEME) for one in theme_static)]
    assets = collect(roots)
    ruleset, rule_faults = read_ruleset(
        order.settings.rules, order.rules, order.kinds, order.settings.positions
    )
    settled = settle(site, assets)
    owners = {
        page.id: page.document.front_matter.owner
        for page in site.pages.values()
        if page.document and page.document.front_matter.owner
    }
    plan = Plan(
        root=order.root,
        output=order.output,
        settings=order.settings,
        site=site,
        theme=theme,
        assets=assets,
        ruleset=ruleset,
        today=order.day.now.date(),
        version=__version__,
        teams=owners,
    )
    return plan, settled, (*theme_faults, *assets.faults, *rule_faults, *settled.faults)


def _claim(order: Order, settled: Settled, site: Site) -> OutputFolder | None:
    """Make sure that the output folder is ours, and record what is about to be written."""
    if order.output is None:
        return None
    folder = claim(order.output, order.root, order.root / ".cache")
    pages = (site.pages[one].output for one in settled.pages)
    return announce(folder, (*pages, *settled.files, *settled.static))


def _make(
    settled: Settled, workers: Workers, progress: Progress
) -> tuple[list[PageRecord], set[str]]:
    """Make all pages."""
    ids = settled.pages
    batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    records: list[PageRecord] = []
    asked: set[str] = set()
    for batch in workers.make(batches):
        records.extend(batch.pages)
        asked |= batch.assets
        progress("pages", len(records), len(ids))
    return records, asked


def _urls(records: Sequence[PageRecord]) -> set[str]:
    """Every URL that some page loads or links to."""
    facts = [one.facts for one in records if one.facts]
    return {
        url for one in facts for references in (one.assets, one.links) for url in references.urls
    }


def _files(
    root: Path, settled: Settled, assets: AssetTable, asked: set[str], urls: set[str]
) -> dict[str, tuple[Path, PurePosixPath]]:
    """Output path to source file and how it is shown, for every file that is no page."""
    kept = frozenset(settled.static)
    plain = [name for name in asked if any(url.endswith(f"/{name}") for url in urls)]
    files = {
        output: (asset.source, asset.shown)
        for output, asset in assets.outputs(asked, plain).items()
        if output in kept or output not in assets.assets
    }
    files.update((output, (root / path, path)) for output, path in settled.files.items())
    return files


def _sizes(facts: Sequence[AssetFacts], own: Sequence[MadeFile]) -> dict[str, int]:
    return {one.path: one.size for one in facts} | {one.output: len(one.data) for one in own}


def _write(
    folder: OutputFolder,
    files: Mapping[str, tuple[Path, PurePosixPath]],
    own: Sequence[MadeFile],
    written: Sequence[str],
) -> tuple[str, ...]:
    """Write every file that is no page, and delete what is no longer produced."""
    folder = announce(folder, written)
    writer = Writer(folder.path)
    for output, (source, _) in files.items():
        writer.write(output, source.read_bytes())
    for file in own:
        writer.write(file.output, file.data)
    return complete(folder, written)
