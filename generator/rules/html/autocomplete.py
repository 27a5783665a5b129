"""
What a browser fills in goes with the field.

A browser puts a telephone number into a field for telephone numbers or text, not into one for numbers,
since it may begin with `+`. Words that no browser knows are the matter of `accessibility/autocomplete`
where people meet the field; this rule adds hidden and disabled ones.

```html passes
<input type="tel" name="a" autocomplete="tel"> <input name="b" autocomplete="cc-number" inputmode="numeric">
```

```html fails
<input type="number" name="a" autocomplete="tel">
```

```html fails
<input type="hidden" name="a" autocomplete="mail">
```

```html fails
<input name="a" autocomplete="">
```

```html fails
<p style="display: none"><input name="a" autocomplete="mail"></p>
```

Source: WHATWG HTML, 4.10.18.7 "Autofill".
"""

from collections.abc import Iterator

from generator.checks.conformance.autocomplete import wrong_anywhere, wrong_for_people
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.accessibility.autocomplete import is_shown


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report words that do not go with their field."""
    for element, fault in page.where(wrong_anywhere):
        is_of_people = wrong_for_people(page.kind_of(element)) is not None
        if fault is not None and not (is_of_people and is_shown(page, element)):
            yield Problem(fault.message, fault.fix, element)


RULE = Rule(
    id="html/autocomplete",
    check=check,
    subject=HtmlPage,
    kinds=wrong_anywhere,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
