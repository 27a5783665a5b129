"""
Elements of HTML: what each may hold, and where its end tag may be left out.

The table beside this module says where its parts come from, and which of them were not seen in the
text of the standard.

Source: WHATWG HTML, sections 3.2.5 "Content models", 4 "The elements of HTML" and 16.2
"Non-conforming features".
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.value import dataclass

#: In `Model.content`: what the element around it may hold.
TRANSPARENT = "transparent"
#: In `Model.content`: anything, since it is no part of the page.
ANY = "any"
#: In `Model.without`: elements that are given a place in the order of the Tab key.
FOCUSABLE = "tabindex"


@dataclass(frozen=True, slots=True)
class Order:
    """
    Which child elements an element has, and in which order.

    Attributes:
        pattern: Of their names, each followed by a space; script-supporting elements are left out.
        words: The same for people.
    """

    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True, slots=True)
class Model:
    """
    What an element may hold.

    Attributes:
        content: Names of categories and elements, ``text``, ``transparent``, ``any``; none for an
            element that holds nothing.
        allowed: Names of all elements that *content* comes to.
        without: Categories and elements that must not stand anywhere within; ``tabindex`` for
            every element with such an attribute.
        order: Of its child elements; None where any will do.
        may_stay_open: Whether its end tag may be left out where what follows ends it.
    """

    content: frozenset[str]
    allowed: frozenset[str]
    without: frozenset[str]
    order: Order | None
    may_stay_open: bool

    @property
    def is_transparent(self) -> bool:
        """Whether it may hold what the element around it may hold."""
        return TRANSPARENT in self.content

    @property
    def is_list(self) -> bool:
        """Whether it holds certain elements and no text."""
        return self.content.isdisjoint(_WITH_TEXT) and bool(self.content)


_WITH_TEXT = frozenset({"flow", "phrasing", "text", "raw", TRANSPARENT, ANY})


@dataclass(frozen=True, slots=True)
class Elements:
    """
    Every element of HTML.

    Attributes:
        models: By name; obsolete elements have none.
        categories: Names of the elements of each.
        obsolete: What to do instead, by name.
        elsewhere: Names that other standards and drafts add.
        svg: Names of SVG, as the standard spells them.
        mathml: The same of MathML.
    """

    models: Mapping[str, Model]
    categories: Mapping[str, frozenset[str]]
    obsolete: Mapping[str, str]
    elsewhere: frozenset[str]
    svg: frozenset[str]
    mathml: frozenset[str]

    def is_known(self, name: str) -> bool:
        """Whether *name* is an element of HTML, of a draft, or one that somebody defined."""
        return (
            name in self.models
            or name in self.obsolete
            or name in self.elsewhere
            or ("-" in name and name not in _RESERVED)
        )


#: Names with a hyphen that belong to SVG and MathML, so that nobody may define them.
_RESERVED = frozenset({
    "annotation-xml", "color-profile", "font-face", "font-face-format", "font-face-name",
    "font-face-src", "font-face-uri", "missing-glyph",
})  # fmt: skip
#: Elements that hold nothing and have no end tag.
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
    # obsolete ones, which browsers treat alike
    "basefont", "bgsound", "frame", "keygen", "param",
})  # fmt: skip


@cache
def elements() -> Elements:
    """Read the table when it is first needed."""
    raw = json.loads(Path(__file__).with_name("elements.json").read_text(encoding="utf-8"))
    categories = {name: frozenset(members) for name, members in raw["categories"].items()}
    return Elements(
        {name: _model(entry, categories) for name, entry in raw["elements"].items()},
        categories,
        raw["obsolete"],
        frozenset(raw["elsewhere"]),
        frozenset(raw["svg"]),
        frozenset(raw["mathml"]),
    )


def _model(entry: Mapping[str, Any], categories: Mapping[str, frozenset[str]]) -> Model:
    content = frozenset(entry["content"])
    order = entry.get("order")
    return Model(
        content,
        frozenset().union(*(categories.get(one, {one}) for one in content)),
        frozenset(entry.get("without", ())),
        None if order is None else Order(re.compile(order[0]), order[1]),
        entry.get("end") == "optional",
    )
