"""
A page lists itself among its language versions.

The list of versions is the same on each of them, the page itself included; a list without it may
be ignored.

```html passes
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

```html fails
<!-- file: /index.html -->
<link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

Source: Google Search Central, "Localized versions of your pages" (each language version must
list itself as well as all other language versions).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import CANONICAL, OFFERED, SiteIndex
from generator.model.counted import counted
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages whose list of versions leaves themselves out."""
    for page in site.pages:
        if not page.hreflang or not page.is_offered_to_search or not site.is_canonical(page):
            continue
        targets = (site.urls.resolve(url, page.url, page.base) for _, url in page.hreflang)
        if all(target.path != page.path for target in targets):
            yield Problem(
                f"page lists {counted(len(page.hreflang), 'version')} in other languages, but not itself",
                fix=f'add `<link rel="alternate" hreflang="{page.language or "…"}">` for itself',
                page=page,
                offset=page.hreflang_offset,
            )


RULE = Rule(
    id="seo/hreflang-self",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=CANONICAL | OFFERED | {"language", "hreflang"},
)
