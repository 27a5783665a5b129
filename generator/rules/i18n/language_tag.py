"""
The `lang` of a part names a language.

Browsers and screen readers ignore a code that they do not know, and read the part in the voice of
the page. Write the code of the registry, such as `de`.

accessibility/page-language checks the language of the page as a whole, and i18n/language-region
what follows the language; this rule checks the `lang` of every part that has words of its own.

```html passes
<html lang="de-AT"><p lang="zh-Hant-TW">鏟</p><p lang="">?</p>
```

```html passes
<html lang="en"><div lang="xyw"><p lang="de">Spaten</p></div>
```

```html passes
<html lang="en"><div lang="xyw"><p hidden>Spaten</p></div>
```

```html fails
<html lang="en"><p lang="german">Spaten</p>
```

```html fails
<html lang="en"><p lang="pt_BR">Pá</p>
```

```html fails
<html lang="en"><p lang="xyw">Spade</p>
```

```html fails
<html lang="en"><p lang=" ">Spade</p>
```

Source: WCAG 2.2, 3.1.2 "Language of Parts"; RFC 5646; the IANA Language Subtag Registry.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_language
from generator.model.finding import Severity
from generator.rules.i18n.language_region import correction_of, fault_of, is_read, names_no_language


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `lang` of a part that names no language."""
    for element in page.with_attribute("lang"):
        tag = element.get("lang") or ""
        if not tag or element == page.root or not names_no_language(tag.strip()):
            continue
        problem = fault_of(tag.strip())
        if problem is not None and is_read(element):
            message, fix = problem
            yield Problem(message, fix, element, correction=correction_of(tag))


RULE = Rule(
    id="i18n/language-tag",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("de46e4",),
    criteria=("3.1.2",),
    mend=mend_language,
)
