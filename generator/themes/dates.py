"""Dates as people of a language write them."""

import datetime as dt
from functools import lru_cache

STYLES = ("short", "medium", "long", "full", "iso", "rfc3339")


@lru_cache(maxsize=4096)
def format_date(value: dt.date, style: str, language: str) -> str:
    """
    Write *value*.

    Args:
        value: A date, or a date with a time.
        style: One of `STYLES`; the first four follow the language's habit.
        language: As in BCP 47; an unknown one is written as in English.

    Raises:
        ValueError: *style* is none of `STYLES`.

    Source:
        Unicode CLDR for the habits; RFC 3339 for dates with a time.
    """
    if style == "iso":
        return dt.date.isoformat(value)
    if style == "rfc3339":
        moment = (
            value
            if isinstance(value, dt.datetime)
            else dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
        )
        return moment.isoformat(timespec="seconds")
    if style not in STYLES:
        raise ValueError(f"unknown date style `{style}`; there are: {', '.join(STYLES)}")
    from babel import Locale, UnknownLocaleError, dates  # noqa: PLC0415 - slow to import, rarely needed

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    return dates.format_date(value, format=style, locale=locale)
