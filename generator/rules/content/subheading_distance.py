"""
A subheading comes every few hundred words.

People look for the part that concerns them. Without subheadings they have to read everything,
and most leave instead. Put a subheading where a new topic begins.

Pages with `keyphrase:` in their front matter are checked; with the option `every_page`, all are.
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
from itertools import accumulate, groupby
from typing import NamedTuple

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import Block, BlockKind
from generator.model.finding import Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.sentences import count_words
from generator.value import dataclass

_COUNTED = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class SubheadingDistance(EveryPage):
    """Options."""

    max: int = 300  #: words


class Stretch(NamedTuple):
    """Text between two headings: its blocks, and how many words they have."""

    blocks: tuple[Block, ...]
    words: int


def stretches(page: HtmlPage) -> Iterator[Stretch]:
    """Give the text of *page* from heading to heading."""
    blocks = page.fact(prose).blocks
    for is_heading, group in groupby(blocks, key=lambda block: block.kind is BlockKind.HEADING):
        if not is_heading:
            counted = tuple(block for block in group if block.kind in _COUNTED)
            yield Stretch(counted, sum(count_words(block.text) for block in counted))


def check(page: HtmlPage, options: SubheadingDistance) -> Iterator[Problem]:
    """Report each long stretch without a heading."""
    if not is_asked(page, options):
        return
    for stretch in stretches(page):
        if stretch.words > options.max:
            counts = accumulate(count_words(block.text) for block in stretch.blocks)
            passed = zip(stretch.blocks, counts, strict=True)
            block = next(block for block, count in passed if count > options.max)
            yield Problem(
                f"{stretch.words} words in a row without a subheading; the limit is {options.max}",
                fix="put a subheading where a new topic begins",
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
