"""Whether a page has the place that an address names."""

from collections.abc import Callable, Collection, Iterable, Mapping

from generator.external.exchange import Reply
from generator.model.web_answer import Anchor
from generator.value import dataclass

_HTML = frozenset({"text/html", "application/xhtml+xml"})
#: What code hosts put before the ids of a text that its author wrote.
_PREFIXES = ("", "user-content-")


@dataclass(frozen=True, slots=True)
class Places:
    """
    What an address can name on a page.

    Attributes:
        names: Ids, and names of ``a``.
        scripted: Whether scripts may make more of them.
    """

    names: Collection[str]
    scripted: bool


#: Reads the places off a page's HTML.
Reader = Callable[[str], Places]


def look_for(fragments: Iterable[str], reply: Reply, read: Reader) -> Mapping[str, Anchor]:
    """Look for every one of *fragments* on the page that came."""
    fragments = sorted(fragments)
    if not fragments or reply.media_type not in _HTML or not reply.body:
        return dict.fromkeys(fragments, Anchor.UNKNOWN)
    places = read(_decoded(reply))
    absent = Anchor.UNSURE if places.scripted else Anchor.MISSING
    if not reply.whole:
        absent = Anchor.UNKNOWN
    return {
        one: Anchor.FOUND
        if any(f"{prefix}{one}" in places.names for prefix in _PREFIXES)
        else absent
        for one in fragments
    }


def _decoded(reply: Reply) -> str:
    """Text of the body; a wrong letter does no harm, since ids are ASCII nearly always."""
    try:
        return reply.body.decode(reply.charset or "utf-8", "replace")
    except (LookupError, ValueError):  # no such encoding, or one that is none of texts
        return reply.body.decode("utf-8", "replace")
