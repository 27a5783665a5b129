"""
The home page is open to search engines.

A wish to be left out on the home page is often a left-over of a test; with it the site is not
found by its own name.

```html passes
<!-- file: /index.html -->
<title>Garden tools</title>
```

```html fails
<!-- file: /index.html -->
<meta name="robots" content="noindex">
```

Source: Google Search Central, "Block Search indexing with noindex".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import HOMES, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report home pages that ask search engines to leave them out."""
    for page in site.homes:
        if page.noindex and not page.is_redirect:
            yield Problem(
                "home page has noindex, so search engines leave it out",
                fix="remove `noindex`, unless the whole site is meant to stay out of search",
                key="noindex",
                page=page,
            )


RULE = Rule(
    id="seo/home-noindex",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=HOMES | {"noindex", "refresh"},
)
