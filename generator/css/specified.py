"""
What is specified for an element: the declaration that counts, with all variables put in.

Source: CSS Cascading and Inheritance Level 5; CSS Custom Properties Level 1.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

from generator.css.entries import Entry, values_of
from generator.css.properties import property_named
from generator.css.sheet import Registration
from generator.css.tokens import UNDECIDED, Tokens, component_values, word_of
from generator.css.variables import InvalidValueError, UndecidedError, put_in

#: Variables that refer to one another in a row.
_LONGEST_CHAIN = 50
_UNSET: Tokens = component_values("unset")


class Specified:
    """
    The declarations about an element, or about a pseudo-element, and what is inherited.

    Args:
        entries: Declarations about the element; the weightiest last.
        parent: Of the element around it; None for the root.
        registrations: Custom properties that are declared.
        only: Longhands of which the declarations are known; None for all.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        parent: Self | None,
        registrations: Mapping[str, Registration],
        only: frozenset[str] | None = None,
    ) -> None:
        self.only = only
        self.parent = parent
        self.root: Self = self if parent is None else parent.root
        self._registrations = registrations
        self.entries: dict[str, list[Entry]] = {}
        for entry in entries:
            for name in entry.names:
                self.entries.setdefault(name, []).append(entry)
        self._specified: dict[str, tuple[Tokens, Entry | None]] = {}
        self._sources: dict[str, tuple[Self, Tokens, Entry | None]] = {}
        self._variables: dict[str, Tokens | None] = {}
        self._open: list[str] = []
        self._in_circle: set[str] = set()

    def source(self, name: str) -> "tuple[Self, Tokens, Entry | None]":
        """
        Find where a property gets its value from.

        Returns:
            The style of the element on which it is set (the one itself, or one around it from
            which it is inherited), its value, and the entry; None where nobody sets it.

        Raises:
            KeyError: Nothing is known of this property here.
        """
        if self.only is not None and name not in self.only:
            raise KeyError(name)
        is_inherited = property_named(name).is_inherited
        passed = []
        style = self
        while True:
            known = style._sources.get(name)
            if known is not None:
                found = known
                break
            passed.append(style)
            tokens, entry = style.own(name)
            asked = word_of(tokens)
            goes_up = asked == "inherit" or (asked == "unset" and is_inherited)
            if not goes_up:
                if asked in ("initial", "unset"):
                    tokens = property_named(name).initial
                found = style, tokens, entry
                break
            if style.parent is None:
                found = style, property_named(name).initial, None
                break
            style = style.parent
        for one in passed:  # elements within ask the same again
            one._sources[name] = found  # noqa: SLF001 - of this class
        return found

    def own(self, name: str) -> tuple[Tokens, Entry | None]:
        """The value that counts on this element itself, with all variables put in."""
        if name not in self._specified:
            self._specified[name] = self._winner(name)
        return self._specified[name]

    def _winner(self, name: str) -> tuple[Tokens, Entry | None]:
        entries = self.entries.get(name, [])
        at = len(entries) - 1
        while at >= 0:
            entry = entries[at]
            if not entry.is_sure:
                at -= 1
                continue
            tokens = self._value(entry, name)
            asked = word_of(tokens)
            if asked == "revert":
                at = _before(entries, at, lambda one: one.origin)
            elif asked == "revert-layer":
                at = _before(entries, at, lambda one: one.weight[:3])
            else:
                return tokens, entry
        return _UNSET, None

    def _value(self, entry: Entry, name: str) -> Tokens:
        """The value of one declaration; where a variable is missing, as if nothing was said."""
        if entry.values is not None:
            return entry.values[name]
        declaration = entry.declaration
        try:
            filled = put_in(declaration.tokens, self._looked_up)
        except InvalidValueError:
            return _UNSET
        except UndecidedError:
            return UNDECIDED
        found = values_of(declaration.name, filled)
        return _UNSET if found is None else found.get(name, _UNSET)

    def variable(self, name: str) -> Tokens | None:
        """Give the value of a custom property; None where it has none, or nobody can tell."""
        try:
            return self._looked_up(name)
        except (InvalidValueError, UndecidedError):
            return None

    def _looked_up(self, name: str) -> Tokens | None:
        """The same for what refers to it, to which it matters why there is no value."""
        style: Specified | None = self
        registered = self._registrations.get(name)
        while style is not None:
            entries = style.entries.get(name)
            if entries:
                found = style.own_variable(name, entries)
                if found is not None:
                    asked = word_of(found)
                    if asked == "initial":
                        break
                    if asked not in ("inherit", "unset", "revert", "revert-layer"):
                        return found
                elif registered is None:
                    return None
                else:
                    break
            if registered is not None and not registered.inherits:
                break
            style = style.parent
        return None if registered is None else registered.initial

    def own_variable(self, name: str, entries: list[Entry]) -> Tokens | None:
        """Give what *entries* set a custom property to on this element; None where it is invalid."""
        if name in self._variables:
            return self._variables[name]
        if name in self._open:
            # It refers to itself, and so do all that lie between: none of them has a value.
            self._in_circle.update(self._open[self._open.index(name) :])
            raise InvalidValueError
        if len(self._open) >= _LONGEST_CHAIN:
            raise UndecidedError
        if not entries[-1].is_sure:
            raise UndecidedError
        self._open.append(name)
        try:
            found: Tokens | None = put_in(entries[-1].declaration.tokens, self._looked_up)
        except InvalidValueError:
            found = None
        finally:
            self._open.pop()
        if name in self._in_circle:
            found = None
        self._variables[name] = found
        return found

    def is_sure(self, name: str) -> bool:
        """Whether the value of a property can be told without a browser."""
        owner, tokens, _ = self.source(name)
        if tokens is UNDECIDED:
            return False
        style: Specified | None = self
        while style is not None:
            entries = style.entries.get(name)
            if entries and not entries[-1].is_sure:
                return False
            style = None if style is owner else style.parent
        return True


def _before(entries: list[Entry], at: int, level: Callable[[Entry], Any]) -> int:
    """Step down to the next declaration of a lower level."""
    start = level(entries[at])
    while at >= 0 and level(entries[at]) >= start:
        at -= 1
    return at
