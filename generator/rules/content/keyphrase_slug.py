"""
The address contains the keyphrase.

The address is shown in the results and in links that people share; words that say what the page
is about help. Set `slug:` before the page is published for the first time; an address that is
known already needs an entry in `aliases:` when it changes.

Only pages with `keyphrase:` in their front matter are checked. Of a phrase of more than two
words, half must be there. A home page has no such words.

```html passes
<!-- file: /garden-tools/index.html -->
<!-- keyphrase: garden tool -->
<html lang="en"><title>Tools</title>
```

```html fails
<!-- file: /p-17/index.html -->
<!-- keyphrase: garden tool -->
<html lang="en"><title>Tools</title>
```

```html passes
<!-- file: /gartengeraete/index.html -->
<!-- keyphrase: Gartengeräte -->
<html lang="de"><title>Geräte</title>
```

Source: Google Search Central, "URL structure best practices for Google Search".
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import Phrase, phrase_of
from generator.rules.content.stems import parts_of, stem

_ALL_UP_TO = 2  # words of a phrase
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report an address in which words of the keyphrase are missing."""
    phrase = page.fact(phrase_of)
    slug = unquote(page.url.rstrip("/").rpartition("/")[2].removesuffix(".html"))
    if phrase is None or not slug:
        return
    words = phrase.words
    found = sum(_is_in(word, slug, phrase) for word in words)
    if found < (len(words) if len(words) <= _ALL_UP_TO else (len(words) + 1) // 2):
        yield Problem(
            f"address `{slug}` lacks the keyphrase `{phrase.text}`",
            fix="set `slug:`, and keep the old address in `aliases:`",
            key="slug",
        )


def _is_in(word: str, slug: str, phrase: Phrase) -> bool:
    """Whether a form of *word* is one of the slug's words, or a part of one."""
    language = phrase.language
    wanted = stem(word, language)
    if wanted in {stem(part, language) for part in parts_of(slug.replace("-", " "))}:
        return True
    written = word.casefold().translate(_TRANSCRIBED)
    return stem(written, language) in slug.casefold().translate(_TRANSCRIBED)


RULE = Rule(
    id="content/keyphrase-slug",
    check=check,
    subject=HtmlPage,
    given=phrase_of,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
