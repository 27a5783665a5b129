"""
Fields for what people enter about themselves say what it is.

With `autocomplete="email"` a browser fills the field in, and programs show a picture of what is asked
to people who find words hard. A word that none of them knows does nothing.

```html passes
<label>E-mail <input type="email" name="a" autocomplete="email"></label>
<label>Street <textarea name="b" autocomplete="section-gift shipping street-address"></textarea></label>
```

```html passes
<label>Town <input name="a" autocomplete="off"></label> <input name="b" autocomplete="mail" disabled>
```

```html passes
<style>.later { display: none }</style><p class="later"><input name="a" autocomplete="mail"></p>
```

```html fails
<label>E-mail <input type="email" name="a" autocomplete="mail"></label>
```

```html fails
<label>E-mail <input type="email" name="a" autocomplete="work shipping email"></label>
```

```html fails
<label>Name <input name="a" autocomplete="work name"></label>
```

Source: WCAG 2.2, 1.3.5 "Identify Input Purpose"; WHATWG HTML, 4.10.18.7 "Autofill".
"""

from collections.abc import Iterator

from generator.checks.conformance.autocomplete import wrong_for_people
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.css.view import DESKTOP, PHONE
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report words that name nothing to fill in."""
    for element, fault in page.where(wrong_for_people):
        if fault is not None and is_shown(page, element):
            yield Problem(fault.message, fault.fix, element)


def is_shown(page: HtmlPage, element: Element) -> bool:
    """Whether a field is shown, on a desktop or on a phone."""
    kind = page.fact(page_styles).styled(element)
    return kind.is_visible(DESKTOP) or kind.is_visible(PHONE)


RULE = Rule(
    id="accessibility/autocomplete",
    check=check,
    subject=HtmlPage,
    kinds=wrong_for_people,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("73f2c2",),
    criteria=("1.3.5",),
)
