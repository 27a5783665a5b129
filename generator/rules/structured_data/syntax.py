"""
Structured data must be JSON that can be read.

One comma too many, and all that the script says is lost; browsers show no sign of it. Fix the
place that is named.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada",}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Person", "name": "Ada}
</script>
```

Source: RFC 8259 (JSON); JSON-LD 1.1, section 7.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Passage, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report scripts of structured data that are no JSON."""
    for block in page.fact(structured_data):
        fault = block.script.fault
        if fault is not None:
            end = block.element.end
            at = None if end is None else Passage(block.text[fault.index :][:1], end + fault.index)
            yield Problem(
                f"structured data {fault.message}",
                fix="correct the JSON; until then none of it is read",
                element=block.element,
                passage=at if fault.index and at and at.text else None,
            )


RULE = Rule(
    id="structured-data/syntax",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
)
