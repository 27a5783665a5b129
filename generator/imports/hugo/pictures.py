"""Which names in content lead to files that were carried over."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.imports.hugo.source_page import SourcePage
from generator.imports.hugo.tree import SourceFile
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Files:
    """
    The files of the new site.

    Attributes:
        targets: Paths relative to its root.
        data_folders: Stem of a data file to the folders of ``data/`` that have one of that name.
    """

    targets: frozenset[PurePosixPath]
    beside_pages: frozenset[str]
    data_folders: dict[str, tuple[str, ...]]

    def on_page(self, name: str, page: SourcePage) -> bool:
        """Whether *name* leads to a file, as seen from *page*."""
        clean = name.strip().lstrip("/")
        if "://" in name:
            return True
        beside = page.file.target.parent / clean
        return beside in self.targets or self._static(clean)

    def anywhere(self, name: str) -> bool:
        """Whether *name* leads to a file, seen from any page."""
        clean = name.strip().lstrip("/")
        return "://" in name or self._static(clean) or clean in self.beside_pages

    def data_folder(self, name: str) -> str:
        """The one folder of ``data/`` with an entry *name*; empty where there is none."""
        folders = self.data_folders.get(name, ())
        return folders[0] if len(folders) == 1 else ""

    def _static(self, clean: str) -> bool:
        return (
            PurePosixPath("static", clean) in self.targets
            or PurePosixPath("content", clean) in self.targets
        )


def files_of(files: Iterable[SourceFile]) -> Files:
    """Take note of *files*."""
    folders: dict[str, list[str]] = defaultdict(list)
    targets: set[PurePosixPath] = set()
    beside: set[str] = set()
    for file in files:
        targets.add(file.target)
        parts = file.target.parts
        if parts[0] == "data" and len(parts) == 3:  # noqa: PLR2004 - data/images/name.yml
            folders[file.target.stem].append(parts[1])
        elif parts[0] == "content" and file.target.suffix != ".md":
            beside.add(file.target.name)
    return Files(
        frozenset(targets),
        frozenset(beside),
        {name: tuple(found) for name, found in folders.items()},
    )
