"""
All that a page says stands in one of its parts.

People who go from part to part (header, navigation, main part, footer) miss what stands between them.
Move it into one of them. Links that skip parts may stand before all.

```html passes
<body><a href="#main">Skip</a><header>Garden</header><main id="main"><h1>Spades</h1></main></body>
```

```html passes
<body><h1>Spades</h1></body>
```

```html fails
<body><main><h1>Spades</h1></main><p>Order by phone.</p></body>
```

```html fails
<body><div><main><h1>Spades</h1></main><div><p>Order by phone.</p></div></div></body>
```

Source: WAI-ARIA Authoring Practices Guide, "Landmark Regions" (advice, not a requirement).
"""

from collections.abc import Iterator

from generator.checks.accessibility.landmarks import is_surely_landmark, landmarks
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import UNREAD, Element, HtmlPage
from generator.checks.page.kinds import Kind
from generator.checks.page.markup_hiding import hides
from generator.model.finding import Severity

#: What people meet wherever it stands, since it opens or speaks up by itself.
_APART = "dialog,[role=dialog],[role=alertdialog],[role=alert],[role=status],[role=log],[aria-live]"


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first thing outside of all landmarks, on pages with a main part."""
    found = page.fact(landmarks)
    bodies = page.named("body")
    if not bodies or not any(one.role == "main" for one in found):
        return  # accessibility/main-landmark says so
    outside = next(_outside(bodies[0], {one.element for one in found}), None)
    if outside is not None:
        yield Problem(
            "this stands outside of header, navigation, main part and footer",
            fix="move it into one of them",
            element=outside,
        )


def _may_be_outside(kind: Kind) -> bool:
    """Whether elements of a kind stand in the body, and are neither a part nor a link past one."""
    if kind.parent is None or kind.parent.name != "body" or kind.name in UNREAD:
        return False
    is_skipping = kind.name == "a" and "skip" in (kind.get("class") or "").lower()
    return not is_skipping and not is_surely_landmark(kind)


def _outside(around: Element, parts: set[Element]) -> Iterator[Element]:
    for node in around.nodes:
        if isinstance(node, str):
            if node.strip() and around.name != "body":
                yield around
        elif node in parts or node.name in UNREAD or hides(node) or node.fits(_APART):
            continue
        elif any(one in parts for one in _possible_parts(node)):
            yield from _outside(node, parts)
        elif not _is_skip_link(node) and (
            node.text.strip() or node.holds("img[alt]:not([alt=''])")
        ):
            yield node


def _possible_parts(element: Element) -> Iterator[Element]:
    yield from element.descendants("main", "nav", "header", "footer", "aside", "section", "search")
    yield from element.descendants("form", "div")


def _is_skip_link(element: Element) -> bool:
    if element.name == "a":
        return (element.get("href") or "").startswith("#")
    if element.is_html and element.name not in ("div", "nav", "p", "ul"):
        return False
    links = list(element.descendants("a"))
    is_of_links = "".join(one.text for one in links).split() == element.text.split()
    return bool(links) and is_of_links and all(map(_is_skip_link, links))


RULE = Rule(
    id="accessibility/outside-landmarks",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("1.3.1",),
    kinds=_may_be_outside,
)
