"""
What a process needs to make pages far from the site's folder: a plan, sizes, and a copy of the texts.

The texts are every file whose lines a finding may show, and the templates. Of pictures a page shows
the size alone, and of static files the published name, so these stay where they are; style sheets
and the pictures in them go along, since checks look into them.
"""

import gc
import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.files.writer import leads_out
from generator.one_file import is_file, read_file, walk
from generator.settings.boundary import boundary_of
from generator.stages.plan.build_plan import Plan
from generator.stages.render.pictures import Size
from generator.stages.render.production import BatchRecord, PageRecord, Production
from generator.stages.render.shown_files import files_of_styles
from generator.stages.workers.pool import start, tools
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Payload:
    """
    What a process needs to make pages of a plan far from the site's folder.

    Attributes:
        plan: Its paths mean nothing there.
        contents: Sizes of the pictures in the content, by their paths relative to the site.
        statics: Sizes of the static files that are pictures, by their paths where the plan was made.
        shown: Style sheets and the pictures in them, by the paths of their addresses.
    """

    plan: Plan
    contents: Mapping[PurePosixPath, Size]
    statics: Mapping[Path, Size]
    shown: Mapping[str, bytes]

    def unpacked(self, folder: Path) -> "RemoteProduction":
        """Make the tools for a process that finds the site's texts in *folder*."""
        search = self.plan.theme.search
        layers = tuple(replace(one, folder=folder / one.shown) for one in search.layers)
        theme = replace(self.plan.theme, search=replace(search, layers=layers, boundary=None))
        production = RemoteProduction(replace(self.plan, root=folder, theme=theme))
        pictures = production.toolchain.pictures
        pictures.remember({folder / path: size for path, size in self.contents.items()})
        pictures.remember(self.statics)
        production.toolchain.files.give(self.shown)
        return production


def packed(production: Production, plan: Plan) -> Payload:
    """Measure and name everything, so that no process asks for a file that it does not have."""
    for name in plan.assets.assets:
        with suppress(OSError):  # gone or unreadable by now, as it will be there
            plan.assets.published(name)
    pictures = production.toolchain.pictures
    contents = [file.path for file in plan.site.files.values()]
    statics = [asset.source for asset in plan.assets.assets.values()]
    return Payload(
        plan,
        dict(zip(contents, pictures.measured(plan.root / one for one in contents), strict=True)),
        dict(zip(statics, pictures.measured(statics), strict=True)),
        files_of_styles(plan, production.toolchain.base),
    )


def texts(plan: Plan) -> dict[str, bytes]:
    """Read the files that pages are made from, and whose lines findings show; by where they belong."""
    found = {}
    for name, file in _places(plan):
        with suppress(OSError):
            if is_file(file):
                found[name] = read_file(file)
    return found


def _places(plan: Plan) -> Iterator[tuple[str, Path]]:
    names = {"site.yaml", *plan.settings.social.fonts}
    for page in plan.site.pages.values():
        names.update(str(at.path) for at in (page.document, page.source) if at)
    boundary = boundary_of(plan.root, plan.settings)
    for name in names:
        if not leads_out(name) and boundary.beyond(plan.root / name) is None:
            yield name, plan.root / name
    for layer in plan.theme.search.layers:
        for place, _, inner in walk(layer.folder):
            for file in (Path(place, name) for name in inner):
                if plan.theme.search.may_read(file, layer):
                    yield (layer.shown / file.relative_to(layer.folder)).as_posix(), file


class _Collected:
    """Pages that wait to be taken along, instead of a folder."""

    def __init__(self) -> None:
        self._files: list[tuple[str, bytes]] = []

    def write(self, path: str, data: bytes) -> None:
        """Take a page."""
        self._files.append((path, data))

    def taken(self) -> tuple[tuple[str, bytes], ...]:
        """Give what has come since the last time."""
        files, self._files = tuple(self._files), []
        return files


class RemoteProduction(Production):
    """
    Makes pages where nothing can be written that lasts.

    A batch stands for itself, since it may be made twice, and anywhere: facts are numbered again.
    """

    def __init__(self, plan: Plan) -> None:
        self._pages = _Collected()
        self._seen: set[str] = set()
        super().__init__(plan, self._pages)

    def batch(self, ids: Sequence[str]) -> BatchRecord:
        """Make pages, and give everything along that was made with them."""
        self.restart_numbering()
        record = super().batch(ids)
        return replace(record, outputs=self._pages.taken(), cards=tuple(self._new_cards()))

    def _new_cards(self) -> Iterator[tuple[str, bytes]]:
        for file in sorted(self.toolchain.cards.store.folder.glob("*.png")):
            if file.name not in self._seen:
                self._seen.add(file.name)
                yield file.name, read_file(file)


def begin(payload: bytes, folder: str) -> None:
    """Start a process: unpack the tools, which find the site's texts in *folder*."""
    gc.disable()  # what is unpacked lives as long as the process
    opened: Payload = pickle.loads(payload)  # noqa: S301 - from the build, which Dask lets run anything
    production = opened.unpacked(Path(folder))
    production.toolchain.renderer.warm()
    start(opened.plan, production)


def called(function: bytes) -> bytes:
    """Call a pickled function of no arguments; its result is pickled too."""
    return pickle.dumps(pickle.loads(function)(), pickle.HIGHEST_PROTOCOL)  # noqa: S301 - as above


def check_given(given: tuple[PageRecord, str]) -> PageRecord:
    """Check a page that was written before, and is given along."""
    return tools().check_again(*given)
