"""
A tag for social networks must not contradict another.

Networks take the first, or the last, and nobody knows which. Keep one.

```html passes
<meta property="og:title" content="Spades">
<meta property="og:image" content="https://www.example.com/a.png">
<meta property="og:image" content="https://www.example.com/b.png">
```

```html fails
<meta property="og:title" content="Spades">
<meta property="og:title" content="Rakes">
```

Source: The Open Graph protocol, "Arrays" (pictures, videos and other languages may be several).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_SINGLE = (
    *("og:title", "og:type", "og:url", "og:description", "og:site_name", "og:locale"),
    *("twitter:card", "twitter:title", "twitter:description", "twitter:image", "twitter:site"),
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report tags that say two things; one that is repeated does no harm."""
    tags = page.fact(social_tags)
    for name in _SINGLE:
        alike = tags.get(name, ())
        said = list(dict.fromkeys(tag.text for tag in alike if tag.text)) if len(alike) > 1 else []
        if len(said) > 1:
            yield Problem(
                f"`{name}` has {len(said)} values: “{said[0]}” and “{said[1]}”",
                fix="keep one of them",
                element=alike[1].element,
            )


RULE = Rule(
    id="social/duplicate",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
