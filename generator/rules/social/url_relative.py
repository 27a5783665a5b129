"""
Addresses for social networks must be full addresses.

Networks read the tag without the page around it, so a path leads them nowhere. Write it with
`https://` and the host.

```html passes
<meta property="og:image" content="https://www.example.com/spade.png">
```

```html fails
<meta property="og:image" content="/spade.png">
```

```html fails
<meta property="og:url" content="//www.example.com/spades/">
```

Source: The Open Graph protocol ("URL": a valid URL with http:// or https://).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_ADDRESSES = (
    *("og:url", "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:video:url"),
    *("og:audio", "twitter:image", "twitter:player"),
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses without a scheme."""
    tags = page.fact(social_tags)
    for name in _ADDRESSES:
        for element, url in tags.get(name, ()):
            if url and not url.lower().startswith(("http://", "https://")):
                yield Problem(
                    f"`{name}` is `{url}`, which is not a full address",
                    fix="write it with `https://` and the host",
                    element=element,
                )


RULE = Rule(
    id="social/url-relative",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
