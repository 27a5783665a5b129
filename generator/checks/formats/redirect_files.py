"""
Redirects that a host reads from a file in the published folder.

Source: Netlify's and Cloudflare Pages' documentation of `_redirects`.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from generator.value import dataclass

_LEADING_ON = frozenset({"301", "302", "303", "307", "308"})
_MISSING = frozenset({"404", "410", "451"})


@dataclass(frozen=True, slots=True)
class Redirects:
    """
    What a `_redirects` file says.

    Attributes:
        exact: Paths from the host's root, to where they lead.
        handled: Beginnings of paths that a pattern covers; where each leads is not known here.
    """

    exact: Mapping[str, str] = field(default_factory=dict)
    handled: tuple[str, ...] = ()


class _Line(NamedTuple):
    source: str
    target: str
    status: str
    has_conditions: bool


def read_redirects(text: str) -> Redirects:
    """Read a `_redirects` file; the first line that fits a path counts, as hosts have it."""
    exact: dict[str, str] = {}
    handled: list[str] = []
    for line in text.splitlines():
        rule = _read(line)
        if rule is None or rule.status in _MISSING:
            continue
        start = _fixed_part(rule.source)
        if start != rule.source or rule.has_conditions or rule.status not in _LEADING_ON:
            handled.append(start)
        else:
            exact.setdefault(rule.source, rule.target)
    return Redirects(exact, tuple(handled))


def _read(line: str) -> _Line | None:
    words = line.partition("#")[0].split() if not line.startswith("#") else []
    if len(words) < 2 or not words[0].startswith("/"):  # noqa: PLR2004 -- from and to
        return None
    source, *rest = words
    # Between them may stand `id=:id`, which asks for a query.
    where = next((number for number, word in enumerate(rest) if _is_target(word)), None)
    if where is None:
        return None
    status = rest[where + 1].rstrip("!") if len(rest) > where + 1 else "301"
    conditions = where > 0 or len(rest) > where + 2 or not status.isdecimal()
    return _Line(source, rest[where], status if status.isdecimal() else "301", conditions)


def _is_target(word: str) -> bool:
    return word.startswith(("/", "http://", "https://"))


def _fixed_part(source: str) -> str:
    """Give what stands before the first ``*`` or ``:name``."""
    ends = [at for mark in ("*", "/:") if (at := source.find(mark)) >= 0]
    return source[: min(ends)] if ends else source
