"""
Dates and durations must be written as ISO 8601 says.

Every country writes dates in another order, so machines read one form alone, and leave out what
they cannot read.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "datePublished": "2026-01-31T08:00:00+01:00"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "datePublished": "31.01.2026"}
</script>
```

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "VideoObject", "name": "Digging", "duration": "PT1M30S"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "VideoObject", "name": "Digging", "duration": "1:30"}
</script>
```

Source: schema.org, Date, DateTime, Time and Duration; ISO 8601.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report dates, times and durations that are not of ISO 8601."""
    return faults(page, "date")


RULE = Rule(
    id="structured-data/date",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
