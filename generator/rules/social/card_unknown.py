"""
The kind of a card must be one that X knows.

With another word there is no card at all.

```html passes
<meta name="twitter:card" content="summary">
```

```html fails
<meta name="twitter:card" content="large">
```

Source: X, "Cards markup" (twitter:card).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.typed_yaml.suggest import nearest

_KINDS = ("summary", "summary_large_image", "app", "player")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a kind of card that there is none of."""
    for element, kind in page.fact(social_tags).get("twitter:card", ()):
        if kind and kind.lower() not in _KINDS:
            near = nearest(kind, _KINDS) or "summary_large_image"
            yield Problem(f"X has no card `{kind}`", fix=f"did you mean `{near}`?", element=element)


RULE = Rule(
    id="social/card-unknown",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
