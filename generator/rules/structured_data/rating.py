"""
A rating must lie on its scale.

Where no scale is given, it is 1 to 5. A value outside of it is left out, and so are the stars.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": 4.4, "ratingCount": 12,
 "itemReviewed": {"@type": "Product", "name": "Spade"}}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": 88, "ratingCount": 12,
 "itemReviewed": {"@type": "Product", "name": "Spade"}}
</script>
```

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": 88, "bestRating": 100,
 "ratingCount": 12, "itemReviewed": {"@type": "Product", "name": "Spade"}}
</script>
```

Source: schema.org, bestRating and worstRating; Google Search Central, "Review snippet".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.nodes import Node
from generator.checks.structured.vocabulary import kinds
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report ratings outside of their scale."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            if not node.has("ratingValue") or "Rating" not in kinds(node.types):
                continue
            value = _number(node, "ratingValue")
            best = _number(node, "bestRating", 5)
            worst = _number(node, "worstRating", min(1, best or 1))
            if value is None or best is None or worst is None:
                continue
            if not worst <= value <= best:
                message = f"rating is {value:g}; its scale goes from {worst:g} to {best:g}"
                fix = "correct it, or name the scale in `bestRating` and `worstRating`"
                yield problem(block, node, message, fix, path=("ratingValue",))


def _number(node: Node, name: str, default: float | None = None) -> float | None:
    values = node.properties.get(name, ())
    if not values:
        return default
    try:
        return float(values[0])
    except (TypeError, ValueError):
        return None


RULE = Rule(
    id="structured-data/rating",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
