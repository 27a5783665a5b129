"""
Days, times and lengths of time.

Source:
    WHATWG HTML, 2.3.5 "Dates and times", 4.5.14 "The time element", 4.7.3 "Attributes common to
    ins and del elements".
"""

import calendar
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from generator.checks.conformance.values.verdict import Verdict

_YEAR = re.compile(r"(?P<year>[0-9]{4,})")
_MONTH = re.compile(r"(?P<year>[0-9]{4,})-(?P<month>[0-9]{2})")
_DATE = re.compile(r"(?P<year>[0-9]{4,})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DAY_OF_YEAR = re.compile(r"(?:--)?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_WEEK = re.compile(r"(?P<year>[0-9]{4,})-W(?P<week>[0-9]{2})")
_TIME = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,3})?)?"
)
_ZONE = re.compile(r"Z|[+-](?P<zone_hour>[0-9]{2}):?(?P<zone_minute>[0-9]{2})")
_LOCAL = re.compile(rf"{_DATE.pattern}[T ]{_TIME.pattern}")
_GLOBAL = re.compile(rf"{_LOCAL.pattern}(?:{_ZONE.pattern})")
_PERIOD = re.compile(
    r"P(?=[0-9T])(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]{1,3})?S)?)?"
)
_PART = re.compile(
    r"[ \t\n\f\r]*(?:[0-9]+[ \t\n\f\r]*[wdhm]|[0-9]+(?:\.[0-9]{1,3})?[ \t\n\f\r]*s)[ \t\n\f\r]*",
    re.IGNORECASE,
)
#: Limits of the parts: name, least, most, and how people call it.
_LIMITS = (
    ("month", 1, 12, "months are 01 to 12"),
    ("hour", 0, 23, "hours are 00 to 23"),
    ("minute", 0, 59, "minutes are 00 to 59"),
    ("second", 0, 59, "seconds are 00 to 59"),
    ("zone_hour", 0, 23, "hours of a time zone are 00 to 23"),
    ("zone_minute", 0, 59, "minutes of a time zone are 00 to 59"),
)
_LEAP_YEAR = 2000
_LONGEST_YEAR = 9  # digits
#: What people write in place of a day.
_GERMAN = re.compile(r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.\s?(?P<year>[0-9]{4})")
_LOOSE = re.compile(
    r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?P<rest>[T ].*)?",
    re.DOTALL,
)
_LOOSE_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?P<second>:[0-9]{2})?(?P<fraction>\.[0-9]+)?\s*(?P<zone>Z|z|[+-][0-9]{2}:?[0-9]{2})?"
)


def time(value: str) -> Verdict | None:
    """Judge ``datetime`` of ``time``: a day, a time, both, a month, a year, a week or a duration."""
    text = value.strip(" \t\n\f\r")  # browsers pass over it
    if _is_duration(text):
        return None
    known = (_DATE, _GLOBAL, _LOCAL, _TIME, _MONTH, _DAY_OF_YEAR, _WEEK, _YEAR, _ZONE)
    return _judge(text, known, "is not a date or time", "2026-12-24` or `2026-12-24T18:30+01:00")


def date_of_change(value: str) -> Verdict | None:
    """Judge ``datetime`` of ``ins`` and ``del``: a day, or a day with time and time zone."""
    return _judge(
        value,
        (_DATE, _GLOBAL),
        "is not a date, nor a date with time and time zone",
        "2026-12-24` or `2026-12-24T18:30+01:00",
    )


def date(value: str) -> Verdict | None:
    """A day of a year."""
    return _judge(value, (_DATE,), "is not a date", "2026-12-24")


def month(value: str) -> Verdict | None:
    """A month of a year."""
    return _judge(value, (_MONTH,), "is not a month", "2026-12")


def week(value: str) -> Verdict | None:
    """A week of a year."""
    return _judge(value, (_WEEK,), "is not a week", "2026-W52")


def time_of_day(value: str) -> Verdict | None:
    """A time without a day."""
    return _judge(value, (_TIME,), "is not a time", "18:30")


