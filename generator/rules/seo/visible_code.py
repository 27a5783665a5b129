"""
Titles and descriptions show words and signs, not code.

Browser tabs, results pages and shared links show `&#40;`, `**bold**`, `[a link](/a/)` or `<b>` in
a title or description as they stand. Write the sign itself, and plain words. A page about such
code, which shows the same as code in its text, is left alone.

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

```html fails
<meta name="description" content="**Spades** for small hands.">
```

Source: HTML Standard, "The title element" and "Standard metadata names" (plain text).
"""

import re
from collections.abc import Iterator
from html import unescape

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Severity

_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_MARKDOWN = r"(?<![\w*])\*\*\w[^*]*\*\*(?![\w*])|\[[^\]]+\]\([^)\s]+\)"
_TAG = r"</?(?:a|b|br|em|i|p|span|strong)(?:\s[^<>]*)?/?>"
_SIGNS = "&*[<"  # each of the three begins with one of these
_CODE = re.compile(f"{_REFERENCE}|{_MARKDOWN}|{_TAG}")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report code that visitors see in a title or a description."""
    said = [(page.title, page.title.text, "title")] if page.title is not None else []
    said += [
        (element, element.get("content") or "", "description")
        for element in page.meta_named("description")[:1]
    ]
    for element, text, key in said:
        if not any(sign in text for sign in _SIGNS):
            continue
        found = (match[0] for match in _CODE.finditer(text))
        code = next((one for one in found if _is_code(one)), None)
        if code is None or any(code in shown.text for shown in page.named("code", "pre")):
            continue
        plain = unescape(code)
        yield Problem(
            f"{key} shows `{fold(code)}` as plain text",
            fix=f"write `{plain}`" if plain != code and plain.strip() else "remove the code",
            key=key,
            element=element,
        )


def _is_code(text: str) -> bool:
    """Whether *text* is more than an ampersand and a word that means no sign."""
    return not text.startswith("&") or unescape(text) != text


RULE = Rule(
    id="seo/visible-code",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
