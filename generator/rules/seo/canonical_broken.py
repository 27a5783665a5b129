"""
The canonical address must exist.

A canonical link to an address that nobody answers takes the page out of the search results.

```html passes
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/spades/">
<!-- file: /rakes/index.html -->
<link rel="canonical" href="https://elsewhere.example.com/rakes/">
```

```html fails
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/spade/">
```

Source: Google Search Central, "Common mistakes with rel=canonical".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import CANONICAL, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_ANSWERED = frozenset({Answer.FILE, Answer.REDIRECT, Answer.OUTSIDE})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report canonical links to addresses of the site that get no file."""
    for page in site.pages:
        if not page.canonical:
            continue
        target = site.urls.resolve(page.canonical, page.url, page.base)
        if target.answer not in _ANSWERED:
            yield Problem(
                f"canonical address `{page.canonical}` leads to no page",
                fix="name a page that exists",
                key="canonical",
                page=page,
                offset=page.canonical_offset,
            )


RULE = Rule(
    id="seo/canonical-broken",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.ERROR,
    reads=CANONICAL,
)
