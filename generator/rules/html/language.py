"""
The language of a linked page or of subtitles is a code.

`hreflang="german"` says nothing to a browser, and subtitles with `srclang="english"` are not offered
to people who read English.

```html passes
<a href="/de/" hreflang="de-AT">Deutsch</a> <video src="/a.mp4" controls><track src="/a.vtt" srclang="en"></video>
```

```html fails
<a href="/de/" hreflang="de_AT">Deutsch</a>
```

```html fails
<video src="/a.mp4" controls><track src="/a.vtt" srclang="in English"></video>
```

```html fails
<a href="/de/" hreflang="xyw">Deutsch</a>
```

The language of the page and its parts, and `hreflang` of translations, have rules of their own.

Source: WHATWG HTML, 4.6.2 (hreflang), 4.8.13 (srclang); RFC 5646.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.mending.addresses import mend_language
from generator.model.finding import Severity
from generator.rules.i18n.language_region import correction_of, fault_of

_NAMES = {"a": "hreflang", "link": "hreflang", "track": "srclang"}


def _with_language(kind: Kind) -> str:
    """Name the attribute in which an element says the language of another file."""
    name = _NAMES.get(kind.name, "") if kind.is_html else ""
    # Translations of the page have rules of their own.
    is_translation = kind.name == "link" and "alternate" in (kind.get("rel") or "").lower().split()
    return name if name and kind.has(name) and not is_translation else ""


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report codes that name no language."""
    for element, name in page.where(_with_language):
        tag = element.get(name) or ""
        problem = fault_of(tag) if tag else ("is empty", "write a code such as `en` or `de-AT`")
        if problem is not None:
            why, fix = problem
            correction = correction_of(tag)
            if correction is not None:
                fix = f"write `{correction.right}`"
            message = (
                f"{why}, in `{name}` of `<{element.name}>`"
                if tag
                else f"`{name}` of `<{element.name}>` {why}"
            )
            yield Problem(message, fix, element, correction=correction)


RULE = Rule(
    id="html/language",
    check=check,
    subject=HtmlPage,
    kinds=_with_language,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    mend=mend_language,
)
