"""
A link leads to an address.

What a link with `javascript:` does is hidden from search engines, from visitors without scripts,
and from a strict content security policy. Use a button for what happens on the page, and an
address for where one goes.

```html passes
<a href="/spades/">Spades</a> <button type="button">Show more</button>
```

```html fails
<a href="javascript:void(0)">Show more</a>
```

Source: Google Search Central, "SEO link best practices for Google" (crawlable links).
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.odd import odd_links

_SCRIPT = re.compile(r"[\x00-\x20]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links that run a script."""
    for element, href in page.fact(odd_links):
        if _SCRIPT.match(href):
            yield Problem(
                "link runs a script, so search engines cannot follow it",
                fix="write an address, or make it a button",
                element=element,
            )


RULE = Rule(
    id="links/javascript",
    check=check,
    subject=HtmlPage,
    given=odd_links,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
