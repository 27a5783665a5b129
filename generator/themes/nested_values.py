"""
Lists in lists, held back before they hold more than can be looked through.

A list that holds another one twice takes no memory, and comparing, sorting or printing it takes
twice the time: after forty such steps, years. All that happens in one step inside the interpreter,
which no time limit can stop. So values are counted where a template puts one list into another, as
often as they would be met on the way through.
"""

from collections.abc import Collection, Mapping
from types import BuiltinMethodType, MappingProxyType
from typing import Any

from jinja2.runtime import Macro
from jinja2.utils import Cycler

#: Values that lists in lists may hold, each counted as often as it is met.
MOST_VALUES = 100_000
#: Values that may come to a list, or to each of many, without a look at all that it holds then:
#: a template cannot do that often enough in the time that it has.
FEW_VALUES = 100

_VIEWS: tuple[type[Collection[Any]], ...] = (type({}.items()), type({}.values()), type({}.keys()))
_HOLDERS: tuple[type[Any], ...] = (list, tuple, dict, MappingProxyType, *_VIEWS)


def refuse_nested(value: Any, most: int = MOST_VALUES) -> None:
    """
    Refuse lists and mappings in one another that hold too much.

    Args:
        value: What was put together; anything but a list or mapping passes.
        most: Values that it may hold, each counted as often as it is met.

    Raises:
        OverflowError: It holds more.
    """
    if count_values(value, most) > most:
        raise _too_many()


def _too_many() -> OverflowError:
    return OverflowError(
        f"lists in lists hold over {MOST_VALUES:,} values, each counted as often as it is met; "
        f"the limit is {MOST_VALUES:,}"
    )


def count_values(value: Any, most: int = MOST_VALUES) -> int:
    """Count what *value* holds, at any depth; where that is over *most*, it is not counted to the end."""
    count = 0
    pending: list[Collection[Any]] = [value] if isinstance(value, _HOLDERS) else []
    while pending and count <= most:
        one = pending.pop()
        count += len(one)
        pending += [inner for inner in one if isinstance(inner, _HOLDERS)]
        if isinstance(one, Mapping):
            pending += [inner for inner in one.values() if isinstance(inner, _HOLDERS)]
    return count


def literal(value: Collection[Any]) -> Collection[Any]:
    """Give the list or mapping that a template has just written down, where it may be."""
    inner = value.values() if isinstance(value, dict) else value
    for one in inner:
        if isinstance(one, _HOLDERS):
            refuse_nested(value)
            break
    return value


def refuse_sum(left: Any, right: Any) -> None:
    """Refuse to put two lists together that hold too much; a few values more are always accepted."""
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        shorter = left if len(left) < len(right) else right
        is_much = count_values(shorter, FEW_VALUES) > FEW_VALUES
        if is_much and count_values(left) + count_values(right) > MOST_VALUES:
            raise _too_many()


def refuse_many(value: Any, times: int) -> None:
    """Refuse to put *value* into a list so many times."""
    if isinstance(value, _HOLDERS):
        refuse_nested(value, MOST_VALUES // max(times, 1))


def refuse_arguments(called: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Refuse a call that makes a list or mapping of what it is given, where that is too much."""
    kind = type(called)
    if kind is Macro:
        if called.catch_varargs or called.catch_kwargs:
            refuse_nested((given, named))
    elif called is dict or called is Cycler:
        refuse_nested((given, named))
    elif kind is BuiltinMethodType and called.__name__ == "fromkeys" and len(given) > 1:
        keys = given[0]
        refuse_many(given[1], len(keys) if isinstance(keys, Collection) else MOST_VALUES)
