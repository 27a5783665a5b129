"""
Every entry of a feed must lead to a page.

Who follows an entry of a feed that leads nowhere is gone, and readers keep entries for years.

```html passes
<!-- file: /spades/index.html -->
<title>Spades</title>
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News of the garden</description>
<item><title>Spades</title><link>https://www.example.com/spades/</link></item></channel></rss>
```

```html fails
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News of the garden</description>
<item><title>Spades</title><link>https://www.example.com/spades/</link></item></channel></rss>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import FEEDS, PATHS, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_FOUND = frozenset({Answer.FILE, Answer.REDIRECT, Answer.OUTSIDE})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report entries of feeds that lead to no page of the site."""
    for feed in site.feeds:
        own = site.urls.url_of(feed.path)
        for link in feed.links:
            if site.urls.resolve(link.url, own).answer not in _FOUND:
                yield Problem(
                    f"an entry of the feed leads to `{link.url}`, and no page is there",
                    fix="use the page's actual address",
                    path=feed.path,
                    offset=link.offset,
                )


RULE = Rule(
    id="feeds/link-broken",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.ERROR,
    reads=PATHS | FEEDS,
)
