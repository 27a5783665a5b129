"""Where the links of a site lead: found in one pass, for every rule that asks."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import Use
from generator.checks.whole_site.url_space import Answer, Target, UrlSpace
from generator.value import dataclass

_DAMPING = 0.85
_ROUNDS = 12  # the order of pages settles sooner than the weights
_ANSWERED = frozenset({Answer.FILE, Answer.OUTSIDE})
#: How links begin that do not depend on the page on which they stand.
_ROOTED = ("/", "https://", "http://")


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
        redirected: Links to a URL that redirects.
        pages: Those whose links were followed.
        sources: Output path to the indices in *pages* of other pages that lead to it.
        targets: For each of *pages*, the indices of other pages to which it leads.
    """

    faulty: tuple[LedLink, ...]
    fragments: tuple[LedLink, ...]
    redirected: tuple[LedLink, ...]
    pages: Sequence[PageFacts]
    sources: "Mapping[str, array[int]]"
    targets: "Sequence[array[int]]"

    def depths(self, starts: Iterable[PageFacts]) -> dict[str, int]:
        """Count for every page that can be reached how many clicks it is from one of *starts*."""
        wanted = {page.path for page in starts}
        layer = [number for number, page in enumerate(self.pages) if page.path in wanted]
        depth_of = dict.fromkeys(layer, 0)
        depth = 0
        while layer:
            depth += 1
            following = {target for number in layer for target in self.targets[number]}
            layer = [number for number in following if number not in depth_of]
            depth_of.update(dict.fromkeys(layer, depth))
        return {self.pages[number].path: depth for number, depth in depth_of.items()}

    def ranks(self) -> dict[str, float]:
        """
        Weigh every page by the links that lead to it; all weights together are 1.

        Source:
            S. Brin and L. Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine"
            (1998), 2.1.1, with their damping factor.
        """
        count = len(self.pages)
        if not count:
            return {}
        sources = [self.sources.get(page.path, ()) for page in self.pages]
        out = [len(row) for row in self.targets]
        ranks = [1 / count] * count
        for _ in range(_ROUNDS):
            # What a page without links has to give goes to all pages alike.
            kept = sum(rank for rank, links in zip(ranks, out, strict=True) if not links)
            given = [rank / links if links else 0.0 for rank, links in zip(ranks, out, strict=True)]
            share_of = given.__getitem__
            rest = (1 - _DAMPING + _DAMPING * kept) / count
            ranks = [rest + _DAMPING * sum(map(share_of, row)) for row in sources]
        return {page.path: rank for page, rank in zip(self.pages, ranks, strict=True)}

    def leading_to(self, path: str) -> Iterator[PageFacts]:
        """Other pages that link to the file at *path*, or redirect to it."""
        return (self.pages[index] for index in self.sources.get(path, ()))


def draw_graph(pages: Sequence[PageFacts], urls: UrlSpace) -> LinkGraph:
    """Follow every link of *pages* once."""
    faulty: list[LedLink] = []
    fragments: list[LedLink] = []
    redirected: list[LedLink] = []
    targets: list[array[int]] = []
    resolve = urls.resolve
    files = _Numbers([page.path for page in pages])
    outside = files.number("")
    # Links that lead to the same file from every page without a `base`, and of which there is no
    # more to say.
    plain: dict[str, int] = {}
    for number, page in enumerate(pages):
        known: Mapping[str, int] = {} if page.base else plain
        hrefs = page.links.urls
        found = set(map(known.get, hrefs))
        leads_to = {one for one in found if one is not None}
        for index, href in enumerate(hrefs) if None in found else ():
            if href in known:
                continue
            target = resolve(href, page.url, page.base)
            if target.answer in _ANSWERED and not target.fragment:
                file = files.number(target.path)
                leads_to.add(file)
                if href.startswith(_ROOTED) and not page.base:
                    plain[href] = file
            elif target.answer is Answer.FILE:
                leads_to.add(files.number(target.path))
                fragments.append(LedLink(page, index, target))
            elif target.answer is Answer.REDIRECT:
                redirected.append(LedLink(page, index, target))
                leads_to.add(files.number(resolve(target.path, page.url).path))
            else:
                faulty.append(LedLink(page, index, target))
        for url in _without_click(page):
            leads_to.add(files.number(resolve(url, page.url, page.base).path))
        leads_to -= {number, outside}
        for file in leads_to:
            files.sources[file].append(number)
        targets.append(array("I", [file for file in leads_to if file < outside]))
    sources = {path: files.sources[file] for path, file in files.of.items() if files.sources[file]}
    return LinkGraph(tuple(faulty), tuple(fragments), tuple(redirected), pages, sources, targets)


class _Numbers:
    """
    Files by number, pages first; a file outside the site has no path, and one number.

    Attributes:
        of: Output path to number.
        sources: By number, the numbers of the pages that lead to the file.
    """

    def __init__(self, pages: Sequence[str]) -> None:
        self.of = {path: number for number, path in enumerate(pages)}
        self.sources = [array("I") for _ in pages]

    def number(self, path: str) -> int:
        number = self.of.setdefault(path, len(self.sources))
        if number == len(self.sources):
            self.sources.append(array("I"))
        return number


def _without_click(page: PageFacts) -> Iterator[str]:
    """Where a visitor gets without a link: into frames, and where the page redirects by itself."""
    yield from page.assets.of_use(Use.FRAME)
    if page.refresh is not None:
        yield page.refresh
