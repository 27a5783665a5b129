"""
Values of form fields: what a field holds at first, and its limits.

Source:
    WHATWG HTML, 4.10.5.1 "States of the type attribute", 4.10.13 "The progress element", 4.10.14
    "The meter element", 4.10.18 "Limiting user input length".
"""

import re
from collections.abc import Callable, Iterator, Mapping

from generator.checks.conformance.fault import Fault, of_value, shown
from generator.checks.conformance.value_types import Subject
from generator.checks.conformance.values import dates, names, numbers
from generator.checks.conformance.values.addresses import signs
from generator.checks.conformance.values.css_parts import colour
from generator.checks.conformance.values.verdict import Verdict
from generator.checks.page.html_page import Element, HtmlPage
from generator.url.parsed import parse

_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*")


def _email(value: str) -> Verdict | None:
    if _EMAIL.fullmatch(value):
        return None
    return Verdict("is not an e-mail address", "write an address such as `info@example.org`")


def _web(value: str) -> Verdict | None:
    if parse(value.strip()) is not None:
        return signs(value)
    return Verdict("is not a full address", "write an address such as `https://www.example.org/`")


#: The form that values of a type of field have; others hold any text.
_OF_TYPE: Mapping[str, Callable[[str], Verdict | None]] = {
    "text": names.one_line,
    "search": names.one_line,
    "tel": names.one_line,
    "password": names.one_line,
    "url": _web,
    "email": _email,
    "number": numbers.number,
    "range": numbers.number,
    "date": dates.date,
    "month": dates.month,
    "week": dates.week,
    "time": dates.time_of_day,
    "datetime-local": dates.local_time,
    "color": colour,
}
_NUMBERED = frozenset({"number", "range"})
_LIMITED = frozenset({"number", "range", "date", "month", "week", "datetime-local", "time"})
_METER = ("min", "low", "value", "optimum", "high", "max")


def of_input(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """Judge the value of a field and its limits by its type."""
    yield from of_lengths(_page, element)
    kind = (element.get("type") or "text").lower()
    form = _OF_TYPE.get(kind)
    if form is not None:
        for name in ("value", "min", "max") if kind in _LIMITED else ("value",):
            value = element.get(name)
            if value or (value is not None and (name != "value" or kind == "range")):
                yield from _judged(element, name, value, form)
    least, most = element.get("min") or "", element.get("max") or ""
    # A time may run over midnight, so its limits may be the other way round.
    if form is None or kind not in _LIMITED - {"time"} or form(least) or form(most):
        return
    if _is_above(kind, least, most):
        yield _crossed("min", least, "max", most)


def _judged(
    element: Element, name: str, value: str, form: Callable[[str], Verdict | None]
) -> Iterator[Fault]:
    parts = [value]
    if form is _email and element.get("multiple") is not None:
        parts = [part.strip() for part in value.split(",")]
    for part in parts:
        verdict = form(part)
        if verdict is not None:
            yield of_value(Subject.FIELD, element.name, name, part, verdict)
            return


def _is_above(kind: str, least: str, most: str) -> bool:
    if kind in _NUMBERED:
        return numbers.as_number(least) > numbers.as_number(most)
    # Dates are written so that their order is that of the alphabet, years of one length given.
    return len(least) == len(most) and least.replace(" ", "T") > most.replace(" ", "T")


def _crossed(lower: str, least: str, upper: str, most: str) -> Fault:
    message = f"{shown(lower, least)} is above {shown(upper, most)}, so no value is allowed"
    return Fault(Subject.FIELD, lower, message, "swap them, or correct one of them")


def of_lengths(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """Compare the least and the greatest number of characters."""
    least, most = element.get("minlength") or "", element.get("maxlength") or ""
    are_lengths = numbers.length(least) is None and numbers.length(most) is None
    if are_lengths and numbers.as_number(least) > numbers.as_number(most):
        yield _crossed("minlength", least, "maxlength", most)


def of_meter(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """Judge the order of the numbers of a gauge."""
    told = {name: element.get(name) for name in _METER}
    known = {
        name: numbers.as_number(text)
        for name, text in told.items()
        if text and numbers.is_number(text)
    }
    least = known.get("min", 0.0)
    most = known.get("max", max(1.0, least))
    if least > most:
        yield _crossed("min", told["min"] or "0", "max", told["max"] or "1")
        return
    for name in ("low", "value", "optimum", "high"):
        number = known.get(name)
        if number is not None and not least <= number <= most:
            message = (
                f"{shown(name, told[name] or '')} on `<meter>` is out of range; the limits are "
                f"{least:g} and {most:g}"
            )
            yield Fault(Subject.FIELD, name, message, "correct it, or set `min` and `max`")
    if "low" in known and "high" in known and known["low"] > known["high"]:
        yield _crossed("low", told["low"] or "", "high", told["high"] or "")


def of_progress(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """Judge how far a progress bar is, and how far it may go."""
    value, most = element.get("value") or "", element.get("max") or "1"
    if not numbers.is_number(most):
        return
    limit = numbers.as_number(most)
    if limit <= 0:
        message = f"{shown('max', most)} on `<progress>` is not above 0"
        yield Fault(Subject.FIELD, "max", message, "write a number above 0, or remove it for 1")
    elif numbers.is_number(value) and not 0 <= numbers.as_number(value) <= limit:
        message = f"{shown('value', value)} on `<progress>` is out of range; the limits are 0 and {limit:g}"
        yield Fault(Subject.FIELD, "value", message, "correct it, or set `max`")


def of_select(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """A list in which something must be chosen begins with an entry that stands for nothing."""
    if element.get("multiple") is not None or (element.get("size") or "1") != "1":
        return
    first = next(element.descendants("option"), None)
    if first is None:
        return
    value = first.get("value")
    parent = first.parent
    if (value if value is not None else first.text.strip()) or parent != element:
        message = "`required` does nothing on a list whose first entry is a choice already"
        fix = 'begin with `<option value="">` and words such as “please choose”'
        yield Fault(Subject.CONFLICT, "required", message, fix)


def of_option(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """An entry of a list that people choose from has words."""
    if (
        element.closest("select") is not None
        and not element.text.strip()
        and not element.holds("img, svg")
    ):
        message = "`<option>` is empty, so people cannot tell what they choose"
        yield Fault(Subject.MISSING, "", message, "write words in it, such as “please choose”")


def of_optgroup(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """A group of entries has a name."""
    if element.get("label") is None and not any(
        child.name == "legend" for child in element.children
    ):
        message = "`<optgroup>` lacks `label`, so the group has no name"
        yield Fault(Subject.MISSING, "", message, "add `label`")
