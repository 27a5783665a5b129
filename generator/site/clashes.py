"""Clashes: two things that want one place."""

import unicodedata
from collections.abc import Iterable

from generator.model.finding import Fault, Location, Owner
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """
    Somebody's wish to write a file.

    Attributes:
        output: Path relative to the output folder.
        what: What it is, for a person, such as ``page content/blog/spades.md``.
        at: Where it can be changed.
        owner: Who can change it.
        quiet: Whether it gives way without a word.
    """

    output: str
    what: str
    at: Location
    owner: Owner = Owner.CONTENT
    quiet: bool = False


def clashes(claims: Iterable[Claim]) -> tuple[tuple[Fault, ...], frozenset[int]]:
    """
    Find claims that cannot stand beside an earlier one; the earlier one keeps its place.

    Paths that differ only in case, or in the form of their accents (NFC, NFD), are one file on
    macOS and Windows, so they clash too.

    Returns:
        Faults that name both, and the positions of the claims that lose.
    """
    faults: list[Fault] = []
    losers: set[int] = set()
    files: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}
    for position, claim in enumerate(claims):
        key = _folded(claim.output)
        other = files.get(key)
        if other is not None:
            losers.add(position)
            if not claim.quiet:
                faults.append(_same_place(claim, other))
            continue
        parents = _parents(key)
        blocking = folders.get(key) or next((files[p] for p in parents if p in files), None)
        if blocking is not None:
            losers.add(position)
            if claim.quiet:
                continue
            message = (
                f"{claim.what} and {blocking.what} cannot both be published: "
                f"`{claim.output}` and `{blocking.output}` would be a file and a folder of one name"
            )
            faults.append(
                Fault(
                    "urls/file-and-folder",
                    message,
                    claim.at,
                    "rename one of them",
                    owner=claim.owner,
                )
            )
            continue
        files[key] = claim
        for parent in parents:
            folders.setdefault(parent, claim)
    return tuple(faults), frozenset(losers)


def _same_place(claim: Claim, other: Claim) -> Fault:
    if claim.output == other.output:
        message = f"{claim.what} and {other.what} would be published at the same address, `{_address(claim.output)}`"
        rule = "urls/duplicate"
    else:
        message = (
            f"the addresses of {claim.what} and {other.what} differ only in case or accents "
            f"(`{_address(claim.output)}`, `{_address(other.output)}`)"
        )
        rule = "urls/differ-in-case"
    fix = f"change `slug:`, `url:` or the name of one; {other.what} is built; the other is left out"
    return Fault(rule, message, claim.at, fix, owner=claim.owner)


def _address(output: str) -> str:
    return "/" + output.removesuffix("index.html")


def _folded(path: str) -> str:
    return (
        path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
    )


def _parents(path: str) -> list[str]:
    parents = []
    end = path.rfind("/")
    while end > 0:
        parents.append(path[:end])
        end = path.rfind("/", 0, end)
    return parents
