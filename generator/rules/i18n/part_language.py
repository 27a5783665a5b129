"""
A part in another language says so.

A screen reader goes on in the voice of the page, and nobody understands the part. Put it into
`<div lang="…">`, or write `{lang=…}` after the paragraph.

Only parts of 30 words or more whose language is clear are checked; names and single words of
another language need no mark. A person has to look, so the outcome is `review`.

```html fails
<html lang="en"><main><p>Take the spade with both hands and put it into the earth where you want to dig, then push it down
with your foot until it is all the way in. Take the spade with both hands and put it into the
earth where you want to dig, then push it down with your foot until it is all the way in.</p>
<blockquote><p>Nimm den Spaten mit beiden Händen und setze ihn dort in die Erde, wo du graben willst, dann drücke
ihn mit dem Fuß nach unten, bis er ganz in der Erde ist.</p></blockquote></main>
```

```html passes
<html lang="en"><main><p>Take the spade with both hands and put it into the earth where you want to dig, then push it down
with your foot until it is all the way in. Take the spade with both hands and put it into the
earth where you want to dig, then push it down with your foot until it is all the way in.</p>
<blockquote lang="de"><p>Nimm den Spaten mit beiden Händen und setze ihn dort in die Erde, wo du graben willst, dann drücke
ihn mit dem Fuß nach unten, bis er ganz in der Erde ist.</p></blockquote></main>
```

Source: WCAG 2.2, 3.1.2 "Language of Parts".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity
from generator.rules.i18n.detect import foreign
from generator.rules.i18n.first_look import languages, may_be_foreign
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class PartLanguage:
    """Options."""

    words: int = 30  #: shorter parts are not judged


def check(page: HtmlPage, options: PartLanguage) -> Iterator[Problem]:
    """Report each block whose text is in another language than the one in force."""
    language = (page.language or "").strip().partition("-")[0].lower()
    if len(page.with_attribute("lang")) <= 1 and not may_be_foreign(page, language, options.words):
        return
    look = page.fact(languages)
    if sum(len(one.words) for one in look.suspects) * 2 >= look.words:
        return  # i18n/text-language looks at the page as a whole
    for one in look.suspects:
        if len(one.words) < options.words:
            continue
        guess = foreign(one.words, one.block.text, one.language)
        if guess is not None:
            yield Problem(
                f"this part seems to be in {guess.name}, and nothing says so",
                fix=f'put it into `<div lang="{guess.code or "…"}">`',
                element=one.block.element,
                outcome=Outcome.REVIEW,
            )


RULE = Rule(
    id="i18n/part-language",
    check=check,
    subject=HtmlPage,
    defaults=PartLanguage(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("3.1.2",),
)
