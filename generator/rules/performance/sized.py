"""What style sheets make of the size of one picture."""

from collections.abc import Iterable, Iterator

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.picture_sizes import UnsizedPicture
from generator.checks.formats.style_sizes import (
    ARRANGED,
    ASKS,
    BORDER_BOX,
    FRAMED,
    LAYS_OUT,
    RATIO,
    TAKEN_OUT,
    Fit,
    StyleRule,
    fit,
)
from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.value import dataclass

_OTHER = {"width": "height", "height": "width"}


@dataclass(frozen=True, slots=True)
class Styles:
    """
    What styles a page.

    Attributes:
        rules: Those that may be about a picture, or about what is around it.
        is_whole: Whether every style sheet is known.
    """

    rules: tuple[StyleRule, ...]
    is_whole: bool


def styles_of(site: SiteIndex, page: PageFacts) -> Styles:
    """Gather the rules of the style sheets of *page*, of those in it, and of those they import."""
    assert page.unsized is not None
    rules: list[StyleRule] = []
    is_whole = True
    seen: set[tuple[str, bool]] = set()
    waiting = [(page.url, page.base, one.url, one.always) for one in page.unsized.sheets]
    for facts in page.unsized.styles:
        rules += facts.rules
        waiting += [(page.url, page.base, one.url, one.always) for one in facts.imports]
    while waiting:
        url, base, href, always = waiting.pop()
        target = site.urls.resolve(href, url, base)
        if (target.path, always) in seen:
            continue
        asset = site.assets_by_path.get(target.path) if target.answer is Answer.FILE else None
        if asset is None or asset.styles is None:
            is_whole = (
                is_whole and target.answer is Answer.MISSING
            )  # what is not there says nothing
            continue
        seen.add((target.path, always))
        rules += [one if always else one._replace(always=False) for one in asset.styles.rules]
        here = site.urls.url_of(asset.path)
        waiting += [(here, "", one.url, always and one.always) for one in asset.styles.imports]
    return Styles(tuple(rules), is_whole)


@dataclass(frozen=True, slots=True)
class Sizing:
    """
    What decides about the size of one picture.

    Attributes:
        given: Which of `width` and `height` stand in the HTML.
        said: What each rule that may be about it says, and whether it is for sure.
        may_differ: Whether a side in pixels may be shown otherwise than one that nothing tells: it
            is not stretched by what is around it, and a frame may be part of it.
    """

    given: frozenset[str]
    said: tuple[tuple[frozenset[str], bool], ...]
    may_differ: bool

    @property
    def is_known(self) -> bool:
        """Whether nothing may move when the picture comes."""
        said = frozenset().union(*(sets for sets, _ in self.said))
        sides = sum(side in self.given or side in said for side in _OTHER)
        return TAKEN_OUT in said or sides == len(_OTHER) or (sides > 0 and RATIO in said)

    @property
    def takes_attributes(self) -> bool:
        """Whether the attributes that it lacks change nothing of how it is shown in the end."""
        if any(ASKS in sets for sets, _ in self.said):
            return False
        return all(
            self._is_overruled(side) or (self._is_as_before(side) and not self.may_differ)
            for side in _OTHER
            if side not in self.given
        )

    def _is_overruled(self, side: str) -> bool:
        """Whether style sheets say for sure how long *side* is, whatever the HTML says."""
        return any(is_sure and _sets(sets, side) for sets, is_sure in self.said)

    def _is_as_before(self, side: str) -> bool:
        """
        Whether *side* in pixels is what follows from the other one.

        It does unless a rule changes the other side and lets this one be.
        """
        return all(
            _sets(sets, side) or not self._changes(sets, _OTHER[side]) for sets, _ in self.said
        )

    def _changes(self, sets: frozenset[str], side: str) -> bool:
        # Where the HTML gives neither, `auto` is what is there already.
        undone = f"{side}:auto" in sets and bool(self.given)
        return undone or not sets.isdisjoint({side, f"{side}-limit", RATIO})


def sizing(picture: UnsizedPicture, rules: Iterable[StyleRule]) -> Sizing:
    """Find what decides about the size of *picture*."""
    said = ((picture.style, True), *_said(picture, rules))
    own = frozenset().union(*(sets for sets, _ in said))
    may_differ = LAYS_OUT in picture.style or ARRANGED in own or own >= {BORDER_BOX, FRAMED}
    around = picture.path[1:]
    if around and not may_differ:
        may_differ = any(
            LAYS_OUT in rule.sets and fit(rule.selector, around) is not Fit.NO for rule in rules
        )
    return Sizing(picture.given, said, may_differ)


def _said(
    picture: UnsizedPicture, rules: Iterable[StyleRule]
) -> Iterator[tuple[frozenset[str], bool]]:
    for rule in rules:
        found = fit(rule.selector, picture.path)
        if found is not Fit.NO:
            yield rule.sets, found is Fit.SURE and rule.always


def _sets(sets: frozenset[str], side: str) -> bool:
    return side in sets or f"{side}:auto" in sets
