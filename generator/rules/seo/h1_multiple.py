"""
A page has one main heading.

Several make it hard to tell what the page is about. Where the theme shows `title:` as the
heading, let the headings of the text begin with `##`.

```html passes
<h1>Garden tools</h1><h2>Spades</h2>
```

```html fails
<h1>Garden tools</h1><h1>Spades</h1>
```
"""

from collections.abc import Iterator

from generator.checks.accessibility.outline import outline
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the second of several first-level headings."""
    of_first_level = [one for one in page.fact(outline) if one.level == 1]
    if len(of_first_level) < 2:  # noqa: PLR2004 - what several begin with
        return
    first = [one.element for one in of_first_level if one.name]
    if len(first) > 1:
        yield Problem(
            f"page has {len(first)} main headings; one is enough",
            fix="begin this heading with `##`",
            element=first[1],
        )


RULE = Rule(
    id="seo/h1-multiple",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
