"""The interface of a part of the page's panel."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Finding, Report
from generator.model.site import Page
from generator.preview.generation import Generation
from generator.stages.render.production import PageRecord
from generator.stages.store.memory import Memory
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class PageContext:
    """
    A page, made and checked, as sections look at it.

    Attributes:
        record: What a build keeps of it: facts, faults, findings.
        html: As published; empty where the page could not be made.
        parsed: The same, parsed; None where the page could not be made.
        findings: What is to be fixed on it, suppressed ones left out.
        report: On the whole site; None while the check of it goes on.
        memory: What is known of all other pages.
    """

    generation: Generation
    page: Page
    record: PageRecord
    html: str
    parsed: HtmlPage | None
    findings: tuple[Finding, ...]
    report: Report | None
    memory: Memory


@dataclass(frozen=True, slots=True)
class Section:
    """
    A part of the page's panel.

    A family of rules that has more to show than findings brings a section of its own: a module
    beside this one, named in `generator.preview.sections.catalogue`.

    Attributes:
        id: Names it in `page.json` and in the panel.
        title: For the person who reads the panel.
        data: Gives what it shows, as the plain values that JSON holds.
        is_late: Whether it takes long, and so is worked out only for those who ask for it by name.
    """

    id: str
    title: str
    data: Callable[[PageContext], Mapping[str, Any] | list[Any]]
    is_late: bool = False
