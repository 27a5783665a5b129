"""
`robots.txt` does not block the whole site.

`Disallow: /` keeps search engines from every page. It belongs on a test server; on the real one
the site vanishes from the results.

```html passes
<!-- file: /robots.txt -->
User-agent: *
Disallow: /drafts/
User-agent: NosyBot
Disallow: /
```

```html fails
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /robots.txt -->
User-agent: *
Disallow: /
```

Source: RFC 9309; Google Search Central, "Introduction to robots.txt".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report the line that keeps search engines from the home page and all other pages."""
    if site.robots is None:
        return
    line = site.robots.blocking("/", "googlebot")
    if line is not None and line.path.rstrip("*") == "/":
        yield Problem(
            "`robots.txt` keeps search engines from the whole site",
            fix="remove `Disallow: /`, unless the whole site is meant to stay out of search",
            path=site.robots.path,
            offset=line.offset,
        )


RULE = Rule(
    id="seo/robots-blocks-site",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PATHS,
)
