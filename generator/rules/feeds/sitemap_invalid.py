"""
A sitemap is written as the protocol says.

Search engines refuse a sitemap that is no XML or that names no namespace, and skip entries that
they cannot read.

```html passes
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc><lastmod>2026-01-31</lastmod></url></urlset>
```

```html fails
<!-- file: /sitemap.xml -->
<urlset><url><loc>https://www.example.com/</loc></url></urlset>
```

```html fails
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://www.example.com/?a=1&b=2</loc></url></urlset>
```

```html fails
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc><lastmod>31.01.2026</lastmod></url></urlset>
```

Source: sitemaps.org, "Sitemaps XML format"; W3C note "Date and Time Formats".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what search engines cannot read in a sitemap."""
    for sitemap in site.sitemaps:
        for flaw in sitemap.flaws:
            yield Problem(flaw.message, fix=flaw.fix, path=sitemap.path, offset=flaw.offset)


RULE = Rule(
    id="feeds/sitemap-invalid",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    reads=PATHS,
)
