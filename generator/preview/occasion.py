"""The day on which the site is shown, as a cookie or a query names it: ``2027-01-31+drafts``."""

import datetime as dt
import re

#: Ends the name of a day on which drafts are shown too.
DRAFTS = "+drafts"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: Days outside of these are no day of a site; some of them are none in another time zone.
_FIRST, _LAST = dt.date(1970, 1, 1), dt.date(9990, 12, 31)


class BadDayError(ValueError):
    """Something that is no day; the message says what one looks like."""


def read_occasion(written: str) -> str:
    """
    Check the name of a day.

    Args:
        written: A date, empty for today; `+drafts` at its end adds drafts.

    Returns:
        *written* itself.

    Raises:
        BadDayError: It is no such name.
    """
    day = written.removesuffix(DRAFTS)
    if day and not _is_day(day):
        raise BadDayError(
            f"a day looks like 2027-01-31, and lies between {_FIRST.year} and {_LAST.year}"
        )
    return written


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        return _FIRST <= dt.date.fromisoformat(text) <= _LAST
    except ValueError:
        return False


def in_words(written: str) -> str:
    """The day for a person, such as ``on 2027-01-31, with drafts``; empty for today."""
    day = written.removesuffix(DRAFTS)
    parts = (f"on {day}" if day else "", "with drafts" if written.endswith(DRAFTS) else "")
    return ", ".join(filter(None, parts))
