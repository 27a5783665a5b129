"""
Versions of a page point at each other.

Search engines believe that a page is the German version of another only if the German page says
so as well. Where the link back is missing, both links are ignored.

```html passes
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

```html fails
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<title>Gartengeräte</title>
```

Source: Google Search Central, "Localized versions of your pages" (if two pages don't both point
to each other, the tags are ignored).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.versions import VERSIONS, versions_of


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report versions that do not point back."""
    versions = versions_of(site)
    for page in site.pages:
        for code, other in versions.get(page.path, ()):
            back = versions.get(other.path, ())
            if other is page or any(one is page for _, one in back):
                continue
            yield Problem(
                f"page names {other.url} as its version for `{code}`, which does not name this one",
                fix=f'put a link with `rel="alternate"` to {page.url} into the head of {other.url}',
                page=page,
                offset=page.hreflang_offset,
            )


RULE = Rule(
    id="seo/hreflang-return",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=VERSIONS,
)
