"""
Where a page redirects by itself.

Source:
    WHATWG HTML, "shared declarative refresh steps" and the refresh state of `http-equiv`.
"""

import re
from typing import NamedTuple

from generator.url.parsed import parse

#: ASCII white space, as HTML counts it.
_SPACE = r"[ \t\n\f\r]*+"
#: The time, the mark behind it, and what is left: a time must come first, and after it a mark or
#: white space.
_STEPS = re.compile(
    rf"{_SPACE}(?:(?P<time>[0-9]++)|(?=\.))[0-9.]*+"
    rf"(?:\Z|(?=[;, \t\n\f\r]){_SPACE}[;,]?{_SPACE}(?P<rest>.*))\Z",
    re.DOTALL,
)
#: `url=` before the address; where only a part of it stands there, it is part of the address.
_URL = re.compile(rf"url{_SPACE}={_SPACE}", re.IGNORECASE)
_QUOTES = frozenset("\"'")
_LONGEST = 9  # digits; longer times are as good as never


class Refresh(NamedTuple):
    """
    What a page does by itself after a while.

    Attributes:
        seconds: To wait; a fraction is dropped, as browsers do.
        url: Where it leads, as written; empty where it loads the same page again.
    """

    seconds: int
    url: str = ""


def read_refresh(content: str) -> Refresh | None:
    """
    Read the ``content`` of a ``meta http-equiv=refresh``.

    Returns:
        None where browsers do nothing at all: no time at the beginning (``url=/new/``), a foreign
        mark behind it (``0: /new/``), no address that can be read, or a script for an address.
    """
    found = _STEPS.match(content)
    if not content or found is None:
        return None
    url = _address(found["rest"] or "").strip(" \t\n\f\r")
    target = parse(url, "https://site.invalid/")
    if target is None or target.scheme == "javascript":
        return None
    seconds = (found["time"] or "").lstrip("0")[:_LONGEST]
    return Refresh(int(seconds or "0"), url)


def _address(rest: str) -> str:
    """Cut ``url=`` and quotes off."""
    name = _URL.match(rest)
    if name is not None:
        rest = rest[name.end() :]
    elif rest[:1] in ("u", "U"):
        return rest  # "url" without a sign behind it begins an address; so do quotes after it
    if rest[:1] in _QUOTES:
        return rest[1:].partition(rest[0])[0]
    return rest
