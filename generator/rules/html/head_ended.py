"""
In the head stands what is said of the page, nothing that shows.

A picture, a `<div>` or words in the head end it: browsers take all that follows for the body, so a
title, a style sheet or a wish to search engines behind it is out of place, and search engines leave
it out.

```html passes
<html><head><meta charset="utf-8"><title>Spades</title></head><body><p>Dig.</p></body></html>
```

```html fails
<html><head><img src="p.gif" alt=""><title>Spades</title></head><body><p>Dig.</p></body></html>
```

```html fails
<html><head><title>Spades</title><noscript><img src="p.gif" alt=""></noscript></head>
<body><p>Dig.</p></body></html>
```

```html fails
<html><head>Spades<title>Spades</title></head><body><p>Dig.</p></body></html>
```

Source: WHATWG HTML, section 13.2.6.4.4 "The "in head" insertion mode".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what ends the head before its end tag."""
    yield from tag_problems(page, Slip.HEAD_ENDED)


RULE = Rule(
    id="html/head-ended",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=by_slip,
)
