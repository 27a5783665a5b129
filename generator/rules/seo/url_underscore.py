"""
Words in an address are separated by hyphens.

Search engines read `garden_tools` as one word and `garden-tools` as two. Set `slug:` with
hyphens, and keep the old address in `aliases:`.

```html passes
<!-- file: /garden-tools/index.html -->
<title>Garden tools</title>
```

```html fails
<!-- file: /garden_tools/index.html -->
<title>Garden tools</title>
```

Source: Google Search Central, "URL structure best practices for Google Search".
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages whose address holds underscores."""
    for page in site.results:
        url = unquote(page.url)
        if "_" in url:
            yield Problem(
                f"address `{url}` contains underscores",
                fix=f"write `{_hyphenated(url)}`, and keep the old one in `aliases:`",
                key="slug",
                page=page,
            )


def _hyphenated(url: str) -> str:
    return "/".join(part.replace("_", "-").strip("-") for part in url.split("/"))


RULE = Rule(
    id="seo/url-underscore",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS,
)
