"""
A page has one canonical link.

Where two canonical links disagree, search engines follow neither.

```html passes
<link rel="canonical" href="https://www.example.com/spades/">
```

```html fails
<link rel="canonical" href="https://www.example.com/spades/">
<link rel="canonical" href="https://www.example.com/rakes/">
```

Source: Google Search Central, "Common mistakes with rel=canonical".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first canonical link that disagrees with the one before."""
    links = page.links_with("canonical")
    addresses = [(element.get("href") or "").strip() for element in links]
    if len(set(addresses)) > 1:
        other = next(index for index, one in enumerate(addresses) if one != addresses[0])
        yield Problem(
            f"{len(set(addresses))} canonical links name different addresses; one is allowed",
            fix="remove all but one",
            element=links[other],
            key="canonical",
        )


RULE = Rule(
    id="seo/canonical-multiple",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
