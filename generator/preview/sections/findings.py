"""What is to be fixed on the page, each with the line that fixes it."""

from collections.abc import Iterable
from typing import Any

from generator.model.finding import Finding, Report
from generator.preview.sections.section import PageContext, Section
from generator.reports.frame import code_frame
from generator.reports.json import as_value
from generator.reports.marked_words import marked


def finding_values(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as in the JSON report, each with its code frame under `frame`."""
    found = tuple(findings)
    values: list[dict[str, Any]] = as_value(Report(found))["findings"]
    for one, value in zip(found, values, strict=True):
        value["frame"] = list(code_frame(at, one.excerpt)) if (at := marked(one)) else []
    return values


def _data(context: PageContext) -> list[Any]:
    return finding_values(context.findings)


SECTION = Section("findings", "Findings", _data)
