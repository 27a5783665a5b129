"""
A space follows a comma.

`spades,rakes` runs two words into one, on the screen and for search engines. Put a space after
the comma.

Numbers and code are left alone.

```html fails
<main><p>We sell spades,rakes and hoes.</p></main>
```

```html passes
<main><p>We sell 1,000 spades. Use <code>a,b</code>.</p></main>
```
"""

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST
from generator.checks.text.rough_text import rough_text
from generator.model.finding import Correction, Severity

_QUICK = re.compile(r",[^\W\d_]")
_JOINED = re.compile(r"(?<![^\s(“\"])([^\W\d_]{3,},)([^\W\d_]{2,}(?=[\s.;:!?)]|,\s|$))")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each comma between two words without a space."""
    look = page.fact(rough_text)
    if look is not None and _QUICK.search(look.text) is None:
        return
    found = page.fact(prose)
    for block in found.texts:
        for match in islice(_JOINED.finditer(block.text), MOST):
            yield Problem(
                f"no space follows the comma in `{match[0]}`",
                fix=f"write `{match[1]} {match[2]}`",
                element=block.element,
                key=block.key,
                passage=block.typed(*match.span()),
                correction=Correction(match[0], f"{match[1]} {match[2]}"),
            )


RULE = Rule(
    id="content/space-after-comma",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
