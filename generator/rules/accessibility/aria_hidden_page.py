"""
A page is not hidden from screen readers as a whole.

`aria-hidden="true"` on `body` leaves nothing to read. A script that opens a dialog sets it and forgets to
take it away.

```html passes
<body><p>Words</p></body>
```

```html fails
<body aria-hidden="true"><p>Words</p></body>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", 4.1.2 "Name, Role, Value"; ARIA in HTML, "body".
"""

from collections.abc import Iterator

from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page that is hidden from assistive technology."""
    for element, _ in page.where(silences_page):
        yield Problem(
            f"`{element.name}` is hidden from screen readers, and all of the page with it",
            fix="take `aria-hidden` away",
            element=element,
        )


def silences_page(tag: Tag) -> bool:
    """Whether *tag* is the page, or its body, and hidden."""
    is_page = tag.name in ("body", "html") and tag.is_html
    return is_page and (written(tag, "aria-hidden") or "").lower() == "true"


RULE = Rule(
    id="accessibility/aria-hidden-page",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=(
        "1.3.1",
        "4.1.2",
    ),
    kinds=silences_page,
)
