"""
A page with noindex has no canonical link to another page.

`noindex` says "forget this page", and a canonical link says "count it for that one". Search
engines may follow the first for both pages. To join two pages, use the canonical link alone.

```html passes
<meta name="robots" content="noindex">
```

```html passes
<!-- file: /spades/index.html -->
<meta name="robots" content="noindex"><link rel="canonical" href="https://www.example.com/spades/">
```

```html fails
<!-- file: /print/spades/index.html -->
<meta name="robots" content="noindex"><link rel="canonical" href="https://www.example.com/spades/">
<!-- file: /spades/index.html -->
<title>Spades</title>
```

Source: Google Search Central, "How to specify a canonical URL" (do not use noindex to prevent
the selection of a canonical page).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import CANONICAL, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages with both a noindex and a canonical link to another page."""
    for page in site.pages:
        if page.noindex and not page.is_redirect and not site.is_canonical(page):
            yield Problem(
                f"page has noindex, and a canonical link to `{page.canonical}`",
                fix="keep the canonical link and drop `noindex`, or the other way round",
                key="noindex",
                page=page,
                offset=page.canonical_offset,
            )


RULE = Rule(
    id="seo/noindex-canonical",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=CANONICAL | {"noindex", "refresh"},
)
