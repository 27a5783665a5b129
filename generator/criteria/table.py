"""
The success criteria of WCAG 2.0 to 2.2, and the clauses of other standards that follow from them.

`wcag.json` beside this file holds them, with its source and date. Clauses are no table, since rules
give them:

- EN 301 549 V3.2.1 has the criteria of WCAG 2.1 of levels A and AA, each as the clause `9.` with the
  number of the criterion.
- Section 508 (36 CFR 1194, Appendices A and C) asks for the criteria of WCAG 2.0 of levels A and AA:
  E205.4 for contents, 501.1 for web applications.

Source:
    EN 301 549 V3.2.1 (2021-03), clause 9 and annex A; 36 CFR part 1194, E205.4 and 501.1.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from generator.value import dataclass

EN_301_549 = "EN 301 549 V3.2.1"
SECTION_508 = ("E205.4", "501.1")
VERSIONS = ("2.0", "2.1", "2.2")
_UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/"


@dataclass(frozen=True, slots=True)
class Criterion:
    """
    One success criterion.

    Attributes:
        number: Such as ``1.4.10``.
        name: As the standard writes it.
        slug: Name of the criterion in addresses of the W3C.
        level: `A`, `AA` or `AAA`.
        since: First version of WCAG that has it.
        until: Last version that has it.
        decided: What rules can tell, "whether …"; empty where they can tell nothing.
        left: What a person must look at, "whether …".
    """

    number: str
    name: str
    slug: str
    level: str
    since: str
    until: str
    decided: str
    left: str

    @property
    def order(self) -> tuple[int, ...]:
        """What sorts criteria as their numbers count: 1.4.2 before 1.4.10."""
        return tuple(int(part) for part in self.number.split("."))

    @property
    def clause(self) -> str:
        """Clause of EN 301 549 V3.2.1 that is this criterion; empty where none is."""
        return f"9.{self.number}" if self.since < "2.2" and self.level != "AAA" else ""

    @property
    def section_508(self) -> tuple[str, ...]:
        """Provisions of Section 508 that ask for it."""
        return SECTION_508 if self.since == "2.0" and self.level != "AAA" else ()

    @property
    def url(self) -> str:
        """Address of the W3C's page that explains it."""
        return f"{_UNDERSTANDING}{self.slug}"

    def is_in(self, version: str, level: str = "AAA") -> bool:
        """Whether a version of WCAG has it, at *level* or below."""
        return self.since <= version <= self.until and len(self.level) <= len(level)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


@cache
def criteria() -> Mapping[str, Criterion]:
    """Every criterion, by its number, in the order of numbers."""
    text = Path(__file__).with_name("wcag.json").read_text(encoding="utf-8")
    rows = json.loads(text)["criteria"]
    found = (
        Criterion(
            number=row["number"],
            name=row["name"],
            slug=row["id"],
            level=row["level"],
            since=row["since"],
            until=row.get("until", VERSIONS[-1]),
            decided=row["decided"],
            left=row["left"],
        )
        for row in rows
    )
    return {one.number: one for one in sorted(found, key=lambda one: one.order)}


def named(numbers: Iterable[str]) -> tuple[Criterion, ...]:
    """Look up criteria; numbers that are none of WCAG (a plug-in may name such) are left out."""
    known = criteria()
    return tuple(known[number] for number in numbers if number in known)


def clauses(numbers: Iterable[str]) -> tuple[str, ...]:
    """Clauses of EN 301 549 that follow from criteria, in their order."""
    return tuple(one.clause for one in named(numbers) if one.clause)


def provisions(numbers: Iterable[str]) -> tuple[str, ...]:
    """Provisions of Section 508 that ask for one of some criteria, each once."""
    return tuple(dict.fromkeys(part for one in named(numbers) for part in one.section_508))
