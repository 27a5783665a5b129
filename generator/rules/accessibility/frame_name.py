"""
An embedded page needs a title.

Screen readers say the title of an `iframe` before they go in, so that people can pass by what they do
not want: a map, a video, a form. Say in `title` what it holds.

```html passes
<iframe src="map.html" title="Map of our garden"></iframe>
```

```html passes
<iframe src="map.html" aria-label="Map of our garden"></iframe>
```

```html passes
<iframe src="count.html" hidden></iframe>
```

```html passes
<iframe src="count.html" tabindex="-1"></iframe>
```

```html fails
<iframe src="map.html"></iframe>
```

```html fails
<iframe src="map.html" title=""></iframe>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value"; ACT rule cae760.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report frames that have no name."""
    for element in page.fact(nameless).get(Need.FRAME, ()):
        yield Problem(
            "iframe has no title",
            fix="say in `title` what it holds",
            element=element,
        )


RULE = Rule(
    id="accessibility/frame-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("cae760",),
    criteria=("4.1.2",),
    given=nameless,
)
