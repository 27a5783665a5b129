"""Read the content, and put the site together."""

from collections.abc import Mapping
from dataclasses import replace

from generator.assets.images import image_faults
from generator.content.cascade import cascade
from generator.content.data_files import read_data
from generator.content.read import Content, Known, ReadingRules, read
from generator.incremental.file_clock import read_clock
from generator.model.document import Document, DocumentKind
from generator.model.finding import Fault, Owner
from generator.model.site import Page, Site
from generator.settings.boundary import boundary_of
from generator.site.assemble import assemble
from generator.site.data_pages import RowDocument, row_documents
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

    @property
    def givers(self) -> tuple[Document, ...]:
        """Documents of sections that hand something down, before anything is handed to them."""
        return tuple(
            one
            for one in self.content.documents
            if one.kind is DocumentKind.SECTION and one.front_matter.cascade
        )

    def with_documents(
        self,
        read: Known,
        versions: Mapping[str, tuple[Document, Document]],
        pages: Mapping[str, Page],
    ) -> "Survey":
        """
        Put documents in the place of their earlier versions, where everything stays where it is.

        Args:
            read: Path to stamp and new version of each file.
            versions: Path to the same before and now, with what sections hand down to it.
            pages: Page id to page, of those that show them as their own.
        """
        own = {path: read[path][1] for path in versions}
        documents = tuple(own.get(str(one.path), one) for one in self.content.documents)
        given = {path: now for path, (_, now) in versions.items()}
        inheriting = tuple(given.get(str(one.path), one) for one in self.documents)
        stamps = {path: (*read[path][0][:3], read[path][1].digest) for path in versions}
        content = replace(
            self.content, documents=documents, stamps={**self.content.stamps, **stamps}
        )
        site = replace(self.site, pages={**self.site.pages, **pages})
        return Survey(content, inheriting, site, self.further)


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
