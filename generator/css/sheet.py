"""
Style sheets as values: rules with their conditions and places.

Source: CSS Syntax Module Level 3, CSS Cascading and Inheritance Level 5 and 6, CSS Nesting Module.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from generator.css.selectors import InvalidSelectorError, Selector, read_selectors
from generator.css.tokens import (
    DEEPEST,
    Token,
    Tokens,
    address,
    block_items,
    every,
    function_name,
    parts,
    sheet_items,
    solid,
    trimmed,
    word,
)

#: Characters of the largest sheet that is read.
LONGEST_SHEET = 2_000_000


class Declaration:
    """
    One declaration.

    Attributes:
        name: Of the property, in lower case but for custom ones.
        tokens: Its value, trimmed.
        is_important: Whether ``!important`` stands behind it.
        line: In its style sheet, from 1; for an attribute, in its value.
        column: From 1.
        has_variables: Whether its value holds ``var()`` or another function that is put in late.
    """

    __slots__ = ("column", "has_variables", "is_important", "line", "name", "tokens")

    def __init__(self, item: Token) -> None:
        name = str(item.name)
        self.name = name if name.startswith("--") else name.lower()
        self.tokens: list[Token] = trimmed(item.value)
        self.is_important = bool(item.important)
        self.line = int(item.source_line)
        self.column = int(item.source_column)
        self.has_variables = holds_variables(self.tokens)


_LATE = frozenset({"var", "env", "if", "inherit", "attr"})


def holds_variables(tokens: Tokens) -> bool:
    """Whether a function stands in a value that is put in only for an element."""
    return any(function_name(one) in _LATE for one in every(tokens))


class Condition(NamedTuple):
    """
    What must hold for rules to count.

    Attributes:
        kind: ``media``, ``supports``, ``container``, ``scope``; another at-rule by its name.
        prelude: What stands behind the name.
        roots: Of ``scope``: where it begins.
        limits: Of ``scope``: where it ends.
    """

    kind: str
    prelude: Tokens
    roots: tuple[Selector, ...] = ()
    limits: tuple[Selector, ...] = ()


class StyleRule(NamedTuple):
    """Declarations for what fits one of *selectors*; *layer* is empty outside all layers."""

    selectors: tuple[Selector, ...]
    declarations: tuple[Declaration, ...]
    conditions: tuple[Condition, ...]
    layer: tuple[str, ...]


class LayerOrder(NamedTuple):
    """Layers that are named here, which decides their order."""

    names: tuple[tuple[str, ...], ...]
    conditions: tuple[Condition, ...]


class Import(NamedTuple):
    """Another style sheet; *layer* is None where it goes into no layer of its own."""

    url: str
    layer: tuple[str, ...] | None
    conditions: tuple[Condition, ...]
    line: int


class Registration(NamedTuple):
    """A custom property that ``@property`` declares; *initial* is None where it has no value."""

    name: str
    inherits: bool
    initial: Tokens | None
    conditions: tuple[Condition, ...]


Item: TypeAlias = StyleRule | LayerOrder | Import | Registration


class Sheet(NamedTuple):
    """
    A style sheet.

    Attributes:
        url: Path from the host's root, such as ``/css/main.css``; empty for one in the page.
        items: In the order of the text.
        is_whole: Whether all of it was read.
    """

    url: str
    items: tuple[Item, ...]
    is_whole: bool = True


def read_sheet(text: str, url: str = "") -> Sheet:
    """Read a style sheet. Never fails: as in a browser, what cannot be read says nothing."""
    if len(text) > LONGEST_SHEET:
        return Sheet(url, (), is_whole=False)
    reader = _Reader()
    items = tuple(reader.top(sheet_items(text)))
    return Sheet(url, items, not reader.is_cut)


def read_declarations(text: str) -> tuple[Declaration, ...]:
    """Read the value of a ``style`` attribute."""
    return tuple(Declaration(one) for one in block_items(text) if one.type == "declaration")


class _Around(NamedTuple):
    """What stands around a rule."""

    conditions: tuple[Condition, ...] = ()
    layer: tuple[str, ...] = ()
    selectors: tuple[Selector, ...] | None = None
    depth: int = 0

    def within(self, condition: Condition) -> "_Around":
        return self._replace(conditions=(*self.conditions, condition))


_CONDITIONAL = frozenset({"media", "supports", "container", "starting-style", "-moz-document"})


class _Reader:
    """Reads one sheet."""

    def __init__(self) -> None:
        self.is_cut = False
        self._unnamed = 0

    def top(self, items: list[Token]) -> Iterator[Item]:
        may_import = True
        for item in items:
            is_at = item.type == "at-rule"
            if is_at and item.lower_at_keyword == "import":
                if may_import and item.content is None:
                    yield from self._import(item)
                continue
            if not (
                is_at and (item.lower_at_keyword == "charset" or _is_layer_statement(item))
            ) and not (is_at and item.lower_at_keyword == "namespace"):
                may_import = False
            yield from self._item(item, _Around())

    def _items(self, items: list[Token], around: _Around) -> Iterator[Item]:
        if around.depth > DEEPEST:
            self.is_cut = True
            return
        own: list[Declaration] = []
        for item in items:
            if item.type == "declaration":
                own.append(Declaration(item))
                continue
            if own and item.type in ("qualified-rule", "at-rule"):
                yield from _declared(own, around)
                own = []
            yield from self._item(item, around)
        if own:
            yield from _declared(own, around)

    def _item(self, item: Token, around: _Around) -> Iterator[Item]:
        if item.type == "qualified-rule":
            yield from self._rule(item, around)
        elif item.type == "at-rule":
            yield from self._at_rule(item, around)

    def _rule(self, item: Token, around: _Around) -> Iterator[Item]:
        try:
            selectors = read_selectors(item.prelude, around.selectors)
        except InvalidSelectorError:
            return
        inner = around._replace(selectors=selectors, depth=around.depth + 1)
        yield from self._items(block_items(item.content), inner)

    def _at_rule(self, item: Token, around: _Around) -> Iterator[Item]:
        name = str(item.lower_at_keyword)
        if name == "layer":
            yield from self._layer(item, around)
            return
        if name == "property":
            yield from _registration(item, around)
            return
        if item.content is None:
            return
        deeper = around._replace(depth=around.depth + 1)
        if name in _CONDITIONAL:
            deeper = deeper.within(Condition(name, solid(item.prelude)))
        elif name == "scope":
            found = _scope(item.prelude, around)
            if found is None:
                return
            deeper = deeper.within(found)
        elif name != "nest":
            return
        yield from self._items(block_items(item.content), deeper)

    def _layer(self, item: Token, around: _Around) -> Iterator[Item]:
        names = [_layer_name(one) for one in parts(item.prelude) if one]
        if item.content is None:
            full = tuple((*around.layer, *one) for one in names if one)
            yield LayerOrder(full, around.conditions)
            return
        layer = (*around.layer, *(names[0] if names else (self._fresh(),)))
        yield LayerOrder((layer,), around.conditions)
        inner = around._replace(layer=layer, depth=around.depth + 1)
        yield from self._items(block_items(item.content), inner)

    def _fresh(self) -> str:
        """A name that no sheet can write, for a layer without one."""
        self._unnamed += 1
        return f" {self._unnamed}"

    def _import(self, item: Token) -> Iterator[Item]:
        held = solid(item.prelude)
        if not held:
            return
        url = str(held[0].value) if held[0].type == "string" else address(held[0])
        if url is None:
            return
        rest = held[1:]
        layer: tuple[str, ...] | None = None
        conditions: list[Condition] = []
        if rest and word(rest[0]) == "layer":
            layer, rest = (self._fresh(),), rest[1:]
        elif rest and function_name(rest[0]) == "layer":
            layer, rest = _layer_name(rest[0].arguments), rest[1:]
        if rest and function_name(rest[0]) == "supports":
            conditions.append(Condition("supports", _bracketed(rest[0])))
            rest = rest[1:]
        if rest:
            conditions.append(Condition("media", rest))
        yield Import(url, layer, tuple(conditions), int(item.source_line))


class _Bracket:
    """What stands in ``supports()``, as a bracket."""

    type = "() block"

    def __init__(self, content: Tokens) -> None:
        self.content = content


def _bracketed(token: Token) -> Tokens:
    held = solid(token.arguments)
    is_condition = held and (held[0].type in ("() block", "function") or word(held[0]) == "not")
    return held if is_condition else [_Bracket(held)]


def _is_layer_statement(item: Token) -> bool:
    return bool(item.lower_at_keyword == "layer" and item.content is None)


def _layer_name(tokens: Tokens) -> tuple[str, ...]:
    return tuple(str(one.value) for one in tokens if one.type == "ident")


def _declared(own: list[Declaration], around: _Around) -> Iterator[Item]:
    selectors = around.selectors
    if selectors is None:
        if not any(one.kind == "scope" for one in around.conditions):
            return
        selectors = _SCOPE
    yield StyleRule(selectors, tuple(own), around.conditions, around.layer)


_SCOPE = read_selectors(sheet_items(":where(:scope){}")[0].prelude)


def _scope(prelude: Tokens, around: _Around) -> Condition | None:
    held = solid(prelude)
    roots: tuple[Selector, ...] = ()
    limits: tuple[Selector, ...] = ()
    try:
        if held and held[0].type == "() block":
            roots = read_selectors(held[0].content, around.selectors)
            held = held[1:]
        if len(held) == 2 and word(held[0]) == "to" and held[1].type == "() block":
            limits = read_selectors(held[1].content, around.selectors)
        elif held:
            return None
    except InvalidSelectorError:
        return None
    return Condition("scope", (), roots, limits)


def _registration(item: Token, around: _Around) -> Iterator[Item]:
    names = solid(item.prelude)
    if not names or names[0].type != "ident" or item.content is None:
        return
    told = {
        str(one.lower_name): trimmed(one.value)
        for one in block_items(item.content)
        if one.type == "declaration"
    }
    inherits = [word(one) for one in told.get("inherits", ())]
    if inherits in (["true"], ["false"]) and "syntax" in told:
        yield Registration(
            str(names[0].value),
            inherits == ["true"],
            told.get("initial-value"),
            around.conditions,
        )
