"""The charts of the report's page: numbers become places in a drawing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from generator.model.finding import Finding, Outcome, Severity
from generator.reports.dossier import Build
from generator.reports.summary import SHOWN

_WIDTH, _HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 708, 12, 228
#: Builds in the table beside the drawing.
_ROWS = 12


def family_bars(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """
    Count findings by family and severity, with bars in hundredths of the longest.

    Returns:
        The families with most findings first; empty where there are no findings.
    """
    counts: dict[str, Counter[Severity]] = {}
    for one in findings:
        if one.outcome is Outcome.FAILED:
            counts.setdefault(one.rule.partition("/")[0], Counter())[one.severity] += 1
    longest = max((count.total() for count in counts.values()), default=0)
    ordered = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return [_family(name, count, longest) for name, count in ordered]


def _family(name: str, count: Counter[Severity], longest: int) -> dict[str, Any]:
    bars = []
    start = 0.0
    for severity in SHOWN:
        width = 100 * count[severity] / longest
        if width:
            bars.append(
                {"severity": severity.value, "start": f"{start:.2f}", "width": f"{width:.2f}"}
            )
        start += width
    return {"name": name, "bars": bars, "counts": [count[severity] for severity in SHOWN]}


def history_chart(builds: Sequence[Build]) -> dict[str, Any] | None:
    """
    Draw how many findings of each severity builds had, one after the other.

    Returns:
        None where fewer than two builds are known: one makes no line.
    """
    if len(builds) < 2:  # noqa: PLR2004 - said above
        return None
    top = _round_up(max(max(_counts(build)) for build in builds))
    names = [severity.value for severity in SHOWN]
    series = [
        {
            "name": name,
            "points": " ".join(
                f"{_x(number, len(builds)):.1f},{_y(build.severities.get(name, 0), top):.1f}"
                for number, build in enumerate(builds)
            ),
        }
        for name in names
    ]
    first, last = builds[0], builds[-1]
    changes = ", ".join(
        f"{name}s from {first.severities.get(name, 0):,} to {last.severities.get(name, 0):,}"
        for name in names
    )
    return {
        "width": _WIDTH,
        "height": _HEIGHT,
        "left": _LEFT,
        "right": _RIGHT,
        "builds": len(builds),
        "about": f"From {_day(first)} to {_day(last)}: {changes}.",
        "first": _day(first),
        "last": _day(last),
        "lines": [
            {"y": round(_y(value, top), 1), "value": value} for value in sorted({0, top // 2, top})
        ],
        "series": series,
        "rows": [
            {
                "time": build.time[:16].replace("T", " "),
                "pages": build.pages,
                "counts": _counts(build),
            }
            for build in reversed(builds[-_ROWS:])
        ],
    }


def _counts(build: Build) -> list[int]:
    return [build.severities.get(severity.value, 0) for severity in SHOWN]


def _day(build: Build) -> str:
    return build.time[:10]


def _x(number: int, builds: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * number / (builds - 1)


def _y(value: int, top: int) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * value / top


def _round_up(value: int) -> int:
    """Round up to a number that reads well on an axis: 2, 4, 10, 20, 40, 100 …."""
    step = 1
    while True:
        for factor in (2, 4, 10):
            if value <= factor * step:
                return factor * step
        step *= 10
