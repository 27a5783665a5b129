"""
Text that style sheets put before and after an element.

Source: CSS Generated Content Module Level 3, CSS Lists Level 3.
"""

from typing import NamedTuple

from generator.css.style import Style
from generator.css.tokens import function_name, parts, solid, word


class Attribute(NamedTuple):
    """Stands for the value of an attribute of the element."""

    name: str


#: Texts, attributes whose values are put in, and None for what is no text: a picture, a number.
Content = tuple[str | Attribute | None, ...]

_QUOTES = {"open-quote": "“", "close-quote": "”"}


def makes_box(style: Style) -> bool:
    """Whether a pseudo-element with *style*, ``::before`` or ``::after``, is made at all."""
    return style.word("content") not in ("none", "normal") and style.display != "none"


def content_of(style: Style) -> Content:
    """
    Give what a pseudo-element says: what is meant for those who listen, where there is such.

    Returns:
        Nothing where no box is made for it.
    """
    if not makes_box(style):
        return ()
    sides = parts(style.tokens("content"), "/")
    shown = sides[1] if len(sides) > 1 else sides[0]
    found: list[str | Attribute | None] = []
    for one in solid(shown):
        name = function_name(one)
        if one.type == "string":
            found.append(str(one.value))
        elif name == "attr" and solid(one.arguments):
            found.append(Attribute(str(getattr(solid(one.arguments)[0], "value", ""))))
        elif word(one) in _QUOTES:
            found.append(_QUOTES[word(one)])
        elif word(one) in ("no-open-quote", "no-close-quote"):
            continue
        else:
            found.append(None)
    return tuple(found)
