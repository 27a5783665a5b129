"""
Selectors, read into values.

Source: Selectors Level 4, CSS Nesting Module.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from tinycss2.nth import parse_nth  # type: ignore[import-untyped]  # it ships no types

from generator.css.tokens import (
    DEEPEST,
    Token,
    Tokens,
    function_name,
    is_sign,
    parts,
    solid,
    trimmed,
    word,
)

Specificity: TypeAlias = tuple[int, int, int]
NONE: Specificity = (0, 0, 0)
#: Parts of one selector; a longer one fits nothing.
_LONGEST = 100


class AttributeTest(NamedTuple):
    """
    A test of an attribute.

    Attributes:
        sign: ``=``, ``~=``, ``|=``, ``^=``, ``$=``, ``*=``; empty where it only has to be there.
        case: ``i`` or ``s`` as written; empty where the document's language decides.
    """

    name: str
    sign: str
    value: str
    case: str


class Nth(NamedTuple):
    """Every *step*-th from *first* on, of those that fit *among*."""

    step: int
    first: int
    among: "tuple[Selector, ...]" = ()


class PseudoTest(NamedTuple):
    """A pseudo-class, with what stands in its brackets."""

    name: str
    selectors: "tuple[Selector, ...]" = ()
    nth: Nth | None = None
    words: tuple[str, ...] = ()


class Compound(NamedTuple):
    """
    Tests of one element.

    Attributes:
        tag: Name of the element as written; empty for any.
        left: What joins it to the part on its left; empty for the first.
    """

    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    attributes: tuple[AttributeTest, ...]
    pseudos: tuple[PseudoTest, ...]
    left: str = ""


class Selector(NamedTuple):
    """
    A selector.

    Attributes:
        compounds: From right to left: the element itself first.
        part: Pseudo-element that is meant, such as ``before``; empty for the element itself.
    """

    compounds: tuple[Compound, ...]
    specificity: Specificity
    part: str = ""


class InvalidSelectorError(ValueError):
    """Browsers do not know the selector, and leave its rule out."""


_OLD_PARTS = frozenset({"before", "after", "first-line", "first-letter"})
_PLAIN_TEXT = """
    root empty first-child last-child only-child first-of-type last-of-type only-of-type
    scope link any-link visited hover active focus focus-visible focus-within target
    target-within enabled disabled checked indeterminate default required optional valid
    invalid user-valid user-invalid in-range out-of-range read-only read-write
    placeholder-shown autofill defined host fullscreen modal popover-open open playing
    paused muted seeking stalled buffering volume-locked picture-in-picture past current
    future blank target-current left right first -webkit-autofill -webkit-any-link
    -webkit-full-screen xr-overlay active-view-transition
"""
_PLAIN = frozenset(_PLAIN_TEXT.split())
_LISTS = frozenset({"is", "where", "not", "matches", "-webkit-any"})
_NTHS = frozenset({"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"})
_WORDS_TEXT = """
    lang dir state active-view-transition-type host host-context
