"""
A page as it is written, beside the tree that came of it: its errors, its tags and their places.

It is asked by the few rules that compare both.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import turbohtml


class Written:
    """
    What the parser noted on its way through the HTML.

    Args:
        html: The page as published.
        document: Parsed with `source_locations`.
        by_name: Its elements by their names.
        offset_of: Gives the index of a place that is named by line, from 1, and column, from 0.
    """

    def __init__(
        self,
        html: str,
        document: turbohtml.Document,
        by_name: Mapping[str, Sequence[turbohtml.Element]],
        offset_of: Callable[[int, int], int],
    ) -> None:
        self._html = html
        self._by_name = by_name
        self._document = document
        self._offset_of = offset_of

    @property
    def doctype(self) -> turbohtml.Doctype | None:
        """The document type, with its name and its public and system identifiers."""
        first = next(iter(self._document.children), None)
        while first is not None and not isinstance(first, (turbohtml.Doctype, turbohtml.Element)):
            first = first.next_sibling
        return first if isinstance(first, turbohtml.Doctype) else None

    @property
    def has_doctype(self) -> bool:
        """Whether a document type stands in the page."""
        return self.is_usual or self.doctype is not None

    @property
    def is_usual(self) -> bool:
        """Whether the page begins as pages do today, with `<!doctype html>`."""
        return self._html.startswith(("<!doctype html>", "<!DOCTYPE html>"))

    @property
    def has_errors(self) -> bool:
        """Whether the tokenizer found an error."""
        return bool(self._document.errors)

    @property
    def errors(self) -> Iterator[tuple[str, int]]:
        """
        Errors of the tokenizer: the standard's name of each, and where the parser noticed it.

        Errors of tree construction are not among them.
        """
        return (
            (error.code, self._offset_of(error.line, error.col)) for error in self._document.errors
        )

    @property
    def tags_kept(self) -> int:
        """
        How many `<` stand in the page as the parser would write it again.

        It writes every tag that it made something of, and leaves out the others.
        """
        return self._document.to_source().count("<")

    def count_of(self, names: AbstractSet[str]) -> int:
        """How many elements of these names there are; templates included."""
        found = self._by_name
        return sum([len(found[name]) for name in found.keys() & names])

    @property
    def count(self) -> int:
        """How many elements there are; templates included."""
        return sum(map(len, self._by_name.values()))

    def has_added(self, *names: str) -> bool:
        """Whether the parser added an element of these names that the HTML leaves out."""
        found = self._by_name
        return any(node.position is None for name in names for node in found.get(name, ()))

    @property
    def foreign_names(self) -> list[str]:
        """The name of each element that belongs to SVG or MathML; templates included."""
        html = turbohtml.Namespace.HTML
        return [node.tag for node in self._document.iter_elements() if node.namespace is not html]

    def tags(self) -> Iterator[tuple[turbohtml.Element, int, int | None]]:
        """
        Give each element with the offsets of its start tag and, where it has one, its end tag.

        Those in templates and in shadow trees are among them; those that the parser added are not.
        """
        return self._tags_below(self._document)

    def _tags_below(
        self, root: turbohtml.Document | turbohtml.ShadowRoot
    ) -> Iterator[tuple[turbohtml.Element, int, int | None]]:
        for node in root.iter_elements():
            location = node.source_location
            if location is not None:
                start, end = location.start_tag, location.end_tag
                yield (
                    node,
                    self._offset_of(start.start_line, start.start_col),
                    None if end is None else self._offset_of(end.start_line, end.start_col),
                )
            if node.shadow_root is not None:
                yield from self._tags_below(node.shadow_root)
