"""
A page says which language it is in.

Screen readers choose their voice by it, browsers their hyphenation, and translation starts
from it. Set `language:` in the settings; the theme writes it as `<html lang="…">`.

```html passes
<html lang="en"><title>Spades</title>
```

```html passes
<html lang="zh-Hant-TW"><title>鏟</title>
```

```html fails
<html><title>Spades</title>
```

```html fails
<html lang=""><title>Spades</title>
```

```html fails
<html lang="english"><title>Spades</title>
```

```html fails
<html lang="en_US"><title>Spades</title>
```

Source: WCAG 2.2, 3.1.1 "Language of Page"; RFC 5646.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.page_language import add_language
from generator.model.finding import Correction, Severity
from generator.rules.accessibility.language_tags import language_exists


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page whose language is missing, empty or no language."""
    if page.is_redirect:
        return
    language = page.language
    if language is None or not language.strip():
        message = "page does not say which language it is in"
    elif not language_exists(language):
        message = f"`{language}` is not a language code"
    else:
        return
    # What is missing can be read off the theme's own values, what is wrong cannot.
    missing = Correction("", "lang") if language is None else None
    fix = "write a code such as `en` or `de-AT`"
    yield Problem(message, fix, page.root, correction=missing)


RULE = Rule(
    id="accessibility/page-language",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("b5c3f8", "bf051a"),
    criteria=("3.1.1",),
    mend=add_language,
)
