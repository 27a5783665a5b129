"""What Hugo does not publish stays unpublished, and what cannot be kept so is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.imports.hugo.config import HugoConfig
from generator.imports.hugo.publication import Hidden, Publication, Publications
from generator.imports.hugo.references import page_path
from generator.imports.hugo.source_page import SourcePage
from generator.imports.hugo.tree import SourceFile
from generator.model.finding import Fault, Location, Owner


class HiddenPages:
    """Pages that became drafts for a reason that is not their own front matter's, by reason."""

    def __init__(self) -> None:
        self._counts: Counter[Hidden] = Counter()

    def note(self, publication: Publication) -> None:
        """Take note of one page."""
        if publication.hidden and not publication.hidden.said:
            self._counts[publication.hidden] += 1

    def faults(self) -> Iterator[Fault]:
        """One fault for each reason."""
        for hidden, count in self._counts.items():
            if hidden.unlisted:
                pages = "1 page is" if count == 1 else f"{count:,} pages are"
                message = (
                    f"{pages} not published any more (`draft: true`): Hugo publishes such a page and"
                    " shows it in no list (`list: never`), which has no counterpart here"
                )
                fix = (
                    "where the address has to go on working, put `noindex: true` in the place of"
                    " `draft: true`: search engines, the sitemap and feeds leave the page out, and"
                    " only lists of its section show it"
                )
                yield Fault("imports/taken-offline", message, hidden.at, fix)
                continue
            pages = "1 page is a draft" if count == 1 else f"{count:,} pages are drafts"
            message = (
                f"{pages} now (`draft: true`), since Hugo publishes none of them: {hidden.why}"
            )
            fix = "remove `draft: true` from those that are to be published"
            yield Fault("imports/kept-hidden", message, hidden.at, fix)


def without_parts(
    config: HugoConfig, pages: Sequence[SourcePage], faults: list[Fault]
) -> list[SourcePage]:
    """
    Leave out Markdown files that are parts of another page: all below the folder of an `index.md`.

    Source:
        Hugo's documentation, "Page bundles": content files in a leaf bundle are its resources.
    """
    codes = frozenset(config.table("languages"))
    paths = {page.file.target: page_path(page.logical, codes) for page in pages}
    leaves = {paths[page.file.target] for page in pages if _stem(page) == "index"}
    if not config.files:
        leaves = set()  # a plain folder of Markdown, in which this is the first page of a folder
    parts: dict[str, list[SourcePage]] = defaultdict(list)
    kept = []
    for page in pages:
        above = PurePosixPath(paths[page.file.target]).parents
        leaf = next((one for one in map(str, reversed(above)) if one in leaves), None)
        if leaf is None or paths[page.file.target] == leaf:
            kept.append(page)
        else:
            parts[leaf].append(page)
    for folder, inside in parts.items():
        files = "1 Markdown file is" if len(inside) == 1 else f"{len(inside):,} Markdown files are"
        message = f"{files} left out: in the folder of an `index.md` Hugo takes them for parts of that page, and publishes none of them"
        fix = f"move them out of `{folder}` where they are pages"
        faults.append(Fault("imports/left-out", message, Location(inside[0].file.origin), fix))
    return kept


def without_files_of_drafts(
    pages: Sequence[SourcePage],
    others: Iterable[SourceFile],
    publications: Publications,
    faults: list[Fault],
) -> Iterator[SourceFile]:
    """Leave out files beside a section that Hugo does not publish, or a page that hides its files."""
    beside: dict[PurePosixPath, str] = {}
    for page in pages:
        if _stem(page) in ("index", "_index"):
            folder = page.file.target.parent
            why = _hides_files(page, publications.of(page))
            # Where one of several translations has them published, they are.
            beside[folder] = why if beside.get(folder, why) else ""
    left: dict[tuple[PurePosixPath, str], list[SourceFile]] = defaultdict(list)
    for file in others:
        owner = next((one for one in file.target.parents if one in beside), None)
        if owner is not None and beside[owner]:
            left[owner, beside[owner]].append(file)
        else:
            yield file
    for (_, why), files in left.items():
        count = "1 file is" if len(files) == 1 else f"{len(files):,} files are"
        message = f"{count} left out: they lie beside {why}"
        fix = "copy those that pages need into `static/`"
        faults.append(Fault("imports/left-out", message, Location(files[0].origin), fix))


def _hides_files(page: SourcePage, publication: Publication) -> str:
    """Beside what the files of a page lie that are not published; empty where they are."""
    if _stem(page) == "_index" and publication.hidden is not None:
        return "a section page that Hugo does not publish"
    if not publication.has_files:
        return "a page with `publishResources: false`"
    return ""


def made_public(
    config: HugoConfig, pages: Sequence[SourcePage], publications: Publications
) -> Iterator[Fault]:
    """Name addresses that Hugo leaves empty, and that have a list of pages here."""
    yield from _segments(config)
    shown = {
        folder
        for page in pages
        if _stem(page) != "_index" and publications.of(page).hidden is None
        for folder in page.logical.parents
    }
    with_page = set()
    for page in pages:
        folder = page.logical.parent
        if _stem(page) != "_index":
            continue
        with_page.add(folder)
        hidden = publications.of(page).hidden
        if hidden is not None and folder in shown:
            yield _listed(folder, hidden)
    for folder in sorted(shown - with_page):
        if len(folder.parts) == 1 and (why := publications.hides_section(folder.name)):
            yield _listed(folder, why)


def _segments(config: HugoConfig) -> Iterator[Fault]:
    """Say that segments are followed as far as they are understood."""
    if config.values.get("rendersegments"):
        message = (
            "`renderSegments` lets Hugo publish a part of the site; pages whose path, kind or language"
            " is outside of it are drafts here, and others may be public that Hugo leaves out"
        )
        at = config.place("rendersegments")
        fix = "look through the pages that are published, and make drafts of the others"
        yield Fault("imports/now-public", message, at, fix, "rendersegments", Owner.SETTINGS)


def _listed(folder: PurePosixPath, hidden: Hidden) -> Fault:
    address = f"/{folder}/" if folder.parts else "/"
    message = f"Hugo publishes no page at `{address}` ({hidden.why}); here the address shows a list of the pages below"
    return Fault("imports/now-public", message, hidden.at, "write an `_index.md` for the list")


def hide_taxonomies(
    settings: dict[str, Any],
    publications: Publications,
    config: HugoConfig,
    faults: list[Fault],
) -> None:
    """Make no pages for taxonomies whose terms have none in Hugo, for whatever reason."""
    for name, entry in settings["taxonomies"].items():
        if entry.get("pages", True) and publications.hides_terms(name):
            entry["pages"] = False
            message = f"taxonomy `{name}` gets no pages, since Hugo publishes none for its terms"
            at = config.place("taxonomies")
            faults.append(
                Fault("imports/kept-hidden", message, at, key="taxonomies", owner=Owner.SETTINGS)
            )


def _stem(page: SourcePage) -> str:
    return page.logical.stem.partition(".")[0]
