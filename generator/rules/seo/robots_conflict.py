"""
A page says one thing about whether search engines may show it.

Where `index` and `noindex` both stand, the stricter word wins, and the page is left out, which
may not be what is wanted. Keep one of them.

```html passes
<meta name="robots" content="index, nofollow">
```

```html fails
<meta name="robots" content="index, follow">
<meta name="robots" content="noindex">
```

Source: Google Search Central, "Robots meta tag, data-nosnippet, and X-Robots-Tag
specifications" (the more restrictive rule applies).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.seo.robots_words import robots_words

#: What allows, and the word that takes it back; search engines follow the latter.
_OPPOSITES = (
    ("index", "noindex"),
    ("follow", "nofollow"),
    ("all", "noindex"),
    ("all", "none"),
    ("index", "none"),
    ("follow", "none"),
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first pair of words that contradict each other."""
    elements = page.meta_named("robots")
    if not elements:
        return
    words = {word: element for element in elements for word in robots_words(element)}
    for wide, narrow in _OPPOSITES:
        if wide in words and narrow in words:
            yield Problem(
                f"page says both `{wide}` and `{narrow}` to search engines; they follow `{narrow}`",
                fix="keep one of them",
                element=words[narrow],
            )
            return


RULE = Rule(
    id="seo/robots-conflict",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
