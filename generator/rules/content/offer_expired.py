"""
No offer on a page has run out.

Search engines stop to show a price whose day has passed, and a job or an offer that is over
disappoints anyone who comes for it. Set a new day, or take the page out with `expiryDate:`.

The days `priceValidUntil`, `validThrough` and `availabilityEnds` of the page's structured data
count.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": "20", "priceValidUntil": "2026-01-15"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Offer", "price": "20", "priceValidUntil": "2026-01-14"}
</script>
```

Source: Google Search Central, "Product snippet structured data", `priceValidUntil`; "Job posting
structured data", `validThrough`.
"""

import datetime as dt
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem

_LAST_DAYS = ("priceValidUntil", "validThrough", "availabilityEnds")
#: What they stand in says until when a price or an opening hour holds, not that something is over.
_GOES_ON = frozenset({"OpeningHoursSpecification"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each last day in the structured data that has passed."""
    html = page.html
    if "Valid" not in html and "validThrough" not in html and "availabilityEnds" not in html:
        return
    for block in page.fact(structured_data):
        for node in block.nodes:
            for name in _LAST_DAYS if _GOES_ON.isdisjoint(node.types) else ():
                day = _day(next(iter(node.texts(name)), ""))
                if day is not None and page.is_over(day):
                    message = f"`{name}` was {day}"
                    fix = "set a new day, or take the page out with `expiryDate:`"
                    yield problem(block, node, message, fix, path=(name,))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


RULE = Rule(
    id="content/offer-expired",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
