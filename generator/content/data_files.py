"""Read the data folder: YAML, JSON, CSV and TOML files."""

import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.content.decode_text import decode
from generator.model.data import DataFile
from generator.model.failure import failure
from generator.model.finding import Fault, Location
from generator.one_file import is_file, is_folder, read_file, real, walk
from generator.typed_yaml.decode import decode_plain
from generator.typed_yaml.source import YamlSource

FOLDER = "data"
_Read = tuple[Any, tuple[int, ...], tuple[Fault, ...]]


def read_data(root: Path) -> tuple[Mapping[str, DataFile], tuple[Fault, ...]]:
    """
    Read every data file.

    Returns:
        Path below ``data/`` to file, and what is wrong with those that are left out.
    """
    files: dict[str, DataFile] = {}
    faults: list[Fault] = []
    folder = root / FOLDER
    for path in sorted(_walk(root, folder, faults)) if is_folder(folder) else ():
        shown = PurePosixPath(path.relative_to(root).as_posix())
        try:
            text, wrong = decode(read_file(path), shown)
        except OSError as error:
            faults.append(_unreadable(error, shown))
            continue
        faults.extend(wrong)
        if text is None:
            continue
        try:
            value, rows, wrong = _READERS[path.suffix.lower()](text, shown)
        except Exception as error:  # noqa: BLE001 - one file costs one finding, whatever is in it
            faults.append(failure(shown, error))
            continue
        faults.extend(wrong)
        if not wrong:
            files[path.relative_to(folder).as_posix()] = DataFile(shown, value, rows)
    return files, tuple(faults)


def _walk(root: Path, folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Files that can be read as data; what is skipped on the way is a fault."""

    def failed(error: OSError) -> None:
        faults.append(_unreadable(error, _shown(root, Path(error.filename))))

    inside = real(folder)
    for place, folders, names in walk(folder, failed):
        for name in folders:
            if os.path.islink(os.path.join(place, name)):  # noqa: PTH114, PTH118 - as `walk` gives
                message = "links to folders are not followed here; it is left out"
                at = Location(_shown(root, Path(place, name)))
                faults.append(Fault("content/link-outside", message, at))
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() not in _READERS:
                continue
            shown = _shown(root, path)
            if not real(path).is_relative_to(inside):
                message = "this link leads out of the data folder; it is left out"
                faults.append(Fault("content/link-outside", message, Location(shown)))
            elif not is_file(path):
                message = "this is not a regular file; it is left out"
                faults.append(Fault("content/not-a-file", message, Location(shown)))
            elif shown.as_posix() != path.relative_to(root).as_posix():
                message = "name is not UTF-8; it is left out"
                faults.append(Fault("content/unreadable", message, Location(shown), "rename it"))
            else:
                yield path


def _shown(root: Path, path: Path) -> PurePosixPath:
    text = path.relative_to(root).as_posix()
    return PurePosixPath(text.encode(errors="backslashreplace").decode())


def _unreadable(error: OSError, shown: PurePosixPath) -> Fault:
    message = f"it cannot be read: {error.strerror}"
    fix = "check its permissions"
    return Fault("content/unreadable", message, Location(shown), fix)


def _yaml(text: str, path: PurePosixPath) -> _Read:
    decoded = decode_plain(YamlSource(text, path, "data"))
    rows: tuple[int, ...] = ()
    if isinstance(decoded.value, list):
        places = (decoded.positions.get(str(number)) for number in range(len(decoded.value)))
        rows = tuple(place.line or 1 if place else 1 for place in places)
    return decoded.value, rows, decoded.faults


def _json(text: str, path: PurePosixPath) -> _Read:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        at = Location(path, error.lineno, error.colno)
        return None, (), (Fault("data/syntax", f"JSON cannot be read: {error.msg}", at),)
    except (RecursionError, ValueError) as error:  # nested too deeply; a number of 5,000 digits
        message = f"JSON cannot be read: {error}"
        return None, (), (Fault("data/syntax", message, Location(path)),)
    return value, (), ()


def _toml(text: str, path: PurePosixPath) -> _Read:
    import tomllib  # noqa: PLC0415 - few sites have such files

    try:
        return tomllib.loads(text), (), ()
    except (RecursionError, ValueError) as error:  # its own errors are ValueErrors
        return None, (), (Fault("data/syntax", f"TOML cannot be read: {error}", Location(path)),)


def _csv(text: str, path: PurePosixPath) -> _Read:
    import csv  # noqa: PLC0415 - few sites have such files

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    values: list[dict[str, str]] = []
    lines: list[int] = []
    faults: list[Fault] = []
    line = 1
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if not any(cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                faults.extend(_header_faults(header, path))
            elif len(cells) != len(header):
                message = (
                    f"row {len(values) + 2} has {len(cells)} cells; the header has {len(header)}"
                )
                fix = "add or remove commas, or quote a text that has a comma in it"
                faults.append(Fault("data/ragged-row", message, Location(path, start), fix))
                values.append({})
            else:
                values.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
                lines.append(start)
    except csv.Error as error:
        message = f"CSV cannot be read: {error}"
        faults.append(Fault("data/syntax", message, Location(path, reader.line_num or 1)))
    return values, tuple(lines), tuple(faults)


def _header_faults(header: list[str], path: PurePosixPath) -> list[Fault]:
    twice = sorted({name for name in header if header.count(name) > 1})
    at = Location(path, 1)
    return [
        Fault("data/header", f"two columns are called `{name}`", at, "rename one") for name in twice
    ]


_READERS: Mapping[str, Callable[[str, PurePosixPath], _Read]] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".json": _json,
    ".toml": _toml,
    ".csv": _csv,
}
