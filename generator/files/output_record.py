"""The record of what we wrote into an output folder. It lies in the cache, never in the folder."""

import hashlib
import json
import os
from collections.abc import Collection
from pathlib import Path

from generator.errors import OutputFolderError
from generator.files.atomic_file import write_if_changed
from generator.files.disk import refusal
from generator.one_file import read_file


def record_path(cache: Path, path: Path, root: Path) -> Path:
    """Name the record by the folder; relative where it can be, so that a site may be moved."""
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return cache / f"output-{hashlib.sha256(os.fsencode(shown)).hexdigest()[:16]}.json"


def read_record(record: Path) -> tuple[frozenset[str], bool] | None:
    """
    Read the paths, and whether the build that wrote them was finished.

    Returns:
        None where there is no record. A damaged one still says that the folder is ours.
    """
    try:
        data = json.loads(read_file(record))
    except FileNotFoundError:
        return None
    except ValueError:
        return frozenset(), False
    if not isinstance(data, dict) or not isinstance(data.get("files"), list):
        return frozenset(), False
    files = frozenset(path for path in data["files"] if isinstance(path, str))
    return files, data.get("complete") is True


def write_record(record: Path, written: Collection[str], *, finished: bool) -> None:
    """
    Write the paths, and whether the build is finished.

    Raises:
        OutputFolderError: The record cannot be written.
    """
    data = json.dumps({"complete": finished, "files": sorted(written)}).encode()
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(record, data)
    except OSError as error:
        raise OutputFolderError(*refusal(error, record)) from error
