"""
Most sentences say who does what.

"The form must be sent" leaves open by whom. Readers have to guess, and the sentence grows longer.
Name the one who acts: "Send the form." Some passives are right, so what counts is their share.

English and German are known; other languages are not checked. Pages with `keyphrase:` in their
front matter are checked; with the option `every_page`, all are. Texts of less than ten sentences
are not. The finding points at the first such sentence. What looks like a passive is told by its
form, so now and then one is none.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>The bed was dug. The spade was cleaned. You rest now. You dig. You sleep.
You eat. You go home. You come back. You sow. You wait.</p></main>
```

```html fails
<!-- keyphrase: Spaten -->
<html lang="de"><main><p>Das Beet wurde umgegraben. Der Spaten wird danach gereinigt. Du gräbst. Du
isst. Du gehst. Du kommst. Du säst. Du wartest. Du erntest. Du kochst.</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>The bed was dug. You dig. You rest now. You dig. You sleep. You eat. You go
home. You come back. You sow. You wait.</p></main>
```

Source: Yoast, "Passive voice".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.passive import is_passive
from generator.rules.content.sentences import Reading, Sentence, reading
from generator.value import dataclass

FEWEST_SENTENCES = 10
LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class PassiveVoice(EveryPage):
    """Options."""

    max: int = 15  #: per cent of the sentences


def passives(read: Reading) -> tuple[Sentence, ...]:
    """Sentences in the passive voice."""
    return tuple(one for one in read.sentences if is_passive(one.text, one.words, read.language))


def check(page: HtmlPage, options: PassiveVoice) -> Iterator[Problem]:
    """Report a text with many sentences in the passive voice."""
    if not is_asked(page, options):
        return
    read = page.fact(reading)
    if read.language not in LANGUAGES or len(read.sentences) < FEWEST_SENTENCES:
        return
    found = passives(read)
    share = round(len(found) * 100 / len(read.sentences))
    if share > options.max:
        yield Problem(
            f"{share} % of {len(read.sentences)} sentences seem to be in the passive voice; the"
            f" limit is {options.max} %",
            fix="say who does it",
            element=found[0].block.element,
            passage=found[0].opening(),
            outcome=Outcome.REVIEW,
        )


RULE = Rule(
    id="content/passive-voice",
    check=check,
    subject=HtmlPage,
    defaults=PassiveVoice(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
