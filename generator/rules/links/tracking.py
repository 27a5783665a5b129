"""
Links within the site carry no campaign marks.

`utm_source` and its like say from where a visitor came to the site. On a link within the site
they begin a new visit in the statistics, and the true source is lost. They also make second
addresses of one page. Drop them.

```html passes
<a href="/spades/?size=6">Spades</a>
<a href="https://elsewhere.example.org/?utm_source=us">Partner</a>
```

```html fails
<a href="/spades/?utm_source=home&amp;utm_medium=banner">Spades</a>
```

Source: Google Analytics Help, "URL builders: collect campaign data with custom URLs" (do not use
them on internal links).
"""

import re
from collections.abc import Iterator

from generator.checks.html_page import HtmlPage
from generator.checks.rule import Basis, NoOptions, Problem, Rule
from generator.model.finding import Severity
from generator.rules.links.own import is_own

_MARK = re.compile(r"[?&](utm_[a-z]+|gclid|fbclid|msclkid|mc_[ce]id)=", re.IGNORECASE)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links within the site with marks of a campaign."""
    for element in page.anchors:
        href = element.get("href") or ""
        if "?" in href:
            mark = _MARK.search(href)
            if mark and is_own(href, page):
                yield Problem(
                    f"link within the site carries the campaign mark `{mark[1]}`",
                    fix=f"write `{href.partition('?')[0]}`",
                    element=element,
                )


RULE = Rule(
    id="links/tracking",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
