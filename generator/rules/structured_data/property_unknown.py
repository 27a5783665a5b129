"""
Structured data must use properties that belong to its type.

A property that schema.org does not have, or has for other things alone, is not read. Correct its
name, or describe the thing with a type that has it.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada", "jobTitle": "Editor"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada", "jobtitle": "Editor"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada", "headline": "Editor"}
</script>
```

Source: schema.org 30.1 (the types that each property belongs to).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report properties that the vocabulary, or the type, does not have."""
    return faults(page, "property-unknown")


RULE = Rule(
    id="structured-data/property-unknown",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
