"""
A feed is announced on the home page.

Feed readers and browsers look for feeds in the head of a page. One that no page announces is
found by those alone who guess its address.

```html passes
<!-- file: /index.html -->
<link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml">
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News of the garden</description></channel></rss>
```

```html passes
<!-- file: /index.html -->
<a href="/feed.xml">Subscribe</a>
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News of the garden</description></channel></rss>
```

```html fails
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News of the garden</description></channel></rss>
```

Source: RSS Advisory Board, "RSS autodiscovery"; HTML Standard, "Link type alternate".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.references import Use
from generator.checks.whole_site.site_index import FEEDS, GRAPH, SiteIndex
from generator.model.finding import Severity

_TYPES = {
    "Atom": "application/atom+xml",
    "JSON Feed": "application/feed+json",
    "RSS": "application/rss+xml",
}


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report feeds that no page announces or links to."""
    if not site.feeds:
        return
    known = {
        site.urls.resolve(url, page.url, page.base).path
        for page in site.pages
        for number, url in enumerate(page.assets.urls)
        if page.assets.use(number) is Use.FEED
    }
    for feed in site.feeds:
        if feed.path not in known and feed.path not in site.graph.sources:
            yield Problem(
                f"no page announces the {feed.form} feed",
                fix=f'put `<link rel="alternate" type="{_TYPES[feed.form]}" '
                f'href="{site.urls.url_of(feed.path)}">` into the head of the template',
                path=feed.path,
            )


RULE = Rule(
    id="feeds/unannounced",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    reads=GRAPH | FEEDS,
)
