"""Where the links of a site lead: found in one pass, for every rule that asks."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.checks.page_facts import PageFacts
from generator.checks.url_space import Answer, Target, UrlSpace


@dataclass(frozen=True, slots=True)
class LedLink:
    """A link and where it leads; *index* counts in the page's ``links``."""

    page: PageFacts
    index: int
    target: Target

    @property
    def offset(self) -> int:
        """Of the link's start tag in the page."""
        return self.page.links[self.index].offset

    @property
    def href(self) -> str:
        """As written."""
        return self.page.links.urls[self.index]


@dataclass(frozen=True, slots=True)
class LinkGraph:
    """
    The links of a site.

    Attributes:
        faulty: Links that get no file: missing, of wrong case, malformed or to a page that is
            kept back.
        fragments: Links that get a file and name a place in it.
        redirected: Links to a URL that leads on.
        pages: Those whose links were followed.
        sources: Output path to the indices in *pages* of other pages that lead to it.
    """

    faulty: tuple[LedLink, ...]
    fragments: tuple[LedLink, ...]
    redirected: tuple[LedLink, ...]
    pages: Sequence[PageFacts]
    sources: "Mapping[str, array[int]]"

    def leading_to(self, path: str) -> Iterator[PageFacts]:
        """Other pages that link to the file at *path*, or redirect to it."""
        return (self.pages[index] for index in self.sources.get(path, ()))


def draw_graph(pages: Sequence[PageFacts], urls: UrlSpace) -> LinkGraph:
    """Follow every link of *pages* once."""
    faulty: list[LedLink] = []
    fragments: list[LedLink] = []
    redirected: list[LedLink] = []
    sources: dict[str, array[int]] = {}
    resolve = urls.resolve
    # Links from the host's root lead to the same place from every page without a `base`.
    rooted: dict[str, Target] = {}
    for number, page in enumerate(pages):
        leads_to: set[str] = set()
        for index, href in enumerate(page.links.urls):
            known = None if page.base else rooted.get(href)
            target = known or resolve(href, page.url, page.base)
            if known is None and href.startswith("/") and not page.base:
                rooted[href] = target
            if target.answer is Answer.OUTSIDE:
                continue
            if target.answer is Answer.FILE:
                leads_to.add(target.path)
                if target.fragment:
                    fragments.append(LedLink(page, index, target))
            elif target.answer is Answer.REDIRECT:
                redirected.append(LedLink(page, index, target))
                leads_to.add(resolve(target.path, page.url).path)
            else:
                faulty.append(LedLink(page, index, target))
        if page.refresh is not None:
            leads_to.add(resolve(page.refresh, page.url, page.base).path)
        for path in leads_to - {page.path, ""}:  # no path: outside the site
            sources.setdefault(path, array("I")).append(number)
    return LinkGraph(tuple(faulty), tuple(fragments), tuple(redirected), pages, sources)
