"""
`robots.txt` is written so that crawlers understand it.

A line that they do not know is skipped without a sound, and the rest may then say something
else than what was meant.

```html passes
<!-- file: /robots.txt -->
User-agent: *
Disallow: /drafts/
Sitemap: https://www.example.com/sitemap.xml
```

```html fails
<!-- file: /robots.txt -->
User-agent: *
Dissallow: /drafts/
```

```html fails
<!-- file: /robots.txt -->
Disallow: /drafts/
```

```html fails
<!-- file: /robots.txt -->
User-agent: *
Disallow:
Sitemap: /sitemap.xml
```

Source: RFC 9309; sitemaps.org, "Specifying the Sitemap location in your robots.txt file".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what crawlers do not understand in `robots.txt`."""
    if site.robots is None:
        return
    for flaw in site.robots.flaws:
        yield Problem(flaw.message, fix=flaw.fix, path=site.robots.path, offset=flaw.offset)


RULE = Rule(
    id="seo/robots-txt",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    reads=PATHS,
)
