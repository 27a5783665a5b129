"""
A password can be pasted, and a browser may fill it in.

Nobody remembers long passwords; people have a program that does. A field that refuses to be pasted into
or filled in keeps those out who cannot type them off. Take the handler away, and write
`autocomplete="current-password"`.

```html passes
<label>Password <input type="password" autocomplete="current-password"></label>
```

```html fails
<label>Password <input type="password" onpaste="return false"></label>
```

```html fails
<label>Password <input type="password" autocomplete="off"></label>
```

Source: WCAG 2.2, 3.3.8 "Accessible Authentication (Minimum)".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity

_REFUSING = re.compile(r"return\s+false|preventDefault\s*\(", re.IGNORECASE)
_KEPT = frozenset({"password", "email", "text", "tel", ""})


def inputs(page: HtmlPage) -> bool:
    """Whether *page* has `input` elements."""
    return page.has("input")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report fields of passwords and codes that refuse to be filled in."""
    for field in page.named("input"):
        kind = (field.get("type") or "").strip().lower()
        tokens = field.tokens("autocomplete")
        is_secret = kind == "password" or "one-time-code" in tokens
        if kind in _KEPT and _REFUSING.search(field.get("onpaste") or ""):
            yield Problem(
                "field refuses what is pasted (`onpaste`)",
                fix="take the handler away",
                element=field,
                outcome=Outcome.FAILED if is_secret else Outcome.REVIEW,
            )
        elif kind == "password" and tokens == ("off",):
            yield Problem(
                "field asks browsers not to fill in the password",
                fix='write `autocomplete="current-password"`, or `new-password` for a new one',
                element=field,
                outcome=Outcome.REVIEW,
            )


RULE = Rule(
    id="accessibility/password-paste",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("3.3.8",),
    given=inputs,
)
