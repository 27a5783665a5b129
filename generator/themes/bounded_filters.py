"""Jinja2's filters that can make much of little, with a look at the size before."""

import functools
import inspect
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from jinja2.environment import Environment
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.utils import pass_environment

from generator.themes.bounds import (
    PADDED_LENGTH,
    refuse_joined,
    refuse_number,
    refuse_replaced,
    refuse_text,
    refuse_widths,
)
from generator.themes.nested_values import FEW_VALUES, refuse_many, refuse_nested

#: Refuses a call of a filter by the characters that a text may have, and the filter's arguments.
_Judge = Callable[..., None]
#: Digits behind the point beyond which a number has none.
_MOST_DIGITS = 400


def bounded_filters(longest: int) -> dict[str, Callable[..., Any]]:
    """
    Make filters by name, to be used instead of Jinja2's.

    Args:
        longest: Characters that one text may have.
    """
    # unwrapped: what asynchronous templates need has other arguments
    judged = {
        name: _judged(inspect.unwrap(FILTERS[name]), judge, longest)
        for name, judge in _JUDGES.items()
    }
    return {**judged, "sum": _sum}


def _judged(wanted: Callable[..., Any], judge: _Judge, longest: int) -> Callable[..., Any]:
    before = 1 if hasattr(wanted, "jinja_pass_arg") else 0

    @functools.wraps(wanted)
    def bounded(*given: Any, **named: Any) -> Any:
        # where arguments are missing or of another type, the filter says better what is wrong
        with suppress(TypeError):
            judge(longest, *given[before:], **named)
        return wanted(*given, **named)

    return bounded


@pass_environment
def _sum(environment: Environment, iterable: Any, attribute: Any = None, start: Any = 0) -> Any:
    """Add up; lists are made longer in place, since a new one for each would take quadratic time."""
    if attribute is not None:
        iterable = map(make_attrgetter(environment, attribute), iterable)
    if not isinstance(start, list | tuple):
        return sum(iterable, start)
    total = list(start)
    kind = list if isinstance(start, list) else tuple
    for one in iterable:
        if not isinstance(one, kind):
            raise TypeError(
                f"a {type(one).__name__} cannot be added to a {kind.__name__}; "
                "`sum(start=[])` wants a list of lists"
            )
        total.extend(one)
        refuse_number(len(total), PADDED_LENGTH)
    return kind(total)


def _center(_longest: int, value: Any, width: int = 80) -> None:  # noqa: ARG001 - the filter's signature
    refuse_number(width)


def _parts(_longest: int, value: Any, parts: int = 1, fill_with: Any = None, **named: int) -> None:  # noqa: ARG001 - the filter's signature
    number = named.get("linecount", named.get("slices", parts))
    refuse_number(number)
    refuse_many(fill_with, number)


def _map(_longest: int, value: Any, *given: Any, **named: Any) -> None:  # noqa: ARG001 - the filter's signature
    for one in (*given, *named.values()):
        refuse_nested(one, FEW_VALUES)  # it may come into each part of what is made


def _indent(longest: int, s: str, width: int | str = 4, *_: Any, **__: Any) -> None:
    lines = s.count("\n") + s.count("\r") + 1
    refuse_text(len(s) + lines * (len(width) if isinstance(width, str) else width), longest)


def _wordwrap(
    longest: int,
    s: str,
    width: int = 79,
    break_long_words: Any = True,  # noqa: ARG001 - the filter's signature
    wrapstring: str | None = None,
    break_on_hyphens: Any = True,  # noqa: ARG001 - the filter's signature
) -> None:
    if wrapstring and width > 0:
        # a line ends at a space, a hyphen, an end of line, or where the width is full
        lines = len(s) // width + sum(map(s.count, "\n\r -")) + 1
        refuse_text(len(s) + lines * len(wrapstring), longest)


def _replace(longest: int, s: Any, old: str, new: str, count: int | None = None) -> None:
    if count is None or count > 0:
        refuse_replaced(str(s), old, new, longest, count)


def _join(longest: int, value: Any, d: str = "", attribute: Any = None) -> None:  # noqa: ARG001 - the filter's signature
    if d:
        refuse_joined(d, value, longest)


def _format(_longest: int, value: Any, *given: Any, **named: Any) -> None:
    refuse_widths(str(value), (*given, *named.values()))


def _json(longest: int, value: Any, indent: int | None = None) -> None:
    if indent:
        refuse_text(indent * (len(value) + 1), longest)


def _round(_longest: int, value: Any, precision: int = 0, *_: Any, **__: Any) -> None:  # noqa: ARG001 - the filter's signature
    if abs(precision) > _MOST_DIGITS:
        raise OverflowError(
            f"{abs(precision):,} digits behind the point are too many; the limit is {_MOST_DIGITS}"
        )


_JUDGES: dict[str, _Judge] = {
    "center": _center,
    "batch": _parts,
    "slice": _parts,
    "indent": _indent,
    "wordwrap": _wordwrap,
    "replace": _replace,
    "join": _join,
    "format": _format,
    "tojson": _json,
    "round": _round,
    "map": _map,
}
