"""What a page's structured data says, as plain values for a person to look at."""

from typing import Any

from generator.checks.structured.extract import Block
from generator.checks.structured.nodes import Node
from generator.checks.structured.rich_results import RETIRED, features, in_words, missing

_SHOWN = 200  # characters of a value


def things(block: Block) -> list[dict[str, Any]]:
    """
    Summarize one block of a page's structured data, for a person to look at.

    Returns:
        One mapping for each thing that is described and is no part of another, in order:

        - ``types``: list of names;
        - ``id``: text, may be empty;
        - ``properties``: list of ``[name, value]``; a value is text, a number, true or false,
          or, for a thing inside, a mapping of ``types``, ``id`` and ``properties``;
        - ``results``: list of mappings, one for each rich result that it is meant for: ``title``,
          and ``missing`` and ``could_add``, lists of words such as ```price` or
          `priceSpecification```;
        - ``retired``: a sentence where its rich result is gone, else empty.
    """
    return [{**_described(node), **_results(node)} for node in block.nodes if not node.under]


def _described(node: Node) -> dict[str, Any]:
    properties = [
        [name, _described(value) if isinstance(value, Node) else _short(value)]
        for name, values in node.properties.items()
        for value in values
    ]
    return {"types": list(node.types), "id": node.id, "properties": properties}


def _short(value: Any) -> Any:
    return value[:_SHOWN] + "…" if isinstance(value, str) and len(value) > _SHOWN else value


def _results(node: Node) -> dict[str, Any]:
    results = [
        {
            "title": feature.title,
            "missing": [in_words(names) for names in missing(node, feature.required)],
            "could_add": [in_words(names) for names in missing(node, feature.recommended)],
        }
        for feature in features(node)
    ]
    gone = [
        f"`{name}` no longer gets rich results, {RETIRED[name]}"
        for name in node.types
        if name in RETIRED
    ]
    return {"results": results, "retired": "; ".join(gone)}
