"""Whether a document is published on a given day, and why not."""

import datetime as dt
from dataclasses import dataclass

from generator.model.document import Document


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
