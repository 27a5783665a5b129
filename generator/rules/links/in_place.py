"""The right address in the form of a wrong one, so that only what is wrong about it changes."""

import re
from urllib.parse import quote

from generator.model.finding import Correction

_ORIGIN = re.compile(r"(?:https?:)?//[^/?#]*", re.IGNORECASE)
_UPWARD = re.compile(r"(?:\.{1,2}/)*")
#: Characters that cannot stand for themselves in a path.
_RESERVED = re.compile(r"[\x00-\x20\"<>\\^`{|}%?#\[\]\x7f]")


def corrected(href: str, url: str) -> Correction:
    """
    Make the correction of an address that leads to the wrong place.

    Args:
        href: The address as published.
        url: Path from the host's root where it has to lead, not encoded.

    Returns:
        Origin, query and fragment stay; a relative path stays one where it only differs in case.
    """
    written = href.strip()
    end = min((at for mark in "?#" if (at := written.find(mark)) >= 0), default=len(written))
    path, rest = written[:end], written[end:]
    right = _RESERVED.sub(lambda match: quote(match[0]), url)
    origin = _ORIGIN.match(path)
    if origin is not None:
        right = origin[0] + right
    elif not path.startswith("/"):
        upward = _UPWARD.match(path)
        start = upward.end() if upward else 0
        name = path[start:]
        if name and right[-len(name) :].casefold() == name.casefold():
            right = path[:start] + right[-len(name) :]
    return Correction(href, right + rest)
