"""Pages of one language that say the same about themselves."""

from collections.abc import Callable, Iterator
from itertools import chain

from generator.checks.engine.rule import NoOptions
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex
from generator.value import dataclass

_SHOWN = 5  # addresses in one message


def twins(
    site: SiteIndex,
    text_of: Callable[[PageFacts], str | None],
    apart: Callable[[PageFacts], str | None] | None = None,
) -> Iterator[tuple[PageFacts, str]]:
    """
    Find pages that share a text. Versions of documentation are alike on purpose, and no pair here.

    Args:
        site: Its pages that stand for themselves in search results are compared.
        text_of: Gives the text; pages without one are not compared.
        apart: Gives a second text; pages of which that is the same as well are no pair here.

    Yields:
        Each such page, and words that name all that share its text, the same for each of them: so
        they become one finding.
    """
    groups: dict[tuple[str, str], list[PageFacts]] = {}
    for page in site.results:
        text = text_of(page)
        if text:
            language = page.language.partition("-")[0].lower()
            groups.setdefault((language, text.casefold()), []).append(page)
    for group in chain.from_iterable(of_one_version(site, group) for group in groups.values()):
        if len(group) < 2:  # noqa: PLR2004 -- a pair
            continue
        if apart is not None and len({apart(page) for page in group}) == 1:
            continue
        named = listed([page.url for page in group])
        yield from ((page, named) for page in group)


def of_one_version(site: SiteIndex, group: list[PageFacts]) -> Iterator[list[PageFacts]]:
    """
    Divide *group* by versions of documentation, which are alike on purpose.

    Pages without a version are a part of their own, and are compared with those of each version
    as well, other than their own versions.
    """
    versions = site.doc_versions
    parts: dict[tuple[str, str], list[PageFacts]] = {}
    plain = []
    for page in group if versions.of else ():
        version = versions.of.get(page.url)
        if version is None:
            plain.append(page)
        else:
            parts.setdefault((version.root, version.name), []).append(page)
    if not parts:
        yield group
        return
    if plain:
        yield plain
    for part in parts.values():
        others = (
            page for page in plain if not any(versions.apart(page.url, one.url) for one in part)
        )
        yield [*part, *others]


@dataclass(frozen=True, slots=True)
class Alone:
    """
    Says when a change is steady: before and after it no other page has the page's text.

    Attributes:
        text_of: As for `twins`; a function of a module, so that rules can travel between processes.
    """

    text_of: Callable[[PageFacts], str | None]

    def __call__(
        self, site: SiteIndex, before: PageFacts, after: PageFacts, _options: NoOptions
    ) -> bool:
        """Whether the change is steady."""
        texts = (self.text_of(before), self.text_of(after))
        own = {text.casefold() for text in texts if text}
        return not any(
            text.casefold() in own
            for page in site.pages
            if page.path != before.path and (text := self.text_of(page))
        )


def listed(urls: list[str]) -> str:
    """Name the first of some addresses, and count the others."""
    shown, more = urls[:_SHOWN], len(urls) - _SHOWN
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
