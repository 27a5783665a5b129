"""
Structured data must say what kind of thing it describes.

Properties without a `@type` are words without a subject. Name the type.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "name": "Ada"}
</script>
```

Source: Google Search Central, "General structured data guidelines"; JSON-LD 1.1, section 3.5.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report things at the top of a block that have no type; others may be described elsewhere."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            if not node.under and not node.types and node.properties and not node.id:
                yield problem(
                    block, node, "structured data describes something without a type", "add `@type`"
                )


RULE = Rule(
    id="structured-data/type-missing",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
