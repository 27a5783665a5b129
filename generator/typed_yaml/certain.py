"""Of the names that somebody may have meant: the one that cannot be another."""

from collections.abc import Iterable

#: A shorter name is one slip away from too many others.
_SHORTEST = 4
_SEPARATORS = str.maketrans("", "", "-_ ")


def certain(written: str, known: Iterable[str]) -> str | None:
    """
    Find the one of *known* that *written* is but for one slip of the fingers.

    A slip is a letter too many, too few, or another one, or two letters in the wrong order. A
    plural is no slip, nor is a number behind a name. Separators and case do not matter.

    Returns:
        None where there is no such name, or more than one.
    """
    names = tuple(known)
    alike = [name for name in names if _folded(name) == _folded(written)]
    if alike:
        return alike[0] if len(alike) == 1 else None
    near = [name for name in names if len(name) >= _SHORTEST and _one_slip(written, name)]
    return near[0] if len(near) == 1 else None


def _folded(name: str) -> str:
    return name.translate(_SEPARATORS).casefold()


def _one_slip(written: str, name: str) -> bool:
    one, other = written.casefold(), name.casefold()
    if len(one) < _SHORTEST:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    slip = (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
    is_plural = {one, other} == {"", "s"}
    return slip and not is_plural and not any(part[:1].isdigit() for part in (one, other))
