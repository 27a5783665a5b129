"""
Robots directives are spelled correctly.

A misspelled word in the robots meta element is skipped without a sound: `no-index` leaves the
page in the results, and `max-snippet` without a number is no limit.

```html passes
<meta name="robots" content="noindex, follow, max-snippet:-1, max-image-preview:large">
```

```html fails
<meta name="robots" content="no-index, follow">
```

```html fails
<meta name="robots" content="max-image-preview:big">
```

Source: Google Search Central, "Robots meta tag, data-nosnippet, and X-Robots-Tag
specifications"; Bing Webmaster Guidelines.
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.seo.robots_words import robots_words
from generator.typed_yaml.suggest import nearest

#: Those that stand alone, some of them of old.
_WORDS_TEXT = """
    all follow index indexifembedded noai noarchive nocache nofollow noimageai noimageindex noindex
    none noodp nositelinkssearchbox nosnippet notranslate noydir
"""
_WORDS = frozenset(_WORDS_TEXT.split())
_VALUES = {
    "max-snippet": re.compile(r"-1|\d+"),
    "max-video-preview": re.compile(r"-1|\d+"),
    "max-image-preview": re.compile(r"none|standard|large"),
    "unavailable_after": re.compile(r".*\d.*"),
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each word of the robots meta element that search engines skip."""
    for element in (*page.meta_named("robots"), *page.meta_named("googlebot")):
        for word in robots_words(element):
            name, _, value = (part.strip() for part in word.partition(":"))
            form = _VALUES.get(name)
            if name in _WORDS or (form is not None and form.fullmatch(value)):
                continue
            close = nearest(name, (*_WORDS, *_VALUES))
            if form is not None:
                fix = f"give `{name}:` a value that the documentation lists"
            else:
                fix = f"did you mean `{close}`?" if close else "drop it"
            yield Problem(f"search engines skip `{word}`", fix=fix, element=element)


RULE = Rule(
    id="seo/robots-unknown",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
