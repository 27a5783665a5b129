"""
A link to a folder ends with a slash.

Most servers answer `/spades` with a redirect to `/spades/`, and some with an error. Either costs
visitors time, and search engines see two addresses for one page. Write the slash.

```html passes
<!-- file: /index.html -->
<a href="/spades/">Spades</a> <a href="/rakes">Rakes</a> <a href="/price-list">Prices</a>
<a href="https://elsewhere.example.com/spades">Elsewhere</a>
<!-- file: /spades/index.html -->
<title>Spades</title>
<!-- file: /rakes.html -->
<title>Rakes</title>
<!-- file: /price-list 10 KiB -->
```

```html fails
<!-- file: /index.html -->
<a href="/spades?size=short#small">Spades</a>
<!-- file: /spades/index.html -->
<h2 id="small">Short spades</h2>
```

Source: Google Search Central, "To slash or not to slash".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity

#: A path that ends with a name; dots alone lead to folders.
_NAME_AT_END = re.compile(r"(?:[^?#]*/)?(?!\.{1,2}(?:[?#]|$))[^/?#]+(?=[?#]|$)")


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links that name a folder as if it were a file."""
    for page in site.pages:
        for number, href in enumerate(page.links.urls):
            named = None if href.endswith("/") else _NAME_AT_END.match(href)
            if named is None:
                continue
            target = site.urls.resolve(href, page.url, page.base)
            if target.answer is not Answer.FILE or not target.path.endswith("/index.html"):
                continue
            path = named[0]
            if path.endswith(("index.html", "/index")) or _is_host(path):
                continue
            yield Problem(
                f"link to `{href}` leads to a folder and does not end with a slash",
                fix=f"write `{path}/{href[len(path) :]}`",
                page=page,
                offset=page.links[number].offset,
                correction=Correction(href, f"{path}/{href[len(path) :]}"),
            )


def _is_host(path: str) -> bool:
    """Whether what seems to be a name is the host of an address without a path."""
    return path.rpartition("/")[0] in ("http:/", "https:/", "/")


RULE = Rule(
    id="links/trailing-slash",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    mend=mend_address,
    reads=ADDRESSES | {"links"},
)
