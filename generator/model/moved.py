"""Whether a page that is missing can be known again in another folder."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{2,}")
#: Words that make a name telling: two pages rarely share so many by chance.
_TELLING = 3
_TELLING_NEARBY = 2


def surely_moved(missing: str, paths: Iterable[str]) -> str | None:
    """
    Find the one of *paths* that must be the page *missing*, under another folder.

    It is the only one of its name, and the name tells enough: of a page called `contact` or
    `spades` there may have been several over the years, `sharpening-an-old-spade` is one page.
    Two words are enough where the folders share their last name.

    Args:
        missing: A path without suffix and slashes at its ends, such as ``blog/2019/short-spades``.
        paths: In the same form.

    Returns:
        None where nobody can be sure.
    """
    folder, _, name = missing.rpartition("/")
    words = len(_WORD.findall(name))
    if words < _TELLING_NEARBY:
        return None
    same = [path for path in paths if path.rpartition("/")[2] == name]
    if len(same) != 1:
        return None
    other = same[0].rpartition("/")[0]
    nearby = folder.rpartition("/")[2] == other.rpartition("/")[2]
    return same[0] if words >= _TELLING or nearby else None
