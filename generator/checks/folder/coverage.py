"""
What a check of a folder took for granted, and what it could not look at.

A link is judged where the site's address is known, and left alone where it is not. So whatever is
left alone for such a reason is said: "nothing found" must never mean "not looked at".
"""

from collections.abc import Iterator, Sequence

from generator.checks.facts.page_facts import PageFacts
from generator.checks.formats.robots_txt import RobotsTxt
from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.site_root import SiteRoot
from generator.checks.whole_site.url_space import Answer
from generator.model.counted import counted
from generator.model.finding import Remark, RemarkKind

_OTHERWISE = "if that is wrong, give the right one as `--base-url`"
_WITH_HOST = ("http://", "https://", "//")


def assumed(root: SiteRoot, *, given: bool) -> Iterator[Remark]:
    """Say where the site is taken to lie, where its address was not given."""
    if given:
        return
    base = root.base
    if base.url:
        text = f"the address of the site is {base.url}, {root.because}"
    elif root.because:
        text = f"the site lies below {base.path} on its host, {root.because}"
    else:
        text = "the folder is the root of its host, since no page says otherwise"
    yield Remark(RemarkKind.ASSUMED, text, _OTHERWISE)


def not_checked(site: SiteIndex) -> Iterator[Remark]:
    """Say what rules over the site left alone, and why."""
    yield from _links(site)
    yield from _copies(site)
    silent = sum(not page.language for page in site.pages)
    if 2 * silent > len(site.pages):
        text = f"words of {silent:,} of {counted(len(site.pages), 'page')}, which do not say their language"
        yield Remark(RemarkKind.NOT_CHECKED, text, "add `lang` to the `html` element")
    if site.pages and not site.homes:
        text = "how many clicks pages are away from the home page: there is no index.html"
        yield Remark(RemarkKind.NOT_CHECKED, text, "name the folder that holds the whole site")
    if site.robots is None and any(isinstance(one, RobotsTxt) for one in site.listings):
        text = f"robots.txt: it lies below {site.urls.url_of('')}, where no crawler reads it"
        yield Remark(RemarkKind.NOT_CHECKED, text, "put it at the root of the host")


def not_followed(links: Sequence[str]) -> Iterator[Remark]:
    """Say that what symbolic links lead to was not looked at."""
    if links:
        leads = "leads" if len(links) == 1 else "lead"
        text = (
            f"what {counted(len(links), 'symbolic link')} {leads} to, such as `{links[0]}`: links "
            "to folders, and out of the folder, are not followed"
        )
        fix = "check a copy that has the files in their place, as `cp -rL` makes it"
        yield Remark(RemarkKind.NOT_CHECKED, text, fix)


def _links(site: SiteIndex) -> Iterator[Remark]:
    """Links that may lead to the site itself, and were taken for links to others."""
    if site.base_url and (site.urls.is_whole_host or site.answers):
        return
    found: dict[str, bool] = {}
    for page in site.pages:
        for url in (*page.links.urls, *page.assets.urls):
            if url not in found and _is_outside(site, page, url):
                found[url] = _is_doubtful(site, page, url)
    doubtful = [url for url, is_doubtful in found.items() if is_doubtful]
    if not site.base_url:
        whole = [url for url in doubtful if url.lstrip().lower().startswith(_WITH_HOST)]
        climbing = [url for url in doubtful if not url.lstrip().lower().startswith(_WITH_HOST)]
        for urls, kind in ((whole, "with a host"), (climbing, "that lead out of the folder")):
            if urls:
                text = (
                    f"{counted(len(urls), 'link')} {kind}, such as `{urls[0]}`: "
                    "the address of the site is not known"
                )
                yield Remark(RemarkKind.NOT_CHECKED, text, "give it as `--base-url`")
    elif doubtful:
        links = counted(len(doubtful), "link")
        where = site.urls.url_of("")
        text = f"{links} to other parts of the host, outside {where}, such as `{doubtful[0]}`"
        fix = "ask the host itself with `--external`, or check the folder of the whole host"
        yield Remark(RemarkKind.NOT_CHECKED, text, fix)


def _is_outside(site: SiteIndex, page: PageFacts, url: str) -> bool:
    return site.urls.resolve(url, page.url, page.base).answer is Answer.OUTSIDE


def _is_doubtful(site: SiteIndex, page: PageFacts, url: str) -> bool:
    if not site.base_url and url.lstrip().lower().startswith(_WITH_HOST):
        return True
    return site.urls.is_beyond(url, page.url, page.base)


def _copies(site: SiteIndex) -> Iterator[Remark]:
    """Pages that name an address elsewhere as their own, which makes them copies."""
    offered = [page for page in site.pages if page.is_offered_to_search]
    copies = [
        page for page in offered if page.canonical and _is_outside(site, page, page.canonical)
    ]
    if 2 * len(copies) <= len(offered):
        return
    text = (
        f"{len(copies):,} of {counted(len(offered), 'page')}, by rules about search results: they name "
        f"addresses of another site as canonical, such as `{copies[0].canonical}`"
    )
    yield Remark(RemarkKind.NOT_CHECKED, text, "if that is this site, give it as `--base-url`")
