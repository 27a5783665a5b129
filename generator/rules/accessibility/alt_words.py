"""
The text alternative of a picture says what is on it.

A file name, or words such as "picture", are read out and say nothing. Write what the picture shows, or
`alt=""` if it shows nothing that matters.

```html passes
<img src="spade.jpg" alt="A spade with a short handle">
```

```html passes
<html lang="en"><img src="a.png" alt="Bild">
```

```html fails
<img src="IMG_2231.JPG" alt="IMG_2231.JPG">
```

```html fails
<html lang="en"><img src="spade.jpg" alt="Picture">
```

```html fails
<html lang="de"><img src="spaten.jpg" alt="Foto">
```

Source: WCAG 2.2, 1.1.1 "Non-text Content", failure F30.
"""

import re
from collections.abc import Iterator, Mapping

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.plain_text import fold
from generator.model.finding import Severity

_FILE = re.compile(r"\S+\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
#: Words that would fit any picture, by language.
_EMPTY: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {"alt", "graphic", "image", "img", "photo", "photograph", "pic", "picture", "screenshot"}
    ),
    "de": frozenset({"abbildung", "bild", "foto", "grafik", "bildschirmfoto", "screenshot"}),
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report file names, and words that would fit any picture."""
    for element in page.images:
        words = fold(element.get("alt") or "")
        if not words:
            continue
        message = _fault(element, words)
        if message and not is_hidden(element):
            yield Problem(
                message,
                fix='write what the picture shows, or `alt=""` if it shows nothing that matters',
                element=element,
            )


def _fault(element: Element, words: str) -> str:
    if _FILE.fullmatch(words):
        return f"text alternative `{words}` is the name of a file"
    if words.casefold() in _EMPTY.get(_language(element), ()):
        return f"text alternative `{words}` would fit any picture"
    return ""


def _language(element: Element) -> str:
    at = element.closest("[lang]")
    return (at.get("lang") or "").strip().partition("-")[0].lower() if at is not None else ""


RULE = Rule(
    id="accessibility/alt-words",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.1.1",),
)
