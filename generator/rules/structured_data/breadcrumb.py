"""
A breadcrumb trail must be complete and in order.

Search results show the trail instead of the bare address. Each step wants a name, a number that
counts from 1, and, except on the last, an address.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
 {"@type": "ListItem", "position": 1, "name": "Tools", "item": "https://www.example.com/tools/"},
 {"@type": "ListItem", "position": 2, "name": "Spades"}]}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
 {"@type": "ListItem", "position": 1, "name": "Tools"},
 {"@type": "ListItem", "position": 2, "name": "Spades"}]}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
 {"@type": "ListItem", "position": 1, "name": "Tools", "item": "https://www.example.com/tools/"},
 {"@type": "ListItem", "position": 1, "name": "Spades"}]}
</script>
```

Source: Google Search Central, "Breadcrumb (BreadcrumbList) structured data".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.nodes import Node
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report steps without name, number or address, and numbers out of order."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            if "BreadcrumbList" not in node.types:
                continue
            steps = node.nodes("itemListElement")
            for number, step in enumerate(steps, start=1):
                for message, fix in _faults(step, number, len(steps)):
                    yield problem(block, step, message, fix)


def _faults(step: Node, number: int, count: int) -> Iterator[tuple[str, str]]:
    if step.is_reference:
        return
    where = f"step {number} of the breadcrumb"
    if not step.has("name") and not any(item.has("name") for item in step.nodes("item")):
        yield f"{where} has no name", "add `name`"
    if number < count and not step.has("item"):
        yield f"{where} has no address", "add `item`"
    if not step.has("position"):
        yield f"{where} has no number", f'add `"position": {number}`'
    elif str(step.properties["position"][0]) != str(number):
        written = step.properties["position"][0]
        yield f"{where} has number {written}", f'write `"position": {number}`'


RULE = Rule(
    id="structured-data/breadcrumb",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
