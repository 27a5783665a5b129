"""What was found when the site was last published, so that a report can tell what is new since."""

import json
from contextlib import suppress
from pathlib import Path

from generator.model.finding import Report
from generator.one_file import is_file, is_there, read_file

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
        if is_there(path) and not is_file(path):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"fingerprints": fingerprints}) + "\n", encoding="utf-8")


def recall(path: Path) -> frozenset[str] | None:
    """Read those fingerprints; None where nothing was published, or it is not known."""
    try:
        fingerprints = json.loads(read_file(path, _LARGEST))["fingerprints"]
        return frozenset(one for one in fingerprints if isinstance(one, str))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
