"""
What the head of a page says to browsers can be read.

Browsers ignore what they do not know in `<meta>`, and over what only a server may say, such as
`http-equiv="cache-control"`.

```html passes
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#336699"><meta name="referrer" content="no-referrer">
```

```html fails
<meta http-equiv="cache-control" content="no-cache">
```

```html fails
<meta name="viewport" content="width=device-width, initialscale=1">
```

```html fails
<meta name="theme-color" content="336699">
```

```html fails
<meta http-equiv="X-UA-Compatible" content="IE=7">
```

```html fails
<meta http-equiv="content-language" content="en">
```

```html fails
<meta name="color-scheme" content="dark lite">
```

```html fails
<meta http-equiv="Content-Security-Policy" content="defalt-src *">
```

What `robots` says is the matter of `seo/robots-unknown`.

Source: WHATWG HTML, 4.2.5 "The meta element".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what browsers cannot read in `meta`."""
    yield from problems_about(page, Subject.META)


RULE = Rule(
    id="html/meta",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
