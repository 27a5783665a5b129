"""
A link at the top skips to the text.

People who use the keyboard press Tab once for each link of the menu before they come to the text, on
every page. A link at the very top that leads to `main` saves them that; it may be hidden until it has
the focus. Counted are the links before the main part.

```html passes
<body><a href="#main">Skip to the text</a><nav><a href="/">1</a><a href="/">2</a><a href="/">3</a>
<a href="/">4</a><a href="/">5</a></nav><main id="main"><h1>Spades</h1></main></body>
```

```html passes
<body><nav><a href="/">Home</a></nav><main><h1>Spades</h1></main></body>
```

```html fails
<body><nav><a href="/">1</a><a href="/">2</a><a href="/">3</a><a href="/">4</a><a href="/">5</a></nav>
<main><h1>Spades</h1></main></body>
```

```html fails
<body><a href="#text">Skip</a><nav><a href="/">1</a><a href="/">2</a><a href="/">3</a><a href="/">4</a>
</nav><main><h1>Spades</h1></main><footer id="text">Imprint</footer></body>
```

Source: WCAG 2.2, 2.4.1 "Bypass Blocks", technique G1 (advice: headings and `main` are enough).
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class SkipLink:
    """Options."""

    links: int = 5  #: so many before the main part need one that skips them


def check(page: HtmlPage, options: SkipLink) -> Iterator[Problem]:
    """Report a page with many links before its main part and none of them to it."""
    mains = [one.element for one in page.fact(landmarks) if one.role == "main"]
    if len(mains) != 1 or len(page.anchors) < options.links:
        return
    for href in page.addresses[: options.links]:
        if href.startswith("#") and _skips(page, href, mains[0]):
            return  # so it is on most pages
    start = mains[0].offset or 0
    before = []
    for link, href in zip(page.anchors, page.addresses, strict=True):
        if (link.offset or 0) >= start:
            break
        if href.startswith("#") and _skips(page, href, mains[0]):
            return
        before.append(link)
    if len(before) >= options.links:
        yield Problem(
            f"{len(before)} links stand before the main part, and none of them leads to it",
            fix='begin the page with a link to `main`: `<a href="#main">…</a>`',
            element=before[0],
        )


def _skips(page: HtmlPage, href: str, main: Element) -> bool:
    """Whether an address leads to the main part, into it, or to what stands around it alone."""
    target = page.by_id(unquote(href[1:]))
    if target is None:
        return False
    if target == main or main in target.ancestors:
        return True
    around = main.parent
    while around is not None and around.name != "body":
        if around == target:
            return True
        around = around.parent
    return main in _following(target)


def _following(target: Element) -> Iterator[Element]:
    """The next element after one that is empty: a mark before the main part."""
    if target.text.strip() or target.parent is None:
        return
    siblings = list(target.parent.children)
    index = siblings.index(target)
    yield from siblings[index + 1 : index + 2]


RULE = Rule(
    id="accessibility/skip-link",
    check=check,
    subject=HtmlPage,
    defaults=SkipLink(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("2.4.1",),
)
