"""
There is no space before a comma or a full stop.

It looks like a slip, and at the end of a line the mark may stand alone at the beginning of the
next one. Delete the space. It often comes from a link or bold text that ends with one.

In French, a space before `;`, `:`, `!` and `?` is right, so only commas and full stops are looked
at there.

```html fails
<html lang="en"><main><p>Take the spade , not the rake.</p></main>
```

```html fails
<html lang="en"><main><p>Read <a href="/guide/">the guide</a> .</p></main>
```

```html passes
<html lang="fr"><main><p>Une bêche ? Oui !</p></main>
```

```html passes
<html lang="en"><main><p>The .NET tools ... and so on; 3 : 1 for us :-)</p></main>
```
"""

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST, NOTE, BlockKind
from generator.checks.text.rough_text import rough_text
from generator.model.finding import Correction, Severity

#: After a word, white space, a mark, and no more marks.
_SPACED = re.compile(rf"(?<=[^\W\d_]|[)\]”»{NOTE}])[ \n]+([,.;:!?])(?=\s(?!\.\s)|$)")
_MARKS = frozenset(",.;:!?")
_WORD = 60  # characters of a word that are shown
_IN_FRENCH = ",."
_FRENCH = frozenset({"br", "fr"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each mark with a space before it."""
    look = page.fact(rough_text)
    if look is not None and _MARKS.isdisjoint(look.words):
        return
    found = page.fact(prose)
    for block in found.texts:
        if block.kind is BlockKind.CELL:
            continue  # a lone mark says "none" there
        for match in islice(_SPACED.finditer(block.text), MOST):
            if match[1] not in _IN_FRENCH and found.language_of(block) in _FRENCH:
                continue
            before = block.text[max(0, match.start() - _WORD) : match.start()].split()
            start = match.start() - len(before[-1])
            passage = block.typed(start, match.end())
            right = block.text[start : match.start()] + match[1]
            yield Problem(
                f"there is a space before `{match[1]}` in `{' '.join(passage.text.split())}`",
                fix="delete the space",
                element=block.element,
                key=block.key,
                passage=passage,
                correction=None if "\n" in passage.text else Correction(passage.text, right),
            )


RULE = Rule(
    id="content/space-before-mark",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
