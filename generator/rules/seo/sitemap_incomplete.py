"""
The sitemap lists every page that is to be found.

Search engines learn from the sitemap which pages there are, and when each changed. A page that
is left out is found late. Add it, or ask search engines to leave it out with `noindex`.

```html passes
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /thanks/index.html -->
<meta name="robots" content="noindex">
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc></url></urlset>
```

```html fails
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /spades/index.html -->
<title>Spades</title>
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc></url></urlset>
```

Source: Google Search Central, "Build and submit a sitemap".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.listed_pages import listed_pages


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages that search engines may show and that no sitemap lists."""
    if not site.sitemaps or any(sitemap.flaws for sitemap in site.sitemaps):
        return
    listed = {entry.target.path for entry in listed_pages(site)}
    if not listed:
        return
    for page in site.results:
        if page.path not in listed:
            yield Problem(
                "page is not in the sitemap",
                fix="add it to the sitemap, or give it `noindex`",
                page=page,
            )


RULE = Rule(
    id="seo/sitemap-incomplete",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=RESULTS,
)
