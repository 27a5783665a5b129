"""
What YAML makes of a scalar without quotes.

Source:
    YAML 1.2.2, section 10.3 (the core schema), and YAML 1.1's type repository, which most parsers
    still follow: there `no` is false, `012` is ten and `1:20` is eighty.
"""

import datetime as dt
import re
from typing import Any

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUE = frozenset({"true", "True", "TRUE"})
FALSE = frozenset({"false", "False", "FALSE"})
YES = frozenset({"yes", "Yes", "YES", "on", "On", "ON"})
NO = frozenset({"no", "No", "NO", "off", "Off", "OFF"})
#: Every word that some parser takes for true or false.
TRUTHS = dict.fromkeys(TRUE | YES, True) | dict.fromkeys(FALSE | NO, False)

_NUMBER_START = frozenset("0123456789+-.")
#: Longest scalar that is taken for a number; longer digits are text.
_LONGEST_NUMBER = 300
_DECIMAL = re.compile(r"[-+]?[0-9]+\Z")
LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_BASED = re.compile(r"[-+]?0(?:x[0-9a-fA-F][0-9a-fA-F_]*|o[0-7]+|b[01][01_]*)\Z")
_CORE_BASED = re.compile(r"0(?:x[0-9a-fA-F]+|o[0-7]+)\Z")
_OLD_OCTAL = re.compile(r"[-+]?0[0-7_]+\Z")
_GROUPED = re.compile(r"[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_SEXAGESIMAL = re.compile(
    r"[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)\Z"
)
_INFINITE = {".inf": "inf", "+.inf": "inf", "-.inf": "-inf", ".nan": "nan"}
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_TIME = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2})"
    r"(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?[ \t]*(?:([Zz]|UTC|GMT)|([-+])([0-9]{1,2}):?([0-9]{2})?)?\Z"
)

#: What :func:`moment` understands, as JSON Schema writes it.
DATE_OR_TIME = (
    r"^\d{4}-\d{1,2}-\d{1,2}"
    r"(([Tt]|[ \t]+)\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?[ \t]*([Zz]|UTC|GMT|[-+]\d{1,2}:?(\d{2})?)?)?$"
)


def misreading(text: str) -> bool | float | None:
    """
    Tell what YAML makes of *text* where that is not *text* again.

    Returns:
        The bool or number; None where text is safe without quotes, as `2026` or `1.5` are.
    """
    if text[0] not in _NUMBER_START:
        return TRUTHS.get(text)
    made = number(text)
    if made is None or str(made) == text or str(made).lower() == text.lower():
        return None
    return made


def number(text: str) -> float | None:
    """Read a number in any spelling that YAML 1.1 or 1.2 knows; None where it is none."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if _OLD_OCTAL.match(text):
        sign = -1 if text[0] == "-" else 1
        return sign * int(text.lstrip("+-").replace("_", "") or "0", 8)
    if _DECIMAL.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _BASED.match(text):
        return int(text.replace("_", ""), 0)
    if _GROUPED.match(text):
        bare = text.replace("_", "")
        return int(bare) if _DECIMAL.match(bare) else float(bare)
    if _SEXAGESIMAL.match(text):
        total: float = 0
        for part in text.lstrip("+-").replace("_", "").split(":"):
            total = total * 60 + (float(part) if "." in part else int(part))
        return -total if text[0] == "-" else total
    infinite = _INFINITE.get(text.lower())
    return float(infinite) if infinite else None


def core(text: str, timezone: dt.tzinfo) -> Any:
    """
    Read a scalar by the core schema, and dates besides.

    Args:
        text: A scalar without quotes.
        timezone: Of times that name none.
    """
    if text in NULLS:
        return None
    first = text[0]
    if first in _NUMBER_START:
        if len(text) > _LONGEST_NUMBER or LEADING_ZERO.match(text):
            return text
        if _DECIMAL.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        if _CORE_BASED.match(text):
            return int(text, 0)
        if text.lower() in _INFINITE:
            return float(_INFINITE[text.lower()])
        try:
            return moment(text, timezone)
        except ValueError:
            return text
    if text in TRUE:
        return True
    return False if text in FALSE else text


def moment(text: str, timezone: dt.tzinfo) -> dt.datetime | dt.date:
    """
    Read a date, or a date with time.

    ISO 8601, YAML timestamps and Hugo's ``2019-10-08 13:00:00 -0500`` are understood.

    Raises:
        ValueError: *text* is not a date; its message is for a person.
    """
    if match := _TIME.match(text):
        year, month, day, hour, minute, second, fraction, zulu, sign, hours, minutes = (
            match.groups()
        )
        zone = timezone
        if zulu:
            zone = dt.UTC
        elif sign:
            offset = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
            zone = dt.timezone(-offset if sign == "-" else offset)
        return dt.datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            int(second or 0),
            int(fraction[:6].ljust(6, "0")) if fraction else 0,
            tzinfo=zone,
        )
    if match := _DATE.match(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    raise ValueError("a date looks like 2026-01-31 or 2026-01-31T08:00:00+01:00")
