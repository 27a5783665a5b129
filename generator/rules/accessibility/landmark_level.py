"""
Header, main part, asides and footer of a page stand beside each other.

Screen readers list them as the large parts of the page. One within another is heard as a detail of
it, and missed. Close the part before it, or take the role away.

```html passes
<header>Garden</header><main><article><header><h1>Spades</h1></header></article></main>
```

```html passes
<main><aside>More on spades</aside></main>
```

```html fails
<section aria-label="All"><div role="main"><h1>Spades</h1></div></section>
```

```html fails
<main><div role="contentinfo">Imprint</div></main>
```

Source: WAI-ARIA Authoring Practices Guide, "Landmark Regions" (advice, not a requirement).
"""

from collections.abc import Iterator

from generator.checks.accessibility.landmarks import landmarks, may_be_nested
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_NAMES = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "main": "main part",
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each of them that stands within another landmark."""
    roles = {one.element: one.role for one in page.fact(landmarks)}
    for element, _ in page.where(may_be_nested):
        role = roles.get(element, "")
        if role not in _NAMES or element.name == "main":
            continue  # html/content-model says where a `main` may stand
        around = next((roles[one] for one in element.ancestors if one in roles), None)
        # An aside belongs to the main part: it is about the same.
        if around is not None and (role, around) != ("complementary", "main"):
            yield Problem(
                f"{_NAMES[role]} of the page stands within another part (`{around}`)",
                fix="close the part around it first, or give it another role",
                element=element,
            )


RULE = Rule(
    id="accessibility/landmark-level",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("1.3.1",),
    kinds=may_be_nested,
)
