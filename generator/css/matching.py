"""
Whether a selector fits an element.

Of a kind of elements not everything is known. So there are three answers: yes, no, and None where
what is not known decides.

Source: Selectors Level 4.
"""

from collections.abc import Callable

from generator.css.media import Answer, all_of, negated
from generator.css.node import Node, Unknown
from generator.css.pseudo_classes import html_pseudo
from generator.css.selectors import AttributeTest, Compound, Nth, PseudoTest, Selector


class Matcher:
    """
    Answers for one state of a page.

    Args:
        focus: The element that is pointed at or has the focus; None at rest.
        states: What is done to it, such as ``hover`` or ``focus-visible``; None where that is open.
    """

    def __init__(
        self, focus: Node | None = None, states: frozenset[str] | None = frozenset()
    ) -> None:
        self._focus = focus
        self._states = states
        self._known: dict[tuple[int, Node], Answer] = {}
        self._kept: list[tuple[Selector, ...]] = []
        self._anchor: Node | None = None
        self._scope: Node | None = None
        self._by_scope: dict[Node, Matcher] = {}

    def within(self, scope: Node) -> "Matcher":
        """Give a matcher for rules of ``@scope`` whose root is *scope*."""
        found = self._by_scope.get(scope)
        if found is None:
            found = self._by_scope[scope] = Matcher(self._focus, self._states)
            found._scope = scope
        return found

    def fits(self, selector: Selector, node: Node) -> Answer:
        """Whether *selector* fits *node*; its pseudo-element is not looked at."""
        return self._from(selector.compounds, 0, node, {})

    def itself_fits(self, selector: Selector, node: Node) -> Answer:
        """Whether what *selector* says of the element itself fits *node*, wherever it stands."""
        return self._compound(selector.compounds[0], node)

    def place_fits(self, selector: Selector, node: Node) -> Answer:
        """Whether what *selector* says of other elements fits the place of *node*."""
        compounds = selector.compounds
        return len(compounds) == 1 or self._to_the_left(compounds, 0, node, {})

    def rest_fits(self, selector: Selector, node: Node) -> Answer:
        """Whether *selector* without what it says of the element itself fits *node*."""
        return self._from(selector.compounds, 1, node, {})

    def any_fits(self, selectors: tuple[Selector, ...], node: Node) -> Answer:
        """Whether one of *selectors* fits *node*."""
        if len(selectors) == 1:
            return self.fits(selectors[0], node)
        found: Answer = False
        for one in selectors:
            answer = self.fits(one, node)
            if answer:
                return True
            found = None if answer is None else found
        return found

    def _from(
        self,
        compounds: tuple[Compound, ...],
        at: int,
        node: Node,
        known: dict[tuple[int, Node], Answer],
    ) -> Answer:
        """Whether the compounds from *at* on fit *node* and what is to its left."""
        key = (at, node)
        if key in known:
            return known[key]
        compound = compounds[at]
        answer = self._compound(compound, node)
        if answer is not False and at + 1 < len(compounds):
            left = self._to_the_left(compounds, at, node, known)
            answer = left if answer else (None if left is not False else False)
        known[key] = answer
        return answer

    def _to_the_left(
        self,
        compounds: tuple[Compound, ...],
        at: int,
        node: Node,
        known: dict[tuple[int, Node], Answer],
    ) -> Answer:
        sign = compounds[at].left
        if sign in (" ", ">"):
            parent = node.parent
            found: Answer = False
            while parent is not None:
                answer = self._from(compounds, at + 1, parent, known)
                if answer or sign == ">":
                    return answer
                found = None if answer is None else found
                parent = parent.parent
            return found
        siblings = node.siblings
        if siblings is None:
            return None
        index = siblings.index(node)
        before = siblings[max(0, index - 1) : index] if sign == "+" else siblings[:index]
        found = False
        for one in reversed(before):
            answer = self._from(compounds, at + 1, one, known)
            if answer:
                return True
            found = None if answer is None else found
        return found

    def _compound(self, compound: Compound, node: Node) -> Answer:
        tag = compound.tag
        if tag and tag != node.name and not (node.is_html and tag.lower() == node.name):
            return False
        if compound.classes and not node.classes.issuperset(compound.classes):
            return False
        found: Answer = True
        for one in compound.ids:
            own = node.get("id")
            if isinstance(own, Unknown):
                found = None
            elif own != one:
                return False
        for test in compound.attributes:
            answer = _attribute_fits(test, node)
            if answer is False:
                return False
            found = None if answer is None else found
        for pseudo in compound.pseudos:
            answer = self._pseudo(pseudo, node)
            if answer is False:
                return False
            found = None if answer is None else found
        return found

    def _pseudo(self, pseudo: PseudoTest, node: Node) -> Answer:
        name = pseudo.name
        if name in ("is", "where", "matches", "-webkit-any", "&"):
            return self._listed(pseudo.selectors, node)
        if name == "not":
            return negated(self._listed(pseudo.selectors, node))
        if name == ":anchor":
            return node == self._anchor
        if name == "has":
            return self._has(pseudo.selectors, node)
        if name in ("root", "scope"):
            if name == "scope" and self._scope is not None:
                return node == self._scope
            return node.parent is None
        if pseudo.nth is not None:
            return self._nth(name, pseudo.nth, node)
        if name in _PLACES:
            return all_of([self._nth(*place, node) for place in _PLACES[name]])
        if name in _STATES:
            return self._has_state(name, node)
        return html_pseudo(pseudo, node)

    def _listed(self, selectors: tuple[Selector, ...], node: Node) -> Answer:
        """Answer a list in brackets; it is kept, since nested rules ask the same again and again."""
        if self._anchor is not None:
            return self.any_fits(selectors, node)
        key = (id(selectors), node)
        if key not in self._known:
            self._kept.append(selectors)  # so that its number stays its own
            self._known[key] = self.any_fits(selectors, node)
        return self._known[key]

    def _has_state(self, name: str, node: Node) -> Answer:
        focus, states = self._focus, self._states
        if states is None:
            return None
        if focus is None:
            return False
        if name == "focus-within" and "focus" in states:
            return node == focus or _is_around(node, focus)
        if name in ("hover", "active", "focus-within"):
            return name in states and (node == focus or _is_around(node, focus))
        return name in states and node == focus

    def _has(self, selectors: tuple[Selector, ...], node: Node) -> Answer:
        found: Answer = False
        outer, self._anchor = self._anchor, node
        try:
            for one in selectors:
                answer = False if self._never(one) else self._has_one(one, node)
                if answer:
                    return True
                found = None if answer is None else found
        finally:
            self._anchor = outer
        return found

    def _never(self, selector: Selector) -> bool:
        """Whether a selector asks for something that nobody does."""
        return (
            self._focus is None
            and self._states is not None
            and any(
                pseudo.name in _STATES
                for compound in selector.compounds
                for pseudo in compound.pseudos
            )
        )

    def _has_one(self, selector: Selector, node: Node) -> Answer:
        first = selector.compounds[-2].left
        if first in (" ", ">"):
            waiting = node.children
        else:
            siblings = node.siblings
            index = siblings.index(node) if siblings is not None else 0
            waiting = None if siblings is None else siblings[index + 1 :]
        if waiting is None:
            return None
        stack = list(reversed(waiting))
        found: Answer = False
        while stack:
            one = stack.pop()
            answer = self.fits(selector, one)
            if answer:
                return True
            found = None if answer is None else found
            children = one.children
            if children is None:
                return None
            stack += reversed(children)
        return found

    def _nth(self, name: str, nth: Nth, node: Node) -> Answer:
        siblings = node.siblings
        if siblings is None:
            return None
        if nth.among:
            own = self.any_fits(nth.among, node)
            if not own:
                return own
            answers = [(one, self.any_fits(nth.among, one)) for one in siblings]
            if any(answer is None for _, answer in answers):
                return None
            siblings = [one for one, answer in answers if answer]
        elif name.endswith("of-type"):
            siblings = [one for one in siblings if one.name == node.name]
        index = siblings.index(node) + 1
        if "last" in name:
            index = len(siblings) + 1 - index
        if nth.step == 0:
            return index == nth.first
        turns, rest = divmod(index - nth.first, nth.step)
        return rest == 0 and turns >= 0


