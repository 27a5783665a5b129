"""
Parts of one kind have names that tell them apart.

A screen reader lists "navigation, navigation", and nobody knows which one is the menu. Give each of
several an `aria-label`, such as "Main" and "Breadcrumb". A page has one header and one footer of its
own; further ones belong into the article or section that they are about.

```html passes
<nav aria-label="Main"><a href="/">Home</a></nav><nav aria-label="Footer"><a href="/">Home</a></nav>
```

```html passes
<header>Garden</header><nav><a href="/">Home</a></nav><main><article><header>Spades</header></article></main>
```

```html fails
<nav><a href="/">Home</a></nav><nav><a href="/imprint/">Imprint</a></nav>
```

```html fails
<nav aria-label="Main"><a href="/">Home</a></nav><nav aria-label="main"><a href="/a/">A</a></nav>
```

```html fails
<footer>Imprint</footer><footer>Contact</footer>
```

Source: WAI-ARIA Authoring Practices Guide, "Landmark Regions"; WCAG 2.2, technique ARIA6.
"""

from collections.abc import Iterator

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_NAMES = {
    "banner": "headers",
    "complementary": "asides",
    "contentinfo": "footers",
    "form": "forms",
    "navigation": "navigations",
    "region": "sections",
    "search": "searches",
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each landmark that has the kind and the name of an earlier one."""
    found = page.fact(landmarks)
    roles = [one.role for one in found]
    if len(set(roles)) == len(roles):
        return
    met: set[tuple[str, str]] = set()
    for one in found:
        if roles.count(one.role) == 1 or one.role not in _NAMES:
            continue
        name = one.name.casefold()
        if (one.role, name) in met:
            kinds = _NAMES[one.role]
            yield Problem(
                f"several {kinds} of the page are called `{one.name}`"
                if name
                else f"several {kinds} of the page have no name",
                fix="give each a different `aria-label`",
                element=one.element,
            )
        met.add((one.role, name))


RULE = Rule(
    id="accessibility/landmark-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("1.3.1", "2.4.1"),
)
