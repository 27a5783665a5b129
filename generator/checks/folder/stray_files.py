"""Secrets and leftovers in a folder of built pages, which a server would hand to anybody."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.leftovers import Leftover, leftover
from generator.model.finding import Fault, Location, Owner

#: Beside the pages these are the repository that the folder is; they are not copied to a server.
_REPOSITORY = frozenset({".git", ".svn", ".hg"})
_NAMED = 4


def stray_files(paths: Iterable[str]) -> Iterator[Fault]:
    """
    Name the files that are not meant to be published: each secret, and all leftovers at once.

    Args:
        paths: Of all files, relative to the folder, with forward slashes.
    """
    secrets: set[PurePosixPath] = set()
    litter: set[PurePosixPath] = set()
    for path in paths:
        parts = PurePosixPath(path).parts
        if parts[0] in _REPOSITORY:
            continue
        for number, part in enumerate(parts, 1):
            kind = leftover(part)
            if kind in (Leftover.SECRET, Leftover.LITTER):
                (secrets if kind is Leftover.SECRET else litter).add(PurePosixPath(*parts[:number]))
                break
    for one in sorted(secrets):
        message = f"`{one.name}` looks like a secret, and a server hands it to anybody who asks"
        yield Fault("assets/secret", message, Location(one), "delete it here", owner=Owner.UNKNOWN)
    if litter:
        first, *further = sorted(litter)
        message = f"`{first.name}` is a leftover of a system or an editor"
        if further:
            more = f" and {len(further) - _NAMED} more" if len(further) > _NAMED else ""
            message += f"; so are {', '.join(map(str, further[:_NAMED]))}{more}"
        fix = "delete it here"
        yield Fault("assets/leftover", message, Location(first), fix, owner=Owner.UNKNOWN)
