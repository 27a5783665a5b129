"""
Quotation marks are curly.

For sites that set their texts with care. `markdown: smart_punctuation: true` makes curly marks of
straight ones; in raw HTML and in texts of the theme they have to be typed.

Off unless the settings give it a severity. Marks after a number, which mean inches or minutes, are
left alone.

```html fails
<main><p>She said "dig".</p></main>
```

```html passes
<main><p>She said “dig” with a 3" blade in <code>"code"</code>.</p></main>
```
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.model.finding import Severity

_STRAIGHT = re.compile(r"(?<!\d)[\"](?=\w)|(?<=[^\W\d])[\"]|(?<=[^\W\d_])'(?=[^\W\d_])")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first straight mark of each block."""
    found = page.fact(prose)
    if '"' not in found.text and "'" not in found.text:
        return
    for block in found.blocks:
        match = _STRAIGHT.search(block.text)
        if match is not None:
            yield Problem(
                f"straight quotation mark `{match[0]}` in the text",
                fix="type a curly one, or set `markdown: smart_punctuation: true`",
                element=block.element,
                passage=block.passage(*match.span()),
            )


RULE = Rule(
    id="content/straight-quotes",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.OFF,
)
