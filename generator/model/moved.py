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
    have been several over the years, `sharpening-an-old-spade` is one page. It is in the same
    part of the site, since a guide, an event and a topic may well share a name; and no number in
    its path is another one, since that may be another year's.

    Args:
        missing: A path without suffix and slashes at its ends, such as ``blog/tools/old-spades``.
        paths: In the same form.

    Returns:
        None where nobody can be sure.
    """
    name = missing.rpartition("/")[2]
    if len(_WORD.findall(name)) < _TELLING:
        return None
    same = [path for path in paths if path.rpartition("/")[2] == name]
    if len(same) != 1:
        return None
    (found,) = same
    in_same_part = found.partition("/")[0] == missing.partition("/")[0] or "/" not in missing
    return found if in_same_part and _NUMBER.findall(found) == _NUMBER.findall(missing) else None
