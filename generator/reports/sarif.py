"""
The report in SARIF, which code hosts and editors read.

Source: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" of OASIS; GitHub, "SARIF
support for code scanning", for the limits and for what is read of it.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.criteria.table import clauses, named, provisions
from generator.model.finding import Finding, Location, Outcome, RuleRecord, Severity
from generator.reports.dossier import Dossier, RuleText, Written
from generator.reports.place import SITE_FILE, heaviest_first, place_of
from generator.reports.wording import remark_in_words, with_fix, writable

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

#: Results of a run; a file with more is refused.
MAX_RESULTS = 25_000
#: Results that are shown; those after them are taken in, but not to be seen.
SHOWN_RESULTS = 5_000
#: Bytes of the file after gzip; a larger one is refused.
MAX_BYTES = 10_000_000
#: Places of a result that are shown; the first is the one that is fixed.
MAX_PLACES = 100
#: Tags of a rule that are taken.
MAX_TAGS = 10
#: Characters of a rule's description.
MAX_DESCRIPTION = 1024

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
#: Our fingerprint, with the version of how it is made.
_FINGERPRINT = "proofpress/v1"
_LINK = re.compile(r"\](?=\()")
#: Room for what a gzip file has around the compressed bytes.
_GZIP_FRAME = 64


def render(dossier: Dossier) -> Written:
    """Write the report as SARIF, the heaviest findings first, as many as code hosts take."""
    findings = heaviest_first(dossier.report.findings)
    kept = findings[:MAX_RESULTS]
    while True:
        cut = tuple(_cut(len(findings), kept))
        text = _log(dossier, kept, cut)
        size = len(zlib.compress(text.encode(), 6)) + _GZIP_FRAME
        if size <= MAX_BYTES or not kept:
            return Written(text, cut)
        kept = kept[: int(len(kept) * min(0.95, MAX_BYTES / size * 0.95))]


def _cut(found: int, kept: Sequence[Finding]) -> Iterator[str]:
    if len(kept) < found:
        yield (
            f"sarif: {found - len(kept):,} of {found:,} findings are left out, the lightest; "
            f"code hosts take {MAX_RESULTS:,} results and {MAX_BYTES // 1_000_000} MB"
        )
    if len(kept) > SHOWN_RESULTS:
        yield (
            f"sarif: the file has {len(kept):,} findings; GitHub shows the first "
            f"{SHOWN_RESULTS:,}, which are the heaviest"
        )
    many = sum(len(one.pages) >= MAX_PLACES for one in kept)
    if many:
        yield (
            f"sarif: {many:,} findings show on {MAX_PLACES:,} pages or more; the first "
            f"{MAX_PLACES - 1} pages of each are named"
        )


def _log(dossier: Dossier, kept: Sequence[Finding], cut: Sequence[str]) -> str:
    records = {one.id: one for one in dossier.report.rules}
    ids = sorted({*records, *(one.rule for one in kept)})
    numbers = {name: number for number, name in enumerate(ids)}
    with_baseline = any(not one.counts for one in dossier.report.findings)
    results = [_result(one, dossier, numbers, with_baseline=with_baseline) for one in kept]
    run = {
        "tool": {
            "driver": {
                "name": "Proofpress",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(name, records.get(name), dossier.rules.get(name)) for name in ids],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    *({"level": "warning", "message": {"text": one}} for one in cut),
                    *(
                        {"level": "note", "message": {"text": remark_in_words(one)}}
                        for one in dossier.report.remarks
                    ),
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return writable(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _rule(name: str, record: RuleRecord | None, text: RuleText | None) -> dict[str, Any]:
    summary = text.summary if text else name
    family = name.partition("/")[0]
    tags = [family, *([record.basis] if record else [])]
    level = _LEVELS.get(text.severity, "none") if text else "warning"
    help_text = text.text if text else name
    criteria = record.criteria if record else ()
    tags += [f"WCAG {one}" for one in criteria]
    tags += [f"EN 301 549 {one}" for one in clauses(criteria)]
    tags += ["Section 508"] if provisions(criteria) else []
    explained = named(criteria)
    return {
        "id": name,
        **({"helpUri": explained[0].url} if explained else {}),
        "shortDescription": {"text": _escaped(summary)[:MAX_DESCRIPTION]},
        "fullDescription": {"text": _escaped(_opening(help_text) or summary)[:MAX_DESCRIPTION]},
        "help": {"text": _escaped(help_text), "markdown": help_text},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": tags[:MAX_TAGS], "act": list(record.act if record else ())},
    }


def _opening(text: str) -> str:
    """Of a rule's text what comes before its examples."""
    return text.partition("\n```")[0].strip()


def _result(
    finding: Finding, dossier: Dossier, numbers: Mapping[str, int], *, with_baseline: bool
) -> dict[str, Any]:
    place = place_of(finding) or Location(SITE_FILE)
    review = finding.outcome is Outcome.REVIEW
    fingerprints = {_FINGERPRINT: finding.fingerprint}
    if place.line is None:
        # GitHub takes this one alone, and makes it itself where a line is known.
        fingerprints["primaryLocationLineHash"] = finding.fingerprint
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        # The standard (3.27.10) demands `none` for what did not fail.
        "kind": "review" if review else "fail",
        "level": "none" if review else _level(finding),
        "message": {"text": _escaped(with_fix(finding))},
        "locations": [_location(dossier.path_of(place), place, finding)],
        "partialFingerprints": fingerprints,
        "properties": {
            "owner": finding.owner.value,
            "team": finding.team,
            "severity": finding.severity.value,
            "pages": len(finding.pages),
            **({"newCheck": True} if finding.new_check else {}),
        },
    }
    if len(finding.pages) > 1:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": {"artifactLocation": _artifact(path)}}
            for number, path in enumerate(finding.pages[: MAX_PLACES - 1], start=1)
        ]
    if with_baseline:
        result["baselineState"] = "unchanged" if finding.known else "new"
    return result


def _level(finding: Finding) -> str:
    """Weigh a finding; one of a check newer than the baseline fails no pipeline."""
    return "note" if finding.new_check else _LEVELS.get(finding.severity, "none")


def _location(path: str, place: Location, finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if place.line is not None:
        region: dict[str, Any] = {"startLine": place.line}
        if place.column is not None:
            region["startColumn"] = place.column
        if place.end_column is not None:
            region["endColumn"] = place.end_column
        if finding.excerpt:
            region["snippet"] = {"text": finding.excerpt}
        physical["region"] = region
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(writable(path))}


def _escaped(text: str) -> str:
    r"""Write *text* so that ``[words](place)`` in it is no link (3.11.6)."""
    return _LINK.sub(r"\\]", text)
