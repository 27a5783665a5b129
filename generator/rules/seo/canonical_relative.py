"""
A canonical link is a full address.

A relative canonical link means another address on every host that shows the page, a preview
among them, which is what it is there to prevent.

```html passes
<link rel="canonical" href="https://www.example.com/spades/">
```

```html fails
<link rel="canonical" href="/spades/">
```

```html fails
<link rel="canonical" href="">
```

Source: Google Search Central, "Common mistakes with rel=canonical".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.url.mistakes import leads_nowhere
from generator.url.parsed import parse

_PLAINLY_WHOLE = re.compile(r"https?://\w")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report canonical links without scheme and host."""
    for element in () if page.is_redirect else page.links_with("canonical"):
        href = (element.get("href") or "").strip()
        if not _is_whole(href):
            yield Problem(
                f"canonical address `{href}` has no scheme and host",
                fix="write the full address, `https://` included",
                element=element,
                key="canonical",
            )


def _is_whole(href: str) -> bool:
    if _PLAINLY_WHOLE.match(href):
        return True
    # What begins like a whole address and is none is reported by links/malformed.
    return parse(href) is not None or leads_nowhere(href)


RULE = Rule(
    id="seo/canonical-relative",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
