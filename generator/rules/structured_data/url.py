"""
An address in structured data must be an address.

Readers of the data follow it without a browser, which would fix some mistakes. Write the whole
address, with `https://`.

```html passes
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Organization", "url": "https://www.example.com/"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Organization", "url": "www.example.com"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Organization", "sameAs": "our page on Mastodon"}
</script>
```

```html fails
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "image": "data:image/png;base64,iVBORw0KGgo="}
</script>
```

Source: schema.org, URL; Google Search Central, "General structured data guidelines".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import faults


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report values that want an address and are none."""
    return faults(page, "url")


RULE = Rule(
    id="structured-data/url",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
