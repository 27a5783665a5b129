"""
Landmarks: the parts of a page that assistive technology lists and jumps to.

Source:
    WAI-ARIA 1.2, 5.3.4 "Landmark Roles"; HTML Accessibility API Mappings.
"""

from typing import NamedTuple

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.kinds import Kind
from generator.checks.page.plain_text import fold

LANDMARK_ROLES = frozenset(
    {
        "banner",
        "complementary",
        "contentinfo",
        "form",
        "main",
        "navigation",
        "region",
        "search",
    }
)
_IMPLICIT = {
    "aside": "complementary",
    "footer": "contentinfo",
    "form": "form",
    "header": "banner",
    "main": "main",
    "nav": "navigation",
    "search": "search",
    "section": "region",
}
#: Landmarks that are none without a name.
_NAMED = frozenset({"form", "region"})
#: In these, a header and a footer are those of the part, and an aside without a name is none.
_PARTS = (
    "article,aside,nav,section,[role=article],[role=complementary],[role=navigation],[role=region]"
)
_PARTS_OF_HEADERS = f"main,[role=main],{_PARTS}"

_PART_NAMES = frozenset({"article", "aside", "main", "nav", "section"})
_NAMING = ("aria-label", "aria-labelledby", "title")
_CLOSED = frozenset({"dialog", "noscript"})
_HIDING = ("aria-hidden", "hidden", "style")


class Landmark(NamedTuple):
    """A landmark: its role, and its element."""

    role: str
    element: Element

    @property
    def name(self) -> str:
        """What assistive technology calls it beside its role; empty for none."""
        label = self.element.get("aria-label")
        if label and self.element.get("aria-labelledby") is None:
            return fold(label)
        return accessible_name(self.element)


def landmarks(page: HtmlPage) -> tuple[Landmark, ...]:
    """List the landmarks of *page*, hidden ones left out; ask with ``page.fact(landmarks)``."""
    found = []
    for element, guess in page.where(_landmark_of_kind):
        if guess is not None and guess.is_sure:
            found.append(Landmark(guess.role, element))
        elif (own := landmark_role(element)) and not is_hidden(element):
            found.append(Landmark(own, element))
    return tuple(found)


def is_surely_landmark(kind: Kind) -> bool:
    """Whether all elements of a kind are landmarks that are not hidden."""
    guess = kind.remember(_landmark_of_kind)
    return guess is not None and guess.is_sure


def may_be_nested(kind: Kind) -> bool:
    """Whether elements of a kind may be landmarks within others; for `HtmlPage.where`."""
    return kind.remember(_landmark_of_kind) is not None and any(
        one.remember(_landmark_of_kind) is not None for one in kind.ancestors
    )


def landmark_role(element: Element) -> str:
    """Give the role of *element* if it is a landmark, whether hidden or not; else nothing."""
    if element.get("role") is not None:
        kind = role(element)
        if kind not in LANDMARK_ROLES:
            return ""
    else:
        kind = _IMPLICIT.get(element.name, "")
        if kind in ("banner", "contentinfo") and _is_within(element, _PARTS_OF_HEADERS):
            return ""
        if kind == "complementary" and _is_within(element, _PARTS) and not accessible_name(element):
            return ""
    return "" if kind in _NAMED and not accessible_name(element) else kind


def _is_within(element: Element, selector: str) -> bool:
    around = element.parent
    return around is not None and around.closest(selector) is not None


class _Guess(NamedTuple):
    """What elements of a kind may be, and whether all of them surely are, and are not hidden."""

    role: str
    is_sure: bool


def _landmark_of_kind(kind: Kind) -> _Guess | None:
    if not kind.is_html:
        return None
    if kind.has("role"):
        written = (kind.get("role") or "").lower().split()
        found = next((one for one in written if one in LANDMARK_ROLES), "")
        return _Guess(found, is_sure=False) if found else None
    found = _IMPLICIT.get(kind.name, "")
    if not found or (found in _NAMED and not any(map(kind.has, _NAMING))):
        return None
    is_in_part = any(one.name in _PART_NAMES for one in kind.ancestors)
    if is_in_part and found in ("banner", "contentinfo"):
        return None  # the header of an article, say
    may_differ = any(
        one.name in _CLOSED or one.has("role") or any(map(one.has, _HIDING))
        for one in (kind, *kind.ancestors)
    )
    may_lack_name = found in _NAMED or (found == "complementary" and is_in_part)
    return _Guess(found, is_sure=not may_differ and not may_lack_name)
