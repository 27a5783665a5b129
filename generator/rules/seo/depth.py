"""
Pages are a few clicks from the home page.

What takes many clicks to reach is seldom read, and search engines think little of it and look at
it seldom. Link to it from a page nearer to the home page: a list by subject, an archive by year,
or a page that its readers visit anyway.

```html passes
<!-- file: /index.html -->
<a href="/p1/">1</a>
<!-- file: /p1/index.html -->
<a href="/p2/">on</a>
<!-- file: /p2/index.html -->
<a href="/p1/">on</a>
```

```html fails
<!-- file: /index.html -->
<a href="/p1/">1</a>
<!-- file: /p1/index.html -->
<a href="/p2/">on</a>
<!-- file: /p2/index.html -->
<a href="/p3/">on</a>
<!-- file: /p3/index.html -->
<a href="/p4/">on</a>
<!-- file: /p4/index.html -->
<a href="/p5/">on</a>
<!-- file: /p5/index.html -->
<a href="/p6/">on</a>
<!-- file: /p6/index.html -->
<a href="/p7/">on</a>
<!-- file: /p7/index.html -->
<a href="/p1/">on</a>
```

Source: Google Search Central, "Help Google understand your ecommerce website structure" (pages
that are many clicks away may be found late).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import DEPTHS, RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Depth:
    """Options."""

    max: int = 6  #: clicks from the home page


def check(site: SiteIndex, options: Depth) -> Iterator[Problem]:
    """Report pages that are more clicks from the home page than the limit."""
    if not site.homes:
        return
    depths = site.depths
    for page in site.results:
        clicks = depths.get(page.path, 0)
        if clicks > options.max:
            yield Problem(
                f"page is {clicks} clicks from the home page; the limit is {options.max}",
                fix="link to it from a page closer to the home page",
                page=page,
            )


RULE = Rule(
    id="seo/depth",
    check=check,
    subject=SiteIndex,
    defaults=Depth(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS | DEPTHS,
)
