"""What a YAML parser means, said for a person who wants to fix the line."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from yaml import YAMLError

from generator.model.finding import Correction, Fault
from generator.typed_yaml.source import YamlSource

_KEY = re.compile(r"^[ ]*(?:- +)*([^\s:#\[\]{},\"'][^:#]*):[ ]+(?=\S)")
_GLUED = re.compile(r"^\s*(?:- +)*([\w.-]+):(\S.*)$")
_INDENT_WITH_TAB = re.compile(r"^[ ]*\t")
_TAB_IN_INDENT = re.compile(r"^\t+[ ]")
#: What a tab stands for.
_INDENT = "  "
#: What cannot stand in a text that quotes are put around: quotes of its own, a comment behind it.
_DOUBTFUL = re.compile(r"^[\"'\[{|>]|\s#")
#: A value like this may be a mapping in one line, except where people write prose.
_LIKE_A_PAIR = re.compile(r"[\w-]+:\s+\S+$")
_PROSE = frozenset({"title", "description", "summary", "image_alt", "alt", "caption", "name"})


class _Place(NamedTuple):
    """Line and column, both counted from 0."""

    line: int
    column: int


class _Trouble(NamedTuple):
    """What the parser reported, with the lines that it read."""

    problem: str
    context: str
    at: _Place
    start: _Place | None
    lines: list[str]

    @property
    def text(self) -> str:
        """The line on which the parser gave up."""
        return self.lines[self.at.line]

    @property
    def character(self) -> str:
        """The character at which the parser gave up; empty at the end of a line."""
        return self.text[self.at.column : self.at.column + 1]


class _Advice(NamedTuple):
    """A fault without its source; *right* is what alone can be meant between both columns."""

    message: str
    fix: str
    at: _Place
    end_column: int | None = None
    right: str | None = None


def explain(error: YAMLError, text: str, source: YamlSource) -> Fault:
    """Turn a parser's error into a fault at the place where it is fixed."""
    trouble = _trouble(error, text)
    advice = next(filter(None, (advise(trouble) for advise in _ADVISERS)), None)
    if advice is None:
        words = ", ".join(filter(None, (trouble.context, trouble.problem)))
        advice = _Advice(f"this is not valid YAML: {words}", "", trouble.at)
    at = source.span(advice.at.line, advice.at.column, advice.end_column)
    correction = None
    if advice.right is not None:
        written = trouble.lines[advice.at.line][advice.at.column : advice.end_column]
        correction = Correction(written, advice.right)
    return source.fault("syntax", advice.message, at, advice.fix, correction=correction)


def _trouble(error: Any, text: str) -> _Trouble:
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        # At the end of the text the parser stands behind its last line.
        lines.pop()
    start = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or start
    return _Trouble(
        problem=getattr(error, "problem", None) or str(getattr(error, "reason", error)),
        context=getattr(error, "context", None) or "",
        at=_within(mark, lines) if mark else _Place(0, 0),
        start=_within(start, lines) if start else None,
        lines=lines,
    )


def _within(mark: Any, lines: list[str]) -> _Place:
    if mark.line >= len(lines):
        return _Place(len(lines) - 1, len(lines[-1]))
    return _Place(mark.line, min(mark.column, len(lines[mark.line])))


def _tab(trouble: _Trouble) -> _Advice | None:
    match = _INDENT_WITH_TAB.match(trouble.text)
    told = "tab" in trouble.problem or trouble.character == "\t"
    if match is None or not (told or trouble.at.column <= match.end()):
        return None
    column = match.end() - 1
    message = "this line is indented with a tab; YAML allows spaces alone"
    at = _Place(trouble.at.line, column)
    # Beside lines that are indented by spaces, nobody can tell how wide the tab is.
    unsure = any(line.startswith(" ") or _TAB_IN_INDENT.match(line) for line in trouble.lines)
    right = None if unsure else _INDENT
    return _Advice(message, "replace the tab by spaces", at, column + 1, right)


def _open_quote(trouble: _Trouble) -> _Advice | None:
    if "quoted scalar" in trouble.context and "unexpected" in trouble.problem and trouble.start:
        return _unclosed_quote(trouble, trouble.start)
    # A quote that is closed by the opening quote of a later line.
    if "did not find expected" not in trouble.problem:
        return None
    opened = _quote_that_ends_at(trouble)
    return _unclosed_quote(trouble, opened) if opened else None


def _unclosed_quote(trouble: _Trouble, start: _Place) -> _Advice:
    quote = trouble.lines[start.line][start.column : start.column + 1]
    return _Advice(
        f"the quote ({quote}) that begins here is never closed",
        f"add {quote} at the end of the value",
        start,
        start.column + 1,
    )


def _quote_that_ends_at(trouble: _Trouble) -> _Place | None:
    """Find a line that opens a quote after its key and does not close it, before the trouble."""
    if '"' not in trouble.text and "'" not in trouble.text:
        return None
    for number in range(trouble.at.line - 1, -1, -1):
        line = trouble.lines[number]
        match = re.match(r"^\s*(?:- +)*(?:[^\s:#\"'][^:#]*:[ ]+)?([\"'])", line)
        if match is None:
            continue
        rest = line[match.end() :]
        quote = match[1]
        rest = rest.replace("''", "") if quote == "'" else re.sub(r"\\.", "", rest)
        return _Place(number, match.end() - 1) if quote not in rest else None
    return None


