"""
Did you mean ...?

Every suggestion of the program comes from here, so that one notion of nearness holds everywhere:
a few slips of the fingers, the more the longer the name; the same words in another order; or a
name of which the rest was left out. What is merely alike in some letters is another name.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

#: Length of the longer name up to which so many slips are a likely mistake.
_SLIPS = ((2, 0), (5, 1), (9, 2), (14, 3))
_MOST_SLIPS = 4
_SHORTEST_START = 4  # characters of a name whose rest was left out
_LEAST_SHARE = 0.5  # of a name, that its start has to be
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"\d+")
_LONGEST = 200  # characters; a longer text is no slip for anything
_MOST_CANDIDATES = 10_000
#: Endings of files that stand for each other: a page in one form, or a picture in another.
_KINDS = (
    frozenset({"md", "markdown", "html", "htm", ""}),
    frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg"}),
    frozenset({"mp4", "webm", "mov", "m4v"}),
    frozenset({"mp3", "ogg", "wav", "m4a"}),
)
_LONGEST_ENDING = 8  # characters


def nearest(written: str, known: Iterable[str]) -> str | None:
    """
    Find what *written* most likely stands for.

    Case and the marks between words do not matter. Of several names that are as near, the first
    one in the order of the alphabet is given.

    Returns:
        None where nothing is near.
    """
    return _nearest(written, tuple(islice(known, _MOST_CANDIDATES)))


def nearest_file(written: str, known: Iterable[str]) -> str | None:
    """
    Find the file, or the last part of an address, that *written* most likely stands for.

    The endings have to be the same, or of one kind: a picture stands for no page. Then the names
    before them have to be near.

    Returns:
        None where nothing is near.
    """
    stem, ending = _parted(written)
    stems: dict[str, str] = {}
    for name in islice(known, _MOST_CANDIDATES):
        other, its = _parted(name)
        if _is_same_kind(ending, its) and (other not in stems or its == ending):
            stems[other] = name
    if stem in stems:
        return stems[stem]
    near = _search(stem, stems)
    return None if near is None else stems[near]


def nearest_id(written: str, known: Iterable[str]) -> str | None:
    """
    Find the id, `family/what`, that *written* most likely stands for, with or without its family.

    Returns:
        None where nothing is near.
    """
    ids = sorted(islice(known, _MOST_CANDIDATES))
    near = nearest(written, ids)
    if near is not None:
        return near
    family, _, name = written.rpartition("/")
    alike = named(name, ids)
    if not alike:
        what = nearest(name, {one.rpartition("/")[2] for one in ids})
        alike = () if what is None else named(what, ids)
    return min(alike, key=lambda one: not one.startswith(f"{family}/"), default=None)


def named(name: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Find every one of *ids* that is called *name* within its family."""
    return tuple(one for one in ids if one.rpartition("/")[2] == name)


def nearest_folder(written: str, known: Iterable[str]) -> str | None:
    """
    Find the folder to which something from folder *written* most likely went, or always belonged.

    A folder with a near name comes first, then one above or below, then one with a part in common.
    The empty text is the folder at the top.

    Returns:
        None where none of *known* has to do with it.
    """
    folders = sorted(set(islice(known, _MOST_CANDIDATES)))
    near = written if written in folders else nearest(written, folders)
    if near is not None:
        return near
    parts = set(written.split("/")) - {""}
    best: tuple[int, int] | None = None
    for folder in folders:
        its = set(folder.split("/")) - {""}
        if parts and its and parts.isdisjoint(its):
            continue
        likeness = len(parts & its), -len(its)
        if best is None or likeness > best:
            best, near = likeness, folder
    return near


def nearest_path(written: str, known: Iterable[str]) -> str | None:
    """
    Find the file that *written* most likely stands for, in whatever folder.

    One of the same name comes first, then one of a near name in the same folder, then in another
    that has to do with it.

    Returns:
        None where nothing is near.
    """
    folder, _, name = written.rpartition("/")
    names: dict[str, dict[str, str]] = {}
    folders: dict[str, dict[str, str]] = {}
    for path in islice(known, _MOST_CANDIDATES):
        its_folder, _, its_name = path.rpartition("/")
        names.setdefault(its_folder, {})[its_name] = path
        folders.setdefault(its_name, {})[its_folder] = path
    same = nearest_folder(folder, folders.get(name, ()))
    if same is not None:
        return folders[name][same]
    near = nearest_file(name, names.get(folder, ()))
    if near is not None:
        return names[folder][near]
    near = nearest_file(name, folders)
    where = None if near is None else nearest_folder(folder, folders[near])
    return None if near is None or where is None else folders[near][where]


@lru_cache(maxsize=1024)
def _nearest(written: str, known: tuple[str, ...]) -> str | None:
    return _search(written, known)


def _search(written: str, known: Iterable[str]) -> str | None:
    wanted = _folded(written)
    if not wanted or len(written) > _LONGEST:
        return None
    best: tuple[int, str] | None = None
    for name in sorted(known):
        distance = _distance(wanted, _folded(name), written, name)
        if distance is not None and (best is None or distance < best[0]):
            best = distance, name
            if not distance:
                break
    return None if best is None else best[1]


def _distance(one: str, other: str, written: str, name: str) -> int | None:
    """How far two folded names are apart; None where they are not near."""
    if one == other:
        return 0
    if not other or _DIGITS.findall(one) != _DIGITS.findall(other):
        return None  # another number is another thing
    longer = max(len(one), len(other))
    most = next((slips for length, slips in _SLIPS if longer <= length), _MOST_SLIPS)
    slips = _slips(one, other, most)
    if slips is not None and slips < min(len(one), len(other)):
        return slips
    if sorted(_WORDS.findall(written.casefold())) == sorted(_WORDS.findall(name.casefold())):
        return most + 1
    start, whole = sorted((one, other), key=len)
    if len(start) >= _SHORTEST_START and len(start) >= _LEAST_SHARE * len(whole):
        return most + 2 if whole.startswith(start) else None
    return None


def _slips(one: str, other: str, most: int) -> int | None:
    """Letters too many, too few, wrong or in wrong order between two names; None above *most*."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, its in enumerate(other, 1):
            slips = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != its))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == its:
                slips = min(slips, earlier[to - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _folded(name: str) -> str:
    return re.sub(r"[-_\s]+", "", name).casefold()


def _parted(name: str) -> tuple[str, str]:
    """Divide a file's name into what stands before its ending, and the ending."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or not ending.isalnum() or len(ending) > _LONGEST_ENDING:
        return name, ""
    return stem, ending.casefold()


def _is_same_kind(one: str, other: str) -> bool:
    return one == other or any(one in kind and other in kind for kind in _KINDS)
