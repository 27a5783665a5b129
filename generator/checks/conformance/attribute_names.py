"""
Attributes by their names: unknown, obsolete and needless ones, and those of other types of fields.

Source:
    WHATWG HTML, 3.2.6 "Global attributes", 4 (the attributes of each element), 4.10.5 "The input
    element" (its table of types), 16 "Obsolete features".
"""

import re
from collections.abc import Iterator

from generator.checks.conformance.attribute_table import AttributeTable, attribute_table
from generator.checks.conformance.fault import Fault, shown
from generator.checks.conformance.value_types import Subject
from generator.checks.conformance.values.media_types import JAVASCRIPT
from generator.checks.conformance.vocabulary import vocabulary
from generator.checks.page.kinds import TELLING, Kind
from generator.typed_yaml.suggest import nearest

#: Signs that get into a name by a quotation mark that is missing; the parser reports these.
_SPILT = re.compile(r"[\"'<=`{}/]")
_NAME = re.compile(r"data-[^A-Z]+")
_LONGEST = 60  # characters
_MOST_HOMES = 4
_SHORT = 4  # letters of a name that may be one of a program as well as a slip
_XHTML_ROOTS = frozenset({"html", "svg", "math"})


def faults_of_names(kind: Kind) -> Iterator[Fault]:
    """Report attributes that are not, or no longer, those of the element."""
    table = attribute_table()
    if not kind.is_html:
        yield from _foreign(kind)
        return
    element = kind.name
    if element not in table.elements:
        return  # an element that a script defines, or that is a fault itself
    for name in kind.attribute_names:
        if table.form(element, name) is not None:
            if element == "input":
                yield from _of_input(kind, name)
            elif name == "type" and element == "script":
                yield from _script_type(kind)
            continue
        fault = _other(kind, name, table)
        if fault is not None:
            yield fault


def _other(kind: Kind, name: str, table: AttributeTable) -> Fault | None:
    """Judge an attribute that is not among the element's own."""
    element = kind.name
    if (
        name.startswith("aria-")
        or _NAME.fullmatch(name)
        or name in table.handlers
        or _is_spilt(name)
        or (element == "body" and name in table.window_handlers)
        or (name == "xmlns" and element in _XHTML_ROOTS)
        or name in table.elsewhere.get(element, ())
        or (name in table.elsewhere["*"] and name != "xmlns")
    ):
        return None
    needless = table.needless.get(element, {}).get(name)
    if needless is not None and _is(kind, name, needless[0]):
        message = f"{shown(name, needless[0])} on `<{element}>` does nothing"
        return Fault(Subject.NEEDLESS, name, message, needless[1])
    instead = table.obsolete.get(element, {}).get(name) or table.obsolete["*"].get(name)
    if instead is not None:
        return _obsolete(element, name, instead)
    return _unknown(element, name, table)


def _is_spilt(name: str) -> bool:
    """Whether it is no name that somebody gave, but got there by a mark that is missing."""
    return len(name) > _LONGEST or _SPILT.search(name) is not None


def _is(kind: Kind, name: str, value: str) -> bool:
    """Whether an attribute has this value, as far as kinds tell."""
    return name not in TELLING or (kind.get(name) or "").strip().lower() == value


def _obsolete(element: str, name: str, instead: str) -> Fault:
    if instead == "with a style sheet":
        message = f"`{name}` on `<{element}>` is no longer part of HTML"
        return Fault(
            Subject.OBSOLETE, name, message, "remove it, and set the look in the style sheet"
        )
    message = f"`{name}` on `<{element}>` is no longer part of HTML"
    return Fault(Subject.OBSOLETE, name, message, instead)


def _unknown(element: str, name: str, table: AttributeTable) -> Fault:
    homes = table.homes(name)
    meant = None if homes else nearest(name, table.names(element))
    if meant is not None:
        return Fault(
            Subject.UNKNOWN, name, f"`<{element}>` has no attribute `{name}`", f"write `{meant}`"
        )
    if name in table.window_handlers:
        message = f"`{name}` does nothing on `<{element}>`"
        return Fault(Subject.UNKNOWN, name, message, "write it on `<body>`")
    if homes:
        named = ", ".join(f"`<{home}>`" for home in homes[:_MOST_HOMES])
        more = " and others" if len(homes) > _MOST_HOMES else ""
        message = f"`{name}` does nothing on `<{element}>`"
        return Fault(Subject.UNKNOWN, name, message, f"remove it; it belongs on {named}{more}")
    own = name if name.startswith("data-") else f"data-{name}"
    return Fault(
        Subject.UNKNOWN,
        name,
        f"`<{element}>` has no attribute `{name}`",
        f"remove it, or call it `{own.lower()}` if a script reads it",
    )


def _foreign(kind: Kind) -> Iterator[Fault]:
    """Report what is surely a slip: programs that draw write attributes of their own."""
    is_drawing = kind.namespace.name == "SVG"
    known = vocabulary().svg if is_drawing else vocabulary().mathml
    table = attribute_table()
    for name in kind.attribute_names:
        if name in known or ":" in name or name in table.everywhere or name in table.handlers:
            continue
        if name.startswith(("data-", "aria-", "xmlns")) or _is_spilt(name):
            continue
        meant = nearest(name, known) if len(name) > _SHORT else None
        if meant is not None and meant not in kind.attribute_names:
            message = f"`<{kind.name}>` has no attribute `{name}`"
            yield Fault(Subject.UNKNOWN, name, message, f"write `{meant}`")


def _of_input(kind: Kind, name: str) -> Iterator[Fault]:
    """Report an attribute that fields of this type do not have."""
    types = types_besides(kind, name)
    written = (kind.get("type") or "text").lower()
    if not types:
        return
    named = ", ".join(f"`{one}`" for one in types)
    message = f"`{name}` does nothing on a field of the type `{written}`"
    if name == "size":  # nobody counts on it
        yield Fault(Subject.NEEDLESS, name, message, "remove it; the style sheet sets the width")
        return
    yield Fault(Subject.INPUT, name, message, f"remove it; it belongs to the types {named}")


def types_besides(kind: Kind, name: str) -> tuple[str, ...]:
    """Give the types of fields that an attribute belongs to, if this field is of another one."""
    table = attribute_table()
    types = table.input_types.get(name) if kind.name == "input" else None
    written = (kind.get("type") or "text").lower()
    # A type that is none is a fault of its own.
    is_known = written in table.elements["input"]["type"][1:].split("|")
    return types if types is not None and is_known and written not in types else ()


def _script_type(kind: Kind) -> Iterator[Fault]:
    written = kind.get("type") or ""
    if written.lower() in JAVASCRIPT:
        message = f"{shown('type', written)} on `<script>` is the default, so it does nothing"
        yield Fault(Subject.NEEDLESS, "type", message, "remove it")
