"""
A keyphrase is what people type into a search box.

A phrase of short words such as `the` or `how to` fits every page, and a whole sentence is what
nobody types. Choose one to four words that say what the page is about.

Only pages with `keyphrase:` in their front matter are checked. Short words do not count, in the
languages whose short words are known.

```html passes
<!-- keyphrase: tools for a small garden -->
<html lang="en"><title>Tools</title>
```

```html fails
<!-- keyphrase: what is it -->
<html lang="en"><title>Tools</title>
```

```html fails
<!-- keyphrase: cheap strong light garden hand tools -->
<html lang="en"><title>Tools</title>
```

Source: Yoast, "Keyphrase length" and "Function words in keyphrase".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import phrase_of
from generator.rules.content.stems import content_words
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class KeyphraseLength:
    """Options."""

    max: int = 4  #: meaningful words


def check(page: HtmlPage, options: KeyphraseLength) -> Iterator[Problem]:
    """Report a keyphrase that says nothing, or too much."""
    phrase = phrase_of(page)
    if phrase is None:
        if page.metadata.keyphrase:
            yield Problem(
                f"keyphrase `{page.metadata.keyphrase}` contains no word",
                fix="write the words that people should find the page by",
                key="keyphrase",
            )
        return
    words = content_words(phrase.text, phrase.language)
    if not words:
        yield Problem(
            f"keyphrase `{phrase.text}` contains only words that every page has",
            fix="choose words that say what this page is about",
            key="keyphrase",
        )
    elif len(words) > options.max and not phrase.exact:
        yield Problem(
            f"keyphrase has {len(words)} meaningful words; the limit is {options.max}",
            fix="choose the words that somebody would type",
            key="keyphrase",
        )


RULE = Rule(
    id="content/keyphrase-length",
    check=check,
    subject=HtmlPage,
    defaults=KeyphraseLength(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
