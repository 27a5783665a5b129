"""
The breadcrumb in structured data should be the one on the page.

Search results show the trail, and a visitor expects to find it. Make both from one list.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
 {"@type": "ListItem", "position": 1, "name": "Home", "item": "/"},
 {"@type": "ListItem", "position": 2, "name": "Tools", "item": "/tools/"},
 {"@type": "ListItem", "position": 3, "name": "Spades"}]}
</script>
<nav class="breadcrumb"><a href="/">Start</a> <a href="/tools/">Tools</a> Spades</nav>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
 {"@type": "ListItem", "position": 1, "name": "Home", "item": "/"},
 {"@type": "ListItem", "position": 2, "name": "Tools", "item": "/tools/"},
 {"@type": "ListItem", "position": 3, "name": "Spades"}]}
</script>
<nav class="breadcrumb"><a href="/">Start</a> <a href="/blog/">Blog</a> Spades</nav>
```

Source: Google Search Central, "General structured data guidelines" (content that is not visible).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.nodes import Node
from generator.model.finding import Outcome, Severity
from generator.rules.structured_data.places import problem
from generator.rules.structured_data.shown import words


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Ask about steps between the first and the last that the page's own trail does not have."""
    trails = [
        (block, node)
        for block in page.fact(structured_data)
        for node in block.nodes
        if "BreadcrumbList" in node.types
    ]
    if len(trails) != 1:
        return
    shown = _shown(page)
    if not shown:
        return
    block, trail = trails[0]
    text = "".join(word for element in shown for word in words(element.text))
    # The first step is often a picture, and the last is often left out.
    for step in trail.nodes("itemListElement")[1:-1]:
        name = _name(step)
        if name and "".join(words(name)) not in text:
            message = f"the breadcrumb on the page has no step “{name}”"
            fix = "generate both from the same list"
            yield problem(block, step, message, fix, outcome=Outcome.REVIEW)


def _shown(page: HtmlPage) -> list[Element]:
    """The page's own trails; the elements that seldom hold one are asked last."""
    for names in (("nav",), ("ol", "ul"), ("div",)):
        found = [element for element in page.named(*names) if _is_trail(element)]
        if found:
            return found
    return []


def _is_trail(element: Element) -> bool:
    label = (element.get("aria-label") or "").lower()
    return "breadcrumb" in label or "breadcrumb" in (element.get("class") or "").lower()


def _name(step: Node) -> str:
    names = step.texts("name") or tuple(
        text for item in step.nodes("item") for text in item.texts("name")
    )
    return names[0] if names else ""


RULE = Rule(
    id="structured-data/breadcrumb-differs",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
