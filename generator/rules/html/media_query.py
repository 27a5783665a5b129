"""
A condition on screens can be read.

A browser that cannot read `media` takes the condition as not met: the style sheet or picture is not
used, on any screen.

```html passes
<link rel="stylesheet" href="/a.css" media="print"> <link rel="stylesheet" href="/b.css" media="screen and (min-width: 40em)">
```

```html passes
<link rel="stylesheet" href="/a.css" media="(400px <= width < 900px) and (prefers-color-scheme: dark), not print">
```

```html fails
<link rel="stylesheet" href="/a.css" media="(min-width: 600)">
```

```html fails
<link rel="stylesheet" href="/a.css" media="(min-widht: 40em)">
```

```html fails
<link rel="stylesheet" href="/a.css" media="min-width: 40em">
```

```html fails
<link rel="stylesheet" href="/a.css" media="handheld">
```

Source: Media Queries Level 4 and 5.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report conditions that browsers take as not met."""
    yield from problems_about(page, Subject.MEDIA)


RULE = Rule(
    id="html/media-query",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