def _second_colon(trouble: _Trouble) -> _Advice | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    line = trouble.text
    key = _KEY.match(line)
    if key is not None and key.end() <= trouble.at.column:
        value = line[key.end() :].rstrip()
        quoted = _quoted(value)
        return _Advice(
            f"the value of `{key[1].strip()}` has a colon in it, which YAML takes for a key",
            f"quote the value: `{key[1].strip()}: {quoted}`",
            _Place(trouble.at.line, key.end()),
            key.end() + len(value),
            _quoted_for_sure(trouble, trouble.at.line, value),
        )
    above = trouble.lines[trouble.at.line - 1] if trouble.at.line else ""
    if (glued := _GLUED.match(above)) or (above.strip() and ":" not in above):
        return _not_a_pair(trouble.at.line - 1, above, glued)
    indent = len(line) - len(line.lstrip())
    return _Advice(
        "a key cannot stand here: the line above has a value already",
        "give this line the indent of its neighbours, or end the line above with a colon",
        _Place(trouble.at.line, indent),
        len(line.rstrip()),
    )


def _quoted_for_sure(trouble: _Trouble, line: int, value: str) -> str | None:
    """The value in quotes, unless something else can be meant as well."""
    key = _KEY.match(trouble.lines[line])
    is_prose = key is not None and key[1].strip().lower() in _PROSE
    following = next((text for text in trouble.lines[line + 1 :] if text.strip()), "")
    goes_on = len(following) - len(following.lstrip()) > _indent(trouble.lines[line])
    if goes_on or _DOUBTFUL.search(value) or (_LIKE_A_PAIR.match(value) and not is_prose):
        return None
    return _quoted(value)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _no_colon(trouble: _Trouble) -> _Advice | None:
    if "could not find expected ':'" not in trouble.problem or trouble.start is None:
        return None
    line = trouble.lines[trouble.start.line]
    return _not_a_pair(trouble.start.line, line, _GLUED.match(line))


def _not_a_pair(number: int, line: str, glued: re.Match[str] | None) -> _Advice:
    fix = "write it as `key: value`, or indent it under the line that it belongs to"
    if glued is not None:
        fix = f"put a space behind the colon: `{glued[1]}: {glued[2]}`"
    place = _Place(number, len(line) - len(line.lstrip()))
    return _Advice("this line is not `key: value`", fix, place, len(line.rstrip()))


def _special_start(trouble: _Trouble) -> _Advice | None:
    start = trouble.at
    if trouble.start and ("alias" in trouble.context or "anchor" in trouble.context):
        start = trouble.start
    elif "cannot start any token" not in trouble.problem and "alias" not in trouble.problem:
        return None
    value = trouble.lines[start.line][start.column :].rstrip()
    if not value:
        return None
    # A list, a mapping or a second key may stand on the line besides.
    alone = _KEY.match(trouble.lines[start.line])
    is_whole = alone is not None and alone.end() == start.column
    return _Advice(
        f"a value cannot begin with `{value[0]}`",
        f"quote the value: {_quoted(value)}",
        start,
        start.column + len(value),
        _quoted_for_sure(trouble, start.line, value) if is_whole else None,
    )


def _backslash(trouble: _Trouble) -> _Advice | None:
    if "unknown escape" not in trouble.problem:
        return None
    return _Advice(
        "a backslash between double quotes begins a special character, and this one is unknown",
        "write it twice (`\\\\`), or put the value between single quotes",
        trouble.at,
        trouble.at.column + 2,
    )


def _bracket(trouble: _Trouble) -> _Advice | None:
    if not trouble.context.startswith("while parsing a flow") or trouble.start is None:
        return None
    start = trouble.start
    if not trouble.character and trouble.context == "while parsing a flow node":
        start = _last_bracket(trouble.lines) or start
    opening = trouble.lines[start.line][start.column : start.column + 1]
    closing = {"[": "]", "{": "}"}.get(opening)
    if closing is None:
        return None
    if trouble.at.line > start.line or not trouble.character:
        return _Advice(
            f"the bracket ({opening}) that begins here is never closed",
            f"add {closing} at the end of the value",
            start,
            start.column + 1,
        )
    return _Advice(
        f"between `{opening}` and `{closing}` a comma is missing before this",
        "put a comma between the values, and quotes around a value with commas or colons in it",
        trouble.at,
        trouble.at.column + 1,
    )


def _last_bracket(lines: list[str]) -> _Place | None:
    for number in range(len(lines) - 1, -1, -1):
        column = max(lines[number].rfind("["), lines[number].rfind("{"))
        if column >= 0:
            return _Place(number, column)
    return None


def _text_after_value(trouble: _Trouble) -> _Advice | None:
    if "did not find expected key" not in trouble.problem:
        return None
    line = trouble.text
    key = _KEY.match(line)
    if key is None or key.end() >= trouble.at.column:
        return None
    value = line[key.end() :].rstrip()
    return _Advice(
        "there is text behind the end of the value",
        f"quote the whole value: `{key[1].strip()}: {_quoted(value)}`",
        _Place(trouble.at.line, key.end()),
        key.end() + len(value),
    )


def _list_item(trouble: _Trouble) -> _Advice | None:
    if "block sequence entries are not allowed" in trouble.problem:
        message = "a list with dashes cannot begin on the line of its key"
        return _Advice(message, "put each `- item` on a line of its own", trouble.at)
    if "did not find expected '-' indicator" in trouble.problem:
        message = "a list begins above, and this line is not an item of it"
        return _Advice(message, "begin it with `- `, or indent the list under its key", trouble.at)
    return None


def _second_document(trouble: _Trouble) -> _Advice | None:
    if "another document" not in trouble.problem:
        return None
    message = "a line `---` begins a second document here"
    return _Advice(message, "remove the line; one document is all a file may hold", trouble.at)


_ADVISERS: tuple[Callable[[_Trouble], _Advice | None], ...] = (
    _tab,
    _open_quote,
    _second_colon,
    _no_colon,
    _special_start,
    _backslash,
    _bracket,
    _text_after_value,
    _list_item,
    _second_document,
)
