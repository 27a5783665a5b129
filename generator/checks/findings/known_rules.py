"""
The rules that a baseline knows, so that an upgrade of the program alarms no one.

They stand at the end of the file, where older programs see comments::

    # written by proofpress 0.2.0, which has these rules:
    # accessibility: heading-order image-alt link-name
    # links: anchor broken

Findings of other rules that ship with the program are those of new checks: they are shown apart, and
do not count until `proofpress baseline` has written the file again, or until the day that
`new_checks_from:` names. Rules of plug-ins count at once, since somebody installed them.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.model.finding import Report
from generator.value import dataclass

#: Version whose baselines do not say which rules they know.
FIRST = "0.1.0"
_VERSION = re.compile(r"# written by proofpress (\S+), which has these rules:")
_FAMILY = re.compile(r"# ([a-z0-9-]+):((?: [a-z0-9-]+)+)\s*")


@dataclass(frozen=True, slots=True)
class KnownRules:
    """
    What the foot of a baseline says.

    Attributes:
        version: Of the program that wrote it.
        ids: Of the rules, and kinds of faults, that this program had.
    """

    version: str
    ids: frozenset[str]


def known_rules(text: str) -> KnownRules:
    """
    Read the foot of a baseline.

    Where a merge kept two, the rules of both are known. A baseline without one is of the first
    version.
    """
    version, ids = FIRST, set()
    for line in text.splitlines():
        if not line.startswith("#"):
            continue
        if written := _VERSION.match(line):
            version = written[1]
        elif family := _FAMILY.fullmatch(line):
            ids |= {f"{family[1]}/{name}" for name in family[2].split()}
    return KnownRules(version, frozenset(ids) if ids else _first_rules())


def foot(version: str, ids: Iterable[str]) -> list[str]:
    """Write the lines that say which rules a baseline knows; a line for each family."""
    families: dict[str, list[str]] = {}
    for one in sorted(ids):
        family, _, name = one.partition("/")
        families.setdefault(family, []).append(name)
    listed = [f"# {family}: {' '.join(names)}" for family, names in families.items()]
    return [f"# written by proofpress {version}, which has these rules:", *listed]


def with_new_checks(
    report: Report,
    known: KnownRules,
    own: Callable[[], Collection[str]],
    *,
    today: dt.date,
    count_from: dt.date | None,
) -> Report:
    """
    Mark the findings of rules that a baseline does not know.

    Args:
        report: Its known findings are marked.
        known: The rules that the baseline knows.
        own: Gives the ids of rules that do not ship with the program; asked only where needed.
        today: The day of the run.
        count_from: From this day on all rules count; None where no day was set.
    """
    if count_from is not None and today >= count_from:
        return report
    new = {one.rule for one in report.findings if not one.known} - known.ids
    new -= set(own()) if new else set()
    if not new:
        return report
    findings = tuple(
        replace(one, new_check=True) if one.rule in new and not one.known else one
        for one in report.findings
    )
    day = count_from.isoformat() if count_from else ""
    return replace(report, findings=findings, checks_since=known.version, checks_count_from=day)


@cache
def _first_rules() -> frozenset[str]:
    text = Path(__file__).with_name("rules_of_0_1.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
