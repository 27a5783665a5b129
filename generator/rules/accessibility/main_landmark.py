"""
A page has one main part.

Screen readers jump to `main`, past everything that all pages repeat. Without it, or with two of them,
nobody finds where the text begins. Put what the page is about into `<main>`, once.

```html passes
<body><nav><a href="/">Home</a></nav><main><h1>Spades</h1></main></body>
```

```html passes
<body><main hidden><p>Old</p></main><main><h1>Spades</h1></main></body>
```

```html fails
<body><nav><a href="/">Home</a></nav><h1>Spades</h1></body>
```

```html fails
<body><main><h1>Spades</h1></main><div role="main"><p>Rakes</p></div></body>
```

Source: WHATWG HTML, "The main element"; WCAG 2.2, technique ARIA11 (advice, not a requirement).
"""

from collections.abc import Iterator

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page with no main part, or with several."""
    if page.is_redirect:
        return
    mains = [one.element for one in page.fact(landmarks) if one.role == "main"]
    for extra in mains[1:]:
        if extra.name == mains[0].name == "main":
            continue  # html/main says so
        yield Problem(
            f"page has {len(mains)} main parts; one can be its main part",
            fix="put everything that the page is about into one `<main>`",
            element=extra,
        )
    bodies = page.named("body")
    if not mains and bodies and page.has("h1", "h2", "p", "section", "article"):
        yield Problem(
            "page does not say which is its main part",
            fix="put what the page is about into `<main>`",
            element=bodies[0],
        )


RULE = Rule(
    id="accessibility/main-landmark",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
)
