"""
Structured data must describe things by names that readers know.

A type that schema.org does not have says nothing to anybody, and all that is said of the thing is
lost. Correct the name.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Spades"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "BlogPost", "headline": "Spades"}
</script>
```

```html passes
<script type="application/ld+json">
{"@context": "https://purl.org/other", "@type": "BlogPost", "headline": "Spades"}
</script>
```

Source: schema.org 30.1, the full list of types.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report types that the vocabulary does not have."""
    return faults(page, "type-unknown")


RULE = Rule(
    id="structured-data/type-unknown",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
