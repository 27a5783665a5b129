"""
A page does not announce what is over.

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
from dataclasses import dataclass

from generator.checks.html_page import HtmlPage
from generator.checks.prose import Prose, prose
from generator.checks.rule import Basis, Problem, Rule
from generator.model.finding import Outcome, Severity

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
}
_NUMBERS = {
    language: {
        form: number
        for number, name in enumerate(names.split(), start=1)
        for form in (name, name[:3])
    }
    | {"sept": 9, "jänner": 1}
    for language, names in _MONTHS.items()
}
_EN_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DATES = {
    "en": (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_EN_MONTH},?\s+(?P<year>20\d\d)\b",
        rf"{_WEEKDAY}{_EN_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)\b",
    ),
    "de": (
        r"(?:\w+tag,?\s+)?(?:dem\s+|den\s+)?(?P<day>\d{1,2})\.\s*(?P<month>[A-ZJ][a-zä]{2,8}|\d{1,2}\.)\s*"
        r"(?P<year>20\d\d)\b",
    ),
}
#: Words that look ahead, right before a date.
_AHEAD = {
    "en": r"(?:(?:register|registration|apply|application|applications|submit|submissions?|sign up|rsvp|respond|reply|order|book|enter|enrol+|nominations?|proposals?|entries|comments?)\b[^.!?]{0,60}?\b(?:by|before|until|through)"
    r"|(?:is|are|stays?|remains?|be)\s+(?:valid|open|available|free|offered|on sale|accepted)\b[^.!?]{0,40}?\b(?:until|through|till)"
    r"|(?:valid|available|offer ends|sale ends|offer expires|expires|closes|ends|deadline(?:\s+is|:)?|(?:ends|closes|expires)\s+on|due(?:\s+(?:by|on))?)(?:\s+(?:until|through|till))?)\s+",
    "de": r"(?:(?:gilt|gültig|gelten|geöffnet|erhältlich|buchbar|verfügbar|läuft|anmelden|anmeldung(?:en)?|bewerben|bewerbungen|einreichen|bestellen|jetzt)\b[^.!?]{0,60}?\bbis(?:\s+zum|\s+einschließlich)?"
    r"|noch bis(?:\s+zum)?|anmeldeschluss(?:\s+ist|:)?(?:\s+(?:der|am))?|bewerbungsschluss(?:\s+ist|:)?(?:\s+(?:der|am))?|einsendeschluss(?:\s+ist|:)?(?:\s+(?:der|am))?|nur\s+bis(?:\s+zum)?)\s+",
}
_PATTERNS = {
    language: tuple(
        re.compile(rf"\b(?i:{_AHEAD[language]})(?P<date>{date})", re.DOTALL) for date in dates
    )
    for language, dates in _DATES.items()
}
_HINTS = {
    "en": ("until", "through", "till", " by ", "before", "expires", "closes", "ends", "deadline", "due"),
    "de": ("bis ", "schluss"),
}
_YEARS = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class PastDate:
    """Options."""

    dated: bool = False  #: whether pages with a `date:` are looked at


def check(page: HtmlPage, options: PastDate) -> Iterator[Problem]:
    """Report each announcement whose day has passed."""
    if page.about.today is None or (page.about.modified and not options.dated):
        return
    found = page.fact(prose)
    if _YEARS.search(found.text) is None:
        return
    for block in found.blocks:
        language = found.language_of(block)
        if language not in _PATTERNS or not any(one in block.text.lower() for one in _HINTS[language]):
            continue
        for pattern in _PATTERNS[language]:
            for match in pattern.finditer(block.text):
                day = _day(match, language)
                if day is not None and page.is_over(day):
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
