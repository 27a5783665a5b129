"""Whether a document is published on a given day, and why not."""

import datetime as dt
from collections.abc import Iterable

from generator.model.document import Document
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """
    What decides about publication.

    Attributes:
        now: The moment that counts, with a time zone.
        drafts: Whether drafts are built.
        future: Whether pages whose day has not come are built.
        expired: Whether pages whose day has passed are built.
    """

    now: dt.datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False


def reason(document: Document, day: Day) -> tuple[str, str] | None:
    """
    Say why *document* is not published on *day*.

    Returns:
        A word (`draft`, `future`, `expired`) and a sentence; None where it is published.
    """
    front_matter = document.front_matter
    if front_matter.draft and not day.drafts:
        return "draft", "it is a draft (`draft: true`)"
    publish = front_matter.publish_date or front_matter.date
    if publish and publish > day.now and not day.future:
        return "future", f"it is published on {_when(publish)}"
    expiry = front_matter.expiry_date
    if expiry and expiry <= day.now and not day.expired:
        return "expired", f"it expired on {_when(expiry)}"
    return None


def _when(moment: dt.datetime) -> str:
    if moment.time() == dt.time():
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m-%d %H:%M}"


def next_change(
    documents: Iterable[Document], day: Day, last_days: Iterable[dt.date]
) -> dt.datetime:
    """
    Say when something changes by itself: a page becomes due or expires, a year or a last day ends.

    Args:
        documents: Every document, published or not.
        day: The day of this build.
        last_days: Days after which something stops to hold.
    """
    zone = day.now.tzinfo
    never = dt.datetime.max.replace(tzinfo=zone)
    moments = [never]
    if day.now.year < dt.MAXYEAR:
        moments.append(dt.datetime(day.now.year + 1, 1, 1, tzinfo=zone))
    moments.extend(
        dt.datetime(last.year, last.month, last.day, tzinfo=zone) + dt.timedelta(1)
        for last in last_days
        if last < dt.date.max
    )
    for document in documents:
        front_matter = document.front_matter
        due = front_matter.publish_date or front_matter.date
        moments.extend(one for one in (due, front_matter.expiry_date) if one)
    return min((one for one in moments if one > day.now), default=never)
