"""Which pages visitors can open today that this build does not make any more."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.checks.facts.page_facts import PageFacts
from generator.checks.folder.check_folder import kind_of, page_number_of
from generator.checks.page.html_page import HtmlPage, fold
from generator.checks.whole_site.site_index import SiteIndex, Vanished
from generator.model.site import PageKind, Unpublished
from generator.publish.targets.folder.seen import Released, released
from generator.stages.plan.build_plan import Plan

_YEAR = re.compile(r"\d{4}")
#: Of more pages at once, the site was rebuilt; nobody fixes them one by one, and reading them
#: all for a likely heir would take long.
_MOST_READ = 500


def vanished(plan: Plan, index: SiteIndex) -> tuple[Vanished, ...]:
    """
    Compare the pages of this build with those of the release that visitors see.

    Pages that have expired, further pages of lists, terms, archives, the page for wrong
    addresses, redirects and pages that search engines were asked to leave out are none of it.

    Args:
        plan: Its settings say where the site is released.
        index: What this build makes.
    """
    directory = plan.settings.publish.directory
    seen = released(plan.root / directory) if directory else None
    if seen is None:
        return ()
    kept_back = {one.url: one for one in plan.site.unpublished.values()}
    gone = [path for path in seen.pages if path not in index.files and not _is_made(path, plan)]
    heirs = _Heirs(index.pages)
    return tuple(_found(gone, seen, index, kept_back, heirs))


def _found(
    gone: list[str],
    seen: Released,
    index: SiteIndex,
    kept_back: Mapping[str, Unpublished],
    heirs: "_Heirs",
) -> Iterator[Vanished]:
    for number, path in enumerate(gone):
        url = index.urls.url_of(path)
        why = kept_back.get(url)
        if why is not None and why.reason == "expired":
            continue
        html = seen.html(path) if number < _MOST_READ else ""
        page = HtmlPage(html, path=path, url=url)
        if page.is_redirect or page.noindex:
            continue
        heir = "" if why is not None else heirs.of(path, page)
        yield Vanished(url, seen.day, heir, why.explanation if why is not None else "")


def _is_made(path: str, plan: Plan) -> bool:
    """Whether the program makes pages like this of what there is, so that they come and go."""
    if kind_of(path) is PageKind.NOT_FOUND or page_number_of(path) > 1:
        return True
    parts = PurePosixPath(path).parts
    if parts[0] in plan.settings.languages:
        parts = parts[1:]
    if not parts or parts[0] in plan.settings.taxonomies:
        return True
    folder = "/".join(parts[:-2])
    return folder in plan.settings.archives and _YEAR.fullmatch(parts[-2]) is not None


class _Heirs:
    """Finds the page that took another's place: of the same title, else of the same name."""

    def __init__(self, pages: tuple[PageFacts, ...]) -> None:
        shown = [page for page in pages if page.is_offered_to_search and page.page_number == 1]
        self._by_title = _only_ones((page.title or "", page.path) for page in shown)
        self._by_name = _only_ones((_name(page.path), page.path) for page in shown)

    def of(self, path: str, page: HtmlPage) -> str:
        """Give the output path of the heir of the page that was at *path*; empty for none."""
        title = fold(page.title.text) if page.title is not None else ""
        return self._by_title.get(title, "") or self._by_name.get(_name(path), "")


def _only_ones(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    known = list(pairs)
    counts = Counter(key for key, _ in known)
    return {key: path for key, path in known if key and counts[key] == 1}


def _name(path: str) -> str:
    """Last part of the address."""
    return path.removesuffix("/index.html").removesuffix(".html").rpartition("/")[2]
