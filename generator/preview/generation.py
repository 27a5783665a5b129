"""A generation: one complete state of the site, which is served until the next one is complete."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from generator.model.finding import Fault, Report
from generator.model.site import PageKind, Redirect, Site
from generator.preview.compiled_templates import CompiledTemplates
from generator.site.urls import BaseUrl
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.order import Order
from generator.stages.plan.output_paths import Settled
from generator.stages.plan.survey import Survey
from generator.stages.render.production import Production
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """
    What the site publishes, by the path of its file; the same object as long as it is the same.

    Attributes:
        pages: Output path to page id.
        files: Output path to source path, for files of the content folder.
        static: Plain names of static files that stand under them.
        redirects: Decoded path from the host's root, without a slash at its end, to the redirect.
        not_found: Output paths of the pages for addresses that lead nowhere, the deepest first.
    """

    pages: Mapping[str, str]
    files: Mapping[str, PurePosixPath]
    static: frozenset[str]
    redirects: Mapping[str, Redirect]
    not_found: tuple[str, ...]

    @classmethod
    def of(cls, site: Site, settled: Settled) -> "Places":
        """Collect the published paths of a site."""
        pages = {site.pages[one].output: one for one in settled.pages}
        missing = [one.output for one in site.pages.values() if one.kind is PageKind.NOT_FOUND]
        return cls(
            pages,
            settled.files,
            frozenset(settled.static),
            {_bare(unquote(one.source)): one for one in site.redirects},
            tuple(sorted(missing, key=lambda path: -path.count("/"))),
        )

    def redirect(self, path: str) -> Redirect | None:
        """The redirect at *path*, with a slash at its end or without."""
        return self.redirects.get(_bare(path))


def _bare(path: str) -> str:
    return path.removesuffix("index.html").rstrip("/")


@dataclass(frozen=True, slots=True)
class Generation:
    """
    One complete state of the site.

    Attributes:
        number: Counted from 1 since the start of the preview.
        faults: What was wrong while the site was put together.
        production: Makes its pages, on the main thread alone.
        templates: Compiled, and passed on from one generation to the next.
        changed: Paths whose change made it, relative to the site; empty for the first.
        seconds: How long it took to put it together.
        report: What is wrong on the whole site; None until every page was looked at.
        unmade: Ids of pages that cannot be made; known together with the report.
        failure: Why the check of the whole site failed; empty where it did not.
        kept: What was made of it so far, by what asked for it; a memory and nothing else.
    """

    number: int
    order: Order
    surveyed: Survey
    plan: Plan
    settled: Settled
    faults: tuple[Fault, ...]
    production: Production
    templates: CompiledTemplates
    places: Places
    changed: tuple[str, ...] = ()
    seconds: float = 0.0
    report: Report | None = None
    unmade: frozenset[str] = frozenset()
    failure: str = ""
    kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def base(self) -> BaseUrl:
        """Address of the published site."""
        return self.production.toolchain.base

    def relative(self, path: str) -> str | None:
        """
        Cut *path*, from the host's root, down to what lies below the site's root.

        Returns:
            None where it lies outside.
        """
        prefix = unquote(self.base.prefix) + "/"
        return path[len(prefix) :] if path.startswith(prefix) else None

    def page_at(self, path: str) -> str | None:
        """Id of the page at *path*, from the host's root; None where there is none."""
        below = self.relative(path)
        if below is None:
            return None
        folder = below == "" or below.endswith("/")
        names = (f"{below}index.html",) if folder else (below, f"{below}.html")
        return next((self.places.pages[one] for one in names if one in self.places.pages), None)
