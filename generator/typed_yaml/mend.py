"""Edits of YAML by the places of its nodes; comments, order and style of everything else stay."""

import re
from collections.abc import Iterator

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText
from generator.typed_yaml.compose import compose_checked
from generator.typed_yaml.source import YamlSource

_FENCE = re.compile(r"---[ \t]*")
_FILE = (".yaml", ".yml")


def remove_entry(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Remove the key at a place with its value: whole lines, if nothing else stands on them.

    An entry with a comment stays, since the comment may be the only word about it.
    """
    lines = _yaml_lines(source)
    if lines is None or at.line is None or at.column is None:
        return
    first, last = lines
    text = "\n".join(source.lines[first - 1 : last]) + "\n"
    root = compose_checked(YamlSource(text, source.path, "yaml", first_line=first)).root
    key = (at.line - first, at.column - 1)
    for entry, value in _entries(root):
        mark = entry.start_mark
        if (mark.line, mark.column) == key and entry.value == correction.was.strip("\"'"):
            end = _last_line(value, mark.line)
            removed = text.split("\n")[mark.line : end + 1]
            if removed[0][: mark.column].strip() or any("#" in line for line in removed):
                return
            yield _without_lines(source, at.line, first + end)
            return


def mend_syntax(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """Replace what keeps YAML from being read; a tab is replaced in every indent at once."""
    lines = _yaml_lines(source)
    if lines is None or at.line is None or at.column is None:
        return
    if correction.was == "\t":
        for number in range(lines[0], lines[1] + 1):
            line = source.line(number)
            tabs = len(line) - len(line.lstrip("\t"))
            if tabs:
                start = source.index(number)
                yield Edit(start, start + tabs, correction.right * tabs)
    else:
        start = source.index(at.line, at.column)
        end = start + len(correction.was)
        if source.text[start:end] == correction.was:
            yield Edit(start, end, correction.right)


def _yaml_lines(source: SourceText) -> tuple[int, int] | None:
    """First and last line of the YAML of a file: all of it, or its front matter."""
    if source.path.suffix in _FILE:
        return 1, len(source.lines)
    start = next((number for number, line in enumerate(source.lines, 1) if line.strip()), 0)
    if not start or not _FENCE.fullmatch(source.line(start)):
        return None
    for number in range(start + 1, len(source.lines) + 1):
        if _FENCE.fullmatch(source.line(number)):
            return start + 1, number - 1
    return None


def _entries(node: Node | None) -> Iterator[tuple[ScalarNode, Node]]:
    """Keys and values of every mapping in block style; what an alias repeats comes once."""
    waiting = [node] if node is not None else []
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, CollectionNode) or id(one) in seen:
            continue
        seen.add(id(one))
        if not isinstance(one, MappingNode):
            waiting.extend(one.value)
            continue
        for key, value in one.value:
            if isinstance(key, ScalarNode) and not one.flow_style:
                yield key, value
            waiting.append(value)


def _last_line(value: Node, line: int) -> int:
    """Line, from 0, on which *value* ends, whose key stands on *line*."""
    if isinstance(value, CollectionNode) and not value.flow_style and value.value:
        last = value.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last, line)
    end = value.end_mark
    if end.line > value.start_mark.line and end.column == 0:
        return max(end.line - 1, line)  # a text in lines of its own ends where the next begins
    return max(end.line, line)


def _without_lines(source: SourceText, first: int, last: int) -> Edit:
    start = source.index(first)
    if last < len(source.lines):
        return Edit(start, source.index(last + 1), "")
    before = source.index(first - 1) + len(source.line(first - 1)) if first > 1 else 0
    return Edit(before, len(source.text), "")
