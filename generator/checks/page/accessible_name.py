"""
Accessible names: what assistive technology says for an element.

Follows "Accessible Name and Description Computation 1.2" (accname) and "HTML Accessibility
API Mappings", as far as HTML without a browser tells.
"""

from collections.abc import Iterator

from generator.checks.page.html_page import INLINE, Element, fold
from generator.checks.page.roles import hides, role

_NAMED_BY_CONTENT_TEXT = """
    button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio
    option radio row rowheader sectionhead summary switch tab tooltip treeitem
"""
#: Roles whose name comes from what they contain (accname 1.2, step 2F).
_NAMED_BY_CONTENT = frozenset(_NAMED_BY_CONTENT_TEXT.split())
_INLINE = INLINE | {"img", "svg", "output", "area", "picture"}
_LABELABLE = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
#: Elements that one name is made of; of the rest only the text counts, however deep it stands.
_MOST = 100
_BUTTON_TEXTS = {"submit": "Submit", "reset": "Reset"}


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


def accessible_name(element: Element) -> str:
    """Give the name of *element*, white space folded; empty where it has none."""
    name = element.name
    if name in _PLAINLY_NAMED:
        text = element.sole_text(_SPECIAL)  # what nearly all links and headings have
        if text is not None:
            return text
        if _SPECIAL.isdisjoint(element.attribute_names) and not element.holds(_COMPLEX):
            return fold(element.text)
    elif name == "img" and _SPECIAL.isdisjoint(element.attribute_names) and element.is_html:
        shown = fold(element.get("alt") or "")
        if shown:
            return shown  # what nearly all pictures have
    return fold(_Computation().name(element))


def has_accessible_name(element: Element) -> bool:
    """Whether *element* has a name."""
    return accessible_name(element) != ""


class _Computation:
    """One computation: it remembers what it has visited, so that a circle cannot trap it."""

    def __init__(self) -> None:
        self._visited: set[Element] = set()

    def name(self, element: Element, *, referenced: bool = False, within: bool = False) -> str:
        """
        Compute the name (step 2).

        Args:
            element: The current node.
            referenced: Whether ``aria-labelledby`` or a label leads here; it may be hidden.
            within: Whether it is part of what names another element.
        """
        if element in self._visited or (not referenced and _is_hidden(element)):  # 2A
            return ""
        self._visited.add(element)
        blank = ""
        for text in self._sources(element, referenced=referenced, within=within):
            if fold(text):
                return text
            blank = blank or text  # parts the words around it
        return blank

    def _sources(self, element: Element, *, referenced: bool, within: bool) -> Iterator[str]:
        """List what may name *element*; the first that says something does."""
        if not referenced:
            yield self._labelled_by(element)  # 2B
        value = _field_value(element) if referenced or within else None
        if value is not None:
            yield value  # 2C
            if within:
                return
        yield element.get("aria-label") or ""  # 2D
        yield self._native(element) or ""  # 2E
        if referenced or within or role(element) in _NAMED_BY_CONTENT:
            yield self._content(element, hidden_too=referenced and _is_unrendered(element))  # 2F
        yield element.get("title") or ""  # 2I
        yield _placeholder(element)

    def _labelled_by(self, element: Element) -> str:
        parts = []
        for one in (element.get("aria-labelledby") or "").split():
            target = element.page.by_id(one)
            if target == element:
                own = self._sources(element, referenced=True, within=False)
                parts.append(next(filter(fold, own), ""))
            elif target is not None:
                parts.append(self.name(target, referenced=True))
        return " ".join(part for part in parts if fold(part))

    def _native(self, element: Element) -> str | None:
        """What HTML or SVG itself offers; None where it offers nothing."""
        if element.is_svg:
            titles = (one for one in element.children if one.name == "title" and one.is_svg)
            title = next(titles, None)
            return None if title is None else title.text
        name = element.name
        if name in ("img", "area"):
            return element.get("alt")
        if name == "input":
            return self._input(element)
        if name in _LABELABLE:
            return self._labels(element)
        child = {"fieldset": "legend", "figure": "figcaption", "table": "caption"}.get(name)
        if child is not None:
            found = next((one for one in element.children if one.name == child), None)
            return None if found is None else self._content(found)
        if name == "optgroup":
            return element.get("label")
        if name == "option":
            return element.get("label") or None
        return None

    def _input(self, element: Element) -> str | None:
        kind = (element.get("type") or "").lower()
        if kind in ("button", "submit", "reset", "image"):
            label = self._labels(element)
            if label and fold(label):
                return label
        if kind == "image":
            return element.get("alt") or element.get("title") or "Submit"
        if kind in ("button", "submit", "reset"):
            value = element.get("value")
            return value if value is not None else _BUTTON_TEXTS.get(kind)
        return self._labels(element)

    def _labels(self, element: Element) -> str | None:
        texts = [self.name(one, referenced=True) for one in _labels_of(element)]
        return " ".join(text for text in texts if fold(text)) or None

    def _content(self, element: Element, *, hidden_too: bool = False) -> str:
        return "".join(self._parts(element, hidden_too=hidden_too))

    def _parts(self, element: Element, *, hidden_too: bool) -> Iterator[str]:
        for node in (*element.nodes, *_owned(element)):
            if isinstance(node, str):
                yield node
            elif len(self._visited) > _MOST:
                yield node.text
            elif node not in self._visited:
                text = self._hidden(node) if hidden_too else self.name(node, within=True)
                inline = node.name in _INLINE or (node.is_svg and node.name != "svg")
                yield text if inline else f" {text} "

    def _hidden(self, node: Element) -> str:
        """Text below a hidden element to which a reference leads: all of it counts."""
        self._visited.add(node)
        if node.name in ("script", "style"):
            return ""
        given = node.get("aria-label") or (node.get("alt") if node.name == "img" else None)
        return given or self._content(node, hidden_too=True)


