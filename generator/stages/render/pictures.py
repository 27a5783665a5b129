"""Find pictures: beside the page, in a section's folder, or in `static/`."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from urllib.parse import unquote

from generator.assets.images import image_facts
from generator.model.link import ImageTarget
from generator.model.site import Page
from generator.site.links import Links
from generator.site.urls import BaseUrl
from generator.stages.plan.build_plan import Plan
from generator.url.parsed import is_whole
from generator.value import dataclass

#: Width and height in pixels; None where they are not known.
Size = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Finds pictures and their pixels; remembers what it has measured."""

    plan: Plan
    base: BaseUrl
    links: Links
    _sizes: dict[Path, Size] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)

    def find(self, page: Page, target: str) -> ImageTarget:
        """
        Find the picture that *target* means on *page*.

        A picture that is not there is reported by the check of the whole output, which sees
        pictures of templates too.
        """
        if is_whole(target):
            link = self.links.resolve(page, target)
            return ImageTarget(link.url, rule=link.rule, message=link.message, fix=link.fix)
        written, mark, query = target.partition("#")[0].partition("?")
        path = unquote(written)
        found = self._in_content(page, path)
        if found is None:
            found = self._in_static(path)
        if found is None:
            return ImageTarget(
                self._in_wrong_case(page, path) or self.links.resolve(page, target).url
            )
        url, file = found
        width, height = self._size(file)
        return ImageTarget(f"{url}{mark}{query}", width, height)

    def _in_content(self, page: Page, path: str) -> tuple[str, Path] | None:
        if path.startswith("@/"):
            wanted = f"content/{path[2:]}"
        elif path.startswith("/") or page.document is None:
            return None
        else:
            folder = page.document.path.parent.as_posix()
            wanted = posixpath.normpath(posixpath.join(folder, path))
        file = self.plan.site.files.get(wanted)
        return None if file is None else (file.url, self.plan.root / file.path)

    def _in_wrong_case(self, page: Page, path: str) -> str:
        """
        URL of a file of the content whose name is written in another case, in that case.

        So the check of the output sees which file is meant.
        """
        if path.startswith(("/", "@/")) or page.document is None:
            return ""
        if not self._folded:
            self._folded.update((name.casefold(), name) for name in self.plan.site.files)
        folder = page.document.path.parent.as_posix()
        wanted = posixpath.normpath(posixpath.join(folder, path))
        meant = self._folded.get(wanted.casefold())
        if meant is None or not path or path.startswith("."):
            return ""
        url = self.plan.site.files[meant].url
        return url[: -len(path)] + path if url[-len(path) :].casefold() == path.casefold() else ""

    def _in_static(self, path: str) -> tuple[str, Path] | None:
        prefix = f"{self.base.prefix}/"
        name = path.removeprefix(prefix if path.startswith(prefix) else "/")
        asset = self.plan.assets.assets.get(name)
        return None if asset is None else (self.base.url(f"/{name}"), asset.source)

    def measured(self, files: Iterable[Path]) -> list[Size]:
        """Measure pictures; what is not a picture has no size."""
        return [self._size(file) for file in files]

    def remember(self, sizes: Mapping[Path, Size]) -> None:
        """Know sizes that were measured elsewhere, of files that need not be here."""
        self._sizes.update(sizes)

    def _size(self, file: Path) -> Size:
        known = self._sizes.get(file)
        if known is None:
            facts = image_facts(file)
            known = self._sizes[file] = (facts.width, facts.height)
        return known
