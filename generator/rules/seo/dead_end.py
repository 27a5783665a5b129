"""
Every page links to another page of the site.

A visitor who has read a page without links can only go back. Link to what comes next, or to the
home page.

```html passes
<!-- file: /index.html -->
<a href="/spades/">Spades</a>
<!-- file: /spades/index.html -->
<a href="/">Home</a>
```

```html fails
<!-- file: /index.html -->
<a href="/spades/">Spades</a>
<!-- file: /spades/index.html -->
<title>Spades</title>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import GRAPH, RESULTS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages from which no link leads to another page of the site."""
    shown = {page.path for page in site.results}
    for page, targets in zip(site.graph.pages, site.graph.targets, strict=True):
        if not targets and page.path in shown and len(shown) > 1:
            yield Problem(
                "page has no links to other pages of the site",
                fix="link to what a reader may want next",
                page=page,
            )


RULE = Rule(
    id="seo/dead-end",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    reads=RESULTS | GRAPH,
)
