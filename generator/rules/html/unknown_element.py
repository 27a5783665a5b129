"""
Elements are those of HTML, or have a hyphen in their name.

A browser shows the words of an element that it does not know, and gives them no meaning: no
heading, no list, no link. Mostly it is a slip of the keyboard. An element that a script defines has
a hyphen in its name, so that it is never taken for one of HTML.

```html passes
<blockquote><p>Dig early.</p></blockquote><garden-map></garden-map>
```

```html fails
<blockqoute><p>Dig early.</p></blockqoute>
```

Source: WHATWG HTML, sections 3.2.1 "Semantics" and 4.13.3 "Core concepts" of custom elements.
"""

from collections.abc import Iterator

from generator.checks.conformance.content_model import problems, unknown
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that neither the standard nor an author's name defines."""
    yield from problems(page, unknown)


RULE = Rule(
    id="html/unknown-element",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    kinds=unknown,
)
