"""
Crawlers must be able to read a page that has noindex.

`noindex` stands on the page. Where `robots.txt` keeps crawlers from the page, they never see
it, and the page can show in the results all the same, without any text. Drop the line of
`robots.txt`.

```html passes
<!-- file: /thanks/index.html -->
<meta name="robots" content="noindex">
<!-- file: /robots.txt -->
User-agent: *
Disallow: /drafts/
```

```html fails
<!-- file: /thanks/index.html -->
<meta name="robots" content="noindex">
<!-- file: /robots.txt -->
User-agent: *
Disallow: /thanks/
```

Source: Google Search Central, "Block Search indexing with noindex".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import OFFERED, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages with a wish to be left out that crawlers may not read."""
    if site.robots is None:
        return
    whole = site.robots.blocking("/", "googlebot")  # seo/robots-blocks-site reports that
    for page in site.pages:
        if page.noindex and not page.is_redirect and not page.is_not_found_page:
            line = site.robots.blocking(page.url, "googlebot")
            if line is not None and line is not whole:
                yield Problem(
                    "page has noindex, but `Disallow: "
                    f"{line.path}` in `robots.txt` keeps crawlers from seeing it",
                    fix="remove that line from `robots.txt`",
                    page=page,
                )


RULE = Rule(
    id="seo/noindex-blocked",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=OFFERED | {"url"},
)
