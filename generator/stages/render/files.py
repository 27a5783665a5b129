"""Published files that are no pages: static files, files beside the content, files we make."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.checks.facts.asset_facts import asset_facts
from generator.checks.facts.page_facts import AssetFacts
from generator.files.output_folder import OutputFolder, Writer, announce, complete
from generator.model.finding import Fault, Location, Owner
from generator.one_file import LARGEST_PUBLISHED, read_file
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.made_file import MadeFile
from generator.stages.plan.output_paths import Settled, unclaimed
from generator.stages.render.listings import Listed, Listings
from generator.stages.render.production import PageRecord
from generator.stages.render.toolchain import Toolchain
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Files:
    """
    Every published file that is no page.

    Attributes:
        sources: Output path to the file's place and how it is shown to people.
        made: Files that the program makes, with what they list.
    """

    sources: Mapping[str, tuple[Path, PurePosixPath]]
    made: tuple[MadeFile, ...]

    def paths(self) -> tuple[str, ...]:
        """Output paths of all."""
        return (*self.sources, *(file.output for file in self.made))

    def shown(self) -> dict[str, PurePosixPath]:
        """Output path to how the source is shown to people."""
        return {output: place for output, (_, place) in self.sources.items()}


def gather_files(
    plan: Plan,
    settled: Settled,
    toolchain: Toolchain,
    asked: Collection[str],
    records: Sequence[PageRecord],
    expected: Listed | None = None,
) -> tuple[Files, tuple[Fault, ...]]:
    """
    Gather every published file that is no page, once the pages are made.

    Args:
        plan: What is built.
        settled: Which files have their place.
        toolchain: Makes files that list pages, and draws cards.
        asked: Names of the static files that pages asked for by `asset()`.
        records: Of all pages.
        expected: Files that list pages, made and read before it was known which pages there are.

    Returns:
        The files, and what is wrong with those that the program makes.
    """
    made = frozenset(record.id for record in records if record.facts)
    listed = expected
    if listed is None or listed.made != made:
        listed = Listings(toolchain, made).listed().read()
    sources = file_sources(plan, settled, asked, records)
    sources |= toolchain.card_files((one.id, one.facts) for one in records)
    shown = {output: place for output, (_, place) in sources.items()}
    own, taken = unclaimed(listed.files, (plan.site.pages[one.id] for one in records), shown)
    return Files(sources, own), (*listed.faults, *taken)


def file_sources(
    plan: Plan, settled: Settled, asked: Collection[str], records: Sequence[PageRecord]
) -> dict[str, tuple[Path, PurePosixPath]]:
    """
    Say which files are published, and under which names.

    Args:
        plan: What is built.
        settled: Which files have their place.
        asked: Names of static files that `asset()` was asked for; they get a hash in their name.
        records: Of all pages; what they name plainly keeps its plain name as well.
    """
    kept = frozenset(settled.static)
    urls: set[str] = set()
    for record in records:
        if record.facts:
            urls.update(record.facts.assets.urls, record.facts.links.urls)
    known = {name for name in asked if name in plan.assets.assets}
    plain = [name for name in known if any(url.endswith(f"/{name}") for url in urls)]
    files = {
        output: (asset.source, asset.shown)
        for output, asset in plan.assets.outputs(known, plain).items()
        if output in kept or output not in plan.assets.assets
    }
    files.update((output, (plan.root / path, path)) for output, path in settled.files.items())
    return files


def publish_sources(
    files: Files, folder: OutputFolder | None
) -> tuple[list[AssetFacts], tuple[Fault, ...]]:
    """
    Measure the files that people gave, and write them; each is read once.

    Args:
        files: What is published.
        folder: As announced; None where nothing is written.

    Returns:
        Facts of each, and a fault for one that went away or cannot be read any more.
    """
    writer = Writer(folder.path) if folder else None
    facts, faults = [], []
    for output, (source, shown) in files.sources.items():
        try:
            data = read_file(source, LARGEST_PUBLISHED)
        except OSError as error:
            message = f"file cannot be read: {(error.strerror or str(error)).lower()}"
            owner = Owner.THEME if shown.parts[0] == "themes" else Owner.CONTENT
            faults.append(Fault("content/unreadable", message, Location(shown), owner=owner))
            continue
        facts.append(asset_facts(output, data))
        if writer is not None:
            writer.write(output, data)
    return facts, tuple(faults)


def finish(folder: OutputFolder, files: Files, written: Sequence[str]) -> tuple[str, ...]:
    """
    Write the files that the program makes, and delete what is no longer produced.

    Args:
        folder: As announced.
        files: What is published.
        written: Output paths of the whole site.

    Returns:
        Output paths of what was deleted.
    """
    folder = announce(folder, written)
    writer = Writer(folder.path)
    for file in files.made:
        writer.write(file.output, file.data)
    return complete(folder, written)
