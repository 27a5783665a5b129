"""
A page that redirects by itself must say so in a way that browsers understand.

Browsers skip a `meta` refresh with a mistake in it, so visitors stay on a page that was meant to
send them on. Write the seconds first, then a semicolon, then `url=` and the address.

```html passes
<title>Thank you</title>
<meta http-equiv="refresh" content="3; url=/spades/">
```

```html passes
<title>Scores</title>
<meta http-equiv="refresh" content="60">
```

```html fails
<title>Moved</title>
<meta http-equiv="refresh" content="0: https://www.example.com/spades/">
```

```html fails
<title>Moved</title>
<meta http-equiv="refresh" content="url=/spades/">
```

Source: WHATWG HTML, "shared declarative refresh steps".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.refresh import read_refresh
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `meta` refresh that browsers skip."""
    for element in page.meta_equiv("refresh"):
        content = element.get("content") or ""
        if content.strip() and read_refresh(content) is None:
            yield Problem(
                f"browsers skip the refresh `{content.strip()}`, so the page does not redirect",
                fix="write seconds, a semicolon and the address, like `0; url=/new/`",
                element=element,
            )


RULE = Rule(
    id="links/refresh-ignored",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
