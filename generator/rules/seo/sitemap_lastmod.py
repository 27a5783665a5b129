"""
The dates in the sitemap are real.

Where every page carries the moment of the build, search engines see that the dates mean
nothing, and ignore them all. Write the day on which the page's content changed, or none.

```html passes
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc><lastmod>2026-01-31</lastmod></url></urlset>
```

```html fails
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/a</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/b</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/c</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/d</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/e</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/f</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/g</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/h</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/i</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/j</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/k</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/l</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/m</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/n</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/o</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/p</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/q</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/r</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/s</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
<url><loc>https://www.example.com/t</loc><lastmod>2026-01-31T10:20:30Z</lastmod></url>
</urlset>
```

Source: Google Search Central, "Build and submit a sitemap" (`lastmod` is used if it is
consistently and verifiably accurate).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity

_ENOUGH = 20  # fewer pages may well have changed at one time
_DAY = 10  # characters: of a date without a time


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report sitemaps in which all pages changed within one moment."""
    for sitemap in site.sitemaps:
        days = [day for day in sitemap.days if day]
        if sitemap.is_index or len(days) < _ENOUGH or len(set(days)) > 1:
            continue
        if len(days[0]) > _DAY:
            yield Problem(
                f"all {len(days):,} pages changed at {days[0]}, so search engines ignore the dates",
                fix="write when the content of each page changed, or leave `lastmod` out",
                path=sitemap.path,
            )


RULE = Rule(
    id="seo/sitemap-lastmod",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=PATHS,
)
