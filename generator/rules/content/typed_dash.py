"""
A dash is not two hyphens.

Typewriters had no dash; pages have. `markdown: smart_punctuation: true` makes dashes of `--`, or
type `–`.

Only two hyphens between words with spaces around them, or between two words, are meant; options of
commands (`--strict`) are not.

```html fails
<main><p>A spade -- the good one -- is old.</p></main>
```

```html passes
<main><p>Run it with --strict, or A–Z.</p></main>
```
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.rough_text import rough_text
from generator.model.finding import Severity

_TYPED = re.compile(r"(?<=[^\W\d_.,]) ?--(?=[^\W\d_])(?<!\s--)|(?<=\S\s)--(?=\s\S)")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first pair of hyphens that stands for a dash in each block."""
    look = page.fact(rough_text)
    if look is not None and "--" not in look.text:
        return
    for block in page.fact(prose).blocks:
        match = _TYPED.search(block.text)
        if match is not None:
            yield Problem(
                "two hyphens `--` are used as a dash",
                fix="type a dash `–`, or set `markdown: smart_punctuation: true`",
                element=block.element,
                passage=block.typed(*match.span()),
            )


RULE = Rule(
    id="content/typed-dash",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
