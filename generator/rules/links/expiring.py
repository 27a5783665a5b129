"""
A link does not lead to a page that expires soon.

The target's last day is near. When it has expired, the link leads nowhere, and the build of that
day says so; better to fix it before. Link to a page that stays, or give the target a later
`expiryDate:`.

```html passes
<!-- file: /index.html -->
<main><a href="/sale/">Sale</a></main>
<!-- file: /sale/index.html -->
<title>Sale</title>
<!-- expires: /sale/index.html 2026-03-31 -->
```

```html fails
<!-- file: /index.html -->
<main><a href="/sale/">Sale</a></main>
<!-- file: /sale/index.html -->
<title>Sale</title>
<!-- expires: /sale/index.html 2026-01-20 -->
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import GRAPH, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Expiring:
    """Options."""

    days: int = 14  #: before the target expires; at most 60


def check(site: SiteIndex, options: Expiring) -> Iterator[Problem]:
    """Report links in the text of pages to pages that expire soon."""
    if site.today is None:
        return
    for path, last in sorted(site.expiring.items()):
        left = (last - site.today).days
        if left > options.days:
            continue
        for page in site.graph.leading_to(path):
            offset = _in_text(site, page, path)
            if offset is not None:
                yield Problem(
                    f"{site.urls.url_of(path)} expires on {last}, in {left} "
                    f"day{'' if left == 1 else 's'}; then this link is broken",
                    fix="link to a page that stays, or give the target a later `expiryDate:`",
                    page=page,
                    offset=offset,
                )


def _in_text(site: SiteIndex, page: PageFacts, path: str) -> int | None:
    """Give the offset of the first link to *path* that somebody wrote; lists fix themselves."""
    for index, href in enumerate(page.links.urls):
        offset = page.links[index].offset
        if page.own_text is not None and not page.own_text[0] <= offset < page.own_text[1]:
            continue
        if site.urls.resolve(href, page.url, page.base).path == path:
            return offset
    return None


RULE = Rule(
    id="links/expiring",
    check=check,
    subject=SiteIndex,
    defaults=Expiring(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    reads=GRAPH | {"own_text"},
)
