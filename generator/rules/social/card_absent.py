"""
X shows a large picture where the page asks for it.

Without `twitter:card` a link on X is a small card, whatever the picture. Add the tag.

```html passes
<meta property="og:title" content="Spades">
<meta property="og:type" content="website">
<meta property="og:url" content="https://www.example.com/spades/">
<meta property="og:image" content="https://www.example.com/spade.png">
<meta name="twitter:card" content="summary_large_image">
```

```html fails
<meta property="og:title" content="Spades">
<meta property="og:type" content="website">
<meta property="og:url" content="https://www.example.com/spades/">
<meta property="og:image" content="https://www.example.com/spade.png">
```

Source: X, "Cards markup" (twitter:card).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import first, social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page with a picture to share and no kind of card."""
    tags = page.fact(social_tags)
    if first(tags, "og:image") and "twitter:card" not in tags:
        yield Problem(
            "page has no card type, so X shows the picture small",
            fix='add `<meta name="twitter:card" content="summary_large_image">`',
            element=tags["og:image"][0].element,
        )


RULE = Rule(
    id="social/card-absent",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
