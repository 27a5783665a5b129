"""
A reference such as `&amp;` is whole, and names a character.

Without its semicolon, or with a name that nobody knows, it is read in one way by one program and in
another by the next: `&copy` becomes ©, also in `&copyright`. A plain `&` is written `&amp;`, or
stands alone with a space behind it.

```html passes
<p>Spades &amp; rakes &copy; 2026, clay & sand</p><a href="/find/?q=a&copy=1">Find</a>
```

```html fails
<p>&copy 2026</p>
```

```html fails
<p>Spades &und; rakes</p>
```

Source: WHATWG HTML, section 13.1.4 "Character references".
"""

from collections.abc import Iterator

from generator.checks.conformance.parse_errors import Sort, letter_problems, of_sort
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report references that are no reference to a character."""
    yield from letter_problems(page, Sort.REFERENCE)


RULE = Rule(
    id="html/character-reference",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=of_sort,
)
