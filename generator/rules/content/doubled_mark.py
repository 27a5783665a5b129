"""
No comma or full stop is doubled.

It is left over from rewriting. Delete one. Three dots are something else, and so are names of
folders such as `..`, which belong into code.

```html fails
<main><p>Take the spade,, not the rake.</p></main>
```

```html fails
<main><p>Take the spade..</p></main>
```

```html passes
<main><p>Wait ... what?! Two folders up: ../../spade</p></main>
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

_DOUBLED = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]*(,,|;;|\.\.)(?=\s|$)")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each doubled mark."""
    look = page.fact(rough_text)
    if look is not None and not any(mark in look.text for mark in (",,", ";;", "..")):
        return
    found = page.fact(prose)
    for block in found.texts:
        for match in islice(_DOUBLED.finditer(block.text), MOST):
            after = block.text[match.end() :].lstrip()
            # In the middle of a sentence two dots may be the rest of three.
            is_slip = match[1] != ".." or not after[:1].islower()
            yield Problem(
                f"punctuation is doubled in `{match[0]}`",
                fix="delete one",
                element=block.element,
                key=block.key,
                passage=block.typed(*match.span()),
                correction=Correction(match[0], match[0][:-1]) if is_slip else None,
            )


RULE = Rule(
    id="content/doubled-mark",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
