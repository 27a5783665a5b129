"""
An e-mail link has a valid address.

`mailto:` with a misspelled address opens a message that never arrives, and nobody learns of it.

```html passes
<a href="mailto:info@example.com?subject=Spades">Write to us</a>
<a href="mailto:a@example.com,b@example.com">Write to both</a>
<a href="mailto:?subject=Spades&amp;body=Look">Tell a friend</a>
```

```html fails
<a href="mailto:info@example">Write to us</a>
```

```html fails
<a href="mailto:info(at)example.com">Write to us</a>
```

```html fails
<a href="mailto://info@example.com">Write to us</a>
```

Source: RFC 6068.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.odd import odd_links

#: What mail systems take in practice; stricter than RFC 5322, which allows quotes and comments.
_ADDRESS = re.compile(
    r"(?!/)[^\s@,;:<>()\[\]\\\"]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links with `mailto:` whose address no message reaches."""
    for element, href in page.fact(odd_links):
        if href[:7].lower() != "mailto:":
            continue
        wrong = _wrong(href)
        if wrong:
            yield Problem(
                f"`{wrong}` is not an e-mail address",
                fix="write `mailto:` and an address such as `name@example.com`",
                element=element,
            )


def _wrong(href: str) -> str:
    """Give the part of a `mailto:` that is no address; empty where all is right."""
    to, _, query = href[7:].partition("?")
    addresses = [unquote(part).strip() for part in to.split(",") if part.strip()]
    if not addresses:
        return "" if query else "mailto:"  # the writer chooses to whom
    return next((one for one in addresses if not is_mail_address(one)), "")


def is_mail_address(text: str) -> bool:
    """Whether a message can be sent to *text*."""
    return _ADDRESS.fullmatch(text) is not None


RULE = Rule(
    id="links/mailto",
    check=check,
    subject=HtmlPage,
    given=odd_links,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
