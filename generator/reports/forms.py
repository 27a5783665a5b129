"""The forms in which a report can be written, by the name that ``--format`` takes."""

from importlib import import_module

from generator.reports import json, text
from generator.reports.dossier import Dossier, Written
from generator.reports.wording import writable

#: Name, then what it is for.
FORMS = {
    "text": "for a person at a terminal",
    "json": "for programs",
    "sarif": "for code hosts and editors, in SARIF 2.1.0",
    "junit": "for pipelines, as JUnit XML",
    "github": "marks on lines, as commands of GitHub Actions",
    "gitlab": "code quality of GitLab",
    "markdown": "for a comment on a pull request",
    "html": "for people, as one page",
}
#: Those that say what rules are for.
WITH_RULES = frozenset({"sarif", "html"})
#: The one that shows pages and what came before.
WITH_PAGES = frozenset({"html"})


def write(form: str, dossier: Dossier) -> Written:
    """
    Write a report.

    Args:
        form: One of `FORMS`.
        dossier: What there is to tell; its rules and pages are only read by the forms that are
            named in `WITH_RULES` and `WITH_PAGES`.
    """
    if form == "text":
        return Written(text.render(dossier.report, everything=True))
    if form == "json":
        return Written(writable(json.render(dossier.report)))
    written: Written = import_module(f"{__package__}.{form}").render(dossier)
    return written
