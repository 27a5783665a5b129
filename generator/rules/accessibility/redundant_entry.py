"""
A form asks for the same thing once.

Typing an address twice is work, most of all for those who type with a switch or by voice, and they err
more often. Ask once, and let people look at what they typed. That something is asked twice is told by
`autocomplete`; a second entry may be needed for safety, so the outcome is `review`.

```html passes
<form><input name="a" autocomplete="email" aria-label="Mail"><input name="b" autocomplete="tel" aria-label="Phone"></form>
```

```html passes
<form><input name="a" autocomplete="shipping street-address" aria-label="To"><input name="b" autocomplete="billing street-address" aria-label="Bill"></form>
```

```html fails
<form><input name="a" autocomplete="email" aria-label="Mail"><input name="b" autocomplete="email" aria-label="Mail again"></form>
```

Source: WCAG 2.2, 3.3.7 "Redundant Entry".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity

#: Tokens that say nothing about what is asked, or ask for something that is typed twice for safety.
_OTHER = frozenset({"on", "off", "new-password", "current-password", "one-time-code"})


def fields(page: HtmlPage) -> bool:
    """Whether *page* has fields of a form."""
    return page.has("input", "select", "textarea")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each field that asks for what an earlier one of its form asks for."""
    met: set[tuple[Element | None, tuple[str, ...]]] = set()
    for field in page.named("input", "select", "textarea"):
        asked = field.tokens("autocomplete")
        kind = (field.get("type") or "").strip().lower()
        if not asked or asked[-1] in _OTHER or kind in ("hidden", "radio", "checkbox"):
            continue
        key = (field.closest("form"), asked)
        if key in met:
            yield Problem(
                f"form asks for `{asked[-1]}` a second time",
                fix="ask once, or fill in what is known already",
                element=field,
                outcome=Outcome.REVIEW,
            )
        met.add(key)


RULE = Rule(
    id="accessibility/redundant-entry",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("3.3.7",),
    given=fields,
)
