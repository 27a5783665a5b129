"""
Fields with ``autocomplete``, by kind: who needs it, and what is wrong with it.

Source:
    W3C, ACT rule 73f2c2 "autocomplete attribute has valid value"; WHATWG HTML, 4.10.18.7 "Autofill".
"""

from collections.abc import Mapping

from generator.checks.conformance.attribute_table import attribute_table
from generator.checks.conformance.fault import Fault, of_value, shown
from generator.checks.conformance.value_types import Subject
from generator.checks.conformance.values.autofill import autofill
from generator.checks.conformance.vocabulary import vocabulary
from generator.checks.page.kinds import Kind

_FIELDS = frozenset({"input", "select", "textarea"})
_FIXED = frozenset({"hidden", "button", "submit", "reset"})
_WIDGETS_WORDS = """
    button checkbox columnheader combobox grid gridcell link listbox menu menubar menuitem
    menuitemcheckbox menuitemradio option progressbar radio radiogroup row rowheader scrollbar
    searchbox separator slider spinbutton switch tab tablist tabpanel textbox tree treegrid treeitem
    """
_WIDGETS = frozenset(_WIDGETS_WORDS.split())
#: Types of fields in which a text of any group may stand, and for each group the types besides.
_OF_ANY_GROUP = frozenset({"hidden", "text", "search"})
_OF_GROUP: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date"}),
    "email": frozenset({"email"}),
    "month": frozenset({"month"}),
    "number": frozenset({"number"}),
    "password": frozenset({"password"}),
    "tel": frozenset({"tel"}),
    "url": frozenset({"url"}),
}
_OF_NO_FIELD = frozenset({"checkbox", "radio", "file", "submit", "image", "reset", "button"})


def wrong_for_people(kind: Kind) -> Fault | None:
    """Say what is wrong where people, and what helps them, meet the field."""
    return _wrong(kind) if _is_met(kind) else None


def wrong_anywhere(kind: Kind) -> Fault | None:
    """Say what is wrong with it wherever it is, the type of the field included."""
    return (_wrong(kind) or _unfit(kind)) if _is_field(kind) else None


def _is_field(kind: Kind) -> bool:
    return kind.is_html and kind.name in _FIELDS and kind.get("autocomplete") is not None


def _wrong(kind: Kind) -> Fault | None:
    value = kind.get("autocomplete") or ""
    verdict = autofill(value)
    if verdict is None or _type(kind) in _OF_NO_FIELD:
        return None  # on other types the attribute itself is out of place
    return of_value(Subject.VALUE, kind.name, "autocomplete", value, verdict)


def _type(kind: Kind) -> str:
    return (kind.get("type") or "text").lower() if kind.name == "input" else ""


def _is_met(kind: Kind) -> bool:
    """Whether the ACT rule applies, but for what style sheets hide."""
    if not _is_field(kind) or not (kind.get("autocomplete") or "").strip(" \t\n\f\r"):
        return False
    is_static = _is_left_out_by_tab(kind) and not _is_widget(kind)
    return not (_type(kind) in _FIXED or _is_disabled(kind) or is_static)


def _is_disabled(kind: Kind) -> bool:
    if kind.has("disabled"):
        return True
    chain = (kind, *kind.ancestors)
    if any((one.get("aria-disabled") or "").lower() == "true" for one in chain):
        return True
    # What stands in the heading of a fieldset stays open; which heading comes first, no kind tells.
    for one in kind.ancestors:
        if one.name == "legend":
            return False
        if one.name == "fieldset" and one.has("disabled"):
            return True
    return False


def _is_left_out_by_tab(kind: Kind) -> bool:
    return (kind.get("tabindex") or "").strip().startswith("-")


def _is_widget(kind: Kind) -> bool:
    roles = (kind.get("role") or "").lower().split()
    return not roles or roles[0] in _WIDGETS


def _unfit(kind: Kind) -> Fault | None:
    """A word that does not go with the type of the field, such as a name in one for numbers."""
    written = _type(kind)
    words = [
        word for word in (kind.get("autocomplete") or "").lower().split() if word != "webauthn"
    ]
    if kind.name != "input" or written in _OF_NO_FIELD or not words:
        return None
    field = words[-1]
    if field in ("on", "off") and written == "hidden":
        message = f"{shown('autocomplete', field)} does nothing on a hidden field"
        return Fault(Subject.VALUE, "autocomplete", message, "remove it")
    known = attribute_table().elements["input"]["type"][1:].split("|")
    if field in ("on", "off") or written not in known:
        return None
    group = vocabulary().autofill["groups"].get(field, "")
    if group == "multiline" and written in ("text", "search"):
        message = f"{shown('autocomplete', field)} stands for several lines, and this field has one"
        fix = "use `<textarea>`, or a field each for `address-line1` and `address-line2`"
        return Fault(Subject.VALUE, "autocomplete", message, fix)
    if written in _OF_ANY_GROUP or written in _OF_GROUP.get(group, ()):
        return None
    fitting = sorted(_OF_GROUP.get(group, ()))
    types = " or ".join(f"`{one}`" for one in (*fitting, "text"))
    message = (
        f"{shown('autocomplete', kind.get('autocomplete') or '')} does not go with a field of the type "
        f"`{written}`, so browsers may not fill it in"
    )
    return Fault(
        Subject.VALUE,
        "autocomplete",
        message,
        f"use the type {types}, with `inputmode` for the keyboard",
    )
