"""
Pages do not announce dates that have passed.

"Register by 31 March" tells visitors in May that nobody looks after the page. Take the sentence
out, name the next date, or give the page an `expiryDate:`.

Only a whole date counts, with its year, and only after words that look ahead, such as "until",
"register by", "noch bis" or "Anmeldeschluss". A person has to look, so the outcome is `review`.
Pages with a `date:`, such as news, are left alone, since people know that they are old; the option
`dated` has them looked at too. English and German are known.

```html fails
<html lang="en"><main><p>The offer is valid until 31 December 2025.</p></main>
```

```html fails
<html lang="en"><main><p>Please register by March 3rd, 2025, to take part.</p></main>
```

```html fails
<html lang="de"><main><p>Das Angebot gilt noch bis zum 31. Dezember 2025.</p></main>
```

```html passes
<html lang="en"><main><p>The offer is valid until 31 January 2026. She was mayor until 1 May 2020.</p></main>
```

```html passes
<html lang="de"><main><p>Er war bis zum 3. Mai 2020 Bürgermeister.</p></main>
```
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST, Block
from generator.checks.text.rough_text import rough_text
from generator.model.finding import Outcome, Severity
from generator.value import dataclass

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
}
_NUMBERS = {
    language: {form: at for at, name in enumerate(names.split(), 1) for form in (name, name[:3])}
    | {"sept": 9, "jänner": 1}
    for language, names in _MONTHS.items()
}
_WEEKDAY = r"(?:[A-Za-z]+(?:day|tag|woch),?\s+)?"
_MONTH = r"(?P<month>[A-Z][a-zä]{2,8})\.?"
_YEAR = r"(?P<year>20\d\d)\b"
_DATES = {
    "en": (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    ),
    "de": (
        rf"{_WEEKDAY}(?:de[mn]\s+)?(?P<day>\d{{1,2}})\.\s*{_MONTH}\s+{_YEAR}",
        rf"{_WEEKDAY}(?:de[mn]\s+)?(?P<day>\d{{1,2}})\.\s*(?P<month>\d{{1,2}})\.\s*{_YEAR}",
    ),
}
#: What visitors are asked to do, or what is on: a sentence with it and a last day looks ahead.
_ASKED = {
    "en": "register|registration|apply|applications?|submit|submissions?|sign up|rsvp|respond|reply"
    "|order|book|enter|enrol+|nominations?|proposals?|entries|comments?|valid|open|available|free"
    "|on sale|accepted",
    "de": "gilt|gelten|gültig|geöffnet|erhältlich|buchbar|verfügbar|läuft|anmelden|anmeldung(?:en)?"
    "|bewerben|bewerbungen|einreichen|bestellen|jetzt|noch|nur",
}
_LAST = {"en": "by|before|until|till|through", "de": "bis(?: zum| einschließlich)?"}
#: Words that name a last day by themselves.
_ENDS = {
    "en": "(?:offer|sale|registration|application|deadline|early[- ]bird)"
    "(?: (?:is|closes?|ends?|expires?|on|for|[a-z]+s))*",
    "de": "(?:anmelde|bewerbungs|einsende|bestell)schluss:?(?: ist| am| der)*",
}
_YEARS = re.compile(r"20\d\d(?!\w)")
_REACH = 140  # characters before a year in which the words stand that look ahead


@dataclass(frozen=True, slots=True)
class PastDate:
    """Options."""

    dated: bool = False  #: whether pages with a `date:` are checked


def check(page: HtmlPage, options: PastDate) -> Iterator[Problem]:
    """Report each announcement whose day has passed."""
    if page.metadata.today is None or (_is_dated(page) and not options.dated):
        return
    look = page.fact(rough_text)
    if look is not None and _YEARS.search(look.text) is None:
        return
    found = page.fact(prose)
    for block in found.blocks:
        language = found.language_of(block)
        if language not in _DATES:
            continue
        for year in islice(_YEARS.finditer(block.text), MOST):
            yield from _problems(page, block, language, year)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Announcements in a language that is known; made when a page first holds a year."""
    ahead = rf"(?:{_ASKED[language]})\b[^.!?]{{0,60}}?\b(?:{_LAST[language]})|{_ENDS[language]}"
    return tuple(re.compile(rf"\b(?i:{ahead}):?\s+(?P<date>{date})") for date in _DATES[language])


def _is_dated(page: HtmlPage) -> bool:
    """Whether the page says of which day it is; of HTML that others made, by its look."""
    if page.metadata.content is not None:
        return page.metadata.date is not None
    return bool(page.meta_property("article:published_time") or page.named("time"))


def _problems(
    page: HtmlPage, block: Block, language: str, year: re.Match[str]
) -> Iterator[Problem]:
    """Report the announcement that ends with *year*, if one does."""
    start = max(0, year.start() - _REACH)
    for pattern in _patterns(language):
        for match in pattern.finditer(block.text, start, year.end()):
            day = _day(match, language)
            if match.end() == year.end() and day is not None and page.is_over(day):
                yield Problem(
                    f"`{' '.join(match['date'].split())}` has passed",
                    fix="take the sentence out, or name the next date",
                    element=block.element,
                    passage=block.passage(*match.span("date")),
                    outcome=Outcome.REVIEW,
                )


def _day(match: re.Match[str], language: str) -> dt.date | None:
    month = match["month"].rstrip(".").lower()
    number = int(month) if month.isdigit() else _NUMBERS[language].get(month)
    if number is None:
        return None
    try:
        return dt.date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


RULE = Rule(
    id="content/past-date",
    check=check,
    subject=HtmlPage,
    defaults=PastDate(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
