"""
The brand's name is spelt as the style guide spells it.

A name in two spellings looks like two companies. Write Acme with one capital letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage


@dataclass(frozen=True, slots=True)
class BrandName:
    """Options of the rule."""

    wrong: tuple[str, ...] = ("ACME",)  #: spellings that are not wanted


def check(page: HtmlPage, options: BrandName) -> Iterator[Problem]:
    """Look for wrong spellings in the title."""
    if page.title is None:
        return
    for spelling in options.wrong:
        if spelling in page.title.text:
            yield Problem(
                f"title says {spelling}; the style guide says Acme",
                fix=f"write Acme instead of {spelling}",
                element=page.title,
            )


RULE = Rule(
    id="content/brand-name",
    check=check,
    subject=HtmlPage,
    defaults=BrandName(),
    basis=Basis.HOUSE,
)
