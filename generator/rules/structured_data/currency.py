"""
Currencies must be given as ISO 4217 codes.

A sign stands for several currencies, so a price with `$` is a price in no currency.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": 5, "priceCurrency": "USD"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": 5, "priceCurrency": "$"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": 5, "priceCurrency": "usd"}
</script>
```

Source: schema.org, priceCurrency; ISO 4217 (list of 2026-02-16).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report currencies that are no code of ISO 4217."""
    return faults(page, "currency")


RULE = Rule(
    id="structured-data/currency",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
