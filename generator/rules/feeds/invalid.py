"""
A feed is written as its format says.

Feed readers drop a feed that is no XML or JSON, and some drop one that lacks what its format
wants.

```html passes
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News of the garden</description></channel></rss>
```

```html fails
<!-- file: /feed.xml -->
<rss version="2.0"><channel><title>News & more</title></channel></rss>
```

```html fails
<!-- file: /atom.xml -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><updated>2026-01-31T10:00:00Z</updated>
</feed>
```

Source: RFC 4287 (Atom); RSS 2.0 specification; JSON Feed 1.1.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import FEEDS, PATHS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what a feed lacks, or why it cannot be read."""
    for feed in site.feeds:
        for flaw in feed.flaws:
            yield Problem(flaw.message, fix=flaw.fix, path=feed.path, offset=flaw.offset)


RULE = Rule(
    id="feeds/invalid",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    reads=PATHS | FEEDS,
)
