"""Read the content, and put the site together."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePosixPath

from generator.assets.images import image_faults
from generator.content.cascade import cascade
from generator.content.data_files import read_data
from generator.content.read import Content, Known, ReadingRules, read, read_document
from generator.incremental.file_clock import read_clock
from generator.incremental.stamps import Stamp, stamp
from generator.model.document import Document
from generator.model.finding import Fault, Owner
from generator.model.site import Site
from generator.settings.boundary import boundary_of
from generator.site.assemble import assemble
from generator.site.data_pages import RowDocument, row_documents
from generator.site.exchange import exchange
from generator.stages.plan.order import Order
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Survey:
    """
    What content and data hold, and the site that they make.

    Attributes:
        documents: Those of *content*, with what sections hand down to them.
        further: What is wrong with data, with pictures, and with the site as a whole.
    """

    content: Content
    documents: tuple[Document, ...]
    site: Site
    further: tuple[Fault, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong."""
        own = (fault for document in self.documents for fault in document.faults)
        return (*self.content.faults, *own, *self.further)


def survey(order: Order, known: Known | None = None) -> Survey:
    """
    Read the content and put the site together, without rendering anything.

    Args:
        order: What to build.
        known: Documents that were read before by the same rules.
    """
    clock = read_clock(order.root / ".cache")
    boundary = boundary_of(order.root, order.settings)
    rules = ReadingRules.of(order.settings)
    allowed = order.settings.files.publish
    content = read(order.root, rules, known, order.processes, clock, boundary, allowed)
    data, data_faults = read_data(order.root, boundary)
    made = tuple(row_documents(order.settings, data))
    rows = [one for one in made if isinstance(one, RowDocument)]
    inheriting = cascade((*content.documents, *(row.document for row in rows)))
    documents = inheriting[: len(content.documents)]
    given = inheriting[len(content.documents) :]
    rows = [replace(row, document=one) for row, one in zip(rows, given, strict=True)]
    assembly = assemble(documents, rows, content.files, data, order.settings, order.day)
    wrong = (one for one in made if isinstance(one, Fault))
    pictures = (
        fault
        for file in assembly.site.files.values()
        for fault in image_faults(order.root / file.path, file.path, Owner.CONTENT)
    )
    further = (*data_faults, *wrong, *assembly.faults, *pictures)
    return Survey(content, documents, assembly.site, further)


def surveyed_again(order: Order, before: Survey, paths: Collection[str]) -> Survey | None:
    """
    Survey a site again of which only the documents at *paths* may have changed.

    Args:
        order: As for *before*.
        before: What was known; *before* itself is the answer where no byte has changed.
        paths: Relative to the site's root, with forward slashes.

    Returns:
        None where only a whole survey can tell what there is now: a document came or went, or the
        change moves something on the site.
    """
    rules = ReadingRules.of(order.settings)
    known = before.content.known()
    read: dict[str, tuple[Stamp, Document]] = {}
    for path in paths:
        if path not in known:
            return None
        now = stamp(f"{order.root}/{path}")
        one = read_document(order.root, PurePosixPath(path), rules, rules.zone)
        if not isinstance(one, Document):
            return None
        if one.digest != known[path][1].digest:
            read[path] = (*now[:3], one.digest), one
    if not read:
        return before
    if any(fault.at.path.as_posix() in read for fault in before.further):
        return None
    new = {path: one for path, (_, one) in read.items()}
    documents = tuple(new.get(str(one.path), one) for one in before.content.documents)
    inheriting = cascade(documents)
    versions = [
        (old, now)
        for old, now in zip(before.documents, inheriting, strict=True)
        if str(now.path) in read
    ]
    changed = exchange(before.site, before.site.pages.values(), versions, order.settings)
    if changed is None:
        return None
    site = replace(before.site, pages={**before.site.pages, **changed})
    stamps = {**before.content.stamps, **{path: state for path, (state, _) in read.items()}}
    content = replace(before.content, documents=documents, stamps=stamps)
    return Survey(content, inheriting, site, before.further)
