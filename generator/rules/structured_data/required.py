"""
Properties that rich results require must be there.

Search engines show a product with its price, an event with its day, a job with its place, or else
show nothing more than a title. Add what is missing.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Event", "name": "Fair", "startDate": "2026-05-01",
 "location": {"@type": "Place", "name": "Hall", "address": "Market 1, Ulm"}}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Event", "name": "Fair"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "Spade"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "Spade",
 "offers": {"@type": "Offer", "price": "19.90"}}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Review", "author": "Ada", "itemReviewed": {"@type": "Product", "name": "Spade"},
 "reviewRating": {"@type": "Rating", "bestRating": 5}}
</script>
```

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "Spade",
 "offers": {"@type": "Offer", "price": "19.90", "priceCurrency": "EUR"}}
</script>
```

Source: Google Search Central, the page of each feature ("required properties"), November 2026.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.rich_results import features, in_words, missing
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report things that lack what their rich result requires."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            told: set[str] = set()
            for feature in features(node):
                for names in missing(node, feature.required):
                    if not told.isdisjoint(names):
                        continue  # several features of one thing want the same
                    told.update(names)
                    message = (
                        f"{feature.title} has no {in_words(names)}, which rich results require"
                    )
                    holder = names[0].partition(".")[0]
                    path = (holder,) if node.has(holder) else ()
                    yield problem(block, node, message, f"add `{names[0]}`", path=path)


RULE = Rule(
    id="structured-data/required",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
