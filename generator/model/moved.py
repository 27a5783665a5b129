"""Whether a page that is missing can be known again in another folder."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d+")
#: Words that make a name telling: two pages rarely share so many by chance.
_TELLING = 3


def surely_moved(missing: str, paths: Iterable[str]) -> str | None:
    """
    Find the one of *paths* that must be the page *missing*, under another folder.

    It is the only one of its name, and the name tells enough: of a page called `contact` there may
    have been several over the years, `sharpening-an-old-spade` is one page. Folders have only come
    or gone on the way to it, since a guide, an event and a topic may well share a name; and no
    number in its path is another one, since that may be another year's.

    Args:
        missing: A path without suffix and slashes at its ends, such as ``blog/tools/old-spades``.
        paths: In the same form.

    Returns:
        None where it is not sure.
    """
    name = missing.rpartition("/")[2]
    if len(_WORD.findall(name)) < _TELLING:
        return None
    same = [path for path in paths if path.rpartition("/")[2] == name]
    if len(same) != 1:
        return None
    (found,) = same
    if _NUMBER.findall(found) != _NUMBER.findall(missing):
        return None
    old, new = missing.split("/"), found.split("/")
    return found if _stand_among(old, new) or _stand_among(new, old) else None


def _stand_among(some: Iterable[str], names: Iterable[str]) -> bool:
    """Whether all of *some* stand in *names*, in the same order."""
    rest = iter(names)
    return all(name in rest for name in some)
