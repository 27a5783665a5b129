"""
Titles and descriptions show signs, not the codes of signs.

`&#40;` or `&amp;` in front matter is no HTML: browser tabs, results pages and shared links show
it as it stands. Write the sign itself. A page about such codes, which shows the same one as
code in its text, is left alone.

```html passes
<title>Tools &amp; seeds (new)</title>
```

```html passes
<title>What &amp;nbsp; does</title><p>Write <code>&amp;nbsp;</code> between them.</p>
```

```html fails
<title>Tools &amp;amp; seeds</title>
```

```html fails
<meta name="description" content="Spades &amp;#40;short ones&amp;#41; for small hands.">
```

Source: HTML Standard, "Character references" (a template escapes each text once).
"""

import re
from collections.abc import Iterator
from html import unescape

from generator.checks.html_page import HtmlPage
from generator.checks.rule import Basis, NoOptions, Problem, Rule
from generator.model.finding import Severity

_CODE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report codes of signs that visitors see in a title or a description."""
    if "&amp;" not in page.html:
        return
    said = [(page.title, page.title.text, "title")] if page.title is not None else []
    said += [
        (element, element.get("content") or "", "description")
        for element in page.meta_named("description")[:1]
    ]
    for element, text, key in said:
        code = next((one for one in _CODE.findall(text) if unescape(one) != one), None)
        if code is None or any(code in shown.text for shown in page.named("code", "pre")):
            continue
        yield Problem(
            f"{key} shows `{code}` as it stands",
            fix=f"write `{unescape(code)}`",
            key=key,
            element=element,
        )


RULE = Rule(
    id="seo/visible-entity",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
