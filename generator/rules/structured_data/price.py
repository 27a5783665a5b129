"""
A price must be a plain number.

Signs and words around it belong elsewhere, and a comma is read as the end of thousands. Write
digits with a point, and the currency in `priceCurrency`.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": "19.90", "priceCurrency": "EUR"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": "19,90 €", "priceCurrency": "EUR"}
</script>
```

Source: schema.org, price.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report prices that are no plain number."""
    return faults(page, "price")


RULE = Rule(
    id="structured-data/price",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
