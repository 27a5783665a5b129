"""
The text alternative of a picture says what is on it.

A file name, or words such as "picture", are read out and say nothing. Write what the picture shows, or
`alt=""` if it shows nothing that matters. The same words beside a picture are read twice: leave one
of them out.

```html passes
<img src="spade.jpg" alt="A spade with a short handle">
```

```html passes
<html lang="en"><img src="a.png" alt="Bild">
```

```html passes
<a href="/spades/"><img src="spade.jpg" alt=""> Spades</a>
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

```html fails
<a href="/spades/"><img src="spade.jpg" alt="Spades"> Spades</a>
```

Source: WCAG 2.2, 1.1.1 "Non-text Content", failure F30, technique H2.
"""

import re
from collections.abc import Iterator, Mapping

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.plain_text import fold
from generator.checks.page.roles import is_hidden
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
    """Report file names, words for any picture, and words that stand beside the picture."""
    for element in page.images:
        words = fold(element.get("alt") or "")
        if not words:
            continue
        message = _fault(element, words)
        if message and not is_hidden(element):
            yield Problem(
                message,
                fix='write what the picture shows, or `alt=""` if that is said beside it',
                element=element,
            )


def _fault(element: Element, words: str) -> str:
    if _FILE.fullmatch(words):
        return f"text alternative `{words}` is the name of a file"
    if words.casefold() in _EMPTY.get(_language(element), ()):
        return f"text alternative `{words}` would fit any picture"
    if _repeats(element, words):
        return f"text alternative repeats the words beside it (`{words}`)"
    return ""


def _repeats(picture: Element, words: str) -> bool:
    """Whether the link or button around a picture has the same words."""
    around = picture.closest("a,button")
    return around is not None and fold(around.text).casefold() == words.casefold()


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
