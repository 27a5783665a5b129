"""The order in which pages are listed."""

import datetime as dt
from collections.abc import Iterable

from generator.model.site import Page

_LONG_AGO = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


def listed(pages: Iterable[Page]) -> list[Page]:
    """Order *pages* as lists show them: by weight where there is one, then newest first."""
    return sorted(pages, key=_key)


def as_read(section: Iterable[Page]) -> list[str]:
    """
    Order the pages of a section as one reads them: weighted ones, then dated ones from the oldest on.

    Args:
        section: Its pages as it lists them.

    Returns:
        Their ids.
    """
    pages = tuple(section)
    weighted = [page.id for page in pages if page.weight]
    dated = [page.id for page in pages if not page.weight and page.date]
    rest = [page.id for page in pages if not page.weight and not page.date]
    return [*weighted, *rest, *reversed(dated)]


def newest_first(pages: Iterable[Page]) -> list[Page]:
    """Order *pages* by date, then by title."""
    return sorted(pages, key=_age)


def _key(page: Page) -> tuple[bool, int, float, str, str]:
    return (page.weight == 0, page.weight, *_age(page))


def _age(page: Page) -> tuple[float, str, str]:
    return (-_seconds(page.date) if page.date else 0.0, page.title.casefold(), page.id)


def _seconds(moment: dt.datetime) -> float:
    # `timestamp` refuses years before the epoch on some systems; this does not.
    return (moment - _LONG_AGO).total_seconds()
