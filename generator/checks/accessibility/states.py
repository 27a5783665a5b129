"""
States and properties on an element: which are there, which may be, and whether a value is one.

Source: WAI-ARIA 1.2 and 1.3, "Supported States and Properties", "Value"; "ARIA in HTML".
"""

import re

from generator.checks.accessibility.aria import Attribute, attributes, roles
from generator.checks.accessibility.roles import explicit_role, role, row
from generator.checks.accessibility.tags import Tag, written

_INTEGER = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_NAMING = frozenset({"aria-label", "aria-labelledby", "aria-braillelabel"})
_NO_ROLE = ("none", "presentation")
#: They describe a role, and so cannot stand where there is to be none.
_ROLE_WORDS = frozenset({"aria-roledescription", "aria-brailleroledescription"})
#: What says where a row stands among rows that open and close.
_OF_TREES = frozenset({"aria-expanded", "aria-level", "aria-posinset", "aria-setsize"})
_TABLES = frozenset({"grid", "table", "treegrid"})
_TRUTHS = {
    "boolean": frozenset({"true", "false"}),
    "boolean-or-undefined": frozenset({"true", "false", "undefined"}),
    "tristate": frozenset({"true", "false", "mixed", "undefined"}),
}


def stated(tag: Tag) -> tuple[str, ...]:
    """Names of the ``aria-*`` attributes of *tag*, in the order of its start tag."""
    return tuple(name for name in tag.attribute_names if name.startswith("aria-"))


def is_custom(tag: Tag) -> bool:
    """Whether it is an element of own make, whose script may give it a role."""
    return tag.is_html and "-" in tag.name


def supported(tag: Tag, name: str) -> bool:
    """Whether the attribute *name* of WAI-ARIA may be on an element of this role."""
    attribute = attributes()[name]
    if attribute.is_global or attribute.was_global or is_custom(tag):
        return True
    if not tag.is_html and not explicit_role(tag):
        return True  # most shapes of a drawing are not met at all
    return supports_itself(tag, name)


def supports_itself(tag: Tag, name: str) -> bool:
    """Whether the role of *tag*, or its element, has the attribute *name* that is not for all."""
    known = roles().get(role(tag))
    if known is not None and name in known.supports:
        return known.name != "row" or name not in _OF_TREES or _is_in_tree(tag)
    if not tag.is_html:
        return known is None
    means = row(tag)
    if explicit_role(tag) and known is not None:
        return False
    like = roles().get(means.supports_of)
    return name in means.supports or (like is not None and name in like.supports)


def _is_in_tree(tag: Tag) -> bool:
    """Whether a row may open others: a ``treegrid`` is around it, or nothing that is known."""
    kinds = [role(one) for one in tag.ancestors]
    return next((one for one in kinds if one in _TABLES), "treegrid") == "treegrid"


def prohibited(tag: Tag) -> tuple[str, ...]:
    """Names of the attributes of *tag* that its role must not have; blank ones do no harm."""
    names = [name for name in stated(tag) if (written(tag, name) or "").strip()]
    if not names or is_custom(tag):
        return ()
    known = roles().get(role(tag))
    banned = known.prohibits if known is not None else frozenset()
    explicit = explicit_role(tag)
    if tag.is_html and not explicit and row(tag).is_unnamed:
        banned |= _NAMING
    if explicit in _NO_ROLE:
        banned |= _ROLE_WORDS
    return tuple(name for name in names if name in banned)


def is_value(attribute: Attribute, value: str) -> bool:
    """Whether *value* is one that *attribute* may have; letters may be large or small."""
    text = value.strip().lower()
    truths = _TRUTHS.get(attribute.type)
    if truths is not None:
        return text in truths
    match attribute.type:
        case "token":
            return text in attribute.values
        case "tokens":
            return attribute.values.issuperset(text.split())
        case "integer":
            return _INTEGER.fullmatch(text) is not None
        case "number":
            return _NUMBER.fullmatch(text) is not None
        case _:
            return True


def expected(attribute: Attribute) -> str:
    """Say which values *attribute* may have, for people."""
    values = attribute.values or _TRUTHS.get(attribute.type)
    if values:
        return "one of " * (attribute.type != "tokens") + ", ".join(
            f"`{one}`" for one in sorted(values)
        )
    return "a whole number" if attribute.type == "integer" else "a number"
