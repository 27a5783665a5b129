"""
Each language has one version of a page.

Where two addresses claim the same language and country, search engines choose one of them.

```html passes
<link rel="alternate" hreflang="en" href="https://www.example.com/">
<link rel="alternate" hreflang="x-default" href="https://www.example.com/">
```

```html fails
<link rel="alternate" hreflang="en" href="https://www.example.com/">
<link rel="alternate" hreflang="EN" href="https://www.example.com/en/">
```

Source: Google Search Central, "Localized versions of your pages".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the second address for a language."""
    first: dict[str, str] = {}
    for element in page.links_with("alternate"):
        code = (element.get("hreflang") or "").strip().lower()
        if code and element.get("href"):
            url = (element.get("href") or "").strip()
            other = first.setdefault(code, url)
            if other != url:
                yield Problem(
                    f"two versions claim `{code}`: `{other}` and `{url}`",
                    fix="keep one of them",
                    element=element,
                )


RULE = Rule(
    id="seo/hreflang-duplicate",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
