"""
Common misspellings are fixed.

The list of codespell holds some tens of thousands of words that people mistype, each with what
was meant. A word that is not on it is left alone, so names and terms never count.

Off unless the settings give it a severity; only English text is checked. It needs codespell,
which `python -m pip install "proofpress[spelling]"` installs.

```html fails
<html lang="en"><main><p>You will recieve a spade.</p></main>
```

```html passes
<html lang="en"><main><p>You will receive a spade. <code>recieve</code></p></main>
```

```html passes
<html lang="de"><main><p>Der Spaten tut gut, und recieve ist Englisch.</p></main>
```
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST, Block
from generator.model.finding import Correction, Outcome, Severity
from generator.rules.content.sentences import begins_sentence
from generator.value import dataclass

_SHORTEST = 4  # letters; shorter entries of the list are abbreviations somewhere
_WORD = re.compile(r"(?<![\w@#/.\\-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/\\]|[.-]\w)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Options: words that are right here, in lower case."""

    #: variants that the list counts as wrong, and other people do not
    allow: tuple[str, ...] = (
        "browseable",
        "combatting",
        "discernable",
        "homogenous",
        "moreso",
        "programme",
        "programmes",
        "thru",
    )


@cache
def corrections() -> Mapping[str, tuple[str, ...]]:
    """
    Misspelled word to what may have been meant, the likeliest first.

    Raises:
        ModuleNotFoundError: codespell is not installed.
    """
    from importlib.resources import files  # noqa: PLC0415 -- only where the rule is on

    text = files("codespell_lib").joinpath("data", "dictionary.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        wrong, _, meant = line.partition("->")
        words = [word.strip() for word in meant.split(",")]
        if not meant.endswith(",") and len(words) > 1:
            continue  # a reason follows why nobody should change it unseen
        found[wrong] = tuple(word for word in words if word)
    return found


def check(page: HtmlPage, options: Spelling) -> Iterator[Problem]:
    """Report each word that the list knows as wrong."""
    found = page.fact(prose)
    known = corrections()
    allowed = frozenset(options.allow)
    words = {word.strip(".,;:!?()[]\"'“”’") for word in found.words}
    if not (words & known.keys()) - allowed:
        return
    for block in found.texts:
        if found.language_of(block) == "en":
            yield from islice(_problems(block, known, allowed), MOST)


def _problems(
    block: Block, known: Mapping[str, tuple[str, ...]], allowed: frozenset[str]
) -> Iterator[Problem]:
    for match in _WORD.finditer(block.text):
        word = match[0]
        meant = known.get(word.lower())
        if meant is None or len(word) < _SHORTEST or word.lower() in allowed:
            continue
        if not word.islower() and not (
            word.istitle() and begins_sentence(block.text, match.start())
        ):
            continue  # a name, or an abbreviation
        right = tuple(one.capitalize() if word[0].isupper() else one for one in meant)
        sure = len(right) == 1
        yield Problem(
            f"`{word}` seems to be misspelled",
            fix=f"did you mean {' or '.join(f'`{one}`' for one in right)}?",
            element=block.element,
            key=block.key,
            passage=block.passage(*match.span()),
            correction=Correction(word, right[0]) if sure else None,
            outcome=Outcome.FAILED if sure else Outcome.REVIEW,
        )


RULE = Rule(
    id="content/spelling",
    check=check,
    subject=HtmlPage,
    defaults=Spelling(),
    basis=Basis.HOUSE,
    severity=Severity.OFF,
    needs="codespell_lib",
    extra="spelling",
)
