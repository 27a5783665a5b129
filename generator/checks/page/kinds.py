"""
Elements by kind: what the same start tag in the same surroundings means is worked out once.

Most elements of a site are written by few templates, and differ in addresses and words alone. A kind
is the path of start tags from the root, without these. So a question about kinds costs a page on
which all of them are known next to nothing, however many elements it has.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

import turbohtml

Answer = TypeVar("Answer")
_Key: TypeAlias = str | tuple[str | tuple[str, ...] | None, ...]

_TELLING_TEXT = """
    align aria-atomic aria-autocomplete aria-busy aria-checked aria-colcount aria-colindex
    aria-colspan aria-current aria-disabled aria-dropeffect aria-expanded aria-grabbed aria-haspopup
    aria-hidden aria-invalid aria-level aria-live aria-modal aria-multiline aria-multiselectable
    aria-orientation aria-posinset aria-pressed aria-readonly aria-relevant aria-required
    aria-rowcount aria-rowindex aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax
    aria-valuemin aria-valuenow as async autocapitalize autocomplete autocorrect autofocus autoplay
    bgcolor charset checked class closedby color colspan contenteditable controls crossorigin
    decoding default defer dir disabled draggable encoding enctype enterkeyhint face fetchpriority
    formenctype formmethod formnovalidate formtarget hidden http-equiv inert inputmode is ismap
    itemscope kind lang loading loop media method multiple muted nomodule novalidate open
    playsinline popover popovertargetaction preload property readonly referrerpolicy rel required
    reversed role rowspan sandbox scope selected shadowrootmode shape size sizes slot spellcheck
    style tabindex target translate type valign wrap xml:lang
"""
#: Attributes whose values say what an element is. Of all others only whether they are there counts.
TELLING = frozenset(_TELLING_TEXT.split())
#: Kinds that a table keeps before it begins again, some 20 MB; functions that were asked. Of these
#: there are a few for each set of style sheets, which they keep in memory.
_MOST, _MOST_ASKED = 30_000, 700


class Kind:
    """
    What elements with the same start tag in the same surroundings have in common.

    Attributes:
        parent: Kind of the element around; None for the root.
        name: Of the element, as `Element.name` gives it.
        namespace: `HTML`, `SVG` or `MATHML`.
        attribute_names: In the order of the start tag.
        below: Kinds of elements directly within, as far as they were met.
    """

    __slots__ = ("_known", "_values", "attribute_names", "below", "name", "namespace", "parent")

    def __init__(
        self,
        parent: "Kind | None",
        name: str,
        namespace: turbohtml.Namespace,
        attribute_names: tuple[str, ...],
        values: dict[str, str],
    ) -> None:
        self.parent = parent
        self.name = name
        self.namespace = namespace
        self.attribute_names = attribute_names
        self._values = values
        self.below: dict[_Key, Kind] = {}
        self._known: dict[Callable[[Kind], Any], Any] = {}

    def __repr__(self) -> str:
        return " ".join(f"<{one.name}>" for one in (*reversed(tuple(self.ancestors)), self))

    @property
    def is_html(self) -> bool:
        """False inside SVG and MathML."""
        return self.namespace is turbohtml.Namespace.HTML

    @property
    def ancestors(self) -> Iterator["Kind"]:
        """Kinds of the elements around it, the nearest first."""
        one = self.parent
        while one is not None:
            yield one
            one = one.parent

    def has(self, attribute: str) -> bool:
        """Whether its elements carry *attribute*, whatever its value."""
        return attribute in self.attribute_names

    def get(self, attribute: str) -> str | None:
        """
        Value of an attribute of `TELLING` as written; None where the elements have none of that name.

        Raises:
            KeyError: *attribute* is not of `TELLING`, so that its value is no part of a kind.
        """
        if attribute not in TELLING:
            raise KeyError(attribute)
        return self._values.get(attribute)

    def remember(self, function: Callable[["Kind"], Answer]) -> Answer:
        """Give ``function(self)``, which is worked out once."""
        known = self._known
        if function not in known:
            known[function] = function(self)
        answer: Answer = known[function]
        return answer


class _Asked(NamedTuple):
    """Of which kinds a function was asked, and what it said where it had something to say."""

    seen: set[Kind]
    answers: dict[Kind, Any]


class KindTable:
    """
    Kinds of the pages that one process looks at.

    It grows with them, so a run has one and hands it to each of its pages.
    """

    def __init__(self) -> None:
        self._telling: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._forget()

    def __len__(self) -> int:
        """How many kinds it knows."""
        return self._count

    def _forget(self) -> None:
        self._roots: dict[_Key, Kind] = {}
        self._count = 0
        self._asked: dict[Callable[[Kind], Any], _Asked] = {}

    def read(
        self, document: turbohtml.Document, by_name: dict[str, list[turbohtml.Element]]
    ) -> dict[turbohtml.Element, Kind]:
        """
        Give the kind of each element of *document*, in document order.

        Args:
            document: Of one page.
            by_name: Takes each element by its name, since this looks at all of them anyway; it makes
                lists by itself.
        """
        if self._count > _MOST or len(self._asked) > _MOST_ASKED:
            self._forget()
            gc.collect()  # what refers to each other; workers run without the collector
        kinds: dict[turbohtml.Element, Kind] = {}
        roots, telling_of = self._roots, self._telling
        for node in document.iter_elements():
            tag = node.tag
            by_name[tag].append(node)
            attributes = node.attrs
            key: _Key
            if attributes:
                names = tuple(attributes)
                telling = telling_of.get(names)
                if telling is None:
                    telling = telling_of[names] = tuple([one for one in names if one in TELLING])
                attr = node.attr
                key = (tag, names, *[attr(name) for name in telling])
            else:
                key = tag
            parent = kinds.get(node.parent)  # type: ignore[arg-type]  # a document is no key
            below = roots if parent is None else parent.below
            try:
                kinds[node] = below[key]
            except KeyError:
                kinds[node] = below[key] = self._new(parent, node)
        return kinds

    def _new(self, parent: Kind | None, node: turbohtml.Element) -> Kind:
        self._count += 1
        names = tuple(node.attrs)
        values = {name: node.attr(name) or "" for name in names if name in TELLING}
        return Kind(parent, node.tag, node.namespace, names, values)

    def answers(
        self, some: frozenset[Kind], function: Callable[[Kind], Answer]
    ) -> Mapping[Kind, Answer]:
        """Give what *function* says of kinds, among them all of *some* of which it says anything."""
        asked = self._asked.get(function)
        if asked is None:
            asked = self._asked[function] = _Asked(set(), {})
        fresh = some - asked.seen
        for kind in fresh:
            answer = function(kind)
            if answer:
                asked.answers[kind] = answer
        asked.seen.update(fresh)
        return asked.answers


class PageKinds:
    """
    Kinds of one page.

    Attributes:
        by_node: The kind of each element, in document order.
    """

    def __init__(
        self,
        kinds: dict[turbohtml.Element, Kind],
        table: KindTable,
        left_out: frozenset[turbohtml.Element],
    ) -> None:
        if left_out:
            kinds = {node: kind for node, kind in kinds.items() if node not in left_out}
        self.by_node = kinds
        self._table = table
        self._some = frozenset(kinds.values())

    def where(
        self, function: Callable[[Kind], Answer]
    ) -> Iterator[tuple[turbohtml.Element, Answer]]:
        """Give the elements about whose kind *function* says something, as `ParsedPage.where`."""
        answers = self._table.answers(self._some, function)
        if answers and not self._some.isdisjoint(answers):
            for node, kind in self.by_node.items():
                if kind in answers:
                    yield node, answers[kind]
