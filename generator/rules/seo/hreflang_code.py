"""
The language of a version is written as a code that search engines know.

Of a wrong code (`en-UK`, `gr` for Greek) the whole link is ignored. A code is a language of two
letters (ISO 639-1), with a script or a country of two letters (ISO 3166-1) after it if need be.

```html passes
<link rel="alternate" hreflang="en-GB" href="https://www.example.com/">
<link rel="alternate" hreflang="zh-Hant-TW" href="https://www.example.com/tw/">
<link rel="alternate" hreflang="x-default" href="https://www.example.com/">
```

```html fails
<link rel="alternate" hreflang="en-UK" href="https://www.example.com/">
```

```html fails
<link rel="alternate" hreflang="uk_UA" href="https://www.example.com/">
```

```html fails
<link rel="alternate" hreflang="us" href="https://www.example.com/">
```

Source: Google Search Central, "Localized versions of your pages"; RFC 5646.
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_language
from generator.model.finding import Correction, Severity
from generator.rules.accessibility.language_tags import language_exists
from generator.rules.seo.regions import REGIONS

_LETTERS = 2
_SCRIPT = re.compile(r"[A-Za-z]{4}")
#: What people write for a country whose code is another.
_NO_COUNTRIES = {"UK": "GB", "EN": "GB"}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report codes that name no language, or no country."""
    for element in page.links_with("alternate"):
        code = element.get("hreflang")
        if code is not None:
            fix = _fault(code.strip())
            if fix:
                right = _right(code.strip())
                correction = Correction(code, right) if right else None
                message = f"`{code}` is not a valid language code"
                yield Problem(message, fix, element, correction=correction)


def _right(code: str) -> str:
    """Give the code with a hyphen, or with the right country for a usual slip; else nothing."""
    language, _, rest = code.replace("_", "-").partition("-")
    right = f"{language}-{_NO_COUNTRIES.get(rest.upper(), rest)}"
    return right if rest and not _fault(right) else ""


def _fault(code: str) -> str:
    """Say how to fix *code*; empty where it is right."""
    if code.lower() == "x-default":
        return ""
    if "_" in code:
        return f"write `{code.replace('_', '-')}`"
    language, *rest = code.split("-")
    if len(language) != _LETTERS or not language_exists(language):
        return "write a code such as `en` or `en-GB`"
    if rest and _SCRIPT.fullmatch(rest[0]):
        rest = rest[1:]
    if not rest:
        return ""
    region = rest[0].upper()
    if region in _NO_COUNTRIES:
        return f"write `{language}-{_NO_COUNTRIES[region]}`"
    if region not in REGIONS or len(rest) > 1:
        return f"write `{language}`, or a code of a country after it"
    return ""


RULE = Rule(
    id="seo/hreflang-code",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    mend=mend_language,
)
