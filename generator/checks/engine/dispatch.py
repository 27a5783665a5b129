"""
Which rules have to look at a page.

Most rules are about something that most pages do not have. What a page must have is asked once for
all rules that want the same, and once for all kinds of elements that pages of a run share.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.checks.engine.rule import AnyRule
from generator.checks.engine.ruleset import ActiveRule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.value import dataclass

_Given = Callable[[HtmlPage], object]
_OfKind = Callable[[Kind], object]


@dataclass(frozen=True, slots=True)
class _AnyOf:
    """Gives those of some functions that say something about a kind."""

    functions: tuple[_OfKind, ...]

    def __call__(self, kind: Kind) -> tuple[_OfKind, ...]:
        return tuple(one for one in self.functions if _says_something(one, kind))


def _says_something(function: _OfKind, kind: Kind) -> object:
    try:
        return function(kind)
    except Exception:  # noqa: BLE001 - the rule asks again, and its failure is reported as its own
        return True


class Dispatch:
    """Rules over pages, in groups that look at the same pages."""

    def __init__(self, rules: Iterable[ActiveRule]) -> None:
        by_given: dict[_Given | None, list[ActiveRule]] = defaultdict(list)
        by_kind: dict[_OfKind, list[ActiveRule]] = defaultdict(list)
        for active in rules:
            if active.rule.kinds is not None:
                by_kind[active.rule.kinds].append(active)
            else:
                by_given[active.rule.given].append(active)
        self._by_given = by_given
        self._by_kind = by_kind
        self._any = _AnyOf(tuple(by_kind))

    def visits(self, pages: Sequence[HtmlPage]) -> Iterator[tuple[ActiveRule, Sequence[int]]]:
        """Give each rule that looks at some of *pages*, with the numbers of these pages."""
        every = range(len(pages))
        for given, group in self._by_given.items():
            some = every if given is None else [one for one in every if _has(pages[one], given)]
            if some:
                for active in group:
                    yield active, some
        if self._by_kind:
            where: dict[_OfKind, list[int]] = {}
            for number, page in enumerate(pages):
                for function in {one for _, said in page.where(self._any) for one in said}:
                    where.setdefault(function, []).append(number)
            for function in filter(where.__contains__, self._by_kind):
                for active in self._by_kind[function]:
                    yield active, where[function]


def looks_at(rule: AnyRule, page: HtmlPage) -> bool:
    """Whether *page* has what *rule* names in `given`."""
    return rule.given is None or bool(page.fact(rule.given))


def _has(page: HtmlPage, given: _Given) -> bool:
    try:
        return bool(page.fact(given))
    except Exception:  # noqa: BLE001 - each rule asks again, and reports it as its own failure
        return True
