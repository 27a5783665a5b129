"""
A shared link should say what the page is about.

The page has a description for search results, and networks do not look there. Give it in
`og:description` too.

```html passes
<meta name="description" content="For clay and sand.">
<meta property="og:title" content="Spades">
<meta property="og:description" content="For clay and sand.">
```

```html fails
<meta name="description" content="For clay and sand.">
<meta property="og:title" content="Spades">
```

```html passes
<meta property="og:title" content="Spades">
```

Source: Meta, "A Guide to Sharing for Webmasters" (og:description).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import first, social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page whose description networks do not see."""
    tags = page.fact(social_tags)
    descriptions = page.meta_named("description")
    if "og:title" not in tags or not any(
        (one.get("content") or "").strip() for one in descriptions
    ):
        return
    if not first(tags, "og:description", "twitter:description"):
        yield Problem(
            "the description is not given to social networks",
            fix="repeat it in `og:description`",
            element=tags["og:title"][0].element,
        )


RULE = Rule(
    id="social/description-absent",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
