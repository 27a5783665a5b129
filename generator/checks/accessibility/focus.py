"""
Focus: which elements the keyboard reaches.

Source: HTML, "Focus"; WAI-ARIA 1.2, "Managing Focus".
"""

import re

from generator.checks.accessibility.elements import input_type, is_summary
from generator.checks.accessibility.tags import Tag, written

_WHOLE = re.compile(r"[ \t\n\f\r]*([+-]?\d{1,9})")
_FIELDS = frozenset({"button", "input", "select", "textarea"})
#: Attributes of which one makes an element focusable that otherwise is not.
_MAKE_FOCUSABLE = frozenset({"contenteditable", "controls", "href", "tabindex", "xlink:href"})
_EDITABLE = frozenset({"", "plaintext-only", "true"})
_FOCUSABLE = frozenset({"button", "iframe", "input", "select", "summary", "textarea"})


def is_focusable(tag: Tag) -> bool:
    """Whether the keyboard or a script can move the focus to it, once it is shown."""
    name = tag.name
    if name not in _FOCUSABLE and _MAKE_FOCUSABLE.isdisjoint(tag.attribute_names):
        return False  # nearly all elements
    if name in _FIELDS and tag.is_html and (is_disabled(tag) or _is_unseen_field(tag)):
        return False
    return tabindex(tag) is not None or _is_by_itself(tag)


def is_tabbable(tag: Tag) -> bool:
    """Whether Tab stops there, once it is shown."""
    if not is_focusable(tag) or is_inert(tag):
        return False
    order = tabindex(tag)
    return order is None or order >= 0


def tabindex(tag: Tag) -> int | None:
    """Give ``tabindex``; None where there is none, or none that is a number."""
    given = written(tag, "tabindex")
    number = None if given is None else _WHOLE.match(given)
    return None if number is None else int(number[1])


def is_disabled(tag: Tag) -> bool:
    """Whether a field or button is switched off, by itself or by the ``fieldset`` around it."""
    if tag.name in _FIELDS and tag.is_html:
        if "disabled" in tag.attribute_names:
            return True
        below = tag
        for one in tag.ancestors:
            is_off = one.name == "fieldset" and "disabled" in one.attribute_names
            if is_off and below.name != "legend":
                return True
            below = one
    return False


def is_inert(tag: Tag) -> bool:
    """Whether it, or something around it, is cut off from users."""
    return "inert" in tag.attribute_names or any(
        "inert" in one.attribute_names for one in tag.ancestors
    )


def _is_unseen_field(tag: Tag) -> bool:
    return tag.name == "input" and input_type(tag) == "hidden"


def _is_by_itself(tag: Tag) -> bool:
    name, names = tag.name, tag.attribute_names
    if not tag.is_html:
        return name == "a" and ("href" in names or "xlink:href" in names)
    if (written(tag, "contenteditable") or "").lower() in _EDITABLE and "contenteditable" in names:
        return True
    if name in ("a", "area"):
        return "href" in names
    if name in ("audio", "video"):
        return "controls" in names
    if name == "summary":
        return is_summary(tag)
    return name in _FIELDS or name == "iframe"
