"""
An end must come after its beginning.

A change before the first publication, or an event that ends before it starts, is a slip of the
hand, and readers of the data drop both dates.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "datePublished": "2026-01-31", "dateModified": "2026-02-01"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "datePublished": "2026-01-31", "dateModified": "2025-02-01"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Event", "startDate": "2026-05-02", "endDate": "2026-05-01"}
</script>
```

Source: Google Search Central, "Event structured data" and "Article structured data".
"""

import datetime as dt
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.nodes import Node
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem

_PAIRS = (
    ("datePublished", "dateModified"),
    ("startDate", "endDate"),
    ("datePosted", "validThrough"),
    ("validFrom", "validThrough"),
    ("uploadDate", "expires"),
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report pairs of days of which the later comes first."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            for first, second in _PAIRS:
                if first not in node.properties or second not in node.properties:
                    continue
                begin, end = _day(node, first), _day(node, second)
                if begin is not None and end is not None and end < begin:
                    message = f"`{second}` is {end}, before `{first}`, which is {begin}"
                    yield problem(block, node, message, "correct one of the two", path=(second,))


def _day(node: Node, name: str) -> dt.date | None:
    texts = node.texts(name)
    try:
        return dt.date.fromisoformat(texts[0][:10]) if texts else None
    except ValueError:
        return None


RULE = Rule(
    id="structured-data/dates-out-of-order",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
