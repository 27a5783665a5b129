"""
Some rich results are gone.

The data does no harm, and other readers may use it. Search results show nothing for it any more,
so it is not worth the work of keeping it.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "WebSite", "name": "Garden", "url": "https://www.example.com/"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "HowTo", "name": "Dig"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "WebSite", "name": "Garden", "url": "https://www.example.com/",
 "potentialAction": {"@type": "SearchAction", "target": "https://www.example.com/?q={q}", "query-input": "required name=q"}}
</script>
```

Source: Google Search Central Blog: How-to (2023-08 and 2023-09), the search box (2024-10), book
actions, course details, claim reviews, estimated salaries, learning videos, special announcements
and vehicle listings (2025-06), FAQ (2026-05).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.rich_results import RETIRED, RETIRED_PROPERTIES
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem

_FIX = "keep it only if something besides search results reads it"


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report things whose rich result is gone."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            for name in node.types:
                if name in RETIRED:
                    message = f"`{name}` no longer gets rich results, {RETIRED[name]}"
                    yield problem(block, node, message, _FIX)
            for kind, name, inner, title, since in RETIRED_PROPERTIES:
                if kind in node.types and any(inner in one.types for one in node.nodes(name)):
                    message = f"`{name}` of `{kind}` was for {title}, which is gone {since}"
                    yield problem(block, node, message, _FIX, path=(name,))


RULE = Rule(
    id="structured-data/retired",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
