"""
No placeholder text is published.

`Lorem ipsum` or a forgotten `TODO` on a published page tells visitors that nobody proofread it. Write
the text, or leave the part out.

`[shortcode NAME]` stands where an import could not carry over what a shortcode showed; it is
reported once on each page.

Code is not checked. `TODO`, `FIXME` and `TKTK` count in capitals, and `TODO` only with a colon
or in brackets where it is a word of the language, as in Spanish. Where they stand within a sentence
without a colon or brackets they may be names, and in a block quotation filler may be what the page
is about; there the outcome is `review`.

```html fails
<main><p>Lorem ipsum dolor sit amet.</p></main>
```

```html fails
<html lang="en"><main><p>Our prices: TODO ask Anna</p></main>
```

```html fails
<main><p>The TODO application keeps your list of tasks.</p></main>
```

```html fails
<main><p>[Insert text here]</p></main>
```

```html fails
<meta name="description" content="TODO">
```

```html fails
<main><p>Windows: [shortcode check_yes]</p><p>Linux: [shortcode check_yes]</p></main>
```

```html passes
<main><p>A [shortcode] is a call in Markdown.</p></main>
```

```html passes
<html lang="es"><main><p>TODO lo que necesita. Escriba <code>TODO</code>.</p></main>
```
"""

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST, Block
from generator.checks.text.rough_text import RoughText, rough_text
from generator.model.finding import Outcome, Severity
from generator.value import dataclass

_INVITATIONS = (
    "text goes here",
    "content goes here",
    "insert text here",
    "insert title here",
    "insert image here",
    "insert link here",
    "add text here",
    "your text here",
    "your title here",
)
_FILLERS = ("lorem ipsum", *_INVITATIONS, "hier text einfügen")
#: With a name and a bracket behind it, what an import leaves instead of a shortcode.
_SHORTCODE = "[shortcode "
_BEFORE_HERE = ("text ", "goes ", "title ", "image ", "link ")
_MARKS = ("TODO", "FIXME", "TKTK")
#: What follows a mark that is none of the words of a sentence, and what stands before it.
_SETTING_OFF = (":", "]", ")", "(", "–", "—", "-", "?", "!")
_OPENING = ("[", "(", "#", ":", "–", "—")
#: Languages in which `todo` is a word.
_EVERYTHING = frozenset({"ca", "es", "gl", "pt"})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Options: further words, in any case, that are never meant to be published."""

    words: tuple[str, ...] = ()


def check(page: HtmlPage, options: Placeholder) -> Iterator[Problem]:
    """Report each filler in the page's text and in its description."""
    own = tuple(map(str.lower, options.words))
    look = page.fact(rough_text)
    if look is not None and not _may_hold_filler(look, own):
        return
    found = page.fact(prose)
    pattern = _pattern((*_FILLERS, *own))
    calls: set[str] = set()
    for block in found.texts:
        for match in islice(pattern.finditer(block.text), MOST):
            if match[0] in calls:
                continue  # one shortcode of a template, however often it is called
            if match[0].startswith(_SHORTCODE):
                calls.add(match[0])
            if _is_left(match, found.language_of(block)):
                yield Problem(
                    f"placeholder `{' '.join(match[0].split())}` is still in the text",
                    fix=_fix(match[0]),
                    element=block.element,
                    key=block.key,
                    passage=block.passage(*match.span()),
                    outcome=Outcome.REVIEW
                    if _is_quoted(block) or _may_be_name(match)
                    else Outcome.FAILED,
                )


def _fix(filler: str) -> str:
    if filler.startswith(_SHORTCODE):
        name = filler.removeprefix(_SHORTCODE).rstrip("]")
        return f"replace the shortcode `{name}` with text, or write a template for it in the theme"
    return "write the real text, or remove it"


def _may_be_name(match: re.Match[str]) -> bool:
    """Whether a mark is used as a word: nothing sets it off from the sentence around it."""
    if match[0] not in _MARKS:
        return False
    before = match.string[: match.start()].rstrip()[-1:]
    after = match.string[match.end() :].lstrip()[:1]
    is_set_off = after in _SETTING_OFF or before in _OPENING
    return not is_set_off and bool(before or after)


def _is_quoted(block: Block) -> bool:
    return block.element.closest("blockquote") is not None


def _may_hold_filler(look: RoughText, own: tuple[str, ...]) -> bool:
    """Whether a closer look is worth while; it is not on most pages."""
    text, lowered = look.text, look.lowered
    return (
        "TODO" in text
        or "FIXME" in text
        or "TKTK" in text
        or "lorem" in lowered
        or "einfügen" in lowered
        or _SHORTCODE in text
        or _invites(lowered)
        or any(one in lowered for one in own)
    )


def _invites(text: str) -> bool:
    """Whether `here` stands where an invitation to write has it."""
    at = text.find("here")
    while at >= 0:
        if text.endswith(_BEFORE_HERE, 0, at):
            return True
        at = text.find("here", at + 1)
    return False


def _pattern(fillers: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, filler.split())) for filler in fillers if filler)
    call = re.escape(_SHORTCODE) + r"[\w/-]+\]"
    return re.compile(rf"(?<!\w)(?:(?i:{words})|{'|'.join(_MARKS)})(?!\w)|{call}")


def _is_left(match: re.Match[str], language: str) -> bool:
    if match[0] != "TODO":
        return True
    text = match.string
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    if language in _EVERYTHING:
        return after == ":" or (before == "[" and after == "]")
    # "a TODO list" and "TODOs" are words about it.
    return not re.match(
        r"[-\s]+(?:lists?|items?|comments?|apps?)\b", text[match.end() :], re.IGNORECASE
    )


RULE = Rule(
    id="content/placeholder",
    check=check,
    subject=HtmlPage,
    defaults=Placeholder(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
