"""
One language version is for all other languages.

Visitors whose language is none of those on offer get what `x-default` names: a page on which
they choose, or the one that most people can read.

```html passes
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/"><link rel="alternate" hreflang="x-default" href="https://www.example.com/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/"><link rel="alternate" hreflang="x-default" href="https://www.example.com/">
```

```html fails
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

Source: Google Search Central, "Localized versions of your pages" (consider adding a fallback
page).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import OFFERED, SiteIndex
from generator.model.finding import Severity

_SEVERAL = 2


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages with versions in several languages and none for the others."""
    for page in site.pages:
        codes = {code.strip().lower() for code, _ in page.hreflang}
        languages = {code.partition("-")[0] for code in codes}
        if len(languages) >= _SEVERAL and "x-default" not in codes and page.is_offered_to_search:
            yield Problem(
                "page names no version for all other languages",
                fix='add `<link rel="alternate" hreflang="x-default" href="…">` to the template',
                page=page,
                offset=page.hreflang_offset,
            )


RULE = Rule(
    id="seo/hreflang-default",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=OFFERED | {"hreflang"},
)
