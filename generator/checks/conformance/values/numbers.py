"""
Numbers.

Source:
    WHATWG HTML, 2.3.4 "Numbers".
"""

import re

from generator.checks.conformance.values.verdict import Verdict

_INTEGER = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SVG_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?|[0-9]*\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_PIXELS = re.compile(r"\s*\+?([0-9]+)\s*(?:px)?\s*", re.IGNORECASE)
_PERCENT = re.compile(r"\s*[0-9.]+\s*%\s*")
_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534
_MOST_LEVELS = 8
_LONGEST = 300  # digits; no browser tells longer numbers apart


def integer(value: str) -> Verdict | None:
    """A whole number, which may be below zero."""
    if _INTEGER.fullmatch(value):
        return None
    return _not_whole(value)


def length(value: str) -> Verdict | None:
    """A whole number from 0, such as pixels or characters."""
    if value.isascii() and value.isdecimal():
        return None
    return _not_whole(value, least=0)


def positive(value: str) -> Verdict | None:
    """A whole number from 1."""
    return _within(value, 1, None)


def column_span(value: str) -> Verdict | None:
    """How many columns a cell, or a column, takes: 1 to 1,000."""
    return _within(value, 1, _MOST_COLUMNS)


def row_span(value: str) -> Verdict | None:
    """How many rows a cell takes: 0, which means all that follow, to 65,534."""
    return _within(value, 0, _MOST_ROWS)


def heading_offset(value: str) -> Verdict | None:
    """By how many levels headings are lowered: 0 to 8."""
    return _within(value, 0, _MOST_LEVELS)


def number(value: str) -> Verdict | None:
    """A number with or without a decimal point, an exponent or a minus sign."""
    if _NUMBER.fullmatch(value):
        return None
    text = value.strip()
    right = ""
    for one in (text, text.replace(",", "."), text.removeprefix("+"), text.rstrip("%")):
        if _NUMBER.fullmatch(one):
            right = one
            break
    fix = f"write `{right}`" if right else "write a number such as `5` or `2.5`"
    sure = (
        right if right == text else ""
    )  # a comma may part thousands, and `%` may mean a hundredth
    return Verdict("is not a number", fix, sure)


def view_box(value: str) -> Verdict | None:
    """Left, top, width and height of what a drawing shows: four numbers."""
    parts = re.split(r"[ \t\n\f\r]*,[ \t\n\f\r]*|[ \t\n\f\r]+", value.strip(" \t\n\f\r"))
    example = "write left, top, width and height, such as `0 0 24 24`"
    if not all(_SVG_NUMBER.fullmatch(part) for part in parts):
        return Verdict("is not four numbers", example)
    if len(parts) != len(("left", "top", "width", "height")):
        return Verdict(f"has {len(parts)} numbers, and needs 4", example)
    if any(part.startswith("-") for part in parts[2:]):
        return Verdict("has a width or height below zero", example)
    return None


def step(value: str) -> Verdict | None:
    """The distance between two values of a field: above zero, or `any`."""
    if value.lower() == "any":
        return None
    if not _NUMBER.fullmatch(value) or as_number(value) <= 0:
        return Verdict("is not a number above 0", "write a number such as `1` or `0.5`, or `any`")
    return None


def as_number(value: str) -> float:
    """Give the number that a valid text stands for; 0.0 for one that browsers cannot read."""
    if len(value) > _LONGEST or not _NUMBER.fullmatch(value):
        return 0.0
    return float(value)


def is_number(value: str) -> bool:
    """Whether *value* is a number as the standard writes them."""
    return _NUMBER.fullmatch(value) is not None


def _within(value: str, least: int, most: int | None) -> Verdict | None:
    if not (value.isascii() and value.isdecimal()):
        return _not_whole(value, least=least, most=most)
    written = int(value[:_LONGEST])
    if written < least or (most is not None and written > most):
        return Verdict(f"is out of range; {_range(least, most)}", "write a number in this range")
    return None


def _not_whole(value: str, *, least: int | None = None, most: int | None = None) -> Verdict:
    pixels = _PIXELS.fullmatch(value)
    if pixels is not None:
        right = pixels[1]
        return Verdict("is not a whole number alone", f"write `{right}`", right)
    if _PERCENT.fullmatch(value):
        text = value.strip()
        fix = f"write the pixels, and set the `{text}` with a style sheet"
        return Verdict("is not a whole number", fix)
    if _INTEGER.fullmatch(value):
        return Verdict(
            f"is out of range; {_range(least or 0, most)}", "write a number in this range"
        )
    return Verdict("is not a whole number", "write digits alone, such as `120`")


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"the least is {least}"
    return f"the limits are {least} and {most:,}"
