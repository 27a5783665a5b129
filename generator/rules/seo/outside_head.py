"""
What a page says to search engines stands in its head.

A title, a description, a wish about indexing, a canonical link or a link to another language
that stands in the body is ignored: anybody may write there. Often it did stand in the head, and
an element before it (a picture, say) made the browser begin the body early.

```html passes
<head><title>Spades</title><link rel="canonical" href="https://www.example.com/spades/"></head>
<body><svg><title>A spade</title></svg></body>
```

```html fails
<head><title>Spades</title></head>
<body><link rel="canonical" href="https://www.example.com/spades/"></body>
```

```html fails
<head><img src="pixel.gif" alt=""><meta name="robots" content="noindex"></head>
```

Source: Google Search Central, "Use valid page metadata" and "How to specify a canonical URL".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity

_NAMES = frozenset({"description", "robots", "googlebot"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first statement to search engines in the body."""
    for element in _statements(page):
        parent = element.parent
        if (parent is None or parent.name != "head") and element.closest("head") is None:
            yield Problem(
                f"{_named(element)} is outside the head, so search engines ignore it",
                fix="move it into the head, before any element that shows something",
                element=element,
            )
            return


def _statements(page: HtmlPage) -> Iterator[Element]:
    yield from page.titles
    for name in _NAMES:
        yield from page.meta_named(name)
    yield from page.links_with("canonical")
    for element in page.links_with("alternate"):
        if element.get("hreflang") is not None:
            yield element


def _named(element: Element) -> str:
    if element.name == "title":
        return "title"
    if element.name == "meta":
        return f"`<meta name={(element.get('name') or '').strip().lower()}>`"
    return f"`<link rel={element.tokens('rel')[0]}>`"


RULE = Rule(
    id="seo/outside-head",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
