"""
A page that is shared wants a picture.

Social networks show links with a picture larger, and people follow them more often. Name one
with `image:`.

```html passes
<meta property="og:image" content="https://www.example.com/spade.png">
```

```html fails
<title>Spades</title>
```

```html passes
<meta name="robots" content="noindex">
```

Source: The Open Graph protocol (`og:image` is one of its four required properties).
"""

from collections.abc import Iterator

from generator.checks.html_page import HtmlPage
from generator.checks.rule import Basis, NoOptions, Problem, Rule
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page that names no picture for social networks."""
    if not page.is_offered_to_search or page.page_number > 1:
        return
    named = (*page.meta_property("og:image"), *page.meta_property("og:image:url"))
    if not any((element.get("content") or "").strip() for element in named):
        yield Problem(
            "page has no picture for social networks",
            fix="name one with `image:`",
            key="image",
        )


RULE = Rule(
    id="social/image-absent",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
