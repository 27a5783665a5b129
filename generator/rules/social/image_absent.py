"""
A page that is shared needs a picture.

Social networks show links with a picture larger, and people follow them more often. Name one
with `image:`, one for all pages in the theme's `social_image`, or let the program draw one for each
with `social:` in site.yaml. Where many pages have none, one finding says so.

```html passes
<meta property="og:title" content="Spades">
<meta property="og:image" content="https://www.example.com/spade.png">
```

```html fails
<meta property="og:title" content="Spades">
```

```html passes
<title>Spades</title>
```

```html passes
<meta name="robots" content="noindex">
<meta property="og:title" content="Spades">
```

Source: The Open Graph protocol (`og:image` is one of its four required properties).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import OFFERED, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class ImageAbsent:
    """Options."""

    each: int = 20  #: pages that are named one by one; of more than these, one finding tells


def check(site: SiteIndex, options: ImageAbsent) -> Iterator[Problem]:
    """Report pages that are made to be shared, and name no picture."""
    told = [
        page
        for page in site.pages
        if page.social is not None and page.is_offered_to_search and page.page_number == 1
    ]
    absent = [page for page in told if page.social is not None and not page.social.image]
    if len(absent) > options.each:
        yield Problem(
            f"{len(absent):,} of {len(told):,} pages have no picture for social networks",
            fix="draw one for each with `social: {cards: true}`, or name one with `image:`",
        )
        return
    for page in absent:
        yield Problem(
            "page has no picture for social networks",
            fix="name one with `image:`",
            key="image",
            page=page,
        )


RULE = Rule(
    id="social/image-absent",
    check=check,
    subject=SiteIndex,
    defaults=ImageAbsent(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    reads=OFFERED | {"page_number", "social"},
)
