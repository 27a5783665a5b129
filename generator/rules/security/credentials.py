"""
An address gives no password away.

What stands before `@` in `https://ada:spade@example.org/` is a user name and a password. Everybody
who reads the page has them. Leave them out, and change the password.

```html passes
<a href="https://www.example.org/">Spades</a> <a href="mailto:ada@example.org">Write to us</a>
<a href="https://social.example.org/@ada">Ada</a>
```

```html fails
<a href="https://ada:spade@www.example.org/">Spades</a>
```

```html fails
<img src="https://ada@www.example.org/spade.png" alt="A spade">
```

Source: WHATWG, "URL", section 1.1 (invalid-credentials).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.mistaken import mistaken_addresses
from generator.url.mistakes import Kind


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses with a user name or password."""
    for one in page.fact(mistaken_addresses):
        if one.mistake.kind is Kind.CREDENTIALS:
            yield Problem(
                f"{one.named} holds a user name or password, which everybody can read",
                fix="leave out what stands between `//` and `@`, and change the password",
                element=one.element,
            )


RULE = Rule(
    id="security/credentials",
    check=check,
    subject=HtmlPage,
    given=mistaken_addresses,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
