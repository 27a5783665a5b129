"""
Addresses contain only letters, digits and hyphens.

Spaces and signs are shown as `%20` and the like, break when an address is copied into a message,
and cannot be said aloud. Letters of other alphabets than the Latin one are fine where readers
use them; with `ascii: true` they are reported as well.

```html passes
<!-- file: /größen/index.html -->
<title>Größen</title>
```

```html fails
<!-- file: /garden tools/index.html -->
<title>Garden tools</title>
```

```html fails
<!-- file: /q&a/index.html -->
<title>Questions</title>
```

Source: Google Search Central, "URL structure best practices for Google Search".
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass

_SIGN = re.compile(r"[^\w/.~-]")  # `_` has a rule of its own


@dataclass(frozen=True, slots=True)
class UrlCharacters:
    """Options."""

    ascii: bool = False  #: whether letters outside `a` to `z` are reported as well


def check(site: SiteIndex, options: UrlCharacters) -> Iterator[Problem]:
    """Report pages whose address holds spaces or signs."""
    for page in site.results:
        url = unquote(page.url)
        if options.ascii and not url.isascii():
            found = next(character for character in url if not character.isascii())
        else:
            sign = _SIGN.search(url)
            if sign is None:
                continue
            found = sign[0]
        yield Problem(
            f"address `{url}` contains {'a space' if found.isspace() else f'`{found}`'}",
            fix="use letters, digits and hyphens, and keep the old address in `aliases:`",
            key="slug",
            page=page,
        )


RULE = Rule(
    id="seo/url-characters",
    check=check,
    subject=SiteIndex,
    defaults=UrlCharacters(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS,
)
