"""
A page says early, and once, that it is written in UTF-8.

Browsers look for the encoding in the first 1,024 bytes. Where it comes later they guess, begin to
show the page, and begin again; where it is wrong, every letter beyond ASCII is shown as two others.

```html passes
<head><meta charset="utf-8"><title>Spaten für Lehmböden</title></head>
```

```html passes
<head><title>Spades</title></head>
```

```html fails
<head><title>Spaten für Lehmböden</title></head>
```

```html fails
<head><meta charset="iso-8859-1"><title>Spaten</title></head>
```

```html fails
<head><meta charset="utf-8"><title>Spaten</title><meta charset="utf-8"></head>
```

Source: WHATWG HTML, section 4.2.5.4 "Specifying the document's character encoding".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity

_EARLY = 1024  # bytes
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
_NEAR = 3000  # characters behind the first, in which somebody may name another
_USUAL = '<meta charset="utf-8">'
_MARK = "\ufeff"


def needs_look(page: HtmlPage) -> bool:
    """Whether the page says something else than most, or says it elsewhere."""
    html = page.html
    at = html.find(_USUAL, 0, _EARLY)
    if at < 0 or html.find("charset", at + len(_USUAL), at + _NEAR) >= 0:
        return True
    return not html.isascii() and len(html[:at].encode("utf-8", "replace")) + len(_USUAL) > _EARLY


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report an encoding that is missing, wrong, late or said twice."""
    declared = list(_declarations(page))
    if not declared:
        if not page.html.isascii() and not page.html.startswith(_MARK):
            yield Problem(
                "nothing in the page says that it is written in UTF-8; the server may say so",
                fix=f"write `{_USUAL}` at the beginning of the head",
                outcome=Outcome.REVIEW,
            )
        return
    (element, name), *others = declared
    if name.lower() not in ("utf-8", "utf8"):
        message = f"the page says that it is written in {name}; it is written in UTF-8"
        yield Problem(message, fix=f"write `{_USUAL}`", element=element)
    for other, _ in others:
        yield Problem("the encoding is named a second time", fix="remove one", element=other)
    if (end := element.end) is not None:
        size = len(page.html[:end].encode("utf-8", "replace"))
        if size > _EARLY:
            yield Problem(
                f"the encoding is named after {size:,} bytes; browsers look at the first 1,024",
                fix="move it to the beginning of the head",
                element=element,
            )


def _declarations(page: HtmlPage) -> Iterator[tuple[Element, str]]:
    for element in page.named("meta"):
        name = element.get("charset")
        if name is None and (element.get("http-equiv") or "").lower() == "content-type":
            found = _CHARSET.search(element.get("content") or "")
            name = found[1] if found else None
        if name is not None:
            yield element, name.strip()


RULE = Rule(
    id="html/charset",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=needs_look,
)