"""
_WORDS = frozenset(_WORDS_TEXT.split())


def read_selectors(
    prelude: Tokens, nest: "tuple[Selector, ...] | None" = None
) -> tuple[Selector, ...]:
    """
    Read a list of selectors.

    Args:
        prelude: What stands before the block.
        nest: What ``&`` means in a nested rule; None outside of one.

    Raises:
        InvalidSelectorError: One of them is not known, so that none of the list counts.
    """
    listed = parts(prelude)
    if not all(listed):
        raise InvalidSelectorError
    reader = _Reader(nest)
    return tuple(reader.complex(part, relative=nest is not None) for part in listed)


def highest(selectors: Sequence[Selector]) -> Specificity:
    """Give the greatest specificity among *selectors*."""
    return max((one.specificity for one in selectors), default=NONE)


def _added(specificities: Sequence[Specificity]) -> Specificity:
    return (
        sum(one[0] for one in specificities),
        sum(one[1] for one in specificities),
        sum(one[2] for one in specificities),
    )


def has_nest(selector: Selector) -> bool:
    """Whether ``&`` stands in it, or in one of its arguments."""
    return any(
        pseudo.name == "&" or any(map(has_nest, pseudo.selectors))
        for compound in selector.compounds
        for pseudo in compound.pseudos
    )


class _Reader:
    """Reads the selectors of one rule."""

    def __init__(self, nest: "tuple[Selector, ...] | None") -> None:
        self._nest = nest

    def complex(
        self, tokens: Tokens, depth: int = 0, *, relative: bool = False, anchor: str = ""
    ) -> Selector:
        """
        Read one selector.

        Args:
            tokens: Trimmed.
            depth: Brackets around it.
            relative: Whether it may begin with a sign, or mean what is below the rule around it.
            anchor: Name of the pseudo-class on which a relative selector of ``:has()`` hangs.
        """
        if depth > DEEPEST:
            raise InvalidSelectorError
        pieces, part = self._pieces(trimmed(tokens), depth)
        if not pieces or len(pieces) > _LONGEST:
            raise InvalidSelectorError
        first_sign = pieces[0][0]
        if first_sign and not (relative or anchor):
            raise InvalidSelectorError
        compounds = [piece for _, piece in pieces]
        signs = [sign for sign, _ in pieces]
        if anchor:
            compounds.insert(0, _only(PseudoTest(anchor)))
            signs = ["", first_sign or " ", *signs[1:]]
        elif relative and (first_sign or not any(map(_nests, compounds))):
            assert self._nest is not None
            compounds.insert(0, _only(PseudoTest("&", self._nest)))
            signs = ["", first_sign or " ", *signs[1:]]
        joined = [one._replace(left=sign) for one, sign in zip(compounds, signs, strict=True)]
        specificity = _added([_of_compound(one) for one in compounds])
        if part:
            specificity = _added([specificity, (0, 0, 1)])
        return Selector(tuple(reversed(joined)), specificity, part)

    def _pieces(self, tokens: Tokens, depth: int) -> tuple[list[tuple[str, Compound]], str]:
        """Split into compounds, each with the sign before it; and the pseudo-element at the end."""
        pieces: list[tuple[str, Compound]] = []
        own: list[Token] = []
        sign, part = "", ""
        for one in [*tokens, None]:
            is_space = one is not None and one.type == "whitespace"
            is_join = one is not None and any(is_sign(one, each) for each in ">+~")
            if one is not None and not is_space and not is_join:
                own.append(one)
                continue
            if own:
                if part:
                    raise InvalidSelectorError  # nothing stands behind a pseudo-element
                compound, part = self._compound(own, depth)
                pieces.append((sign, compound))
                own, sign = [], ""
            if is_join:
                if sign.strip():
                    raise InvalidSelectorError
                sign = str(one.value)
            elif is_space and not sign and pieces:
                sign = " "
        if sign.strip():
            raise InvalidSelectorError
        return pieces, part

    def _compound(self, tokens: list[Token], depth: int) -> tuple[Compound, str]:
        tag, part = "", ""
        ids: list[str] = []
        classes: list[str] = []
        attributes: list[AttributeTest] = []
        pseudos: list[PseudoTest] = []
        at = 0
        tag, at = _tag(tokens)
        while at < len(tokens):
            one = tokens[at]
            at += 1
            if one.type == "hash" and one.is_identifier:
                ids.append(str(one.value))
            elif is_sign(one, ".") and at < len(tokens) and tokens[at].type == "ident":
                classes.append(str(tokens[at].value))
                at += 1
            elif one.type == "[] block":
                attributes.append(_attribute(solid(one.content)))
            elif is_sign(one, "&"):
                nest = self._nest
                pseudos.append(PseudoTest("scope") if nest is None else PseudoTest("&", nest))
            elif is_sign(one, ":") and at < len(tokens):
                double = is_sign(tokens[at], ":")
                at += double
                if at >= len(tokens):
                    raise InvalidSelectorError
                named = tokens[at]
                at += 1
                if double or word(named) in _OLD_PARTS:
                    part = _part(named)
                elif part:
                    _state_of_part(named)
                else:
                    pseudos.append(self._pseudo(named, depth))
            else:
                raise InvalidSelectorError
        return Compound(tag, tuple(ids), tuple(classes), tuple(attributes), tuple(pseudos)), part

    def _pseudo(self, token: Token, depth: int) -> PseudoTest:
        name = word(token)
        if name:
            if name not in _PLAIN:
                raise InvalidSelectorError
            return PseudoTest(name)
        name = function_name(token)
        if name in _LISTS:
            return PseudoTest(name, self._arms(token.arguments, depth, forgives=name != "not"))
        if name == "has":
            arms = parts(token.arguments)
            read = [self.complex(one, depth + 1, anchor=":anchor") for one in arms]
            return PseudoTest("has", tuple(read))
        if name in _NTHS:
            return PseudoTest(name, nth=self._nth(token.arguments, depth))
        if name in _WORDS:
            arguments = solid(token.arguments)
            return PseudoTest(
                name, words=tuple(str(one.value) for one in arguments if not is_sign(one, ","))
            )
        raise InvalidSelectorError

    def _arms(self, tokens: Tokens, depth: int, *, forgives: bool) -> "tuple[Selector, ...]":
        found = []
        for one in parts(tokens):
            try:
                found.append(self._arm(one, depth + 1))
            except InvalidSelectorError:
                if not forgives:
                    raise
        return tuple(found)

    def _arm(self, tokens: Tokens, depth: int) -> Selector:
        found = self.complex(tokens, depth)
        if found.part:
            raise InvalidSelectorError
        return found

    def _nth(self, tokens: Tokens, depth: int) -> Nth:
        at = next((index for index, one in enumerate(tokens) if word(one) == "of"), None)
        found = parse_nth(tokens if at is None else tokens[:at])
        if found is None:
            raise InvalidSelectorError
        among: tuple[Selector, ...] = ()
        if at is not None:
            among = self._arms(tokens[at + 1 :], depth, forgives=False)
        return Nth(int(found[0]), int(found[1]), among)


def _nests(compound: Compound) -> bool:
    return has_nest(Selector((compound,), NONE))


def _only(pseudo: PseudoTest) -> Compound:
    return Compound("", (), (), (), (pseudo,))


def _tag(tokens: list[Token]) -> tuple[str, int]:
    """Read the name of an element, and say how many tokens it takes."""
    bar = next((at for at, one in enumerate(tokens[:2]) if is_sign(one, "|")), None)
    if bar is not None and bar + 1 < len(tokens):
        if bar and not is_sign(tokens[0], "*"):
            raise InvalidSelectorError  # a prefix, which no sheet for HTML declares
        name, at = tokens[bar + 1], bar + 2
    else:
        name, at = tokens[0], 1
    if name.type == "ident":
        return str(name.value), at
    if is_sign(name, "*"):
        return "", at
    return "", 0


def _attribute(held: list[Token]) -> AttributeTest:
    if len(held) > 1 and is_sign(held[1], "|") and not is_sign(held[0], "="):
        held = held[2:]  # a namespace
    elif held and is_sign(held[0], "|"):
        held = held[1:]
    if not held or held[0].type != "ident":
        raise InvalidSelectorError
    name = str(held[0].value)
    if len(held) == 1:
        return AttributeTest(name, "", "", "")
    sign = str(held[1].value) if held[1].type == "literal" else ""
    if sign not in ("=", "~=", "|=", "^=", "$=", "*=") or len(held) not in (3, 4):
        raise InvalidSelectorError
    if held[2].type not in ("ident", "string"):
        raise InvalidSelectorError
    case = word(held[3]) if len(held) > 3 else ""
    if case not in ("", "i", "s") or (len(held) > 3 and not case):
        raise InvalidSelectorError
    return AttributeTest(name, sign, str(held[2].value), case)


#: Pseudo-elements that browsers know, besides those of one browser.
_PARTS_TEXT = """
    before after first-line first-letter marker placeholder selection backdrop
    file-selector-button cue target-text spelling-error grammar-error highlight
    details-content slotted part view-transition view-transition-group
    view-transition-image-pair view-transition-old view-transition-new search-text checkmark
    picker-icon picker column scroll-marker scroll-marker-group scroll-button
"""
_PARTS = frozenset(_PARTS_TEXT.split())


def _part(token: Token) -> str:
    name = word(token) or function_name(token)
    if name in _PARTS or name.startswith("-webkit-"):
        return name
    raise InvalidSelectorError


def _state_of_part(token: Token) -> None:
    """A pseudo-element may be asked for its state, such as ``::before:hover``."""
    if not (word(token) in _PLAIN or function_name(token) in (*_LISTS, *_NTHS)):
        raise InvalidSelectorError


def _of_compound(compound: Compound) -> Specificity:
    specificities = [
        (
            len(compound.ids),
            len(compound.classes) + len(compound.attributes),
            1 if compound.tag else 0,
        )
    ]
    for pseudo in compound.pseudos:
        if pseudo.name in ("where", ":anchor"):
            continue
        if pseudo.name in ("is", "not", "has", "matches", "-webkit-any", "&"):
            specificities.append(highest(pseudo.selectors))
        else:
            among = highest(pseudo.nth.among) if pseudo.nth is not None else NONE
            specificities.append(_added([(0, 1, 0), among]))
    return _added(specificities)
