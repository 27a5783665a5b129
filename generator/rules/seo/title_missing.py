"""
Every page needs a title.

It is the line that search engines show, that browser tabs carry and that screen readers say
first. Give the page a `title:`.

```html passes
<title>Garden tools for small hands</title>
```

```html passes
<meta http-equiv="refresh" content="0; url=/new/">
```

```html fails
<title> </title>
```

```html fails
<body><svg><title>A drawing's title is not the page's</title></svg>
```

Source: WCAG 2.2, 2.4.2 "Page Titled".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a title that is missing or empty."""
    if page.is_redirect:
        return
    if not page.title_text:
        message = "page has no title" if page.title is None else "title is empty"
        yield Problem(message, fix="write a `title:`", key="title")


RULE = Rule(
    id="seo/title-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("2779a5",),
    criteria=("2.4.2",),
)
