"""Did you mean ...?"""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Find what *written* most likely stands for; None where nothing is near."""
    return _nearest(written, tuple(known))


@lru_cache(maxsize=1024)
def _nearest(written: str, known: tuple[str, ...]) -> str | None:
    folded = {name.lower(): name for name in known}
    near = get_close_matches(written.lower(), folded, n=1, cutoff=0.7)
    return folded[near[0]] if near else None
