"""
The sitemap lists only pages that are to be found.

An address in the sitemap says "show this page"; where the page itself asks to be left out, or
names another page as its original, search engines get two orders, and report the page as faulty.

```html passes
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc></url></urlset>
```

```html fails
<!-- file: /thanks/index.html -->
<meta name="robots" content="noindex">
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/thanks/</loc></url></urlset>
```

```html fails
<!-- file: /print/index.html -->
<link rel="canonical" href="https://www.example.com/">
<!-- file: /index.html -->
<link rel="canonical" href="https://www.example.com/">
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/print/</loc></url></urlset>
```

Source: Google Search Central, "Build and submit a sitemap" (list canonical URLs only).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import CANONICAL, OFFERED, SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.listed_pages import listed_pages


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report listed pages that search engines are asked not to show."""
    for entry in listed_pages(site):
        page = site.by_path.get(entry.target.path)
        if page is None:
            continue
        if page.is_not_found_page:
            why = "is the 404 page"
        elif page.is_redirect:
            why = f"redirects to `{page.refresh}`"
        elif page.noindex:
            why = "has noindex"
        elif not site.is_canonical(page):
            why = f"names `{page.canonical}` as its original"
        else:
            continue
        yield Problem(
            f"sitemap lists `{entry.url}`, which {why}",
            fix="remove it from the sitemap, or remove its noindex",
            page=page,
        )


RULE = Rule(
    id="seo/sitemap-unwanted",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=CANONICAL | OFFERED,
)
