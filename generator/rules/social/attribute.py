"""
Open Graph tags carry their name in `property`.

With `name` instead, some networks read them and some do not.

```html passes
<meta property="og:title" content="Spades">
```

```html fails
<meta name="og:title" content="Spades">
```

Source: The Open Graph protocol, which is RDFa.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report Open Graph tags whose name stands in another attribute."""
    for name, tags in page.fact(social_tags).items():
        for element, _ in tags if name.startswith("og:") else ():
            if element.get("property") is None:
                yield Problem(
                    f"`{name}` is given as `name`; networks read it from `property`",
                    fix="write `property` for `name`",
                    element=element,
                )


RULE = Rule(
    id="social/attribute",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
