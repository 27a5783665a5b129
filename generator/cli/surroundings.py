"""What is known around a report, gathered only for the forms that tell it."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.opening import OpenSite
from generator.model.finding import Report, Severity
from generator.reports import history, published
from generator.reports.dossier import Dossier, RuleText
from generator.reports.forms import WITH_PAGES, WITH_RULES
from generator.value import dataclass

if TYPE_CHECKING:
    from generator.checks.facts.page_facts import PageFacts


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What is known besides the findings.

    Attributes:
        threshold: Lowest severity that leads to exit code 1.
        root: Folder that the paths of findings are relative to; None where it is that of the run.
        title: Of the site; empty where it is not known.
        base_url: Address of the site; empty where it is not known.
        now: The moment that the run stands for.
        cache: Folder with the history; None where there is none.
        output: Folder with the published files; None where none were written.
        facts: Reads what is known of every page; None where nothing is.
    """

    threshold: Severity = Severity.ERROR
    root: Path | None = None
    title: str = ""
    base_url: str = ""
    now: dt.datetime | None = None
    cache: Path | None = None
    output: Path | None = None
    facts: "Callable[[], Sequence[PageFacts]] | None" = None


def around_site(
    site: OpenSite,
    threshold: Severity,
    output: Path | None = None,
    facts: "Callable[[], Sequence[PageFacts]] | None" = None,
) -> Surroundings:
    """Tell what is known around the report of a site of ours."""
    return Surroundings(
        threshold,
        site.root,
        site.settings.title,
        site.settings.base_url,
        site.now,
        site.root / ".cache",
        output,
        facts,
    )


def dossier_of(report: Report, around: Surroundings, forms: Collection[str]) -> Dossier:
    """Gather what *forms* tell; for the others nothing is read."""
    dossier = Dossier(
        report,
        around.threshold,
        _prefix(around.root),
        title=around.title,
        base_url=around.base_url,
        now=around.now,
    )
    if not WITH_RULES.isdisjoint(forms):
        dossier = replace(dossier, rules=_rules())
    if not WITH_PAGES.isdisjoint(forms):
        if around.cache is not None:
            dossier = replace(
                dossier,
                history=history.recall(around.cache / history.FILE),
                published=published.recall(around.cache / published.FILE),
            )
        if around.facts is not None:
            from generator.checks.facts.page_summaries import summaries  # noqa: PLC0415 - for these alone
            from generator.reports.pictures import small_copies  # noqa: PLC0415 - the same

            pages = summaries(around.facts())
            dossier = replace(dossier, pages=pages)
            if around.output is not None:
                copies = small_copies(pages, around.output, around.base_url)
                dossier = replace(dossier, pictures=copies)
    return dossier


def _prefix(root: Path | None) -> str:
    """Lead from the folder of the run to *root*, where it lies below."""
    if root is None:
        return ""
    try:
        below = root.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return ""
    return "" if below == "." else f"{below}/"


def _rules() -> dict[str, RuleText]:
    from generator import plugins  # noqa: PLC0415 - a report that tells of rules needs them all
    from generator.rules import catalogue  # noqa: PLC0415 - the same

    return {
        one.id: RuleText(one.summary, one.text, one.severity)
        for one in catalogue.entries(plugins.rules())
    }
