"""
A phone link has a number that can be dialled.

Letters and words are dialled by no phone; without the code of the country (`+49`), a call from
abroad ends somewhere else. Write the number with `+`, and show it as you like.

```html passes
<a href="tel:+49-30-1234567">030 123 45 67</a> <a href="tel:112">112</a>
```

```html fails
<a href="tel:030 CALL NOW">Call us</a>
```

```html fails
<a href="tel:">Call us</a>
```

```html fails
<a href="tel:+49(0)301234567">Call us</a>
```

Source: RFC 3966; E.164.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.odd import odd_links

_NUMBER = re.compile(r"\+?[\d.()\s-]*\d[\d.()\s-]*(?:[;,].*)?")
_MOST_DIGITS = 15  # E.164


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links with `tel:` that no phone can dial."""
    for element, href in page.fact(odd_links):
        if href[:4].lower() != "tel:":
            continue
        number = unquote(href[4:]).removeprefix("//").strip()
        right = None
        digits = sum(map(str.isdecimal, number.partition(";")[0]))
        if not _NUMBER.fullmatch(number):
            message = f"`{number}` is not a valid phone number"
        elif number.startswith("+") and "(0)" in number:
            message = f"`{number}` contains a zero that is not dialled after the country code"
            right = Correction(href, href.replace("(0)", "", 1))
        elif digits > _MOST_DIGITS:
            message = f"`{number}` has {digits} digits; numbers have at most {_MOST_DIGITS}"
        else:
            continue
        fix = f"write `{right.right}`" if right else "write it as `tel:+49301234567`"
        yield Problem(message, fix, element, correction=right)


RULE = Rule(
    id="links/tel",
    check=check,
    subject=HtmlPage,
    given=odd_links,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    mend=mend_address,
)
