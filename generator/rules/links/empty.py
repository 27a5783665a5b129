"""
A link has an address.

A link with an empty address leads to the page that the visitor is on, which is seldom meant: the
address was forgotten. Write it, or remove the link. `#` leads to the top of the page, and may be
meant.

```html passes
<a href="#">Up</a> <a href="/spades/">Spades</a> <a>No link</a>
```

```html fails
<p>See <a href="">our spades</a>.</p>
```

```html fails
<p>See <a href=" ">our spades</a>.</p>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.odd import odd_links


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links with an empty address."""
    for element, href in page.fact(odd_links):
        if not href:
            yield Problem(
                "link has an empty address, so it leads to this page itself",
                fix="add an address, or remove the link",
                element=element,
            )


RULE = Rule(
    id="links/empty",
    check=check,
    subject=HtmlPage,
    given=odd_links,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
