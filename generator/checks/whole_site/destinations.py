"""Whether two addresses of a page lead to the same thing."""

from urllib.parse import parse_qsl

from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import ADDRESSES, CANONICAL, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.url.parsed import parse, resolved
from generator.value import dataclass

#: What comparing destinations reads of pages, for a rule's `reads`.
DESTINATIONS = ADDRESSES | CANONICAL | {"refresh", "said", "sketch", "title"}
_MOST_STEPS = 5  # of redirects, one to the next
_CAMPAIGN = ("utm_", "gclid", "fbclid", "msclkid", "mc_")
_ANYWHERE = "https://site.invalid"


@dataclass(frozen=True, slots=True)
class Destination:
    """
    Where an address leads in the end.

    Attributes:
        place: Output path of a file of the site, or an address outside it without its scheme.
        query: What the address asks the file for, marks of campaigns left out.
        page: The page behind it; None where it is none of the site.
        is_known: Whether it is a file of the site.
    """

    place: str
    query: str = ""
    page: PageFacts | None = None
    is_known: bool = True


def destination(site: SiteIndex, url: str, page: PageFacts) -> Destination | None:
    """
    Follow *url* from *page*, redirects and pages that redirect at once included.

    Returns:
        None where it leads nowhere, in a circle, or to no address of the web.
    """
    start, base = page.url, page.base
    for _ in range(_MOST_STEPS):
        target = site.urls.resolve(url, start, base)
        if target.answer is Answer.OUTSIDE:
            whole = resolved(url, f"{_ANYWHERE}{start}").partition("#")[0]
            scheme, _, rest = whole.partition("://")
            is_web = scheme in ("http", "https")
            return Destination(rest.rstrip("/"), is_known=False) if is_web else None
        if target.answer is Answer.REDIRECT:
            url, base = target.path, ""
            continue
        if target.answer is not Answer.FILE:
            return None
        there = site.by_path.get(target.path)
        if there is None or there.refresh is None:
            return Destination(target.path, _query(url), there)
        url, start, base = there.refresh, there.url, there.base
    return None


def are_alike(site: SiteIndex, one: Destination, other: Destination) -> bool:
    """
    Whether two destinations surely serve the same purpose: one file, or pages with the same words.

    Others may do so too; of these, only a person can tell.
    """
    if one.place == other.place:
        return one.query == other.query
    first, second = one.page, other.page
    if first is None or second is None:
        return False
    if _is_version_of(site, first, second) or _is_version_of(site, second, first):
        return True
    if first.sketch or second.sketch:
        return first.sketch == second.sketch
    return first.said != 0 and first.said == second.said


def _is_version_of(site: SiteIndex, page: PageFacts, other: PageFacts) -> bool:
    """Whether *page* names *other* as the one to be shown in its place."""
    if not page.canonical:
        return False
    target = site.urls.resolve(page.canonical, page.url, page.base)
    return target.answer is Answer.FILE and target.path == other.path


def _query(url: str) -> str:
    found = parse(url, _ANYWHERE) if "?" in url else None
    return "&".join(
        f"{name}={value}"
        for name, value in parse_qsl(found.query if found else "", keep_blank_values=True)
        if not name.lower().startswith(_CAMPAIGN)
    )
