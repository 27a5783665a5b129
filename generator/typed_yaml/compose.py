"""
YAML text to a tree of nodes, with everything refused that could hurt or surprise.

The tree knows lines and columns; types are decided later, from the dataclass that is wanted.
"""

import re
from typing import TYPE_CHECKING, Any

from yaml import YAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import Node, ScalarNode, SequenceNode

from generator.model.finding import Correction, Fault
from generator.typed_yaml.characters import HIDDEN, LINE_SEPARATORS, hidden_runs
from generator.typed_yaml.graph import refuse_dangers
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.syntax import explain
from generator.typed_yaml.tags import MAPPING, PLAIN, SEQUENCE, TEXT
from generator.value import dataclass

if TYPE_CHECKING:
    from yaml._yaml import CParser as _Parser
else:
    try:
        from yaml.cyaml import CParser as _Parser
    except ImportError:
        from generator.typed_yaml.pure_parser import PureParser as _Parser

#: Collections inside one another; deeper ones are refused before anything recurses into them.
DEPTH_LIMIT = 100
#: With so few brackets, and no line so deep, nothing can stand at the limit: a column of indent
#: allows a mapping and a list in it.
_FEW_BRACKETS = 35
_DEEP_FLOW = re.compile(r"(?:[\[{]\s*){50}")
_DEEP_LINE = re.compile(r"^[ \t?:\-]{30}", re.MULTILINE)


class _Composer(_Parser):
    """
    Mark plain scalars as such instead of guessing their types.

    The library asks these three methods about each node; its own answers cost half of the parse.
    """

    def resolve(self, kind: type[Node], _value: Any, implicit: Any) -> str:
        """Give the tag of a node that has none."""
        if kind is ScalarNode:
            return PLAIN if implicit[0] else TEXT
        return SEQUENCE if kind is SequenceNode else MAPPING

    def descend_resolver(self, _parent: Any, _index: Any) -> None:
        """No type depends on the path to a node."""

    def ascend_resolver(self) -> None:
        """No type depends on the path to a node."""


@dataclass(frozen=True, slots=True)
class Composed:
    """
    A tree, or the faults that keep it from being one.

    Attributes:
        root: None where the text is empty or cannot be parsed.
    """

    root: Node | None
    faults: tuple[Fault, ...] = ()


def compose(source: YamlSource) -> Composed:
    """
    Parse a YAML document whose characters have not been checked yet.

    Hidden characters are reported, and the rest is read as if each were a space.
    """
    text = source.text
    if HIDDEN.search(text) is None:
        return compose_checked(source)
    faults = tuple(
        source.fault(
            "hidden-character",
            run.message,
            source.span(run.line, run.column, run.column + len(run.text)),
            "delete it",
            correction=Correction(run.text, "") if run.is_noise else None,
        )
        for run in hidden_runs(text)
    )
    composed = compose_checked(source)
    return Composed(composed.root, faults + composed.faults)


def compose_checked(source: YamlSource) -> Composed:
    """Parse a YAML document whose hidden characters have been reported already."""
    text = source.text
    text = text.removeprefix("\ufeff")
    if not text.isascii():
        text = LINE_SEPARATORS.sub(" ", text)
    text = HIDDEN.sub(" ", text)
    if text.count("[") + text.count("{") > _FEW_BRACKETS or _DEEP_LINE.search(text):
        fault = _too_deep(text, source)
        if fault is not None:
            return Composed(None, (fault,))
    try:
        root = _Composer(text).get_single_node()
    except YAMLError as error:
        return Composed(None, (explain(error, text, source),))
    if root is None:
        return Composed(None)
    if "!" in text or "&" in text:
        dangers: list[Fault] = []
        root = refuse_dangers(root, source, dangers)
        return Composed(root, tuple(dangers))
    return Composed(root)


def _too_deep(text: str, source: YamlSource) -> Fault | None:
    """Count nesting by events, which needs no recursion."""
    depth = 0
    parser = _Composer(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    return _depth_fault(source, text, event.start_mark)
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    except YAMLError as error:
        # The C library has a limit of its own, and reads ahead of the events.
        mark = getattr(error, "problem_mark", None)
        if mark is not None and "nesting depth" in str(error):
            return _depth_fault(source, text, mark)
    return None


def _depth_fault(source: YamlSource, text: str, mark: Any) -> Fault:
    line, column = mark.line, mark.column
    # Where brackets stand in a row, the first one tells more than the one too many.
    if run := _DEEP_FLOW.search(text):
        line = text.count("\n", 0, run.start())
        column = run.start() - text.rfind("\n", 0, run.start()) - 1
    return source.fault(
        "nesting",
        f"lists and mappings stand more than {DEPTH_LIMIT} deep in one another",
        source.span(line, column, column + 1),
        "check for brackets that are never closed",
    )
