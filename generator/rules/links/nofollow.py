"""
Links within the site are followed.

`rel="nofollow"` on a link to an own page tells search engines not to trust that page, and the
page loses what the link would give it. To keep a page out of the results, give it `noindex`.

```html passes
<a href="/spades/">Spades</a> <a rel="nofollow" href="https://elsewhere.example.org/">Ad</a>
```

```html fails
<a rel="nofollow" href="/spades/">Spades</a>
```

Source: Google Search Central, "Qualify your outbound links to Google".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.own import is_own


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links within the site that ask not to be followed."""
    if "nofollow" not in page.html:
        return
    for element in page.anchors:
        if "nofollow" in element.tokens("rel") and is_own(element.get("href") or "", page):
            yield Problem(
                "link to a page of this site tells search engines not to follow it",
                fix='drop `nofollow` from `rel="…"`',
                element=element,
            )


RULE = Rule(
    id="links/nofollow",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
