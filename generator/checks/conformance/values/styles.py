"""
Declarations in ``style``.

Source:
    CSS Style Attributes; CSS Syntax 3, "parse a block's contents"; which properties there are, see
    `css_properties.txt`.
"""

from generator.checks.conformance.values.css_parts import is_modest
from generator.checks.conformance.values.verdict import Verdict
from generator.checks.conformance.vocabulary import css_properties
from generator.css.tokens import block_items, solid
from generator.typed_yaml.suggest import nearest


def style(value: str) -> Verdict | None:
    """Declarations, separated by semicolons."""
    if not is_modest(value):
        return None
    for one in block_items(value):
        if one.type == "declaration":
            wrong = _name(one.lower_name)
            if wrong is not None:
                return wrong
            if not solid(one.value):
                return Verdict(f"has nothing after `{one.name}:`", "write the value, or remove it")
            if any(part.type == "error" for part in one.value):
                return Verdict(
                    f"cannot be read after `{one.name}:`", "close every bracket and quote"
                )
        elif one.type == "error":
            return Verdict("cannot be read as CSS", "write `property: value`, separated by `;`")
        else:
            return Verdict(
                "holds a rule, and browsers read declarations there", "move it into the style sheet"
            )
    return None


def _name(name: str) -> Verdict | None:
    if name.startswith("-") or name in css_properties():
        return None  # custom, or of one browser
    if name.startswith(("*", "_")):
        return Verdict(f"has `{name}`, which old versions of one browser read", "remove it")
    meant = nearest(name, css_properties())
    fix = f"write `{meant}`" if meant else "remove it, or look up its name"
    return Verdict(f"sets `{name}`, which no browser knows", fix)
