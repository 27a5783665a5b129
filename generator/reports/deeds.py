"""The deeds that would fix most: one place, or one kind of edit, and what it clears."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.model.finding import Finding, Location, Outcome, Owner
from generator.reports.place import place_of
from generator.value import dataclass

#: Pages on which a text's finding shows before that one place is a deed of its own.
_FAR = 5


@dataclass(frozen=True, slots=True)
class Deed:
    """
    One thing to do.

    Attributes:
        findings: What it clears; at least one.
        place: Where it is done; None for one kind of edit in several places.
    """

    findings: tuple[Finding, ...]
    place: Location | None

    @property
    def cleared(self) -> int:
        """Findings on pages that it clears: one that shows on 412 pages counts 412 times."""
        return sum(max(1, len(one.pages)) for one in self.findings)

    @property
    def pages(self) -> int:
        """Pages that it makes better."""
        return len({page for one in self.findings for page in one.pages})

    @property
    def files(self) -> int:
        """Files that are edited."""
        return len({str(place.path) for one in self.findings if (place := place_of(one))})

    @property
    def rules(self) -> tuple[str, ...]:
        """Rules whose findings it clears, the most frequent first."""
        counts: dict[str, int] = defaultdict(int)
        for one in self.findings:
            counts[one.rule] += max(1, len(one.pages))
        return tuple(sorted(counts, key=lambda rule: (-counts[rule], rule)))


def best_deeds(findings: Iterable[Finding], number: int = 10) -> Sequence[Deed]:
    """
    Choose the deeds that clear most findings on pages.

    Every finding belongs to one deed. In templates and settings that is its line; in texts it is
    the kind of edit, unless one line shows on many pages. What the baseline knows, what checks found
    that are new to it, and what a person must look at first, is nobody's deed.

    Returns:
        At most *number*, the best first; of equals the one that stops more comes first.
    """
    groups: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for one in findings:
        if one.outcome is Outcome.FAILED and one.counts:
            groups[_identity(one)].append(one)
    deeds = [Deed(tuple(found), _place(found)) for found in groups.values()]
    deeds.sort(key=lambda deed: (-deed.cleared, -_weight(deed), deed.rules, str(deed.place)))
    return deeds[:number]


def _identity(finding: Finding) -> tuple[str, ...]:
    place = place_of(finding)
    if place is not None and _is_one_place(finding):
        return "place", str(place.path), str(place.line or ""), "" if place.line else finding.rule
    if finding.owner is Owner.UNKNOWN:
        # The same words on many pages of a foreign site come from one template, most likely.
        return "kind", finding.rule, finding.message
    return "kind", finding.rule, finding.owner


def _is_one_place(finding: Finding) -> bool:
    if finding.owner in (Owner.THEME, Owner.SETTINGS):
        return True
    return finding.owner is Owner.CONTENT and len(finding.pages) >= _FAR


def _place(findings: Sequence[Finding]) -> Location | None:
    first = findings[0]
    if _is_one_place(first) or len(findings) == 1:
        return place_of(first)
    return None


def _weight(deed: Deed) -> int:
    return max(one.severity.rank for one in deed.findings)
