"""
Names, lists of words, references by name, and other short texts.

Source:
    WHATWG HTML, 2.3.7 "Space-separated tokens", 2.3.9 "References", 3.2.6 "Global attributes",
    7.1.6 "Navigable target names", 4.8.14 "Image maps".
"""

import re
from collections.abc import Iterable

from generator.checks.conformance.values.numbers import as_number, is_number
from generator.checks.conformance.values.verdict import Verdict

_SPACE = re.compile(r"[ \t\n\f\r]")
_TARGETS = frozenset({"_blank", "_self", "_parent", "_top"})
_ICON_SIZE = re.compile(r"[1-9][0-9]*x[1-9][0-9]*", re.IGNORECASE)
_CUSTOM = re.compile(r"[a-z][^A-Z\s/>]*-[^A-Z\s/>]*")
_LINE_END = re.compile(r"[\r\n]")


def identifier(value: str) -> Verdict | None:
    """An id: something, without white space."""
    return word(value)


def word(value: str) -> Verdict | None:
    """A name without white space."""
    if not value:
        return Verdict("is empty", "write a name, or remove it")
    if _SPACE.search(value):
        right = "-".join(value.split())
        return Verdict("has white space in it", f"write it as one word, such as `{right}`")
    return None


def id_reference(value: str) -> Verdict | None:
    """The id of one element of the page; whether it is there is another question."""
    if not value:
        return Verdict("is empty", "write the `id` of an element, or remove it")
    if value.startswith("#"):
        return Verdict("begins with `#`", f"write `{value[1:]}`", value[1:])
    if _SPACE.search(value):
        return Verdict("has white space in it, and no `id` has", "write the `id` of one element")
    return None


def id_references(value: str) -> Verdict | None:
    """Ids, separated by white space."""
    return twice(value.split())


def words(value: str) -> Verdict | None:
    """Words, separated by white space, each once; one at least."""
    return (
        twice(value.split()) if value.strip() else Verdict("is empty", "write a name, or remove it")
    )


def twice(listed: Iterable[str]) -> Verdict | None:
    """Report a word that a list holds twice."""
    seen: set[str] = set()
    for one in listed:
        if one in seen:
            return Verdict(f"has `{one}` twice", "remove one of them")
        seen.add(one)
    return None


def map_name(value: str) -> Verdict | None:
    """The name of a ``map``, behind ``#``."""
    if value.startswith("#") and len(value) > 1:
        return None
    fix = f"write `#{value}`" if value.strip("#") else "write `#` and the name of the `<map>`"
    return Verdict(
        "does not begin with `#` and go on with a name",
        fix,
        f"#{value}" if value.strip("#") else "",
    )


def target(value: str) -> Verdict | None:
    """Where a link opens: a keyword, or the name of a window or frame."""
    if value.lower() in _TARGETS:
        return None
    return target_name(value)


def target_name(value: str) -> Verdict | None:
    """The name of a window or frame."""
    low = value.lower()
    if not value:
        return Verdict("is empty", "write a name, or remove it")
    if f"_{low}" in _TARGETS:
        return None  # a name like any other, if hardly meant
    if value.startswith("_"):
        return Verdict(
            "begins with `_`, which only `_blank`, `_self`, `_parent` and `_top` may",
            "write one of these, or another name",
        )
    if re.search(r"[\t\n\r]", value) and "<" in value:
        return Verdict("has a line break and `<` in it", "write another name")
    return None


def keys(value: str) -> Verdict | None:
    """Single characters, separated by white space, each once."""
    listed = value.split()
    for one in listed:
        if len(one) > 1:
            return Verdict(
                f"has `{one}`, and a key is one character", "write one character, such as `s`"
            )
    return twice(listed)


def not_empty(value: str) -> Verdict | None:
    """Any text but none."""
    return None if value else Verdict("is empty", "write a text, or remove it")


def field_name(value: str) -> Verdict | None:
    """The name under which a form sends a field."""
    if not value:
        return Verdict("is empty, so the field is not sent", "write a name, or remove it")
    if value.lower() == "isindex":
        return Verdict("is a name that browsers treat in a way of their own", "write another name")
    return None


def one_line(value: str) -> Verdict | None:
    """A text without line breaks."""
    if _LINE_END.search(value):
        return Verdict("has a line break in it", "write it in one line")
    return None


def custom_element(value: str) -> Verdict | None:
    """The name of an element that a script defines: in lower case, with a hyphen."""
    if _CUSTOM.fullmatch(value):
        return None
    return Verdict(
        "is not a name that a script can give to an element",
        "write a name with a hyphen, in lower case",
    )


def command(value: str) -> Verdict | None:
    """What a button does with another element; own commands begin with two hyphens."""
    if value.startswith("--"):
        return None
    known = (
        "toggle-popover",
        "show-popover",
        "hide-popover",
        "close",
        "request-close",
        "show-modal",
    )
    if value.lower() in known:
        return None
    return Verdict(
        "is not a command",
        f"write one of {', '.join(known)}, or one of your own that begins with `--`",
    )


def icon_sizes(value: str) -> Verdict | None:
    """Sizes of an icon such as ``32x32``, or ``any``."""
    listed = value.lower().split()
    if not listed:
        return Verdict("is empty", "write a size such as `32x32`, or remove it")
    for one in listed:
        if one != "any" and not _ICON_SIZE.fullmatch(one):
            right = one.replace("×", "x").replace("*", "x")
            right = f"{right}x{right}" if right.isdecimal() else right.replace("px", "")
            fix = (
                f"write `{right}`"
                if _ICON_SIZE.fullmatch(right)
                else "write a size such as `32x32`, or `any`"
            )
            return Verdict(f"has `{one}`, which is not a size", fix)
    return twice(listed)


def coordinates(value: str) -> Verdict | None:
    """Numbers, separated by commas."""
    for one in value.split(","):
        text = one.strip(" \t\n\f\r")
        if not is_number(text):
            shown = f"`{text}`" if text else "nothing between two commas"
            return Verdict(
                f"has {shown} where a number belongs", "write numbers, separated by commas"
            )
    if _SPACE.search(value):
        right = "".join(value.split())
        return Verdict("has white space between its numbers", f"write `{right}`", right)
    return None


def corners(value: str, shape: str) -> Verdict | None:
    """
    Whether the coordinates of an ``area`` fit its shape.

    Args:
        value: A valid list of numbers.
        shape: `rect`, `circle` or `poly`.
    """
    numbers = [as_number(one.strip(" \t\n\f\r")) for one in value.split(",")]
    count = len(numbers)
    if shape == "circle":
        if count != len(("x", "y", "radius")):
            return Verdict(f"has {count} numbers, and a circle has 3", "write x, y and the radius")
        if numbers[2] < 0:
            return Verdict("has a radius below zero", "write a radius above 0")
    elif shape == "rect":
        if count != len(("left", "top", "right", "bottom")):
            return Verdict(
                f"has {count} numbers, and a rectangle has 4", "write left, top, right and bottom"
            )
        if numbers[0] >= numbers[2] or numbers[1] >= numbers[3]:
            return Verdict("has corners in the wrong order", "write left, top, right and bottom")
    elif shape == "poly" and (count < len("xyxyxy") or count % 2):
        return Verdict(
            f"has {count} numbers, and a shape of corners has two for each, 6 at least",
            "write x and y of each corner",
        )
    return None
