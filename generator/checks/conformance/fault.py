"""A fault of an attribute, in words for people."""

from typing import NamedTuple

from generator.checks.conformance.value_types import Subject
from generator.checks.conformance.values.verdict import Verdict
from generator.model.finding import Correction

_LONGEST = 60  # characters of a value that are shown


class Fault(NamedTuple):
    """
    What is wrong with one attribute of an element.

    Attributes:
        attribute: Its name as written; empty where one is missing.
        correction: The one right value; None where a person must choose.
    """

    subject: Subject
    attribute: str
    message: str
    fix: str
    correction: Correction | None = None


def of_value(subject: Subject, element: str, attribute: str, value: str, verdict: Verdict) -> Fault:
    """Say what is wrong with the value of an attribute of an *element*."""
    correction = Correction(value, verdict.right) if verdict.right and value else None
    message = f"{shown(attribute, value)} on `<{element}>` {verdict.why}"
    return Fault(subject, attribute, message, verdict.fix, correction)


def shown(attribute: str, value: str) -> str:
    """Write an attribute as in HTML, with a long value cut short."""
    text = " ".join(value.split()) if value.strip() else value
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    return f'`{attribute}="{text}"`'
