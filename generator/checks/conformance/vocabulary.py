"""Words that values are made of: what `keywords.json` and `css_properties.txt` hold."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    Words of the standards, in lower case; those of SVG and MathML as they are spelt.

    Attributes:
        autofill: What `autocomplete` may say: `addresses`, `contacts`, `fields`, `contact fields`.
        relations: Words of `rel` for a `link element`, a `link`, a `form`; and some of those that
            are registered elsewhere.
        media_features: For each, whether it is a `range`, and the syntax of its values.
        permissions: What `allow` of a frame may name.
        csp_directives: Directives of a content security policy.
        viewport: Properties of `<meta name="viewport">`.
        svg: Attributes of drawings.
        mathml: Attributes of formulas.
    """

    autofill: Mapping[str, Any]
    relations: Mapping[str, frozenset[str]]
    media_features: Mapping[str, tuple[str, str]]
    permissions: frozenset[str]
    csp_directives: frozenset[str]
    viewport: frozenset[str]
    svg: frozenset[str]
    mathml: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Read the words."""
    told = json.loads(_text("keywords.json"))
    return Vocabulary(
        autofill=told["autofill"],
        relations={where: frozenset(words) for where, words in told["rel"].items()},
        media_features=told["media features"],
        permissions=frozenset(told["permissions"]),
        csp_directives=frozenset(told["csp directives"]),
        viewport=frozenset(told["viewport"]),
        svg=frozenset(told["svg attributes"]),
        mathml=frozenset(told["mathml attributes"]),
    )


@cache
def css_properties() -> frozenset[str]:
    """Give the names of all CSS properties that a standard or a browser knows."""
    lines = _text("css_properties.txt").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _text(name: str) -> str:
    return files("generator.checks.conformance").joinpath(name).read_text(encoding="utf-8")
