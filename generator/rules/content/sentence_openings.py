"""
Sentences begin in different ways.

Three sentences in a row that begin with the same word sound like a list. Turn one of them round, or
join two.

Pages with `keyphrase:` in their front matter are checked; with the option `every_page`, all are.
After an article (`the`, `der`) the second word counts as well. Questions are left alone, since a row
of them is meant.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>You dig. You rest. You sow.</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>You dig. Then you rest. You sow. The spade is old. The rake is new. The
hoe is blunt.</p></main>
```

Source: Yoast, "Consecutive sentences".
"""

from collections.abc import Iterator
from itertools import groupby

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.prose import OBJECT
from generator.model.finding import Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.sentences import Sentence, reading
from generator.value import dataclass

_ARTICLE_NAMES = """
    a an the this that these those der die das ein eine dieser diese dieses le la les un une el los
    las il lo de het
"""
_ARTICLES = frozenset(_ARTICLE_NAMES.split())


@dataclass(frozen=True, slots=True)
class SentenceOpenings(EveryPage):
    """Options."""

    max: int = 2  #: sentences in a row that may begin alike


def _opening(sentence: Sentence) -> tuple[int, tuple[str, ...]]:
    """Its paragraph and how it begins; questions begin with nothing, since a row of them is meant."""
    if sentence.text.rstrip('"”’»)').endswith("?"):
        return id(sentence.block), ()
    words = [word.casefold() for word in sentence.words[:2]]
    count = 2 if words[0] in _ARTICLES else 1
    return id(sentence.block), tuple(words[:count])


def runs(sentences: tuple[Sentence, ...], most: int) -> Iterator[list[Sentence]]:
    """Runs of more than *most* sentences of one paragraph that begin alike."""
    for (_, opening), group in groupby(sentences, key=_opening):
        run = list(group)
        if len(run) > most and opening and opening[0] != OBJECT:
            yield run


def check(page: HtmlPage, options: SentenceOpenings) -> Iterator[Problem]:
    """Report each run of sentences that begin alike."""
    if not is_asked(page, options):
        return
    for run in runs(page.fact(reading).sentences, options.max):
        last = run[options.max]
        word = last.words[0]
        yield Problem(
            f"{len(run)} sentences in a row begin with `{word}`; the limit is {options.max}",
            fix="rephrase one of them, or join two",
            element=last.block.element,
            passage=last.block.passage(last.start, last.start + len(word)),
        )


RULE = Rule(
    id="content/sentence-openings",
    check=check,
    subject=HtmlPage,
    defaults=SentenceOpenings(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
