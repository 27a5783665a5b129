"""What is different between two versions of a page, as rules over the site see it."""

from collections.abc import Iterator
from dataclasses import fields, replace

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import References
from generator.checks.facts.social_facts import SocialFacts
from generator.value import dataclass

_PLACES = frozenset(one.name for one in fields(PageFacts) if one.name.endswith("_offset"))
_COMPARED = tuple(
    one.name
    for one in fields(PageFacts)
    if one.name not in _PLACES and one.name not in ("links", "assets", "own_text", "social")
)


@dataclass(frozen=True, slots=True)
class PageChange:
    """
    A page as it was and as it is now.

    Attributes:
        fields: Names of the facts that differ, places aside.
    """

    before: PageFacts
    after: PageFacts
    fields: frozenset[str]

    @classmethod
    def between(cls, before: PageFacts, after: PageFacts) -> "PageChange":
        """Compare two versions of a page."""
        return cls(before, after, changed_fields(before, after))


def changed_fields(before: PageFacts, after: PageFacts) -> frozenset[str]:
    """
    Names of the fields that differ, as `Rule.reads` names them: where something stands is no part.

    Args:
        before: Facts of a page.
        after: Facts of the same page, made again.
    """
    changed = {name for name in _COMPARED if getattr(before, name) != getattr(after, name)}
    for name in ("links", "assets"):
        if getattr(before, name).without_places != getattr(after, name).without_places:
            changed.add(name)
    if _shared(before.social) != _shared(after.social):
        changed.add("social")
    if tuple(_own(before)) != tuple(_own(after)):
        changed.add("own_text")
    return frozenset(changed)


def _shared(social: SocialFacts | None) -> SocialFacts | None:
    """The picture alone: what networks say beside it matters to the reader of a preview alone."""
    return social and replace(social, title="", description="", offset=None)


def _own(facts: PageFacts) -> Iterator[bool | None]:
    """Of each link and asset, whether it is in the page's own text; None where that is not known."""
    start, end = facts.own_text or (0, 0)
    for references in (facts.links, facts.assets):
        for offset in _offsets(references):
            yield None if facts.own_text is None else start <= offset < end


def moved_offsets(before: PageFacts, after: PageFacts) -> dict[int, int]:
    """Where what rules over the site point at has gone: offsets in one version to those in the other."""
    moved: dict[int, int] = {}
    for name in ("links", "assets"):
        old, new = getattr(before, name), getattr(after, name)
        if old.without_places == new.without_places:
            moved.update(zip(_offsets(old), _offsets(new), strict=True))
    for name in _PLACES:
        old, new = getattr(before, name), getattr(after, name)
        if old is not None and new is not None:
            moved[old] = new
    return moved


def _offsets(references: References) -> list[int]:
    return [reference.offset for reference in references]
