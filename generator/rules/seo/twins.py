"""Pages of one language that say the same about themselves."""

from collections.abc import Callable, Iterator

from generator.checks.page_facts import PageFacts
from generator.checks.site_index import SiteIndex


def twins(
    site: SiteIndex, text_of: Callable[[PageFacts], str | None]
) -> Iterator[tuple[PageFacts, str]]:
    """
    Find pages that share a text.

    Args:
        site: Its pages that stand for themselves in search results are compared.
        text_of: Gives the text; pages without one are not compared.

    Yields:
        Each such page, and words that name the others.
    """
    groups: dict[tuple[str, str], list[PageFacts]] = {}
    for page in site.results:
        text = text_of(page)
        if text:
            language = page.language.partition("-")[0].lower()
            groups.setdefault((language, text.casefold()), []).append(page)
    for group in groups.values():
        if len(group) > 1:
            for page in group:
                other = next(one for one in group if one is not page)
                more = len(group) - 2
                yield page, f"{other.url} and {more} more" if more else other.url
