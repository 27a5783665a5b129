"""A site that is brought up to date in every way there is; each must come to the clean build."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGINT
from unittest import mock

sys.path.append(str(Path(__file__).resolve().parents[1] / "preview"))

from differences import NOTHING_BUILT, folders_differ, runs_differ
from living_preview import LivingPreview, PreviewedSite
from site_folder import Ran, SiteFolder

from generator.stages.rebuild import quick_build


@dataclass
class EveryWay(PreviewedSite):
    """
    A site with two output folders, and a preview that runs all the time.

    Builds into `public` go the quick way where it leads on; those into `whole` never do. What a
    preview cannot follow, such as another day, ends it and starts another.

    Attributes:
        quick: How many builds went the quick way to its end.
        preview_starts: How often a preview was started.
    """

    quick: int = 0
    preview_starts: int = 0
    _preview: LivingPreview | None = None
    _started_as: tuple[object, ...] = field(default=())

    @property
    def whole(self) -> Path:
        """The output folder of builds that never go the quick way."""
        return self.scratch / "whole"

    def made(self) -> tuple[Path, ...]:
        return (*super().made(), self.whole)

    def end(self) -> None:
        if self._preview is not None:
            self._preview.end(SIGINT)

    def check(self, *, jobs: int = 1, own_process: bool = False) -> None:
        """Bring it up to date in every way, and compare each with a clean build."""
        self.log.append(f"every way (jobs {jobs}{', own process' if own_process else ''})")
        self.forget_foreign()
        copy, clean = self.build_cleanly()
        wanted = copy / "public"
        with self._counted():
            lived = self.build(jobs=jobs, own_process=own_process)
        wrong = [f"quick way: {one}" for one in self._differ(lived, self.output, clean, wanted)]
        if len(self.log) % 3 == 0:  # nothing has changed now; text shows what JSON does not
            texts = (self._as_text(root) for root in (self.root, copy))
            wrong += [f"given again: {one}" for one in runs_differ(*texts)]
        with mock.patch.object(quick_build, "quick_build", return_value=None):
            lived = self.build(jobs=jobs, output=self.whole)
        wrong += [f"whole: {one}" for one in self._differ(lived, self.whole, clean, wanted)]
        preview = self.follow()
        wrong += [f"preview: {one}" for one in preview.wrong_beside(wanted, clean)]
        if wrong:
            raise AssertionError(preview.told(wrong))

    def _differ(self, lived: Ran, output: Path, clean: Ran, wanted: Path) -> Iterator[str]:
        yield from runs_differ(lived, clean)
        if max(lived.code, clean.code) < NOTHING_BUILT:
            foreign = self.foreign if output == self.output else {}
            yield from folders_differ(output, wanted, foreign)

    def _as_text(self, root: Path) -> Ran:
        arguments = ("--quiet", "--as-of", self.day, *self.flags)
        with self.times_of_files():
            return SiteFolder(root).run("build", *arguments)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count the builds that go the quick way to its end."""
        whole = quick_build.quick_build

        def spy(*arguments):
            outcome = whole(*arguments)
            self.quick += outcome is not None
            return outcome

        with mock.patch.object(quick_build, "quick_build", spy):
            yield

    def follow(self) -> LivingPreview:
        """The preview of the site as it is called now, on the day that it is; started where none runs."""
        now = (self.root, self.day, self.flags)
        if self._preview is None or self._started_as != now:
            self.end()
            self._preview = LivingPreview(self)
            self._preview.start()
            self._started_as = now
            self.preview_starts += 1
        return self._preview


def in_every_way(built: PreviewedSite, folder: Path) -> EveryWay:
    """A copy of a site that was just built, as if it had been built there."""
    shutil.copytree(built.root, folder / "site", symlinks=True)
    (folder / "scratch").mkdir()
    site = EveryWay(folder / "site", folder / "scratch")
    site.follow()
    return site
