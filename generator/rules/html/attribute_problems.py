"""Faults of attributes as problems of rules."""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.fault import Fault
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Problem
from generator.checks.page.html_page import Element, HtmlPage


def faults_about(page: HtmlPage, subject: Subject) -> tuple[tuple[Element, Fault], ...]:
    """Give the faults of a page that are about *subject*."""
    return page.fact(attribute_faults).get(subject, ())


def problems_about(
    page: HtmlPage, subject: Subject, *, corrected: bool = False
) -> Iterator[Problem]:
    """
    Give the same as problems.

    Args:
        page: Where they are.
        subject: What they are about.
        corrected: Whether the rule can write the one right value where there is one.
    """
    for element, fault in faults_about(page, subject):
        correction = fault.correction if corrected else None
        yield Problem(fault.message, fault.fix, element, correction=correction)
