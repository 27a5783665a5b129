"""
A heading is a heading, not a bold paragraph.

Bold words on a line of their own look like a heading, and are none: nobody can jump to them, and they
are missing in the outline. Write `##` before the words. A bold line may be something else, such as a
warning, so the outcome is `review`.

```html passes
<main><h2>Short spades</h2><p>They fit small hands.</p></main>
```

```html passes
<main><p><strong>Do not dig in frozen earth.</strong></p><p>It breaks the blade.</p></main>
```

```html passes
<main><p><strong>Short spades</strong> fit small hands.</p></main>
```

```html passes
<main><p><strong>€ 12</strong></p><p>A year, for each garden.</p></main>
```

```html fails
<main><p><strong>Short spades</strong></p><p>They fit small hands.</p></main>
```

```html fails
<main><p><b>What you need:</b></p><ul><li>A spade</li></ul></main>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", failure F2.
"""

import re
from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.plain_text import fold
from generator.model.finding import Outcome, Severity
from generator.value import dataclass

_LETTER = re.compile(r"[^\W\d_]")
_AROUND = 8  # characters of white space around the words
_BOLD = ("strong", "b")
#: What a heading may stand above.
_TEXT = frozenset({"p", "ul", "ol", "dl", "pre", "table", "blockquote", "figure"})
_ENDS = (".", "!", "?", "…", ",", ";", "。", "！", "？")
#: In these, a bold line is no heading of the page.
_APART = "li,td,th,dd,dt,figcaption,blockquote,aside,nav,footer,form,address,a,button"


@dataclass(frozen=True, slots=True)
class FakeHeading:
    """Options."""

    words: int = 10  #: longer lines are taken for sentences


def bold(page: HtmlPage) -> bool:
    """Whether *page* has bold words."""
    return page.has(*_BOLD)


def check(page: HtmlPage, options: FakeHeading) -> Iterator[Problem]:
    """Report each paragraph that is nothing but a few bold words, with text below it."""
    for element in page.named(*_BOLD):
        paragraph = element.parent
        if paragraph is None or paragraph.name != "p":
            continue
        text, all_of_it = element.text, paragraph.text
        if len(all_of_it) > len(text) + _AROUND:
            continue  # as most bold words, it stands in a sentence
        words = fold(text)
        if not _LETTER.search(words) or words.endswith(_ENDS):
            continue
        if len(words.split()) > options.words:
            continue
        if fold(all_of_it) != words or not _stands_above_text(paragraph):
            continue
        if paragraph.closest(_APART) is None and not is_hidden(paragraph):
            yield Problem(
                f"bold line `{words}` looks like a heading and is none",
                fix=f"write `## {words.rstrip(':')}`",
                element=paragraph,
                outcome=Outcome.REVIEW,
            )


def _stands_above_text(paragraph: Element) -> bool:
    around = paragraph.parent
    if around is None:
        return False
    siblings = list(around.children)
    following = siblings[siblings.index(paragraph) + 1 :]
    return bool(following) and following[0].name in _TEXT


RULE = Rule(
    id="accessibility/fake-heading",
    check=check,
    subject=HtmlPage,
    defaults=FakeHeading(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1", "2.4.6"),
    given=bold,
)
