"""A new site: a small, whole one that builds without a finding, to be changed piece by piece."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from generator.errors import GeneratorError, UsageError
from generator.one_file import is_folder, is_there

PRESETS = ("marketing", "blog", "docs")

_SHARED = "shared"
#: A file of this name cannot lie in the package, where version control would obey it.
_GITIGNORE = "/public/\n/.cache/\n"
#: What may be in the folder already: somebody made the repository first.
_TOLERATED = frozenset({".git", ".gitignore", "README.md", "LICENSE"})


def init(destination: Path, preset: str = "marketing") -> list[Path]:
    """
    Write a new site.

    Args:
        destination: The site's folder; new, empty, or a fresh repository.
        preset: One of `PRESETS`.

    Returns:
        The files that were written, sorted.

    Raises:
        UsageError: There is no such preset, or the folder is in use.
        GeneratorError: A file cannot be written.
    """
    if preset not in PRESETS:
        raise UsageError(f"there is no preset `{preset}`", hint=f"there are {', '.join(PRESETS)}")
    _require_free(destination)
    root = files("generator.scaffold").joinpath("presets")
    content = {
        path: source.read_bytes()
        for folder in (_SHARED, preset)
        for path, source in _files(root.joinpath(folder), PurePosixPath())
    }
    if not is_there(destination / ".gitignore"):
        content[PurePosixPath(".gitignore")] = _GITIGNORE.encode()
    try:
        return [_write(destination / path, content[path]) for path in sorted(content)]
    except OSError as error:
        raise GeneratorError(f"cannot write {error.filename}: {error.strerror}") from error


def _require_free(destination: Path) -> None:
    if not is_there(destination):
        return
    if not is_folder(destination):
        raise UsageError(f"{destination} is a file, not a folder")
    foreign = sorted(path.name for path in destination.iterdir() if path.name not in _TOLERATED)
    if foreign:
        raise UsageError(
            f"{destination} is not empty: it holds `{foreign[0]}`"
            + (f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""),
            hint="choose a new folder",
        )


def _files(
    folder: Traversable, prefix: PurePosixPath
) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in folder.iterdir():
        path = prefix / entry.name
        if entry.is_dir():
            yield from _files(entry, path)
        else:
            yield path, entry


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:  # never over a file that came in between
        file.write(data)
    return path
