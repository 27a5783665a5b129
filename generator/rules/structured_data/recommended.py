"""
Recommended properties of rich results are worth adding.

None of it is required. Each makes the entry in search results more useful, and so more visited.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "headline": "Spades",
 "image": "https://www.example.com/spade.jpg", "datePublished": "2026-01-31",
 "author": {"@type": "Person", "name": "Ada"}}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "headline": "Spades"}
</script>
```

Source: Google Search Central, the page of each feature ("recommended properties"), November 2026.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.rich_results import features, in_words, missing
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report, in one sentence for each thing, what it could also say."""
    blocks = page.fact(structured_data)
    if not blocks or not page.is_offered_to_search:
        return
    for block in blocks:
        for node in block.nodes:
            for feature in features(node):
                absent = missing(node, feature.recommended)
                if absent:
                    listed = ", ".join(in_words(names) for names in absent)
                    yield problem(
                        block,
                        node,
                        f"{feature.title} could also have {listed}",
                        "add what is known",
                    )


RULE = Rule(
    id="structured-data/recommended",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
