"""
A tag for social networks must say something.

Some networks show an empty tag as it is: a link without a title. Fill it, or remove it.

```html passes
<meta property="og:title" content="Spades">
```

```html fails
<meta property="og:title" content="">
```

Source: The Open Graph protocol.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report tags without text."""
    for name, tags in page.fact(social_tags).items():
        for element, text in tags:
            if not text:
                yield Problem(
                    f"`{name}` is empty", fix="fill it in, or remove the tag", element=element
                )


RULE = Rule(
    id="social/empty",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
