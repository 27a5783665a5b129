"""
A page needs a canonical link.

One page can be reached under many addresses (with tracking marks, say). The canonical link
makes them count as one in search results. It belongs into the theme.

```html passes
<link rel="canonical" href="https://www.example.com/spades/">
```

```html fails
<title>Spades</title>
```

```html passes
<meta name="robots" content="noindex">
```

Source: RFC 6596; Google Search Central, "How to specify a canonical URL".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page without a canonical link."""
    if page.is_offered_to_search and not page.links_with("canonical"):
        yield Problem(
            "page has no canonical link",
            fix='put `<link rel="canonical" href="…">` into the head of the template',
        )


RULE = Rule(
    id="seo/canonical-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
