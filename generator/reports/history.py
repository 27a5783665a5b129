"""
What builds found, one line a build, so that a report can show whether a site gets better.

The file is appended to. A build that found as much as the build before it, on the same day, adds
no line; when the file has grown long, its older half is dropped. A line that cannot be read is
passed over: a history is never needed.
"""

import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from generator.model.finding import Outcome, Report
from generator.one_file import is_file, is_there, read_file
from generator.reports.dossier import Build

FILE = "history.jsonl"
#: Lines that are kept when the file is cut; it is cut at twice as many.
KEPT = 500
#: Bytes that are read at most; more is no history of ours.
_LARGEST = 4_000_000


def remember(path: Path, report: Report, now: dt.datetime) -> None:
    """
    Add what a build found to the history.

    Nothing is raised where the file cannot be written; the build is good all the same.

    Args:
        path: Made where it does not exist.
        report: Of the build.
        now: The moment that the build stands for, with a time zone.
    """
    build = summarize(report, now)
    lines = _lines(path)
    last = next((one for line in reversed(lines) if (one := _build(line))), None)
    if last is not None and _same(last, build):
        return
    line = _line(build)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_there(path) and not is_file(path):
            return
        if len(lines) >= 2 * KEPT or (not lines and is_there(path)):
            kept = [*lines[-(KEPT - 1) :], line]
            path.write_text("".join(f"{one}\n" for one in kept), encoding="utf-8")
        else:
            with path.open("a+b") as file:
                file.write(_end_of_line(file) + line.encode() + b"\n")
    except OSError:
        return


def recall(path: Path) -> tuple[Build, ...]:
    """Read the history, the oldest first; empty where there is none."""
    return tuple(build for line in _lines(path)[-2 * KEPT :] if (build := _build(line)))


def summarize(report: Report, now: dt.datetime) -> Build:
    """Count what a build found: new findings that failed."""
    new = [one for one in report.findings if one.outcome is Outcome.FAILED and one.counts]
    return Build(
        now.astimezone(dt.UTC).replace(microsecond=0).isoformat(),
        report.pages,
        _counted(one.severity.value for one in new),
        _counted(one.owner.value for one in new),
        _counted(one.rule.partition("/")[0] for one in new),
    )


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(names).items()))


def _same(one: Build, other: Build) -> bool:
    """Whether *other* tells nothing that *one* does not."""
    day = len("2027-01-31")
    return one.time[:day] == other.time[:day] and (
        one.pages,
        one.severities,
        one.owners,
        one.families,
    ) == (other.pages, other.severities, other.owners, other.families)


def _line(build: Build) -> str:
    value = {
        "time": build.time,
        "pages": build.pages,
        "severities": build.severities,
        "owners": build.owners,
        "families": build.families,
    }
    return json.dumps(value, separators=(",", ":"))


def _build(line: str) -> Build | None:
    try:
        value = json.loads(line)
        moment = dt.datetime.fromisoformat(value["time"])
        if moment.tzinfo is None or not _is_count(value["pages"]):
            return None
        parts = [value[name] for name in ("severities", "owners", "families")]
        if not all(_is_count(number) for part in parts for number in part.values()):
            return None
        return Build(value["time"], value["pages"], *parts)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _lines(path: Path) -> list[str]:
    try:
        return read_file(path, _LARGEST).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _end_of_line(file: BinaryIO) -> bytes:
    """End the line that a killed build left open, where there is one."""
    if not file.seek(0, os.SEEK_END):
        return b""
    file.seek(-1, os.SEEK_END)
    return b"" if file.read(1) == b"\n" else b"\n"