def _owned(element: Element) -> Iterator[Element]:
    for one in (element.get("aria-owns") or "").split():
        owned = element.page.by_id(one)
        if owned is not None:
            yield owned


def _is_hidden(element: Element) -> bool:
    return hides(element) or (element.get("aria-hidden") or "").lower() == "true"


def _is_unrendered(element: Element) -> bool:
    return hides(element) or any(hides(one) for one in element.ancestors)


def _labels_of(element: Element) -> Iterator[Element]:
    """Labels by ``for``, and the one around it, in document order."""
    own = element.get("id")
    around = next((one for one in element.ancestors if one.name == "label"), None)
    for label in element.page.named("label"):
        target = label.get("for")
        first = element.page.by_id(own) if own else None
        if target is not None:
            if target and target == own and first == element:
                yield label
        elif label == around and _first_labelable(label) == element:
            yield label


def _first_labelable(label: Element) -> Element | None:
    for one in label.descendants(*_LABELABLE):
        if one.name != "input" or (one.get("type") or "").lower() != "hidden":
            return one
    return None


def _field_value(element: Element) -> str | None:
    """What a field adds to the name of another element: its value; None where it is no field."""
    kind = role(element)
    if kind in ("textbox", "searchbox"):
        if element.name == "input":
            return element.get("value") or ""
        return element.text
    if kind in ("combobox", "listbox"):
        return _chosen(element)
    if kind in ("slider", "spinbutton", "scrollbar", "progressbar", "meter"):
        return next(
            (
                value
                for attribute in ("aria-valuetext", "aria-valuenow", "value")
                if (value := element.get(attribute)) is not None
            ),
            "",
        )
    return None


def _chosen(element: Element) -> str:
    if element.name == "input":
        return element.get("value") or ""
    if element.name == "select":
        options = list(element.descendants("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return " ".join(fold(one.text) for one in chosen)
    below = [*element.descendants(), *(one for it in _owned(element) for one in it.descendants())]
    chosen = [one for one in below if one.get("aria-selected") == "true"]
    if chosen:
        return " ".join(fold(one.text) for one in chosen)
    field = next((one for one in below if one.name == "input"), None)
    if field is not None:
        return field.get("value") or ""
    return element.text if role(element) == "combobox" else ""


def _placeholder(element: Element) -> str:
    if role(element) in ("textbox", "searchbox", "combobox", "spinbutton"):
        return element.get("placeholder") or element.get("aria-placeholder") or ""
    return ""
