"""Pages of one language that say the same about themselves."""

from collections.abc import Callable, Iterator

from generator.checks.page_facts import PageFacts
from generator.checks.rule import NoOptions
from generator.checks.site_index import SiteIndex
from generator.value import dataclass

_SHOWN = 5  # addresses in one message


def twins(
    site: SiteIndex,
    text_of: Callable[[PageFacts], str | None],
    apart: Callable[[PageFacts], str | None] | None = None,
) -> Iterator[tuple[PageFacts, str]]:
    """
    Find pages that share a text.

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
    for group in groups.values():
        if len(group) < 2:  # noqa: PLR2004 -- a pair
            continue
        if apart is not None and len({apart(page) for page in group}) == 1:
            continue
        named = listed([page.url for page in group])
        yield from ((page, named) for page in group)


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
