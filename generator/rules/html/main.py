"""
A page has one main part.

`<main>` holds what this page is about, and people with a screen reader jump to it. There is one at a time: others have the attribute `hidden`.

```html passes
<header>Plot</header><main><h1>Spades</h1></main><main hidden><h1>Rakes</h1></main>
```

```html fails
<main><h1>Spades</h1></main><main><h1>Rakes</h1></main>
```

Source: WHATWG HTML, section 4.4.14 "The main element".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def several_mains(page: HtmlPage) -> bool:
    """Whether the page has more than one `main`."""
    return len(page.named("main")) > 1


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report further main parts that show."""
    shown = [one for one in page.named("main") if one.get("hidden") is None]
    for other in shown[1:]:
        yield Problem(
            f"the page shows {len(shown)} `<main>`; one is allowed at a time",
            fix="use `<section>` or `<div>` for the others",
            element=other,
        )


RULE = Rule(
    id="html/main",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=several_mains,
)
