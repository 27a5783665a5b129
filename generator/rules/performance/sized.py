"""What style sheets make of the size of one picture."""

from generator.checks.facts.picture_sizes import UnsizedPicture
from generator.checks.styles.picture_rules import (
    ARRANGED,
    ASKS,
    BORDER_BOX,
    FRAMED,
    RATIO,
    TAKEN_OUT,
    SizeRule,
)
from generator.value import dataclass

_OTHER = {"width": "height", "height": "width"}


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
    said: tuple[SizeRule, ...]
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


def sizing(picture: UnsizedPicture) -> Sizing:
    """Find what decides about the size of *picture*."""
    own = frozenset().union(*(sets for sets, _ in picture.said))
    is_framed = own >= {BORDER_BOX, FRAMED}
    may_differ = picture.is_laid_out or ARRANGED in own or is_framed
    return Sizing(picture.given, picture.said, may_differ)


def _sets(sets: frozenset[str], side: str) -> bool:
    return side in sets or f"{side}:auto" in sets
