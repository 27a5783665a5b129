"""
A page must be linked from somewhere.

Visitors cannot reach a page that no other page links to, and search engines think little of
it. Link to it from a page that its readers visit, or unpublish it.

The home page, the 404 page, redirects, further pages of a list and pages that
search engines are asked to leave out need no link.

```html passes
<!-- file: /index.html -->
<a href="/spades/">Spades</a>
<!-- file: /spades/index.html -->
<title>Spades</title>
<!-- file: /404.html -->
<title>Not found</title>
```

```html fails
<!-- file: /index.html -->
<title>Garden tools</title>
<!-- file: /spades/index.html -->
<a href="/">Home</a> <a href="/spades/">Spades</a>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import GRAPH, RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.model.site import PageKind


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each page to which no other page leads."""
    for page in site.results:
        if page.kind is PageKind.HOME or page.path == "index.html":
            continue
        if page.path not in site.graph.sources:
            yield Problem(
                "no page of the site links here",
                fix="link to it from a page that its readers visit",
                page=page,
            )


RULE = Rule(
    id="seo/orphan",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=RESULTS | GRAPH,
)
