"""
Accessible names: what assistive technology says for an element.

Follows "Accessible Name and Description Computation 1.2" (accname) and "HTML Accessibility
API Mappings", as far as HTML without a browser tells.
"""

from collections.abc import Iterator

from generator.checks.html_page import INLINE, Element, fold
from generator.checks.roles import hides, role

_NAMED_BY_CONTENT_TEXT = """
    button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio
    option radio row rowheader sectionhead summary switch tab tooltip treeitem
"""
#: Roles whose name comes from what they contain (accname 1.2, step 2F).
_NAMED_BY_CONTENT = frozenset(_NAMED_BY_CONTENT_TEXT.split())
_INLINE = INLINE | {"br", "img", "input", "button", "select", "svg", "meter", "output", "progress"}
_LABELABLE = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
_BUTTON_TEXTS = {"submit": "Submit", "reset": "Reset"}


def accessible_name(element: Element) -> str:
    """Give the name of *element*, white space folded; empty where it has none."""
    return fold(_Computation().name(element))


def has_accessible_name(element: Element) -> bool:
    """Whether *element* has a name."""
    return accessible_name(element) != ""


class _Computation:
    """One computation: it remembers what it has visited, so that no circle holds it up."""

    def __init__(self) -> None:
        self._visited: set[Element] = set()

    def name(
        self,
        element: Element,
        *,
        referenced: bool = False,
        within: bool = False,
        label: bool = False,
    ) -> str:
        """
        Compute the name (step 2).

        Args:
            element: The current node.
            referenced: Whether ``aria-labelledby`` or a label leads here; it may be hidden.
            within: Whether it is part of the content that names another element.
            label: Whether it is part of a label or reference, where fields speak their value.
        """
        if element in self._visited:
            return ""
        if not referenced and (hides(element) or _is_aria_hidden(element)):  # 2A
            return ""
        self._visited.add(element)
        if not referenced and not label:
            by_reference = self._labelled_by(element)  # 2B
            if by_reference:
                return by_reference
        if label or referenced or within:
            value = _embedded_value(element) if within else None  # 2C
            if value is not None:
                return value
        given = element.get("aria-label")  # 2D
        if given is not None and given.strip():
            return given
        native = self._native(element)  # 2E
        if native is not None and fold(native):
            return native
        text = ""
        if referenced or within or role(element) in _NAMED_BY_CONTENT:  # 2F
            text = self._content(
                element, hidden_too=referenced and _hidden(element), label=label or referenced
            )
        if fold(text):
            return text
        return self._tooltip(element, native) or text  # 2I

    def _labelled_by(self, element: Element) -> str:
        ids = (element.get("aria-labelledby") or "").split()
        targets = [element.page.ids[one] for one in ids if one in element.page.ids]
        parts = []
        for target in targets:
            part = _Computation()
            if target is not element:
                part._visited.add(element)
            parts.append(part.name(target, referenced=True))
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
            return None if found is None else self._content(found, label=True)
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

    @staticmethod
    def _tooltip(element: Element, native: str | None) -> str:
        if native == "" and element.name == "img":
            return element.get("title") or ""
        return element.get("title") or _placeholder(element)

    def _content(self, element: Element, *, hidden_too: bool = False, label: bool = False) -> str:
        return "".join(self._parts(element, hidden_too=hidden_too, label=label))

    def _parts(self, element: Element, *, hidden_too: bool, label: bool) -> Iterator[str]:
        nodes = list(element.nodes)
        nodes += [
            element.page.ids[one]
            for one in (element.get("aria-owns") or "").split()
            if one in element.page.ids
        ]
        for node in nodes:
            if isinstance(node, str):
                yield node
                continue
            if hidden_too:
                text = (
                    ""
                    if node in self._visited or node.name in ("script", "style")
                    else self._hidden_part(node)
                )
            else:
                text = self.name(node, within=True, label=label)
            inline = node.name in _INLINE or (node.is_svg and node.name != "svg")
            yield text if inline else f" {text} "

    def _hidden_part(self, node: Element) -> str:
        """Text below a hidden element to which a reference leads: all of it counts."""
        self._visited.add(node)
        given = node.get("aria-label") or (node.get("alt") if node.name == "img" else None)
        return given or self._content(node, hidden_too=True)


def _is_aria_hidden(element: Element) -> bool:
    return (element.get("aria-hidden") or "").lower() == "true"


def _hidden(element: Element) -> bool:
    return hides(element) or any(hides(one) for one in element.ancestors)


def _labels_of(element: Element) -> Iterator[Element]:
    """Labels by ``for``, and the one around it, in document order."""
    own = element.get("id")
    around = next((one for one in element.ancestors if one.name == "label"), None)
    for label in element.page.named("label"):
        target = label.get("for")
        first = element.page.ids.get(own) if own else None
        if target is not None:
            if target and target == own and first is element:
                yield label
        elif label is around and _first_labelable(label) is element:
            yield label


def _first_labelable(label: Element) -> Element | None:
    for one in label.descendants(*_LABELABLE):
        if one.name != "input" or (one.get("type") or "").lower() != "hidden":
            return one
    return None


def _embedded_value(element: Element) -> str | None:
    """What a field inside a name adds: its value (step 2C); None where it is no field."""
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
    chosen = [one for one in element.descendants() if one.get("aria-selected") == "true"]
    if chosen:
        return " ".join(fold(one.text) for one in chosen)
    field = next(element.descendants("input"), None)
    return "" if field is None else field.get("value") or ""


def _placeholder(element: Element) -> str:
    if role(element) in ("textbox", "searchbox", "combobox", "spinbutton"):
        return element.get("placeholder") or element.get("aria-placeholder") or ""
    return ""
