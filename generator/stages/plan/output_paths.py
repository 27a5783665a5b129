"""Who writes which file: pages, files of the content, static files, and files made besides."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from generator.assets.table import AssetTable
from generator.model.finding import Fault, Location, Owner
from generator.model.site import Page, Site
from generator.site.clashes import Claim, clashes
from generator.stages.plan.made_file import MadeFile
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """
    What is published once clashes are settled.

    Attributes:
        pages: Ids of pages that have their place.
        files: Output path to source path, for files of the content folder.
        static: Names of static files that may stand under their own names.
    """

    pages: tuple[str, ...]
    files: Mapping[str, PurePosixPath]
    static: tuple[str, ...]
    faults: tuple[Fault, ...]


def settle(site: Site, assets: AssetTable) -> Settled:
    """Give every output path to one claimant; the others are faults."""
    pages = list(site.pages.values())
    files = list(site.files.values())
    static = list(assets.assets.items())
    claims: list[Claim] = [*(_page_claim(page) for page in pages)]
    claims += [Claim(file.output, f"file {file.path}", Location(file.path)) for file in files]
    claims += [
        Claim(name, f"file {asset.shown}", Location(asset.shown), asset.owner)
        for name, asset in static
    ]
    faults, losers = clashes(claims)
    kept = [number not in losers for number in range(len(claims))]
    of_files = kept[len(pages) : len(pages) + len(files)]
    of_static = kept[len(pages) + len(files) :]
    return Settled(
        tuple(page.id for page, stays in zip(pages, kept, strict=False) if stays),
        {file.output: file.path for file, stays in zip(files, of_files, strict=True) if stays},
        tuple(name for (name, _), stays in zip(static, of_static, strict=True) if stays),
        faults,
    )


def _page_claim(page: Page) -> Claim:
    if page.document is None or page.page_number > 1:
        return Claim(
            page.output,
            f"list page {page.url}",
            page.source or Location(PurePosixPath("site.yaml")),
        )
    slug = page.document.front_matter.positions.get("slug")
    at = slug or page.source or Location(page.document.path)
    return Claim(page.output, f"page {page.document.path}", at)


def unclaimed(
    made: Sequence[MadeFile], pages: Iterable[Page], files: Mapping[str, PurePosixPath]
) -> tuple[tuple[MadeFile, ...], tuple[Fault, ...]]:
    """
    Leave out files that the program makes where the site has something of its own.

    Args:
        made: The files; one that was not asked for gives way silently.
        pages: All pages.
        files: Output path to source path of all other files.
    """
    claims = [_page_claim(page) for page in pages]
    claims += [
        Claim(output, f"file {source}", Location(source)) for output, source in files.items()
    ]
    first = len(claims)
    claims += [_made_claim(file) for file in made]
    faults, losers = clashes(claims)
    kept = tuple(file for number, file in enumerate(made, first) if number not in losers)
    return kept, faults


def _made_claim(file: MadeFile) -> Claim:
    site_file = Location(PurePosixPath("site.yaml"))
    if file.at is None:
        return Claim(file.output, f"file {file.output}", site_file, Owner.SETTINGS, quiet=True)
    owner = Owner.SETTINGS if file.at.path == site_file.path else Owner.CONTENT
    return Claim(file.output, f"the redirect from `/{file.output}`", file.at, owner)
