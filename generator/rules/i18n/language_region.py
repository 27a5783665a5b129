"""
A `lang` attribute names a region and a script that exist.

`en-UK` names no region, since the code of the United Kingdom is `GB`; browsers and screen readers
ignore what they do not know. Write a code that is registered, such as `en-GB`.

```html passes
<html lang="de-AT"><p lang="zh-Hant-TW">鏟</p><p lang="">?</p>
```

```html passes
<html lang="en"><p lang="german">Spaten</p>
```

```html fails
<html lang="en-UK"><title>Spades</title>
```

```html fails
<html lang="zh-Hanx"><title>鏟</title>
```

```html fails
<html lang="en"><p lang="de-AUT">Spaten</p>
```

Source: RFC 5646; the IANA Language Subtag Registry.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.markup_hiding import hides
from generator.mending.addresses import mend_language
from generator.model.finding import Correction, Severity
from generator.rules.accessibility.language_tags import (
    language_exists,
    region_exists,
    script_exists,
)

#: What people write for a region that has another code.
_MEANT = {"UK": "GB", "EN": "GB", "ENG": "GB", "USA": "US", "DEU": "DE", "AUT": "AT", "JA": "JP"}
_WORDED = ("alt", "aria-label", "title", "placeholder")
_EXTENDED = 3  # letters of a subtag that is no region
#: Language, extended languages, script, region, variants, extensions, private use.
_FORM = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]+|art-lojban|sgn-[a-z-]+|zh-min(?:-nan)?|en-gb-oed|cel-gaulish|no-(?:bok|nyn)",
    re.IGNORECASE,
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `lang` of which more than the language is wrong."""
    for element in page.with_attribute("lang"):
        tag = (element.get("lang") or "").strip()
        if not tag or names_no_language(tag):
            continue  # accessibility/page-language and i18n/language-tag report these
        problem = fault_of(tag)
        if problem is not None and (element == page.root or is_read(element)):
            message, fix = problem
            yield Problem(message, fix, element, correction=correction_of(tag))


def names_no_language(tag: str) -> bool:
    """Whether the first part of *tag* is not a language; what is for private use may be one."""
    return not tag.lower().startswith("x-") and not language_exists(tag)


def is_read(element: Element) -> bool:
    """Whether something in *element* is shown or read out in its language, and not in a part's."""
    if any(hides(one) for one in element.ancestors):
        return False
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if hides(one):
            continue
        if any((one.get(name) or "").strip() for name in _WORDED) and not is_hidden(one):
            return True
        for node in one.nodes:
            if isinstance(node, str):
                if node.strip():
                    return True
            elif node.get("lang") is None:
                waiting.append(node)
    return False


def correction_of(tag: str) -> Correction | None:
    """Give the right tag: put a hyphen for an underscore, or the right region for a usual slip, if that fixes it."""
    language, _, region = tag.replace("_", "-").partition("-")
    meant = _MEANT.get(region.upper(), region)
    right = f"{language}-{meant}" if region else language
    return Correction(tag, right) if right != tag and fault_of(right) is None else None


@lru_cache(maxsize=256)  # one site has few languages
def fault_of(tag: str) -> tuple[str, str] | None:
    """What is wrong with a tag, and what to write; None where it is right."""
    if not tag:
        return "`lang` is blank", "write a code such as `en` or `de-AT`"
    if names_no_language(tag):
        return f"`{tag}` is not a language code", "write a code such as `en` or `de-AT`"
    match = _FORM.fullmatch(tag)
    parts = tag.upper().split("-")
    meant = _MEANT.get(parts[1]) if len(parts) == 2 else None  # noqa: PLR2004 -- language, region
    if match is None or (meant and len(parts[1]) == _EXTENDED):
        fix = (
            f"write `{parts[0].lower()}-{meant}`"
            if meant
            else "write a code such as `en` or `de-AT`"
        )
        return f"`{tag}` does not have the form of a language code", fix
    script, region = match["script"], match["region"]
    language = tag.partition("-")[0]
    if script and not script_exists(script):
        return f"`{script}` in `{tag}` is not a script", f"write `{language}` alone, or a script"
    if region and not region_exists(region):
        meant = _MEANT.get(region.upper())
        fix = f"write `{language}-{meant}`" if meant else f"write `{language}` alone, or a region"
        return f"`{region}` in `{tag}` is not a region", fix
    return None


RULE = Rule(
    id="i18n/language-region",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    mend=mend_language,
)
