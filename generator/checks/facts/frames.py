"""Frames of a page: what they are called, and whether the keyboard reaches what is in them."""

import re
from typing import NamedTuple

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.focus import is_focusable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.markup_hiding import hides

_WHOLE = re.compile(r"\s*([+-]?\d+)")
_FOCUSABLE = "a,area,button,input,select,textarea,iframe,summary,audio[controls],video[controls]"


class Frame(NamedTuple):
    """
    A frame.

    Attributes:
        src: As written; empty for a frame whose page stands in the frame itself (``srcdoc``).
        name: What assistive technology calls it.
        offset: Of its start tag in the page; a frame in the page of another has that one's.
        is_skipped: Whether the keyboard passes it over, though people see it.
        has_controls: Whether its page has something that the keyboard can reach; None where the
            page stands elsewhere.
    """

    src: str
    name: str
    offset: int
    is_skipped: bool = False
    has_controls: bool | None = None


def frames(page: HtmlPage) -> tuple[Frame, ...]:
    """List the frames of *page*, and those of pages that stand in the frames themselves."""
    if not page.has("iframe"):
        return ()
    return tuple(frame for one in page.named("iframe") for frame in _frames(one))


def _frames(element: Element) -> tuple[Frame, ...]:
    if is_hidden(element):
        return ()
    offset = element.offset or 0
    name, is_skipped = accessible_name(element), _is_skipped(element)
    within = element.get("srcdoc")
    if within is None:
        src = (element.get("src") or "").strip()
        return (Frame(src, name, offset, is_skipped),) if src else ()
    inner = HtmlPage(within)
    nested = tuple(
        Frame(address.strip(), accessible_name(one), offset)
        for one in inner.named("iframe")
        if (address := one.get("src")) and not is_hidden(one)
    )
    found = (Frame("", name, offset, is_skipped, _has_controls(inner)), *nested)
    inner.release()
    return found


def _is_skipped(frame: Element) -> bool:
    number = _whole(frame.get("tabindex"))
    return number is not None and number < 0 and not _is_inert(frame) and not _is_tiny(frame)


def _is_inert(element: Element) -> bool:
    return element.closest("[inert]") is not None


def _is_tiny(frame: Element) -> bool:
    """Whether it has no area in which something could be seen."""
    sides = (_whole(frame.get("width")), _whole(frame.get("height")))
    return any(side is not None and side <= 1 for side in sides)


def _has_controls(page: HtmlPage) -> bool:
    candidates = (*page.select(_FOCUSABLE), *page.with_attribute("tabindex"))
    return any(
        is_focusable(one)
        and (_whole(one.get("tabindex")) or 0) >= 0
        and not any(hides(around) for around in (one, *one.ancestors))
        for one in candidates
    )


def _whole(value: str | None) -> int | None:
    match = _WHOLE.match(value or "")
    return None if match is None else int(match[1])
