"""Where an address leads in the end."""

from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.url_space import Answer

_MOST_STEPS = 20


def follow(site: SiteIndex, href: str, page: PageFacts | None = None) -> list[str]:
    """
    Follow redirects from *href*, as written in *page*.

    Returns:
        The address and each one after it. Where redirects form a loop, the last stands there
        a second time.
    """
    steps = [href]
    here = page.url if page is not None else "/"
    base = page.base if page is not None else ""
    while len(steps) < _MOST_STEPS:
        target = site.urls.resolve(steps[-1], here, base)
        onward = _onward(site, target.answer, target.path)
        if onward is None:
            break
        looped = onward in steps
        steps.append(onward)
        if looped:
            break
        base = ""
    return steps


def _onward(site: SiteIndex, answer: Answer, path: str) -> str | None:
    if answer is Answer.REDIRECT:
        return path
    shown = site.by_path.get(path) if answer is Answer.FILE else None
    return None if shown is None else shown.refresh
