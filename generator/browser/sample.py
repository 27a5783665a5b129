"""Which pages to open, so that everything that the site shows is seen once."""

from collections.abc import Callable, Iterable, Iterator

from generator.value import dataclass

#: What a page looks like: names of its elements, with what tells them apart.
Look = frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Visit:
    """
    A page to be opened.

    Attributes:
        path: Output path.
        url: Path from the host's root.
        html: As published.
    """

    path: str
    url: str
    html: str


def sampled(
    pages: Iterable[Visit], look: Callable[[str], Look], most: int
) -> tuple[tuple[Visit, ...], int]:
    """
    Choose pages, so that every element with its classes, role and type is on one of them.

    Pages of one template look alike but for their words, so this comes to a page or two of each.

    Args:
        pages: All that could be opened, those that everybody meets first.
        look: Gives the look of a page from its HTML.
        most: How many are chosen at most: those that show most that no other shows.

    Returns:
        The pages in their order, and how many would show something more.
    """
    chosen = list(_with_something_new(pages, look))
    number = len(chosen)
    if number > most:
        largest = sorted(chosen, key=lambda one: -one[1])[:most]
        kept = {visit.path for visit, _ in largest}
        chosen = [one for one in chosen if one[0].path in kept]
    return tuple(visit for visit, _ in chosen), number - len(chosen)


def _with_something_new(
    pages: Iterable[Visit], look: Callable[[str], Look]
) -> Iterator[tuple[Visit, int]]:
    seen: set[tuple[str, str, str]] = set()
    for visit in pages:
        fresh = look(visit.html) - seen
        if fresh:
            seen |= fresh
            yield visit, len(fresh)
