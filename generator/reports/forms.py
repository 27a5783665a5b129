"""The forms in which a report can be written, by the name that ``--format`` takes."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reports.dossier import Dossier, Written

FORMS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
#: Those that tell of the report alone, and how they are asked for a file.
_OF_REPORT_ALONE: Mapping[str, Mapping[str, bool]] = {"text": {"everything": True}, "json": {}}
#: Those that say what rules are for.
WITH_RULES = frozenset({"sarif", "html"})
#: The one that shows pages and what came before.
WITH_PAGES = frozenset({"html"})


def write(form: str, dossier: "Dossier") -> "Written":
    """
    Write a report.

    Args:
        form: One of `FORMS`.
        dossier: What there is to tell; its rules and pages are only read by the forms that are
            named in `WITH_RULES` and `WITH_PAGES`.
    """
    from generator.reports.dossier import Written  # noqa: PLC0415 - `--help` needs names alone
    from generator.reports.wording import writable  # noqa: PLC0415 - the same

    module = import_module(f"{__package__}.{form}")
    if form not in _OF_REPORT_ALONE:
        written: Written = module.render(dossier)
        return written
    return Written(writable(module.render(dossier.report, **_OF_REPORT_ALONE[form])))
