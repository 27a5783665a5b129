"""
A large site has a sitemap.

Search engines find the pages of a small site by its links. On a large one they need the list to
find all of them, and to see which have changed.

```html passes
<!-- file: /index.html -->
<title>A site of 500 pages</title>
<!-- pages: 499 -->
```

```html fails
<!-- file: /index.html -->
<title>A site of 501 pages</title>
<!-- pages: 500 -->
```

Source: Google Search Central, "Learn about sitemaps" (a site of about 500 pages or fewer may do
without).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class SitemapMissing:
    """Options."""

    pages: int = 500  #: pages that search engines may show; with more a sitemap is wanted


def check(site: SiteIndex, options: SitemapMissing) -> Iterator[Problem]:
    """Report a large site without a sitemap."""
    count = len(site.results)
    if not site.sitemaps and count > options.pages:
        yield Problem(
            f"site has {count:,} pages and no sitemap; sites with more than {options.pages:,} pages need one",
            fix="set `sitemap: true` in site.yaml, or let your tool write `sitemap.xml`",
        )


RULE = Rule(
    id="seo/sitemap-missing",
    check=check,
    subject=SiteIndex,
    defaults=SitemapMissing(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS,
)
