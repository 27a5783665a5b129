"""What differs between a build and a clean one, for people to read."""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from site_folder import Ran

#: The least exit code of a run that built nothing.
NOTHING_BUILT = 2
#: Findings of each report that are shown where reports differ.
SHOWN = 4


def runs_differ(lived: Ran, clean: Ran) -> Iterator[str]:
    """Differences of exit codes, reports and messages."""
    if lived.code != clean.code:
        yield f"exit code {lived.code}, clean {clean.code}"
    if max(lived.code, clean.code) >= NOTHING_BUILT and lived.err != clean.err:
        yield f"message:\n{lived.err}\nclean:\n{clean.err}"
    if lived.out != clean.out:
        yield from _findings_differ(lived.out, clean.out)
        yield f"report: {_first_difference(lived.out, clean.out)}"


def folders_differ(lived: Path, clean: Path, foreign: Mapping[str, bytes]) -> Iterator[str]:
    """Differences of files; those in *foreign* are to be in *lived* alone, as they were."""
    made, wanted = _files(lived), _files(clean)
    for name, data in foreign.items():
        if made.pop(name, None) != data:
            yield f"foreign file {name} was changed or deleted"
    for name in sorted(made.keys() | wanted.keys()):
        if name not in wanted:
            yield f"{name}: should not be there"
        elif name not in made:
            yield f"{name}: is missing"
        elif made[name] != wanted[name]:
            yield f"{name}: {_first_difference(*(_text(each[name]) for each in (made, wanted)))}"


def _findings_differ(lived: str, clean: str) -> Iterator[str]:
    """Findings that only one of two reports in JSON has."""
    if not (lived.startswith("{") and clean.startswith("{")):
        return
    here, there = (json.loads(report)["findings"] for report in (lived, clean))
    for where, some, rest in (("here", here, there), ("in a clean build", there, here)):
        only = [json.dumps(one) for one in some if one not in rest]
        yield from (f"finding only {where}: {one}" for one in only[:SHOWN])


def _files(folder: Path) -> dict[str, bytes | None]:
    """Bytes of each file; None for what is no ordinary file."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def _text(data: bytes | None) -> str:
    return "(a link)" if data is None else data.decode(errors="backslashreplace")


def _first_difference(lived: str, clean: str) -> str:
    """The first line that differs, with the one before it."""
    pairs = itertools.zip_longest(lived.splitlines(), clean.splitlines(), fillvalue="(end)")
    before = ""
    for number, (one, other) in enumerate(pairs, 1):
        if one != other:
            at = max(0, _same(one, other) - 60)
            shown = f"{one[at : at + 160]}\n  clean:\n    {other[at : at + 160]}"
            return f"line {number}, after {before.strip()[:80]!r}:\n    {shown}"
        before = one
    return "differs in its line ends"


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters are the same at the start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
