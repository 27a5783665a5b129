"""Sound and film on a page: what plays, what people can do about it, and what stands for it in words."""

import re
from typing import NamedTuple

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.page.html_page import Element, HtmlPage

#: Words that announce the text of a recording, in the languages that rules know words of.
_TRANSCRIPT = re.compile(
    r"\btranscripts?\b|\btranskripte?\b|\btranskription|\bmitschrift|\babschrift|\bwortlaut\b"
    r"|\btext version\b|\btextfassung\b",
    re.IGNORECASE,
)
_CAPTIONS = frozenset({"captions", "subtitles", ""})  # without a kind, a track has subtitles
_STOPPING = "button,summary,[role=button],[onclick],[onclick],input[type=button],input[type=image]"


class Recording(NamedTuple):
    """
    A ``video`` or ``audio``.

    Attributes:
        kind: Name of the element.
        sources: Addresses as written, in the order in which a browser tries them.
        offset: Of its start tag in the page.
        is_automatic: Whether it plays as soon as the page is open, and is not muted.
        is_silent: Whether nobody hears it: it is muted, and has no buttons to change that.
        has_controls: Whether the browser shows its own buttons.
        is_repeated: Whether it begins again at its end.
        may_be_stopped: Whether the page has buttons or scripts that may stop it.
        has_captions: Whether it has a track of captions or subtitles.
        has_transcript: Whether words beside it announce its text.
    """

    kind: str
    sources: tuple[str, ...]
    offset: int
    is_automatic: bool = False
    is_silent: bool = False
    has_controls: bool = False
    is_repeated: bool = False
    may_be_stopped: bool = False
    has_captions: bool = False
    has_transcript: bool = False


def recordings(page: HtmlPage) -> tuple[Recording, ...]:
    """List the recordings of *page*."""
    if not page.has("video", "audio"):
        return ()
    may_be_stopped = bool(page.select(_STOPPING))
    return tuple(_recording(one, may_be_stopped) for one in page.named("video", "audio"))


def _recording(element: Element, may_be_stopped: bool) -> Recording:
    has_controls = element.get("controls") is not None and not is_hidden(element)
    is_muted = element.get("muted") is not None
    kinds = [(one.get("kind") or "").strip().lower() for one in element.descendants("track")]
    return Recording(
        kind=element.name,
        sources=tuple(_sources(element)),
        offset=element.offset or 0,
        is_automatic=element.get("autoplay") is not None and not is_muted,
        is_silent=is_muted and not has_controls,
        has_controls=has_controls,
        is_repeated=element.get("loop") is not None,
        may_be_stopped=may_be_stopped,
        has_captions=not _CAPTIONS.isdisjoint(kinds),
        has_transcript=_has_transcript(element),
    )


def _sources(element: Element) -> list[str]:
    own = element.get("src")
    if own is not None:
        return [own]
    return [src for one in element.descendants("source") if (src := one.get("src"))]


def _has_transcript(element: Element) -> bool:
    """Whether the part around it speaks of a transcript: the figure, or what stands next to it."""
    around = element.closest("figure,section,article,main,body")
    if around is None:
        return False
    described = (element.get("aria-describedby") or "").split()
    return bool(described) or _TRANSCRIPT.search(around.text) is not None
