"""The words of a statement, by language: `words/LANGUAGE.json`. Another file is another language."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.criteria.table import Criterion
from generator.value import dataclass

#: The language that has words for everything.
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """
    The words of one language.

    Attributes:
        language: Its code.
        texts: Name of a sentence to the sentence, with names in braces for what is put in.
        months: Names of the twelve months.
        criteria: Number of a criterion to its name; English where it is missing.
    """

    language: str
    texts: Mapping[str, str]
    months: tuple[str, ...]
    criteria: Mapping[str, str]

    def say(self, name: str, **values: Any) -> str:
        """Fill in a sentence; days and numbers are written as the language writes them."""
        return self.texts[name].format_map({key: self._shown(one) for key, one in values.items()})

    def criterion(self, criterion: Criterion) -> str:
        """Number and name of a criterion."""
        return f"{criterion.number} {self.criteria.get(criterion.number, criterion.name)}"

    def day(self, day: dt.date) -> str:
        """A day, as in a sentence."""
        month = self.months[day.month - 1]
        return self.texts["day"].format(day=day.day, month=month, year=day.year)

    def _shown(self, value: object) -> str:
        if isinstance(value, dt.date):
            return self.day(value)
        if isinstance(value, int):
            return f"{value:,}".replace(",", self.texts["thousands"])
        return str(value)


def languages() -> tuple[str, ...]:
    """Codes of the languages that there are words for."""
    return tuple(sorted(path.stem for path in Path(__file__).with_name("words").glob("*.json")))


def words(language: str) -> Words:
    """Read the words of *language*, one of `languages()`."""
    text = Path(__file__).with_name("words").joinpath(f"{language}.json").read_text("utf-8")
    raw = json.loads(text)
    months, criteria = tuple(raw.pop("months")), raw.pop("criteria")
    return Words(language, raw, months, criteria)
