"""
The picture of a shared link needs a text alternative.

People who do not see pictures hear it read out. Say what the picture shows in `image_alt:`.

```html passes
<meta property="og:image" content="https://www.example.com/spade.png">
<meta property="og:image:alt" content="A spade in clay">
```

```html fails
<meta property="og:image" content="https://www.example.com/spade.png">
```

Source: The Open Graph protocol (og:image:alt); X, "Cards markup" (twitter:image:alt).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import first, social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a picture for networks that nobody describes."""
    tags = page.fact(social_tags)
    if not first(tags, "og:image", "twitter:image"):
        return
    if not first(tags, "og:image:alt", "twitter:image:alt"):
        yield Problem(
            "picture for social networks has no description",
            fix="say what it shows in `image_alt:`",
            element=(tags.get("og:image") or tags["twitter:image"])[0].element,
            key="image",
        )


RULE = Rule(
    id="social/image-alt",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
