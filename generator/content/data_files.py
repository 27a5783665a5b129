"""Read the data folder: YAML, JSON, CSV and TOML files."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.boundary import Boundary, refused
from generator.content.decode_text import decode
from generator.model.counted import counted
from generator.model.data import DataFile
from generator.model.failure import failure
from generator.model.finding import Fault, Location
from generator.one_file import is_file, is_folder, read_file, walk
from generator.typed_yaml.decode import decode_plain
from generator.typed_yaml.source import YamlSource

FOLDER = "data"
_OUTSIDE = "content/link-outside"
_Read = tuple[Any, tuple[int, ...], tuple[Fault, ...]]


def read_data(
    root: Path, boundary: Boundary | None = None
) -> tuple[Mapping[str, DataFile], tuple[Fault, ...]]:
    """
    Read every data file.

    Args:
        root: The site's folder.
        boundary: Where links may lead; None for the site's folder.

    Returns:
        Path below ``data/`` to file, and what is wrong with those that are left out.
    """
    files: dict[str, DataFile] = {}
    faults: list[Fault] = []
    folder = root / FOLDER
    boundary = boundary or Boundary.of(root)
    target = boundary.beyond(folder)
    if target is not None:
        return {}, (refused(_OUTSIDE, PurePosixPath(FOLDER), target),)
    for path in sorted(_walk(root, folder, boundary, faults)) if is_folder(folder) else ():
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


def _walk(root: Path, folder: Path, boundary: Boundary, faults: list[Fault]) -> Iterator[Path]:
    """Files that can be read as data; what is skipped on the way is a fault."""

    def failed(error: OSError) -> None:
        faults.append(_unreadable(error, _shown(root, Path(error.filename))))

    for place, folders, names in walk(folder, failed):
        links = (path for name in folders if (path := Path(place, name)).is_symlink())
        faults.extend(_folder_link(link, root, boundary) for link in links)
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() not in _READERS:
                continue
            shown = _shown(root, path)
            target = boundary.beyond(path) if path.is_symlink() else None
            if target is not None:
                faults.append(refused(_OUTSIDE, shown, target))
            elif not is_file(path):
                message = "this is not a regular file; it is left out"
                faults.append(Fault("content/not-a-file", message, Location(shown)))
            elif shown.as_posix() != path.relative_to(root).as_posix():
                message = "name is not UTF-8; it is left out"
                faults.append(Fault("content/unreadable", message, Location(shown), "rename it"))
            else:
                yield path


def _folder_link(link: Path, root: Path, boundary: Boundary) -> Fault:
    target = boundary.beyond(link)
    if target is not None:
        return refused(_OUTSIDE, _shown(root, link), target)
    message = "links to folders are not followed here; it is left out"
    return Fault(_OUTSIDE, message, Location(_shown(root, link)))


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
                message = f"row {len(values) + 2} has {counted(len(cells), 'cell')}; the header has {len(header)}"
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
