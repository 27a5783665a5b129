"""
What people found out about the accessibility of a site, and what a statement has to name.

It stands in `data/accessibility.yaml`. The reader, the JSON Schema and the messages about slips are
made from these classes.
"""

import datetime as dt

from generator.typed_yaml.field import key
from generator.value import dataclass

#: Path of the file below the site's folder.
FILE = "data/accessibility.yaml"
#: Day of an entry whose date is missing; a fault has said so then.
NO_DAY = dt.date.min


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whom visitors tell about barriers."""

    email: str | None = key("Address for mail.")
    phone: str | None = key("Telephone number.")
    url: str | None = key("Address of a form or page for contact.")
    address: str | None = key("Postal address.")
    days: int | None = key("Days within which you answer.", minimum=1)


@dataclass(frozen=True, slots=True)
class Enforcement:
    """Whom visitors turn to where you do not answer, or not well."""

    name: str | None = key("Name of the body.")
    url: str | None = key("Address of its page.")
    email: str | None = key("Its address for mail.")
    phone: str | None = key("Its telephone number.")
    text: str | None = key("The procedure, in a sentence or two.")


@dataclass(frozen=True, slots=True)
class Limitation:
    """Content that is not accessible."""

    content: str = key("What it is, and where.", default="", required=True)
    reason: str = key(
        "Why: it does not comply, complying would be a disproportionate burden, or the law leaves it"
        " out.",
        default="",
        required=True,
        choices=("non-compliance", "disproportionate-burden", "out-of-scope"),
    )
    criteria: tuple[str, ...] = key("Success criteria that it fails.", default=())
    alternative: str | None = key("What is accessible in its place.")
    until: dt.date | None = key("Day by which it shall be accessible.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person found out about one success criterion."""

    criterion: str = key("Its number, such as `1.1.1`.", default="", required=True)
    verdict: str = key(
        "What was found; `not-present` where the site has nothing that it is about.",
        default="",
        required=True,
        choices=("satisfied", "not-satisfied", "not-present"),
    )
    by: str = key("Who looked.", default="", required=True)
    date: dt.date = key("On which day.", default=NO_DAY, required=True)
    method: str = key(
        "How, such as `keyboard, NVDA with Firefox on ten pages`.", default="", required=True
    )
    note: str | None = key("What else there is to say, such as what fails and where.")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole of `data/accessibility.yaml`."""

    organization: str | None = key(
        "Who publishes the site; the organization or title of site.yaml where it is missing."
    )
    scope: str | None = key("What the statement is about; the site's address where it is missing.")
    standard: str = key(
        "What the site is held to, each at levels A and AA: EN 301 549 V3.2.1 has the criteria of"
        " WCAG 2.1.",
        default="EN 301 549",
        choices=("EN 301 549", "WCAG 2.1", "WCAG 2.2"),
    )
    law: str | None = key(
        "The law that asks for the statement, as it continues “in accordance with …”.",
        example='"the Act on Equal Opportunities of 2019"',
    )
    method: str = key(
        "Who evaluated the site: you yourselves, or somebody else.",
        default="self-assessment",
        choices=("self-assessment", "third-party"),
    )
    prepared: dt.date | None = key("Day of the first statement; today where it is missing.")
    feedback: Feedback = key("Whom visitors tell about barriers.", factory=Feedback)
    enforcement: Enforcement = key(
        "Whom visitors turn to where you do not answer, or not well.", factory=Enforcement
    )
    sample: tuple[str, ...] = key("Pages that people looked at.", default=())
    tools: tuple[str, ...] = key(
        "Browsers and assistive technologies that they used.",
        default=(),
        example='["NVDA 2026.1 with Firefox 146"]',
    )
    months: int = key("Months after which an answer is old.", default=12, minimum=1)
    limitations: tuple[Limitation, ...] = key("Content that is not accessible.", default=())
    answers: tuple[Answer, ...] = key(
        "What people found out, each about one criterion; of several the newest counts.", default=()
    )

    @property
    def version(self) -> str:
        """Version of WCAG whose criteria count."""
        return "2.2" if self.standard == "WCAG 2.2" else "2.1"
