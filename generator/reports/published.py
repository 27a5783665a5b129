"""What was found when the site was last published, so that a report can tell what is new since."""

import json
from contextlib import suppress
from pathlib import Path

from generator.model.finding import Report

FILE = "published.json"
#: Bytes that are read at most; more is no list of ours.
_LARGEST = 50_000_000


def remember(path: Path, report: Report) -> None:
    """
    Keep the fingerprints of what was found when the site was published.

    Nothing is raised where the file cannot be written: the site is published all the same.
    """
    fingerprints = sorted(one.fingerprint for one in report.findings)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"fingerprints": fingerprints}) + "\n", encoding="utf-8")


def recall(path: Path) -> frozenset[str] | None:
    """Read those fingerprints; None where nothing was published, or nobody knows."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        fingerprints = json.loads(path.read_text(encoding="utf-8"))["fingerprints"]
        return frozenset(one for one in fingerprints if isinstance(one, str))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
