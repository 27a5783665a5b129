"""
Style sheets stand in the head.

Browsers apply a `<style>` wherever it stands. But the page is drawn a first time without it, and the
standard has no place for it in the body.

```html passes
<head><style>p { color: #333 }</style></head><body><p>Dig.</p></body>
```

```html fails
<body><style>p { color: #333 }</style><p>Dig.</p></body>
```

Source: WHATWG HTML, section 4.2.6 "The style element".
"""

from collections.abc import Iterator

from generator.checks.conformance.content_model import problems, style_in_body
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report style elements outside of the head."""
    yield from problems(page, style_in_body)


RULE = Rule(
    id="html/style-in-body",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    kinds=style_in_body,
)
