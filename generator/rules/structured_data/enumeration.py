"""
A property with a list of allowed values must have one of them.

Another word for the same is not understood: an offer is `InStock`, and not "available".

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": 5, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": 5, "priceCurrency": "EUR", "availability": "available"}
</script>
```

Source: schema.org 30.1 (members of enumerations).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report words that are not in the list of their property."""
    return faults(page, "enumeration")


RULE = Rule(
    id="structured-data/enumeration",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
