"""
What is wrong with the words and values of structured data, found in one walk.

The faults of one script are remembered with its text.

Source:
    schema.org 30.1 (domains and ranges); ISO 8601 for dates, times and durations; ISO 4217 for
    money.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.structured.extract import Block
from generator.checks.structured.json_ld import read_script
from generator.checks.structured.nodes import Form, Node, Path, Value
from generator.checks.structured.vocabulary import (
    CURRENCIES,
    OTHER_MONEY,
    Property,
    has_property,
    is_property,
    kinds,
    lineage,
    members_of,
    near_property,
    near_type,
    vocabulary,
)
from generator.typed_yaml.suggest import nearest
from generator.value import dataclass

_KEPT = 256
_SHOWN = 60
#: How addresses begin that hold what they name.
_EMBEDDED = frozenset({"data:", "blob:"})
_LISTED = 6
_DATES = frozenset({"Date", "DateTime", "Time"})
_PICTURES_AND_AMOUNTS = frozenset({"ImageObject", "QuantitativeValue"})
_NUMBERS = frozenset({"Number", "Integer", "Float"})
#: Properties whose value is a code of money.
MONEY_CODES = frozenset({"priceCurrency", "currency", "salaryCurrency"})
#: Properties that hold a price, which schema.org allows as text in a form of its own.
PRICES = frozenset({"price", "lowPrice", "highPrice", "minPrice", "maxPrice"})
_SPECIAL = MONEY_CODES | PRICES

_DATE = re.compile(
    r"-?(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?"
    r"(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?\Z"
)
_TIME = re.compile(r"T?\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?\Z")
_DURATION = re.compile(
    r"[+-]?P(?=.)(?:\d+(?:[.,]\d+)?W|(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?"
    r"(?:T(?=.)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)\Z"
)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\Z")
#: A space in it, no scheme, a template's braces, or a scheme with something missing.
_NO_ADDRESS = re.compile(r"\S*\s|www\.|\{|https?:/?[^/]|https?//|htt?p?s?://?\Z")
_TRUTHS = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class ValueFault:
    """
    Something that the vocabulary does not allow.

    Attributes:
        what: Name of the rule that reports it, without its family.
        path: From the node down: the property, and the number of its value where it has several.
    """

    what: str
    node: Node
    path: Path
    message: str
    fix: str = ""


def value_faults(block: Block) -> tuple[ValueFault, ...]:
    """Every fault of a block."""
    if block.form is Form.JSON_LD:
        return _script_faults(block.text)
    return tuple(fault for node in block.nodes for fault in _faults(node))


@lru_cache(maxsize=_KEPT)
def _script_faults(text: str) -> tuple[ValueFault, ...]:
    return tuple(fault for node in read_script(text).nodes for fault in _faults(node))


def _faults(node: Node) -> Iterator[ValueFault]:
    known = vocabulary()
    if not node.types or all(name in known.parents for name in node.types):
        types = node.every_type
    else:
        yield from _unknown_types(node)
        types = ()  # what it may have is not known
    for name, values in node.properties.items():
        about = known.properties.get(name)
        if about is None:
            if not is_property(name):
                yield _unknown_property(node, name)
        elif types and not has_property(types, name) and "Role" not in kinds(types):
            yield _misplaced(node, name)
        elif not about.is_free or name in _SPECIAL or type(values[0]) is not str:
            yield from _wrong_values(node, name, about, values)


def _unknown_types(node: Node) -> Iterator[ValueFault]:
    for name in node.types:
        if name not in vocabulary().parents and ":" not in name and "/" not in name:
            near = near_type(name)
            fix = f"did you mean `{near}`?" if near else "take a type of schema.org"
            yield ValueFault("type-unknown", node, ("@type",), f"there is no type `{name}`", fix)


def _wrong_values(
    node: Node, name: str, about: Property, values: tuple[Value, ...]
) -> Iterator[ValueFault]:
    for number, value in enumerate(values):
        fault = _value_fault(name, about, value)
        if isinstance(value, str) and value[:5].lower() in _EMBEDDED and "URL" in about.ranges:
            # In the page's own elements it may stand in until a script names the picture.
            fault = None if node.offset is not None else _embedded_fault(name, value)
        if fault is not None:
            what, message, fix = fault
            path = (name, number) if len(values) > 1 else (name,)
            yield ValueFault(what, node, path, message, fix)


def _unknown_property(node: Node, name: str) -> ValueFault:
    near = near_property(name, node.every_type)
    fix = f"did you mean `{near}`?" if near else "remove it; nothing reads it"
    return ValueFault("property-unknown", node, (name,), f"there is no property `{name}`", fix)


def _misplaced(node: Node, name: str) -> ValueFault:
    near = near_property(name, node.every_type)
    shown = " and ".join(f"`{one}`" for one in node.types)
    message = f"{shown} has no property `{name}`"
    fix = f"did you mean `{near}`?" if near else "describe it with a type that has it"
    return ValueFault("property-unknown", node, (name,), message, fix)


def _value_fault(name: str, about: Property, value: Value) -> tuple[str, str, str] | None:
    if isinstance(value, Node):
        return _node_fault(name, about, value)
    if name in _SPECIAL:
        return _money_fault(name, value) if name in MONEY_CODES else _price_fault(name, value)
    ranges = about.ranges
    if isinstance(value, bool):
        if "Boolean" in ranges or "Text" in ranges or not ranges & vocabulary().data_types:
            return None
        return (
            "value-type",
            f"`{name}` is {str(value).lower()}, but should be {_wanted(ranges)}",
            "",
        )
    if isinstance(value, int | float):
        if ranges & (_NUMBERS | _DATES) or "Text" in ranges or ranges & {"Quantity", "Duration"}:
            return None
        if ranges <= {"URL"} or ranges <= {"Boolean"}:
            return "value-type", f"`{name}` is {value}, but should be {_wanted(ranges)}", ""
        return None
    if not isinstance(value, str) or "Text" in ranges or not value.strip():
        return None
    return _text_fault(name, ranges, value.strip())


def _embedded_fault(name: str, value: str) -> tuple[str, str, str]:
    message = f"`{name}` holds the file itself (`{value[:5]}`), which search engines do not read"
    return "url", message, "put the file on the site, and name its address"


def _text_fault(name: str, ranges: frozenset[str], value: str) -> tuple[str, str, str] | None:
    shown = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    if value[:5].lower() in ("data:", "blob:"):
        message = (
            f"`{name}` holds the file itself (`{value[:5]}`), which search engines do not read"
        )
        return "url", message, "put the file on the site, and name its address"
    lists = ranges & vocabulary().enumerations
    ranges -= _PICTURES_AND_AMOUNTS  # as text, they are an address or a number
    if ranges & vocabulary().data_types:
        if _fits(ranges, value):
            return None
        if ranges <= _DATES:
            fix = "write it like `2026-01-31` or `2026-01-31T08:00:00+01:00`"
            if ranges <= {"Time"}:
                fix = "write it like `08:00`"
            return "date", f"`{name}` is `{shown}`, which is not an ISO 8601 date", fix
        if ranges == {"Duration"}:
            message = f"`{name}` is `{shown}`, which is not an ISO 8601 duration"
            return "date", message, "write it like `PT1H30M` for an hour and a half"
        if ranges == {"URL"}:
            message = f"`{name}` is `{shown}`, which is not an address"
            return "url", message, "write the full address, with `https://`"
        if ranges <= _NUMBERS | {"Boolean"}:
            return "value-type", f"`{name}` is `{shown}`, but should be {_wanted(ranges)}", ""
        return None
    if lists and lists == ranges:
        return _member_fault(name, lists, value, shown)
    return None


def _member_fault(
    name: str, lists: frozenset[str], value: str, shown: str
) -> tuple[str, str, str] | None:
    plain = value.rpartition("schema.org/")[2].removeprefix("schema:")
    if "/" in plain or "#" in plain:
        return None  # a word of another vocabulary
    owners = vocabulary().members.get(plain, ())
    if any(not lists.isdisjoint(lineage(owner)) for owner in owners):
        return None
    if plain in vocabulary().parents:
        return None  # some lists have types for members
    words = members_of(lists)
    if not words:
        return None
    near = next((one for one in words if one.lower() == plain.lower()), None)
    near = near or nearest(plain, words)
    listed = ", ".join(f"`{word}`" for word in words[:_LISTED])
    listed += " and others" if len(words) > _LISTED else ""
    fix = f"did you mean `{near}`?" if near else f"it is one of {listed}"
    return "enumeration", f"`{name}` cannot be `{shown}`", fix


def _node_fault(name: str, about: Property, value: Node) -> tuple[str, str, str] | None:
    if not value.types or value.is_reference:
        return None
    own = kinds(value.every_type)
    if not own or "Role" in own or "Enumeration" in own:
        return None  # a role stands between a property and its value
    if not own.isdisjoint(about.ranges):
        return None
    # A more general thing than is wanted may still be one.
    if any(set(value.every_type) & lineage(wanted) for wanted in about.ranges):
        return None
    if "QuantitativeValue" in own and about.ranges & {"Duration", "Quantity", "Distance", "Mass"}:
        return None
    shown = " and ".join(f"`{one}`" for one in value.types)
    wanted = _wanted(about.ranges)
    return "value-type", f"`{name}` holds a {shown}, but should be {wanted}", ""


def _wanted(ranges: frozenset[str]) -> str:
    names = {
        "Text": "text",
        "URL": "an address",
        "Number": "a number",
        "Integer": "a whole number",
        "Float": "a number",
        "Boolean": "true or false",
        "Date": "a date",
        "DateTime": "a date",
        "Time": "a time",
    }
    words = list(dict.fromkeys(names.get(one, f"`{one}`") for one in sorted(ranges)))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _fits(ranges: frozenset[str], value: str) -> bool:
    return (
        (bool(ranges & {"Date", "DateTime"}) and is_date(value))
        or ("Time" in ranges and bool(_TIME.match(value)))
        or ("Duration" in ranges and bool(_DURATION.match(value)))
        or (bool(ranges & _NUMBERS) and bool(_NUMBER.match(value)))
        or ("Boolean" in ranges and value.rpartition("/")[2].lower() in _TRUTHS)
        or ("URL" in ranges and is_address(value))
        or bool(ranges & {"Quantity", "Distance", "Mass", "Energy"})
        or "CssSelectorType" in ranges
        or "XPathType" in ranges
    )


def is_date(text: str) -> bool:
    """Whether *text* is a date of ISO 8601 that the calendar has, with time or without."""
    match = _DATE.match(text)
    if match is None:
        return False
    try:
        dt.date(int(match[1]) or 4, int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether *text* can be a URL; a path from the host's root can."""
    return _NO_ADDRESS.match(text) is None


def _money_fault(name: str, value: Value) -> tuple[str, str, str] | None:
    code = str(value).strip()
    if code in CURRENCIES or code in OTHER_MONEY or not code:
        return None
    fix = "write the three letters of the currency, such as `EUR`"
    if code.upper() in CURRENCIES:
        fix = f"write `{code.upper()}`"
    return (
        "currency",
        f"`{name}` is `{code[:_SHOWN]}`, which is not a currency code (ISO 4217)",
        fix,
    )


def _price_fault(name: str, value: Value) -> tuple[str, str, str] | None:
    if isinstance(value, bool) or not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()
    if _NUMBER.match(text):
        return None
    digits = re.sub(r"[^\d.,]", "", text)
    fix = "write digits and a point alone, and the currency in `priceCurrency`"
    if re.fullmatch(r"\d+,\d\d?", digits) or re.fullmatch(r"\d+(?:\.\d+)?", digits):
        fix = f"write `{digits.replace(',', '.')}`, and the currency in `priceCurrency`"
    return "price", f"`{name}` is `{text[:_SHOWN]}`, which is not a plain number", fix