_FIRST = Nth(0, 1)
_PLACES: dict[str, tuple[tuple[str, Nth], ...]] = {
    "first-child": (("nth-child", _FIRST),),
    "last-child": (("nth-last-child", _FIRST),),
    "only-child": (("nth-child", _FIRST), ("nth-last-child", _FIRST)),
    "first-of-type": (("nth-of-type", _FIRST),),
    "last-of-type": (("nth-last-of-type", _FIRST),),
    "only-of-type": (("nth-of-type", _FIRST), ("nth-last-of-type", _FIRST)),
}
#: What is not so while nobody does anything.
_STATES_TEXT = """
    hover active focus focus-visible focus-within target target-within visited autofill
    -webkit-autofill user-valid user-invalid fullscreen -webkit-full-screen modal
    popover-open playing seeking stalled buffering volume-locked picture-in-picture past
    current future target-current xr-overlay active-view-transition
    active-view-transition-type state host host-context left right first
"""
_STATES = frozenset(_STATES_TEXT.split())


def _is_around(outer: Node, inner: Node) -> bool:
    parent = inner.parent
    while parent is not None:
        if parent == outer:
            return True
        parent = parent.parent
    return False


#: Attributes of HTML whose values are compared without regard to case.
_CASELESS_TEXT = """
    accept accept-charset align alink axis bgcolor charset checked clear codetype color
    compact declare defer dir direction disabled enctype face frame hreflang http-equiv lang
    language link media method multiple nohref noresize noshade nowrap readonly rel rev
    rules scope scrolling selected shape target text type valign valuetype vlink
"""
_CASELESS = frozenset(_CASELESS_TEXT.split())


def _attribute_fits(test: AttributeTest, node: Node) -> Answer:
    name = test.name.lower() if node.is_html else test.name
    own = node.get(name)
    if own is None:
        return False
    if not test.sign:
        return True
    if test.sign in ("~=", "^=", "$=", "*=") and not test.value:
        return False
    if isinstance(own, Unknown):
        return None
    wanted = test.value
    if test.case == "i" or (not test.case and node.is_html and name in _CASELESS):
        own, wanted = own.lower(), wanted.lower()
    return _COMPARISONS[test.sign](own, wanted)


_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda own, wanted: own == wanted,
    "~=": lambda own, wanted: wanted in own.split(),
    "|=": lambda own, wanted: own == wanted or own.startswith(f"{wanted}-"),
    "^=": lambda own, wanted: own.startswith(wanted),
    "$=": lambda own, wanted: own.endswith(wanted),
    "*=": lambda own, wanted: wanted in own,
}
