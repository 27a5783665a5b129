"""
A link must not lead to a page that is kept back.

A draft, a page of the future or an expired one is not on the published site, and the link to
it is broken there. Publish the target, or wait with the link.

```html passes
<!-- file: /index.html -->
<a href="/spades/">Spades</a>
<!-- file: /spades/index.html -->
<title>Spades</title>
<!-- unpublished: /rakes/ it is a draft -->
```

```html fails
<!-- file: /index.html -->
<a href="/rakes/">Rakes</a>
<!-- unpublished: /rakes/ it is a draft -->
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import GRAPH, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links to pages that are kept back, and why they are."""
    for link in site.graph.faulty:
        if link.target.answer is Answer.UNPUBLISHED:
            yield Problem(
                f"link to `{link.href}` leads to a page that is not published: "
                f"{site.urls.explanation(link.target)}",
                fix="publish that page, or leave the link out until then",
                page=link.page,
                offset=link.offset,
            )


RULE = Rule(
    id="links/unpublished",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.ERROR,
    reads=GRAPH,
)
