"""
Custom properties, put where ``var()`` asks for them.

Source: CSS Custom Properties for Cascading Variables Module Level 2.
"""

from collections.abc import Callable

from generator.css.tokens import DEEPEST, Token, Tokens, function_name, inner, trimmed

#: Tokens that one value may become; browsers have a bound as well.
MOST_TOKENS = 5_000


class UndecidedError(ValueError):
    """What is put in is known in a browser alone."""


class InvalidValueError(ValueError):
    """The value refers to nothing, to itself, or becomes too long."""


class _Filled:
    """A function or block whose content was put in."""

    def __init__(self, token: Token, held: list[Token]) -> None:
        self.type = token.type
        self.lower_name = getattr(token, "lower_name", "")
        self.name = getattr(token, "name", "")
        self.arguments = self.content = held
        self.source_line = token.source_line
        self.source_column = token.source_column

    def serialize(self) -> str:
        """Write it as CSS."""
        held = "".join(one.serialize() for one in self.arguments)
        if self.type == "function":
            return f"{self.name}({held})"
        return f"{self.type[0]}{held}{self.type[1]}"


#: Gives the value of a custom property; None where it has none.
LookUp = Callable[[str], Tokens | None]
_INSETS = ("safe-area-inset", "titlebar-area", "keyboard-inset")


def put_in(tokens: Tokens, look_up: LookUp) -> list[Token]:
    """
    Put values in place of ``var()`` and ``env()``.

    Raises:
        InvalidValueError: One has no value and no fallback; or all is too long.
        UndecidedError: It asks for what is known in a browser alone.
    """
    filler = _Filler(look_up)
    return trimmed(filler.fill(tokens, 0))


class _Filler:
    def __init__(self, look_up: LookUp) -> None:
        self._look_up = look_up
        self._count = 0

    def fill(self, tokens: Tokens, depth: int) -> list[Token]:
        if depth > DEEPEST:
            raise InvalidValueError
        found: list[Token] = []
        for one in tokens:
            name = function_name(one)
            if name == "var":
                found += self._variable(one, depth)
            elif name == "env" or name in ("if", "inherit"):
                raise UndecidedError
            else:
                held = inner(one)
                found.append(one if not held else _Filled(one, self.fill(held, depth + 1)))
                self._count += 1
            if self._count > MOST_TOKENS:
                raise InvalidValueError
        return found

    def _variable(self, token: Token, depth: int) -> list[Token]:
        name, fallback = _parted(token.arguments)
        value = self._look_up(name)
        if value is not None:
            self._count += _size(value)
            if self._count > MOST_TOKENS:
                raise InvalidValueError
            return list(value)
        if fallback is None:
            raise InvalidValueError
        return self.fill(fallback, depth + 1)


def _parted(arguments: Tokens) -> tuple[str, Tokens | None]:
    """Part the name from what counts where it has no value."""
    at = next(
        (
            index
            for index, one in enumerate(arguments)
            if one.type == "literal" and one.value == ","
        ),
        None,
    )
    names = [one for one in arguments[:at] if one.type == "ident"]
    if len(names) != 1:
        raise InvalidValueError
    return str(names[0].value), None if at is None else arguments[at + 1 :]


def _size(tokens: Tokens) -> int:
    waiting, count = list(tokens), 0
    while waiting:
        one = waiting.pop()
        count += 1
        waiting += inner(one) or ()
    return count
