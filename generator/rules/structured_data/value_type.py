"""
A value must be of the type that its property expects.

A word where a number belongs, or an event where a person belongs, cannot be used. Write the kind
of value that is named.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "headline": "Spades", "author": {"@type": "Person", "name": "Ada"}}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "headline": "Spades", "author": {"@type": "Event", "name": "Ada"}}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "headline": "Spades", "wordCount": "many"}
</script>
```

Source: schema.org 30.1 (the types that each property expects).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report values of another kind than their property expects."""
    return faults(page, "value-type")


RULE = Rule(
    id="structured-data/value-type",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