def local_time(value: str) -> Verdict | None:
    """A day with a time, without a time zone."""
    return _judge(value, (_LOCAL,), "is not a date with a time", "2026-12-24T18:30")


@lru_cache(maxsize=4096)
def is_time(value: str) -> bool:
    """Whether *value* may stand in ``datetime`` of ``time``."""
    return time(value) is None


def _is_duration(value: str) -> bool:
    if _PERIOD.fullmatch(value):
        return True
    units: list[str] = []
    at = 0
    while at < len(value):
        part = _PART.match(value, at)
        if part is None:
            return False
        units.append(part[0].strip().lower()[-1])
        at = part.end()
    return bool(units) and len(set(units)) == len(units)


def _judge(value: str, forms: Iterable[re.Pattern[str]], why: str, example: str) -> Verdict | None:
    wrong = ""
    for form in forms:
        match = form.fullmatch(value)
        if match is not None:
            wrong = _out_of_range(match.groupdict())
            if not wrong:
                return None
    if wrong:
        return Verdict(f"{why}: {wrong}", f"write it as `{example}`")
    right = _meant(value, lambda one: any(_is(form, one) for form in forms))
    return Verdict(why, f"write `{right}`" if right else f"write it as `{example}`", right)


def _is(form: re.Pattern[str], value: str) -> bool:
    match = form.fullmatch(value)
    return match is not None and not _out_of_range(match.groupdict())


def _out_of_range(parts: dict[str, str | None]) -> str:
    """Say which part of a date or time cannot be; empty where all can."""
    for name, least, most, words in _LIMITS:
        text = parts.get(name)
        if text is not None and not least <= int(text) <= most:
            return words
    text = parts.get("year")
    year = _LEAP_YEAR if text is None else int(text[-_LONGEST_YEAR:])
    if text is not None and not text.strip("0"):
        return "there is no year 0"
    day, its_month = parts.get("day"), parts.get("month")
    if day is not None and its_month is not None:
        days = _days(year, int(its_month))
        if not 1 <= int(day) <= days:
            return f"the month has {days} days"
    week_number = parts.get("week")
    if week_number is not None and not 1 <= int(week_number) <= _weeks(year):
        return f"the year has {_weeks(year)} weeks"
    return ""


def _days(year: int, its_month: int) -> int:
    return calendar.monthrange(_near(year), its_month)[1]


def _weeks(year: int) -> int:
    """A year has 53 weeks where it begins on a Thursday, or is a leap year that begins on a Wednesday."""
    first = calendar.weekday(_near(year), 1, 1)
    wednesday, thursday = 2, 3
    return 53 if first == thursday or (first == wednesday and calendar.isleap(year)) else 52


def _near(year: int) -> int:
    """Give a year from 2000 to 2399 with the same calendar, which repeats after 400 years."""
    return _LEAP_YEAR + year % 400


def _meant(value: str, is_right: Callable[[str], bool]) -> str:
    """Put a date that is written in another way into the standard's form, where that is sure."""
    text = value.strip()
    if text != value and is_right(text):
        return text
    german = _GERMAN.fullmatch(text)
    if german is not None:
        right = f"{german['year']}-{int(german['month']):02}-{int(german['day']):02}"
        return right if is_right(right) else ""
    loose = _LOOSE.fullmatch(text)
    if loose is None:
        return ""
    day = f"{loose['year']}-{int(loose['month']):02}-{int(loose['day']):02}"
    if not loose["rest"]:
        return day if is_right(day) else ""
    its_time = _LOOSE_TIME.fullmatch(loose["rest"][1:].strip())
    if its_time is None:
        return ""
    fraction = (its_time["fraction"] or "")[:4]
    right = (
        f"{day}T{int(its_time['hour']):02}:{its_time['minute']}{its_time['second'] or ''}"
        f"{fraction if its_time['second'] else ''}{(its_time['zone'] or '').upper()}"
    )
    return right if is_right(right) else ""
