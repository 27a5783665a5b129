"""
A page that is made to be shared must say all that a shared link shows.

Without its title, kind, address or picture a link shows as bare text, or with parts that a network
guesses. A page without any such tag is left alone.

```html passes
<meta property="og:title" content="Spades">
<meta property="og:type" content="website">
<meta property="og:url" content="https://www.example.com/spades/">
<meta property="og:image" content="https://www.example.com/spade.png">
```

```html fails
<meta property="og:title" content="Spades">
```

```html passes
<title>Spades</title>
```

Source: The Open Graph protocol, "Basic Metadata" (a missing picture is `social/image-absent`).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_REQUIRED = ("og:title", "og:type", "og:url")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page that has some of the tags, and lacks one that the protocol requires."""
    tags = page.fact(social_tags)
    if not any(name.startswith("og:") for name in tags) or page.is_redirect:
        return
    # A tag that is there and says nothing is a fault of its own.
    absent = [name for name in _REQUIRED if name not in tags]
    if absent:
        listed = ", ".join(f"`{name}`" for name in absent)
        yield Problem(
            f"page lacks {listed} for social networks",
            fix="add what is missing",
            element=next(iter(tags.values()))[0].element,
        )


RULE = Rule(
    id="social/incomplete",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
