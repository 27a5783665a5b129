"""
A subheading comes every few hundred words.

People look for the part that concerns them. Without subheadings they have to read everything,
and most leave instead. Put a subheading where a new matter begins.

Pages with `keyphrase:` in their front matter are looked at; with the option `every_page`, all are.
Words of paragraphs and lists count; the finding points at the paragraph in which the limit is
passed.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p>
<p>dig and rest and dig and rest and dig and rest and dig and rest and</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><h2>Digging</h2><p>Dig and rest.</p><h2>Rest</h2><p>Rest.</p></main>
```

Source: Yoast, "Subheading distribution".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.html_page import HtmlPage
from generator.checks.prose import Block, BlockKind, prose
from generator.checks.rule import Basis, Problem, Rule
from generator.model.finding import Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.sentences import count_words

_COUNTED = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class SubheadingDistance(EveryPage):
    """Options."""

    max: int = 300  #: words


def check(page: HtmlPage, options: SubheadingDistance) -> Iterator[Problem]:
    """Report each long stretch without a heading."""
    if not is_asked(page, options):
        return
    words = 0
    passed: Block | None = None
    for block in (*page.fact(prose).blocks, None):
        if block is None or block.kind is BlockKind.HEADING:
            if passed is not None:
                yield _problem(passed, words, options)
            words, passed = 0, None
        elif block.kind in _COUNTED:
            words += count_words(block.text)
            if words > options.max:
                passed = passed or block


def _problem(block: Block, words: int, options: SubheadingDistance) -> Problem:
    return Problem(
        f"{words} words on end without a subheading; the limit is {options.max}",
        fix="put a subheading where a new matter begins",
        element=block.element,
    )


RULE = Rule(
    id="content/subheading-distance",
    check=check,
    subject=HtmlPage,
    defaults=SubheadingDistance(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
