"""
Every address in the sitemap must exist.

Search engines that meet wrong addresses in a sitemap stop trusting it. So it lists pages at the
address at which they are, whole and on the site itself.

```html passes
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc></url></urlset>
```

```html fails
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/gone/</loc></url></urlset>
```

```html fails
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://elsewhere.example.org/</loc></url></urlset>
```

```html fails
<!-- redirect: /old/ /new/ -->
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/old/</loc></url></urlset>
```

```html fails
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /sitemap.xml -->
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://www.example.com/pages.xml</loc></sitemap></sitemapindex>
```

Source: sitemaps.org, "Sitemaps XML format" (all URLs from one host); Google Search Central,
"Build and submit a sitemap".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_WHY = {
    Answer.MISSING: "leads to no page",
    Answer.UNPUBLISHED: "leads to a page that is not published",
    Answer.WRONG_CASE: "differs from the page's address in upper and lower case",
    Answer.MALFORMED: "is not an address",
}


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses in sitemaps that lead to no page of the site."""
    for sitemap in site.sitemaps:
        for number, url in enumerate(sitemap.locations):
            why = _fault(site, url)
            if why:
                yield Problem(
                    f"sitemap lists `{url}`, which {why}",
                    fix="list the page's actual address, or remove the entry",
                    path=sitemap.path,
                    offset=sitemap.offsets[number],
                )


def _fault(site: SiteIndex, url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return "has no scheme and host"
    target = site.urls.resolve(url, "/")
    if target.answer is Answer.REDIRECT:
        return f"redirects to `{target.path}`"
    if target.answer is Answer.OUTSIDE:
        return "is on another site" if site.base_url and not site.handled else ""
    return _WHY.get(target.answer, "")


RULE = Rule(
    id="seo/sitemap-broken",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PATHS,
)
