"""
Pages should say how they look when they are shared.

Without tags for social networks a shared link is bare text, or whatever a network finds on the
page. Add them in the template of all pages.

```html passes
<meta property="og:title" content="Spades">
```

```html fails
<title>Spades</title>
```

```html passes
<meta name="robots" content="noindex">
<title>Spades</title>
```

Source: The Open Graph protocol.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Say once that pages tell social networks nothing."""
    pages = site.results
    absent = [page for page in pages if page.social is None]
    if absent:
        some = f"{len(absent):,} of {len(pages):,} pages" if len(absent) < len(pages) else "pages"
        yield Problem(
            f"{some} have no tags for social networks, such as {absent[0].url}",
            fix="add `og:title`, `og:type`, `og:url` and `og:image` to the template",
        )


RULE = Rule(
    id="social/absent",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    reads=RESULTS | {"social"},
)
