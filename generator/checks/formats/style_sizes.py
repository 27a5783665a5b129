"""
What style sheets say about the size of pictures.

Only what decides how large a picture is shown is kept, and only of rules that may be about one.

Source: CSS Syntax Module Level 3, Selectors Level 4, CSS Nesting Module, CSS Logical Properties.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.value import dataclass

#: Says that the element arranges what is in it, and may stretch it.
LAYS_OUT = "lays-out"
#: Says that the element lets itself be stretched by what is around it.
ARRANGED = "arranged"
#: Says that a border or room within counts as part of the size; and that there is one.
BORDER_BOX = "border-box"
FRAMED = "framed"
#: Says that it asks whether the HTML gives a size, so that one which is added may change much.
ASKS = "asks"
#: Says that nothing moves when the picture comes.
TAKEN_OUT = "taken-out"
#: Says that one side follows from the other.
RATIO = "ratio"

_NOISE = re.compile(
    r"/\*.*?(?:\*/|$)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\(\s*[^()\"'\s]*\s*\)",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_IMPORT = re.compile(
    r"@import\s+(?:url\(\s*)?[\"']?(?P<url>[^\"')\s;]{1,2000})[\"']?\s*\)?(?P<when>[^;{}]{0,500});",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[{};]")
_INNERMOST = re.compile(r"\([^()]*\)")
_EITHER = re.compile(r":(?:is|where)\(([^()]*)\)", re.IGNORECASE)
#: Stands behind a selector that asks for a size.
_ASKS = ":asks"
_SIZE_ATTRIBUTE = re.compile(r"\[\s*(?:width|height)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)([^\[\]]*)\]")
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_NAME = r"(?:\\.|[\w-])+"
_COMPOUND = re.compile(
    rf"(?P<tag>{_NAME}|\*)?(?P<marks>(?:[.#]{_NAME}|\[[\w-]+\])*)(?P<rest>.*)", re.DOTALL
)
_MARK = re.compile(rf"([.#\[])({_NAME})")
_PART_OF_ELEMENT = re.compile(r"::|:(?:before|after|first-line|first-letter)\b", re.IGNORECASE)
_LOGICAL = {"inline-size": "width", "block-size": "height"}
_BY_ITSELF = frozenset({"auto", "initial", "unset", "revert", "revert-layer"})
_NO_LIMIT = _BY_ITSELF | {"none", "0", "0px"}
_FRAME = re.compile(
    r"(?:border|padding)(?:-(?:top|right|bottom|left|inline|block)(?:-(?:start|end))?)?(?:-width|-style)?"
)
#: How a declaration begins that may decide; most begin otherwise.
_DECIDES = re.compile(
    r"(?:m(?:in|ax)-|width|height|(?:inline|block)-size|aspect|display|position|box-siz|border|padding"
    r"|(?:justify|align|place)-)",
    re.IGNORECASE,
)
_BY_VALUE = {
    "none": TAKEN_OUT,
    "absolute": TAKEN_OUT,
    "fixed": TAKEN_OUT,
    "border-box": BORDER_BOX,
}
_BY_NAME = {
    "aspect-ratio": RATIO,
    "justify-items": LAYS_OUT,
    "place-items": LAYS_OUT,
    "justify-self": ARRANGED,
    "align-self": ARRANGED,
    "place-self": ARRANGED,
}
_SCREENS = frozenset({"", "all", "screen", "only screen"})
#: At-rules whose content is no rule about elements.
_OTHER = ("@font-face", "@keyframes", "@-webkit-keyframes", "@page", "@property", "@counter-style")
#: What nesting may make of one rule; above that it may be about anything.
_MOST_SELECTORS = 500
_LONGEST_SELECTOR = 1000
_MOST_CHOICES = 60  # of `:is()` in one rule; what is above that may be about anything


class Fit(IntEnum):
    """Whether a rule is about an element."""

    NO = 0
    MAYBE = 1
    SURE = 2


class Styled(NamedTuple):
    """What selectors know an element by."""

    tag: str
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


class Compound(NamedTuple):
    """
    A part of a selector that is about one element.

    Attributes:
        tag: Empty for any.
        marks: Ids with `#`, classes with `.` and names of attributes with `[` before them.
        is_all: Whether it says nothing more, such as a state or the value of an attribute.
        left: What joins it to the part on its left: a space, `>`, `+` or `~`; empty for the first.
    """

    tag: str
    marks: tuple[str, ...]
    is_all: bool
    left: str


class StyleRule(NamedTuple):
    """
    A rule of a style sheet.

    Attributes:
        selector: Its parts from right to left.
        always: Whether it holds on every screen.
        sets: `width` and `height` that are lengths; `width:auto`, which is as if nothing was said;
            `width-limit` for the least and the most; what else decides.
    """

    selector: tuple[Compound, ...]
    always: bool
    sets: frozenset[str]


class Import(NamedTuple):
    """A style sheet that another loads; *always* on every screen."""

    url: str
    always: bool


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """What is kept of a style sheet."""

    rules: tuple[StyleRule, ...] = ()
    imports: tuple[Import, ...] = ()


def holds_on_every_screen(media: str) -> bool:
    """Whether a media query is none."""
    return " ".join(media.lower().split()) in _SCREENS


def read_styles(text: str) -> StyleFacts:
    """Read a style sheet. Never fails: what cannot be read says nothing."""
    imports = tuple(
        Import(match["url"], _is_always(match["when"]))
        for match in _IMPORT.finditer(_COMMENT.sub("", text))
    )
    return StyleFacts(tuple(_rules(text)), imports)


def declared(text: str) -> frozenset[str]:
    """What the declarations of a `style` attribute say, as in `StyleRule.sets`."""
    return frozenset(one for part in _quiet(text).split(";") for one in _declared(part))


def fit(selector: Sequence[Compound], path: Sequence[Styled]) -> Fit:
    """
    Say whether a selector is about an element.

    Args:
        selector: As in `StyleRule`.
        path: The element, and those around it outwards.
    """
    first = _fit_one(selector[0], path[0])
    if first is Fit.NO:
        return first
    fits = [first, *[Fit.NO] * (len(path) - 1)]
    for right, compound in pairwise(selector):
        if right.left in "+~":
            return min(max(fits), Fit.MAYBE)  # what stands beside an element is not known
        inner = [Fit.NO, *fits[:-1]]
        if right.left == " ":
            inner = list(accumulate(inner, max))
        fits = [
            min(below, _fit_one(compound, element)) if below else Fit.NO
            for below, element in zip(inner, path, strict=True)
        ]
    return max(fits)


def _fit_one(compound: Compound, element: Styled) -> Fit:
    if compound.tag not in ("", element.tag):
        return Fit.NO
    known = {
        f"#{element.id}",
        *(f".{name}" for name in element.classes),
        *(f"[{name}" for name in element.attributes),
    }
    if not known.issuperset(compound.marks):
        return Fit.NO
    return Fit.SURE if compound.is_all else Fit.MAYBE


@dataclass(slots=True)
class _Block:
    """
    A block that is open.

    Attributes:
        selectors: What its declarations are about; empty for none.
    """

    selectors: tuple[str, ...]
    always: bool
    sets: set[str] = field(default_factory=set)


def _rules(text: str) -> Iterator[StyleRule]:
    text = _quiet(text)
    open_blocks: list[_Block] = []
    start = 0
    for sign in _SIGN.finditer(text):
        chunk = text[start : sign.start()].strip()
        start = sign.end()
        if sign[0] == "{":
            open_blocks.append(_opened(chunk, open_blocks[-1] if open_blocks else None))
            continue
        if open_blocks and _DECIDES.match(chunk):
            open_blocks[-1].sets.update(_declared(chunk))
        if sign[0] == "}" and open_blocks:
            yield from _closed(open_blocks.pop())


def _quiet(text: str) -> str:
    """Leave out comments, and what stands in quotes and addresses."""
    return _NOISE.sub(lambda match: "" if match[0].startswith("/*") else '""', text)


def _opened(prelude: str, around: _Block | None) -> _Block:
    outer = around.selectors if around else ()
    always = around is None or around.always
    if prelude.startswith("@"):
        name, _, condition = prelude.lower().partition(" ")
        if name.startswith(_OTHER):
            return _Block((), always)
        holds = name == "@layer" or (name == "@media" and holds_on_every_screen(condition))
        return _Block(outer, always and holds)
    own = tuple(dict.fromkeys(_selectors(prelude)))
    if outer:
        nested = (
            inner.replace("&", one) if "&" in inner else f"{one} {inner}"
            for one in outer
            for inner in own
        )
        is_odd = len(outer) * len(own) > _MOST_SELECTORS or len(outer[0]) > _LONGEST_SELECTOR
        own = ("*:nested",) if is_odd else tuple(nested)
    return _Block(own, always)


def _closed(block: _Block) -> Iterator[StyleRule]:
    for text in block.selectors:
        own = block.sets | {ASKS} if _ASKS in text else block.sets
        if not own or _PART_OF_ELEMENT.search(text):
            continue
        selector = _selector(text)
        sets = own if selector[0].tag in ("", "img") else own & {LAYS_OUT}
        if sets:
            yield StyleRule(selector, block.always, frozenset(sets))


def _selectors(prelude: str) -> Iterator[str]:
    """Split a list of selectors; `:is()` is written out, and what else stands in brackets left out."""
    asks = _ASKS if _SIZE_ATTRIBUTE.search(prelude) else ""
    for one in _written_out(_ATTRIBUTE.sub(_attribute, prelude)):
        plain = one
        while (shorter := _INNERMOST.sub(":in", plain)) != plain:
            plain = shorter
        yield from (f"{part.strip()}{asks}" for part in plain.split(",") if part.strip())


def _attribute(match: re.Match[str]) -> str:
    """The name of an attribute, and a sign for what is said of its value."""
    name = match[1].lower()
    if name in ("width", "height"):
        return ":in"  # a picture may yet get these
    return f"[{name}]:in" if match[2].strip() else f"[{name}]"


def _written_out(text: str) -> list[str]:
    """*text* with each choice of its innermost `:is()` and `:where()`, as far as they are simple."""
    done: list[str] = []
    waiting = [text]
    while waiting:
        one = waiting.pop()
        either = _EITHER.search(one)
        if either is None:
            done.append(one)
            continue
        before, after = one[: either.start()], one[either.end() :]
        choices = [choice.strip() for choice in either[1].split(",")]
        starts_anew = not before or before[-1] in " \n\t,>+~("
        is_simple = all(
            choice and not _COMBINATOR.search(choice) and (starts_anew or choice[0] in ".#[:")
            for choice in choices
        )
        if not is_simple or len(done) + len(waiting) + len(choices) > _MOST_CHOICES:
            choices = [":in"]
        waiting += [f"{before}{choice}{after}" for choice in choices]
    return done


def _selector(text: str) -> tuple[Compound, ...]:
    """Read a selector, its parts from right to left."""
    pieces = _COMBINATOR.split(text.strip())
    compounds = [_compound(pieces[0], "")]
    for sign, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        compounds.append(_compound(piece, sign or " "))
    return tuple(reversed(compounds))


def _compound(text: str, left: str) -> Compound:
    match = _COMPOUND.match(text)
    assert match is not None  # it matches everything
    tag = (match["tag"] or "").lower().removeprefix("*")
    marks = tuple(
        sign + re.sub(r"\\(.)", r"\1", name) for sign, name in _MARK.findall(match["marks"])
    )
    return Compound(tag, marks, not match["rest"], left)


def _declared(declaration: str) -> Iterator[str]:
    name, _, value = declaration.partition(":")
    name = name.strip().lower()
    value = value.partition("!")[0].strip().lower()
    is_limit = name.startswith(("min-", "max-"))
    side = name[len("min-") :] if is_limit else name
    side = _LOGICAL.get(side, side)
    if side not in ("width", "height"):
        word = _other_word(name, value)
    elif is_limit:
        word = "" if value in _NO_LIMIT else f"{side}-limit"
    else:
        word = f"{side}:auto" if value in _BY_ITSELF else side
    if word:
        yield word


def _other_word(name: str, value: str) -> str:
    """What a declaration that is not about the sides themselves says; empty for nothing."""
    if name == "display" and ("flex" in value or "grid" in value):
        return LAYS_OUT
    if name in ("display", "position", "box-sizing"):
        return _BY_VALUE.get(value, "")
    if value in _NO_LIMIT:
        return ""
    return _BY_NAME.get(name) or (FRAMED if _FRAME.fullmatch(name) else "")


def _is_always(condition: str) -> bool:
    """Whether what stands behind an `@import` sets no condition; a layer is none."""
    words = re.sub(r"^\s*layer(?:\([^)]*\))?", "", condition, flags=re.IGNORECASE)
    return holds_on_every_screen(words)
