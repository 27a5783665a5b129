"""
A script is written in the page or in a file, not both.

With `src`, browsers leave out what stands between the tags, and nothing says so. A `<!--` within a
script can hide its end tag, so that the rest of the page becomes part of it.

```html passes
<script src="/a.js"></script><script>dig("early")</script>
```

```html fails
<script src="/a.js">dig("early")</script>
```

```html fails
<script>dig("<!-- early <script>")</script></script>
```

Source: WHATWG HTML, sections 4.12.1.3 "Restrictions for contents of script elements" and 4.12.1.4
"Inline documentation for external scripts".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

#: What may stand in a script with `src`: comments of JavaScript.
_COMMENTS = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_HIDING = re.compile(r"<!--(?:(?!-->).)*?<script[\s/>]", re.DOTALL | re.IGNORECASE)


def has_script(page: HtmlPage) -> bool:
    """Whether the page has a script."""
    return page.has("script")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report scripts that are left out, and those that may hide their end."""
    for element in page.named("script"):
        text = element.text
        if element.get("src") is not None and not _COMMENTS.fullmatch(text):
            yield Problem(
                "the script has `src`, so browsers leave out what stands in it",
                fix="remove `src`, or move the content into a script of its own",
                element=element,
            )
        elif _HIDING.search(text):
            yield Problem(
                "`<!--` and `<script` in the script hide its end tag from browsers",
                fix="write `\\x3C!--` and `\\x3Cscript` in the texts of the script",
                element=element,
            )


RULE = Rule(
    id="html/script-content",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=has_script,
)
