"""
Accessible names: what assistive technology says for an element.

Follows "Accessible Name and Description Computation 1.2" (accname), "HTML Accessibility API
Mappings" and "SVG Accessibility API Mappings".
"""

from collections.abc import Iterable, Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.elements import is_summary
from generator.checks.accessibility.field_values import field_value, owned
from generator.checks.accessibility.native_names import (
    labels_of,
    named_child,
    native_text,
    placeholder,
)
from generator.checks.accessibility.rendering import (
    content_after,
    content_before,
    is_displayed,
    is_rendered,
    is_restyled,
    is_seen,
    parts_words,
    restyled,
    view_of,
)
from generator.checks.accessibility.roles import keeps_meaning, role
from generator.checks.page.html_page import INLINE, Element, HtmlPage, fold
from generator.css.view import View

#: Elements that one name is made of; of the rest only the text counts, however deep it stands.
_MOST = 100
#: Elements named by their content.
_PLAINLY_NAMED = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})
_SPECIAL_NAMES = "aria-label aria-labelledby aria-owns title role hidden aria-hidden style"
#: Attributes that may name or hide an element in another way.
_SPECIAL = frozenset(_SPECIAL_NAMES.split())
#: What in an element may name it otherwise than by its text as it stands.
_COMPLEX = ",".join(
    (
        *(f"[{name}]" for name in sorted(_SPECIAL)),
        f":not({','.join(sorted(INLINE - {'rp', 'rt', 'label'}))})",
    )
)
#: Roles whose content is a thing of its own, no part of the words around.
_APART = frozenset({"menu", "menubar"})


def accessible_name(element: Element) -> str:
    """Give the name of *element*, white space folded; empty where it has none."""
    name = _plain_name(element)
    return _computed(element) if name is None or is_restyled(element) else name


def accessible_names(page: HtmlPage, elements: Iterable[Element]) -> list[str]:
    """Give the name of each of *elements* of *page*, as `accessible_name` gives it, but sooner."""
    around = restyled(page)
    if around:
        return [accessible_name(one) for one in elements]
    plain = [(one, _plain_name(one)) for one in elements]
    return [_computed(one) if name is None else name for one, name in plain]


def _plain_name(element: Element) -> str | None:
    """Give the name of a link, heading or picture that is like nearly all; None for another."""
    name = element.name
    if name in _PLAINLY_NAMED:
        text = element.sole_text(_SPECIAL)  # what nearly all links and headings have
        if text is not None:
            return text
        if _SPECIAL.isdisjoint(element.attribute_names) and not element.holds(_COMPLEX):
            return fold(element.text)
    elif name == "img" and _SPECIAL.isdisjoint(element.attribute_names) and element.is_html:
        return fold(element.get("alt") or "") or None  # what nearly all pictures have
    return None


def has_accessible_name(element: Element) -> bool:
    """Whether *element* has a name."""
    return accessible_name(element) != ""


def accessible_description(element: Element) -> str:
    """Give what assistive technology adds to the name; empty where it adds nothing."""
    if element.get("aria-describedby") is not None:
        computation = _Computation(view_of(element))
        parts = computation.referenced(element, "aria-describedby")
        if fold(parts):
            return fold(parts)
    for given in (element.get("aria-description"), element.get("title")):
        if given and fold(given):
            is_name = given is not element.get("aria-description")
            return "" if is_name and accessible_name(element) == fold(given) else fold(given)
    return ""


def _computed(element: Element) -> str:
    return fold(_Computation(view_of(element)).name(element))


class _Computation:
    """One computation: it remembers what it has visited, so that no circle holds it up."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._visited: set[Element] = set()

    def name(self, element: Element, *, referenced: bool = False, within: bool = False) -> str:
        """
        Compute the name (step 2).

        Args:
            element: The current node.
            referenced: Whether ``aria-labelledby`` or a label leads here; it may be hidden.
            within: Whether it is part of what names another element.
        """
        if element in self._visited:
            return ""
        if not referenced and (_is_silenced(element) or not is_seen(element, self._view)):  # 2A
            return self._shown_within(element)
        self._visited.add(element)
        blank = ""
        for text in self._sources(element, referenced=referenced, within=within):
            if fold(text):
                return text
            blank = blank or text  # parts the words around it
        return blank

    def referenced(self, element: Element, attribute: str) -> str:
        """Join the names of the elements to which *attribute* leads."""
        parts = []
        for one in (element.get(attribute) or "").split():
            target = element.page.by_id(one)
            if target == element:
                own = self._sources(element, referenced=True, within=False)
                parts.append(next(filter(fold, own), ""))
            elif target is not None:
                parts.append(self.name(target, referenced=True))
        return " ".join(part for part in parts if fold(part))

    def _sources(self, element: Element, *, referenced: bool, within: bool) -> Iterator[str]:
        """List what may name *element*; the first that says something does."""
        if not referenced:
            yield self.referenced(element, "aria-labelledby")  # 2B
        value = field_value(element) if referenced or within else None
        if value is not None:
            yield value  # 2C
            if within:
                return
        yield element.get("aria-label") or ""  # 2D
        is_decoration = not keeps_meaning(element) and role(element) == "none"
        if not is_decoration:
            yield self._native(element) or ""  # 2E
        if referenced or self._gives_content(element, within=within):
            yield self._content(
                element, hidden_too=referenced and not is_rendered(element, self._view)
            )  # 2F
        if not is_decoration:
            yield element.get("title") or ""  # 2I
        yield placeholder(element)

    def _gives_content(self, element: Element, *, within: bool) -> bool:
        kind = role(element)
        if within:
            return kind not in _APART
        known = roles().get(kind)
        if known is not None and known.is_named_by_content:
            return True
        return element.name == "summary" and is_summary(element)

    def _native(self, element: Element) -> str | None:
        """What HTML or SVG itself offers; None where it offers nothing."""
        labels = [self.name(one, referenced=True) for one in labels_of(element)]
        label = " ".join(text for text in labels if fold(text))
        if label:
            return label
        child = named_child(element)
        if child is not None:
            return child.text if child.is_svg else self._content(child)
        return native_text(element)

    def _content(self, element: Element, *, hidden_too: bool = False) -> str:
        before, after = content_before(element, self._view), content_after(element, self._view)
        return "".join((before, *self._parts(element, hidden_too=hidden_too), after))

    def _parts(self, element: Element, *, hidden_too: bool) -> Iterator[str]:
        for node in (*element.nodes, *owned(element)):
            if isinstance(node, str):
                yield node
            elif len(self._visited) > _MOST:
                yield node.text
            elif node in self._visited:
                yield " " if parts_words(node, self._view) else ""
            else:
                text = self._hidden(node) if hidden_too else self.name(node, within=True)
                yield f" {text} " if parts_words(node, self._view) else text

    def _hidden(self, node: Element) -> str:
        """Text below a hidden element to which a reference leads: all of it counts."""
        self._visited.add(node)
        if node.name in ("script", "style"):
            return ""
        given = node.get("aria-label") or (node.get("alt") if node.name == "img" else None)
        return given or self._content(node, hidden_too=True)

    def _shown_within(self, element: Element) -> str:
        """Give what is seen below an element that takes room and is not seen (``visibility``)."""
        self._visited.add(element)
        if (
            _is_silenced(element)
            or not is_displayed(element, self._view)
            or len(self._visited) > _MOST
        ):
            return ""
        return " ".join(self.name(one, within=True) for one in element.children)


def _is_silenced(element: Element) -> bool:
    return (element.get("aria-hidden") or "").lower() == "true"
