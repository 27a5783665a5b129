"""
Operators and methods of templates, held back from results that no page could use.

What is computed in one go, inside the interpreter, cannot be stopped by a time limit, and takes its
memory at once. So the size of the result is worked out before.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from types import BuiltinMethodType, MethodType
from typing import Any

from generator.themes.nested_values import refuse_many, refuse_sum

#: Longest number that a power or product may give, in bits.
NUMBER_BITS = 4096
#: Longest text or list that a product, or padding to a width, may give.
PADDED_LENGTH = 1_000_000

_PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[#0 +-]*(\*|\d+)?(?:\.(\*|\d+))?")
_DIGITS = re.compile(r"\d+")


def refuse_number(value: int, limit: int = PADDED_LENGTH) -> None:
    """
    Refuse a width, an indent or a number of parts that makes too much.

    Raises:
        OverflowError: *value* is over *limit*.
    """
    if value > limit:
        raise OverflowError(
            f"a text or list of {value:,} parts is too large; the limit is {limit:,}"
        )


def refuse_text(length: int, limit: int) -> None:
    """
    Refuse a text of *length* characters.

    Raises:
        OverflowError: It is over *limit*.
    """
    if length > limit:
        raise OverflowError(
            f"a text of {length:,} characters is too large; "
            f"the limit is {limit:,} (`limits.rendered_bytes`)"
        )


def refuse_operation(operator: str, left: Any, right: Any, longest: int) -> None:
    """
    Refuse what would take very long or very much memory.

    Args:
        operator: As templates write it.
        left: What stands before it.
        right: What stands after it.
        longest: Characters that one text may have.

    Raises:
        OverflowError: The result is too large.
    """
    judge = _OPERATORS.get(operator)
    if judge is not None:
        judge(left, right, longest)


def _add(left: Any, right: Any, longest: int) -> None:
    if isinstance(left, str | bytes) and isinstance(right, str | bytes):
        refuse_text(len(left) + len(right), longest)
    elif isinstance(left, list | tuple) and isinstance(right, list | tuple):
        refuse_number(len(left) + len(right), longest)
        refuse_sum(left, right)


def _multiply(left: Any, right: Any, _longest: int) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _refuse_bits(left.bit_length() + right.bit_length())
        return
    for sequence, times in ((left, right), (right, left)):
        if isinstance(sequence, str | bytes | list | tuple) and isinstance(times, int):
            refuse_number(len(sequence) * times)
            refuse_many(sequence, times)


def _raise(left: Any, right: Any, _longest: int) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _refuse_bits(left.bit_length() * right)


def _fill_in(left: Any, right: Any, _longest: int) -> None:
    if isinstance(left, str | bytes):
        refuse_widths(left if isinstance(left, str) else left.decode("latin-1"), right)


_OPERATORS: dict[str, Callable[[Any, Any, int], None]] = {
    "+": _add,
    "*": _multiply,
    "**": _raise,
    "%": _fill_in,
}


def _refuse_bits(bits: int) -> None:
    if bits > NUMBER_BITS:
        raise OverflowError(f"a number of {bits:,} bits is too large; the limit is {NUMBER_BITS:,}")


def refuse_widths(pattern: str, values: Any) -> None:
    """
    Refuse a pattern such as `%9999999d`, and one whose width is among *values*.

    Source:
        Python, "printf-style String Formatting".
    """
    if "%" not in pattern:
        return
    total = 0
    for match in _PLACEHOLDER.finditer(pattern):
        for width in match.groups():
            if width == "*":
                given = values if isinstance(values, tuple) else (values,)
                total += max((abs(one) for one in given if isinstance(one, int)), default=0)
            elif width:
                total += _whole(width)
    refuse_number(total)


def refuse_specification(specification: str) -> None:
    """
    Refuse a specification of `format` or `strftime` with a number that is too large.

    Source:
        Python, "Format Specification Mini-Language"; glibc, "Formatting Calendar Time".
    """
    for number in _DIGITS.findall(specification):
        refuse_number(_whole(number))


def _whole(digits: str) -> int:
    # a number with more digits than this is too large in any case
    return int(digits[:12])


def refuse_call(called: Any, arguments: tuple[Any, ...], named: dict[str, Any], most: int) -> None:
    """
    Refuse a call of a method of a text whose result is too large.

    Args:
        called: What a template calls.
        arguments: What it gives.
        named: What it gives by name.
        most: Characters that one text may have.

    Raises:
        OverflowError: The result is too large.
    """
    if type(called) is not BuiltinMethodType and type(called) is not MethodType:
        return
    judge = _METHODS.get(called.__name__)
    if judge is None:
        return
    owner = called.__self__
    if isinstance(owner, str | bytes | int | dt.date | dt.time):
        judge(owner, (*arguments, *named.values()), most)


def refuse_joined(separator: Any, parts: Any, most: int) -> None:
    """Refuse to put *separator* between *parts* where that alone is too long."""
    if isinstance(separator, str | bytes) and isinstance(parts, Collection):
        refuse_text(len(separator) * len(parts), most)


def refuse_replaced(text: str, old: str, new: str, most: int, times: int | None = None) -> None:
    """Refuse to replace *old* with *new*, *times* at most, where the result is too long."""
    if len(new) > len(old) + 1 or not old:
        places = text.count(old) if times is None or times < 0 else min(text.count(old), times)
        refuse_text(len(text) + places * (len(new) - len(old)), most)


def _join(owner: Any, given: tuple[Any, ...], most: int) -> None:
    for parts in given:
        refuse_joined(owner, parts, most)


def _pad(_owner: Any, given: tuple[Any, ...], _most: int) -> None:
    for width in given:
        if isinstance(width, int):
            refuse_number(width)


def _expand(owner: Any, given: tuple[Any, ...], most: int) -> None:
    tabs = owner.count("\t" if isinstance(owner, str) else b"\t") if owner else 0
    for width in given:
        if isinstance(width, int):
            refuse_text(len(owner) + tabs * width, most)


def _replace(owner: Any, given: tuple[Any, ...], most: int) -> None:
    old, new, *times = (*given, None, None)[:3]
    if isinstance(owner, str) and isinstance(old, str) and isinstance(new, str):
        refuse_replaced(owner, old, new, most, times[0])


def _translate(owner: Any, given: tuple[Any, ...], most: int) -> None:
    for table in given:
        values = table.values() if isinstance(table, Mapping) else table
        if isinstance(values, str) or not isinstance(values, Collection):
            continue
        longest = max((len(one) for one in values if isinstance(one, str)), default=1)
        refuse_text(len(owner) * longest, most)


def _strftime(_owner: Any, given: tuple[Any, ...], _most: int) -> None:
    for pattern in given:
        if isinstance(pattern, str):
            refuse_specification(pattern)


_METHODS: dict[str, Callable[[Any, tuple[Any, ...], int], None]] = {
    "center": _pad,
    "ljust": _pad,
    "rjust": _pad,
    "zfill": _pad,
    "to_bytes": _pad,
    "expandtabs": _expand,
    "join": _join,
    "replace": _replace,
    "translate": _translate,
    "strftime": _strftime,
    "__format__": _strftime,
}
