"""
Addresses of pages are in lower case.

`/Spades/` and `/spades/` are two addresses on most servers. People type and say addresses
without thinking of capitals, and reach nothing. Set `slug:` in small letters, and keep the old
address in `aliases:`.

```html passes
<!-- file: /spades/index.html -->
<title>Spades</title>
```

```html fails
<!-- file: /Spades/index.html -->
<title>Spades</title>
```

Source: Google Search Central, "URL structure best practices for Google Search".
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages whose address holds capitals."""
    for page in site.results:
        url = unquote(page.url)
        if url != url.lower():
            yield Problem(
                f"address `{url}` contains capital letters",
                fix=f"write `{url.lower()}`, and keep the old one in `aliases:`",
                key="slug",
                page=page,
            )


RULE = Rule(
    id="seo/url-case",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS,
)
