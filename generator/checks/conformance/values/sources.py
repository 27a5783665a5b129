"""
Lists of pictures for a browser to choose from (``srcset``), and how wide it will show one (``sizes``).

Source:
    WHATWG HTML, 4.8.4.2.1 "Srcset attributes", 4.8.4.2.2 "Sizes attributes".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.conformance.values.css_parts import is_length, is_modest, parsed
from generator.checks.conformance.values.media import condition
from generator.checks.conformance.values.verdict import Verdict
from generator.css.tokens import Token, parts, word

_SPACE = " \t\n\f\r"
_URL = re.compile(r"[ \t\n\f\r]*([^ \t\n\f\r]+)")
_WIDTH = re.compile(r"[0-9]+w")
_DENSITY = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?x")
_LONGEST = 40  # characters of an address that are shown
_LONGEST_NUMBER = 30


class Candidate(NamedTuple):
    """
    One picture of a list.

    Attributes:
        descriptor: `480w`, `2x`, or empty.
    """

    url: str
    descriptor: str


def candidates(value: str) -> Iterator[Candidate]:
    """Give the pictures of a ``srcset``, as a browser parts them."""
    at = 0
    while at < len(value):
        while at < len(value) and value[at] in f"{_SPACE},":
            at += 1
        match = _URL.match(value, at)
        if match is None:
            return
        url, at = match[1], match.end()
        if url.endswith(","):
            yield Candidate(url.rstrip(","), "")
            continue
        end, depth = at, 0
        while end < len(value) and (depth or value[end] != ","):
            depth += (value[end] == "(") - (value[end] == ")" and depth > 0)
            end += 1
        yield Candidate(url, value[at:end].strip(_SPACE))
        at = end + 1


def source_set(value: str) -> Verdict | None:
    """A list of addresses, each with a width such as ``480w`` or a density such as ``2x``."""
    text = value.strip(_SPACE)
    if not text:
        return None  # links/source-empty says so
    if text.startswith(",") or text.endswith(",") or re.search(r",\s*,", text):
        return Verdict("has an extra comma", "separate the pictures by one comma and a space")
    seen: dict[str, str] = {}
    found = list(candidates(text))
    for one in found:
        wrong = _descriptor(one)
        if wrong is not None:
            return wrong
        key = _canonical(one.descriptor)
        if key in seen:
            what = f"`{one.descriptor}`" if one.descriptor else "no width and no density"
            return Verdict(
                f"gives two pictures {what}, so one of them is never shown",
                "give each picture its own width, such as `480w`, or density, such as `2x`",
            )
        seen[key] = one.url
    kinds = {key[-1] for key in seen}
    if len(kinds) > 1:
        return Verdict(
            "mixes widths (`480w`) and densities (`2x`)",
            "give all pictures a width, or all a density",
        )
    return None


def has_widths(value: str) -> bool:
    """Whether a ``srcset`` tells pictures apart by their widths, so that ``sizes`` is needed."""
    return any(_WIDTH.fullmatch(one.descriptor) for one in candidates(value))


def _descriptor(one: Candidate) -> Verdict | None:
    shown = one.url if len(one.url) <= _LONGEST else f"{one.url[: _LONGEST - 1]}…"
    text = one.descriptor
    if not text:
        return None
    if _WIDTH.fullmatch(text):
        if text[:-1].strip("0"):
            return None
        return Verdict(f"gives `{shown}` the width 0", "write the width of the picture in pixels")
    if len(text) <= _LONGEST_NUMBER and _DENSITY.fullmatch(text):
        return None
    fix = "write a width such as `480w` or a density such as `2x` after the address"
    if text.endswith("px") and text[:-2].isdecimal():
        fix = f"write `{text[:-2]}w`"
    if len(text.split()) > 1:
        return Verdict(f"has more than one word after `{shown}`: `{text}`", f"{fix}, then a comma")
    return Verdict(f"has `{text}` after `{shown}`, which is neither a width nor a density", fix)


def _canonical(descriptor: str) -> str:
    """Write equal descriptors alike: no descriptor is ``1x``."""
    number = float(descriptor[:-1]) if descriptor else 1.0
    return f"{number}{descriptor[-1:] or 'x'}"


def source_sizes(value: str) -> Verdict | None:
    """A list of widths, each but the last behind the condition under which it holds."""
    if not is_modest(value):
        return None
    listed = parts(parsed(value))
    if listed and _is_auto(listed[0]):
        listed = listed[1:]
        if not listed:
            return None
    if not listed or not all(listed):
        return Verdict("has an empty entry", "write widths such as `(min-width: 40em) 50vw, 100vw`")
    for number, part in enumerate(listed):
        wrong = _source_size(part, is_last=number == len(listed) - 1)
        if wrong is not None:
            return wrong
    return None


def _is_auto(part: list[Token]) -> bool:
    return len(part) == 1 and word(part[0]) == "auto"


def _source_size(part: list[Token], *, is_last: bool) -> Verdict | None:
    size = part[-1]
    if not is_length(size):
        shown = size.serialize()
        if size.type == "percentage":
            return Verdict(
                f"has `{shown}`, and percentages are not allowed there",
                f"write `{shown.rstrip('%')}vw`, which is a share of the window",
            )
        if size.type == "number":
            return Verdict(
                f"has `{shown}` without a unit",
                f"write `{shown}px`, or a share of the window such as `100vw`",
            )
        return Verdict(
            f"does not end in a width: `{shown}`",
            "write a width such as `100vw` or `480px` at the end",
        )
    if size.type == "dimension" and size.value < 0:
        return Verdict(
            f"has the width `{size.serialize()}`, which is below zero", "write a width from 0"
        )
    rest = part[:-1]
    if not rest:
        if is_last:
            return None
        return Verdict(
            f"gives `{size.serialize()}` for every window, so what follows is never used",
            "write the condition before it, such as `(min-width: 40em)`, or put it at the end",
        )
    return condition(rest)
