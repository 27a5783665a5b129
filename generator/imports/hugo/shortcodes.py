"""Find shortcode calls in Markdown, with Hugo's own notation and its looser habits."""

import re
from collections.abc import Iterator, Mapping

from generator.value import dataclass

_OPEN = re.compile(r"\{\{([<%])")
#: A call ends before the next one begins, and never spans an empty line.
_STOP = re.compile(r"\{\{[<%]|\n[ \t]*\r?\n")
_NAME = re.compile(r"[A-Za-z0-9_][\w./-]*")
_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"[^\s\"`=<>%}]+(?:%(?!\}\})[^\s\"`=<>%}]*|[<>](?!\}\})[^\s\"`=<>%}]*)*")
_KEY = re.compile(r"([\w-]+)\s*=\s*")


@dataclass(frozen=True, slots=True)
class Argument:
    """
    One argument of a call.

    Attributes:
        name: Empty where it has none.
        start: Where the value begins, its quote included.
        end: Where it ends.
    """

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """
    A shortcode's opening or closing mark.

    Attributes:
        mark: ``<`` or ``%``.
        start: Offset of its first brace.
        end: Offset behind its last brace.
        closing: Whether it ends a body.
        self_closing: Whether it ends in ``/>}}``.
    """

    name: str
    mark: str
    start: int
    end: int
    arguments: tuple[Argument, ...] = ()
    closing: bool = False
    self_closing: bool = False

    @property
    def positional(self) -> tuple[str, ...]:
        """Arguments without a name, in order."""
        return tuple(one.value for one in self.arguments if not one.name)

    @property
    def named(self) -> Mapping[str, str]:
        """Arguments with a name."""
        return {one.name: one.value for one in self.arguments if one.name}


def calls(text: str) -> Iterator[Call]:
    """
    Find every call in *text*, in order.

    Left out are literals (``{{</* name */>}}``) and marks that are not closed or not well formed;
    a build reports those.
    """
    position = 0
    while match := _OPEN.search(text, position):
        stop = _STOP.search(text, match.end())
        segment = text[match.start() : stop.start() if stop else len(text)]
        call = _call(segment, match[1], match.start())
        if call is None:
            position = match.end()
        else:
            yield call
            position = call.end


def _call(text: str, mark: str, base: int) -> Call | None:
    """Read the call with which *text* begins; *base* is the offset of *text* in the whole."""
    end_mark = "%}}" if mark == "%" else ">}}"
    position = _skip(text, 3)
    closing = text.startswith("/", position) and not text.startswith("/*", position)
    if closing:
        position = _skip(text, position + 1)
    name = _NAME.match(text, position)
    if name is None:
        return None
    arguments: list[Argument] = []
    position = _skip(text, name.end())
    while position < len(text):
        if text.startswith(end_mark, position):
            slash = name[0].endswith("/")
            end = base + position + 3
            plain = name[0].rstrip("/")
            return Call(plain, mark, base, end, tuple(arguments), closing, slash)
        if text.startswith("/" + end_mark, position):
            return Call(name[0], mark, base, base + position + 4, tuple(arguments), closing, True)
        key = _KEY.match(text, position)
        start = key.end() if key else position
        value = _value(text, start)
        if value is None:
            return None
        arguments.append(Argument(key[1] if key else "", value[0], base + start, base + value[1]))
        position = _skip(text, value[1])
    return None


def _value(text: str, start: int) -> tuple[str, int] | None:
    quote = text[start : start + 1]
    if quote == "`":
        end = text.find("`", start + 1)
        return None if end < 0 else (text[start + 1 : end], end + 1)
    if quote == '"':
        position = start + 1
        while position < len(text) and text[position] != '"':
            position += 2 if text[position] == "\\" else 1
        if position >= len(text):
            return None
        return re.sub(r"\\(.)", r"\1", text[start + 1 : position]), position + 1
    bare = _BARE.match(text, start)
    return None if bare is None else (bare[0], bare.end())


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


_FENCE = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE
)
_LITERAL = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Literal:
    """A shortcode that is shown and not run, ``{{</* name */>}}``; *plain* is what is shown."""

    start: int
    end: int
    plain: str


def literals_in_code(text: str) -> Iterator[Literal]:
    """Find literals inside code, where Proofpress shows every mark as it stands."""
    if "/*" not in text:
        return
    position = 0
    ranges = tuple(_code(text))
    while match := _LITERAL.search(text, position):
        if any(start <= match.start() < end for start, end in ranges):
            yield Literal(match.start(), match.end(), f"{{{{{match[1]}{match[2]}{match[3]}}}}}")
        position = match.end()


def _code(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while fence := _FENCE.search(text, position):
        yield from _spans(text, position, fence.start())
        closing = re.compile(rf"^[ \t>]*{fence[1][0]}{{{len(fence[1])},}}[ \t]*$", re.MULTILINE)
        end = closing.search(text, fence.end())
        position = end.end() if end else len(text)
        yield fence.start(), position
    yield from _spans(text, position, len(text))


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for span in re.finditer(
        r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", text[start:end], re.DOTALL
    ):
        yield start + span.start(), start + span.end()
