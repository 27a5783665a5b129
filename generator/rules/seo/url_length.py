"""
Addresses are short enough to be read.

A long address is cut wherever it is shown, and nobody repeats it. Set a shorter `slug:`, and
keep the old address in `aliases:`.

```html passes
<!-- file: /guides/sharpen-a-spade/index.html -->
<title>How to sharpen a spade</title>
```

```html fails
<!-- file: /guides/how-to-sharpen-a-garden-spade-with-a-hand-file-and-with-an-angle-grinder-without-spoiling-the-temper-of-the-blade/index.html -->
<title>How to sharpen a spade</title>
```

Source: Google Search Central, "URL structure best practices for Google Search".
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class UrlLength:
    """Options."""

    max: int = 115  #: characters, from the first slash on


def check(site: SiteIndex, options: UrlLength) -> Iterator[Problem]:
    """Report pages whose address is longer than the limit."""
    for page in site.results:
        length = len(unquote(page.url))
        if length > options.max:
            yield Problem(
                f"address is {length} characters long; the limit is {options.max}",
                fix="set a shorter `slug:`, and keep the old address in `aliases:`",
                key="slug",
                page=page,
            )


RULE = Rule(
    id="seo/url-length",
    check=check,
    subject=SiteIndex,
    defaults=UrlLength(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    reads=RESULTS,
)
