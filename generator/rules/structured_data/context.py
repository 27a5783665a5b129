"""
Structured data must name its vocabulary.

Without `"@context": "https://schema.org"` the words in it could mean anything, so nobody reads
them. Data in another vocabulary is left alone.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada"}
</script>
```

```html fails
<script type="application/ld+json">
{"@type": "Person", "name": "Ada"}
</script>
```

Source: JSON-LD 1.1, section 3.1; Google Search Central, "Intro to structured data".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report scripts that name no vocabulary."""
    for block in page.fact(structured_data):
        if not block.script.has_context and block.nodes:
            yield Problem(
                "structured data names no vocabulary, so search engines ignore it",
                fix='add `"@context": "https://schema.org"`',
                element=block.element,
            )


RULE = Rule(
    id="structured-data/context",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
