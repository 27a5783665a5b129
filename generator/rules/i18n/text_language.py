"""
The text is in the language that the page claims.

A screen reader reads German words with an English voice, browsers offer to translate what needs
none, and search engines show the page to the wrong people. Give the file the mark of its language
(`page.de.md`), or put it into the folder of its language.

The language is told by its short words, so some 50 words of text are needed and a clear margin;
sixteen languages are known, and eight scripts. A person has to look, so the outcome is `review`.

```html fails
<html lang="de"><main><p>Take the spade with both hands and put it into the earth where you want to dig, then push it down
with your foot until it is all the way in. Take the spade with both hands and put it into the
earth where you want to dig, then push it down with your foot until it is all the way in.</p></main>
```

```html passes
<html lang="de-AT"><main><p>Nimm den Spaten mit beiden Händen und setze ihn dort in die Erde, wo du graben willst, dann drücke
ihn mit dem Fuß nach unten, bis er ganz in der Erde ist. Nimm den Spaten mit beiden Händen und
setze ihn dort in die Erde, wo du graben willst, dann drücke ihn mit dem Fuß nach unten, bis er
ganz in der Erde ist.</p></main>
```

```html passes
<html lang="de"><main><p>Take the spade. And push it down with your foot.</p></main>
```

Source: WCAG 2.2, 3.1.1 "Language of Page".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity
from generator.rules.i18n.detect import foreign
from generator.rules.i18n.first_look import languages, own_share
from generator.value import dataclass

#: Share of short words that the claimed language alone has, above which a page is in it. Usual are
#: 0.15 to 0.35; a text in another language has hardly any.
_SURELY = 0.06


@dataclass(frozen=True, slots=True)
class TextLanguage:
    """Options."""

    words: int = 50  #: fewer are not judged


def check(page: HtmlPage, options: TextLanguage) -> Iterator[Problem]:
    """Report a page whose own text is in another language than it claims."""
    language = (page.language or "").strip().partition("-")[0].lower()
    if not language:
        return  # accessibility/page-language reports that
    if own_share(page, language) > _SURELY:
        return
    look = page.fact(languages)
    suspects = [one for one in look.suspects if one.language == language]
    words = [word for one in suspects for word in one.words]
    if len(words) < options.words or len(words) * 2 < look.words:
        return
    text = " ".join(one.block.text for one in suspects)
    guess = foreign(words, text, language)
    if guess is not None:
        yield Problem(
            f"page says that it is in `{page.language}`, and its text seems to be in {guess.name}",
            fix=f"name the file `….{guess.code or '…'}.md`, or give the text `lang`",
            element=suspects[0].block.element,
            outcome=Outcome.REVIEW,
        )


RULE = Rule(
    id="i18n/text-language",
    check=check,
    subject=HtmlPage,
    defaults=TextLanguage(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("3.1.1",),
)
