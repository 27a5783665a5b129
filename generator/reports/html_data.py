"""What the report's page knows in its script: findings, pages and rules as small JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model.finding import Finding, Outcome, Severity
from generator.reports.deeds import Deed
from generator.reports.dossier import Dossier
from generator.reports.marked_words import marked
from generator.reports.place import place_of
from generator.reports.summary import by_owner
from generator.reports.wording import one_line

_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}
_SHOWN = 240  # characters of a line of source
_BEFORE = 60  # of them before the fault, where the line is longer


def page_data(
    dossier: Dossier,
    findings: Sequence[Finding],
    deeds: Sequence[Deed],
    hands: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """
    Gather what the page shows in lists.

    Keys of findings and pages are single letters, since there may be thousands of each: of a
    finding `r` rule, `s` severity, `o` owner, `m` message, `x` fix, `f` `l` `c` place, `e` line
    with the place in it, `p` pages, `b` deed, and where they hold `v` to look at, `k` known, `w`
    of a check newer than the baseline, `n` new since the last publish; of a page `u` address, `t` title, `d` description, `st` `sd` what a
    shared link shows, `i` picture, `h` not offered to search.
    """
    paths = sorted({one.path for one in dossier.pages}.union(*(one.pages for one in findings)))
    numbers = {path: number for number, path in enumerate(paths)}
    owners = tuple(by_owner(dossier.report.findings))
    owner_of = {
        id(one): owners.index(name) for name, found in by_owner(findings).items() for one in found
    }
    rules = sorted({one.rule for one in findings})
    rule_of = {rule: number for number, rule in enumerate(rules)}
    deed_of = {id(one): number for number, deed in enumerate(deeds) for one in deed.findings}
    images = sorted({one.image for one in dossier.pages if one.image})
    return {
        "base": dossier.base_url,
        "owners": [one_line(name) for name in owners],
        "hands": {key: [owners.index(name) for name in names] for key, names in hands.items()},
        "rules": [
            {"id": rule, "why": why(dossier.rules[rule].text) if rule in dossier.rules else ""}
            for rule in rules
        ],
        "images": images,
        "pictures": {
            str(number): dossier.pictures[url]
            for number, url in enumerate(images)
            if url in dossier.pictures
        },
        "findings": [
            _finding(one, dossier)
            | {
                "r": rule_of[one.rule],
                "o": owner_of[id(one)],
                "p": _runs(numbers[path] for path in one.pages),
            }
            | ({"b": deed_of[id(one)]} if id(one) in deed_of else {})
            for one in findings
        ],
        "pages": _pages(dossier, paths, {url: number for number, url in enumerate(images)}),
    }


def _finding(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    value: dict[str, Any] = {"s": _WEIGHTS.get(finding.severity, 2), "m": one_line(finding.message)}
    if finding.fix:
        value["x"] = one_line(finding.fix)
    place = place_of(finding)
    if place is not None:
        value["f"] = one_line(dossier.path_of(place))
        if place.line is not None:
            value["l"] = place.line
        if place.column is not None:
            value["c"] = place.column
        if finding.excerpt.strip():
            meant = marked(finding) or place
            value["e"] = _line(finding.excerpt, meant.column, meant.end_column)
    for letter, holds in (
        ("v", finding.outcome is Outcome.REVIEW),
        ("k", finding.known),
        ("w", finding.new_check),
        ("n", dossier.published is not None and finding.fingerprint not in dossier.published),
    ):
        if holds:
            value[letter] = 1
    return value


def _line(excerpt: str, column: int | None, end: int | None) -> list[Any]:
    """Cut a line around the place that is meant; give it with the place's start and end in it."""
    start = min((column or 1) - 1, len(excerpt))
    cut = max(0, start - _BEFORE) if len(excerpt) > _SHOWN else 0
    shown = excerpt[cut : cut + _SHOWN]
    head = "…" if cut else ""
    tail = "…" if cut + _SHOWN < len(excerpt) else ""
    text = f"{head}{shown}{tail}"
    if column is None or end is None:
        return [text, None, None]
    first = _script_length(text[: len(head) + start - cut])
    meant = shown[start - cut : max(start, min(end - 1, cut + _SHOWN)) - cut]
    return [text, first, first + _script_length(meant)]


def _script_length(text: str) -> int:
    """Length as JavaScript counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pages(
    dossier: Dossier, paths: Sequence[str], images: Mapping[str, int]
) -> list[dict[str, Any]]:
    shown = {one.path: one for one in dossier.pages}
    pages = []
    for path in paths:
        page = shown.get(path)
        if page is None:
            pages.append({"u": f"/{path.removesuffix('index.html')}"})
            continue
        value: dict[str, Any] = {"u": page.url, "t": page.title}
        if page.description:
            value["d"] = page.description
        if page.social_title not in ("", page.title):
            value["st"] = page.social_title
        if page.social_description not in ("", page.description):
            value["sd"] = page.social_description
        if page.image:
            value["i"] = images[page.image]
        if not page.offered:
            value["h"] = 1
        pages.append(value)
    return pages


def _runs(numbers: Iterable[int]) -> list[int]:
    """Write numbers as pairs of first and length: a template's finding is often on all pages."""
    runs: list[int] = []
    for number in sorted(numbers):
        if runs and runs[-2] + runs[-1] == number:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs


def why(text: str) -> str:
    """Of a rule's text what says why it matters and how to fix it, as plain words."""
    before = text.partition("\n```")[0].partition("\nSource:")[0]
    paragraphs = [" ".join(part.split()) for part in before.split("\n\n")]
    return " ".join(part for part in paragraphs[1:] if part) or paragraphs[0]
