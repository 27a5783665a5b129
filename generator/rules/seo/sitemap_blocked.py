"""
Crawlers may read what the sitemap lists.

A page that the sitemap offers and `robots.txt` closes cannot be shown with its text. Drop it
from one of them.

```html passes
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /robots.txt -->
User-agent: *
Disallow: /drafts/
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc></url></urlset>
```

```html fails
<!-- file: /spades/index.html -->
<title>Spades</title>
<!-- file: /robots.txt -->
User-agent: *
Disallow: /spades
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/spades/</loc></url></urlset>
```

Source: Google Search Central, "Page indexing report" ("Blocked by robots.txt").
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.listed_pages import listed_pages


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report listed pages that `robots.txt` keeps crawlers from."""
    robots = site.robots
    if robots is None or not robots.rules_for("googlebot"):
        return
    whole = robots.blocking("/", "googlebot")
    for entry in listed_pages(site):
        page = site.by_path.get(entry.target.path)
        if page is None or page.noindex:
            continue  # seo/noindex-blocked reports the latter
        line = robots.blocking(page.url, "googlebot")
        if line is not None and line is not whole:  # seo/robots-blocks-site reports that
            yield Problem(
                f"page is in the sitemap, but `Disallow: {line.path}` in `robots.txt` blocks it",
                fix="remove that line from `robots.txt`, or the page from the sitemap",
                page=page,
            )


RULE = Rule(
    id="seo/sitemap-blocked",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PATHS | {"url", "noindex"},
)
