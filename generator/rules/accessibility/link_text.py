"""
A link's text says where it leads.

Screen readers list the links of a page, search engines take the text as what the target is
about, and "click here" says neither. Link the words that name the target.

Where the page does not say which language it is in, and where a text with a capital may be a name,
such as `Go` or `Click`, the outcome is `review`.

```html passes
<p lang="en">Read <a href="/guide/">the guide to spades</a>.</p>
```

```html passes
<html lang="en"><a href="/guide/" aria-label="More about spades">More</a>
```

```html fails
<html lang="en"><p>For the guide <a href="/guide/">click here</a>.</p>
```

```html fails
<html lang="de-AT"><a href="/ratgeber/">Hier klicken!</a>
```

```html passes
<html lang="fr"><a href="/guide/">here</a>
```

```html fails
<a href="/guide/">Click here</a>
```

Source: WCAG 2.2, 2.4.9 "Link Purpose (Link Only)".
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.link_names import link_names
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity
from generator.value import dataclass

_OUTER = " .,:;!?…»«›‹→>-–—"
#: A programming language and its like: with a capital these may be names.
_NAMES = frozenset({"Go", "Click", "Link", "More", "This"})
_PUNCTUATION = 8  # characters around the words, at most


@dataclass(frozen=True, slots=True)
class LinkText:
    """Options: texts that say nothing, by language; without case and outer punctuation."""

    en: tuple[str, ...] = (
        "click",
        "click here",
        "click this",
        "click this link",
        "go",
        "here",
        "learn more",
        "link",
        "more",
        "more info",
        "more information",
        "read",
        "read more",
        "read on",
        "see more",
        "this",
        "this link",
        "this page",
    )
    de: tuple[str, ...] = (
        "diese seite",
        "dieser link",
        "hier",
        "hier klicken",
        "klick",
        "klick hier",
        "klicken",
        "klicken sie hier",
        "link",
        "mehr",
        "mehr dazu",
        "mehr erfahren",
        "mehr infos",
        "mehr lesen",
        "weiter",
        "weitere informationen",
        "weiterlesen",
    )


def check(page: HtmlPage, options: LinkText) -> Iterator[Problem]:
    """Report links whose text would fit any link."""
    by_language, longest = _empty_words(options)
    drawn = ((one, accessible_name(one)) for one in page.svg_elements("a"))
    for element, name in (*page.fact(link_names), *drawn):
        if len(name) > longest:
            continue
        words = name.strip(_OUTER)
        languages = by_language.get(words.casefold())
        if not languages:
            continue
        language = _language(element)
        if language and language not in languages:
            continue
        if not is_hidden(element):
            is_sure = language and words not in _NAMES
            yield Problem(
                f"link text `{name}` does not say where it leads",
                fix="link the words that name the target",
                element=element,
                outcome=Outcome.FAILED if is_sure else Outcome.REVIEW,
            )


def is_empty_text(name: str) -> bool:
    """Whether *name* would fit any link, in one of the languages that the defaults know."""
    by_language, _ = _empty_words(LinkText())
    return name.strip(_OUTER).casefold() in by_language


@lru_cache(maxsize=16)
def _empty_words(options: LinkText) -> tuple[Mapping[str, frozenset[str]], int]:
    """Each text with its languages, and how long a name may be that is one of them."""
    texts = {text: {"en"} for text in options.en}
    for text in options.de:
        texts.setdefault(text, set()).add("de")
    longest = max(map(len, texts), default=0) + _PUNCTUATION
    return {text: frozenset(languages) for text, languages in texts.items()}, longest


def _language(element: Element) -> str:
    at: Element | None = element
    while at is not None:
        language = at.get("lang")
        if language is not None:
            return language.strip().partition("-")[0].lower()
        at = at.parent
    return ""


RULE = Rule(
    id="accessibility/link-text",
    check=check,
    subject=HtmlPage,
    defaults=LinkText(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    act=("aizyf1",),
    criteria=("2.4.9",),
)
