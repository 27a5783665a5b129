"""
A heading says what stands below it.

People go from heading to heading to find their place. "Heading" and "Untitled" are left over from a
pattern, and lead nowhere.

```html passes
<html lang="en"><h1>Spades</h1>
```

```html passes
<html lang="fr"><h2>Title</h2>
```

```html passes
<html lang="en"><h2><code>title</code></h2>
```

```html fails
<html lang="en"><h1>Untitled</h1>
```

```html fails
<html lang="de"><h2>Überschrift</h2>
```

Source: WCAG 2.2, 2.4.6 "Headings and Labels".
"""

from collections.abc import Iterator, Mapping

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.plain_text import fold
from generator.model.finding import Severity

_OUTER = " .:!?…"
_LONGEST = 24  # characters of the words below and what stands around them
#: Words of patterns, by language.
_EMPTY: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {"heading", "header", "headline", "new heading", "sub heading", "subheading", "title"}
        | {"untitled", "your heading here", "your title here", "section title", "heading text"}
    ),
    "de": frozenset(
        {"überschrift", "titel", "unterüberschrift", "ohne titel", "überschrift hier", "kein titel"}
        | {"neue überschrift", "zwischenüberschrift"}
    ),
}
_ANY = frozenset().union(*_EMPTY.values())


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report headings with words of a pattern."""
    for element in page.headings:
        text = element.text
        if len(text) > _LONGEST:
            continue
        words = fold(text).strip(_OUTER)
        if words.casefold() not in _ANY:
            continue
        around = element.closest("[lang]")
        language = (around.get("lang") or "") if around is not None else ""
        known = _EMPTY.get(language.strip().partition("-")[0].lower(), ())
        # A name of a thing in a program is no word of a pattern.
        if words.casefold() in known and not element.holds("code") and not is_hidden(element):
            yield Problem(
                f"heading `{words}` does not say what stands below it",
                fix="write what the part is about",
                element=element,
            )


RULE = Rule(
    id="accessibility/heading-words",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.4.6",),
)
