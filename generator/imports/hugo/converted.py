"""TOML and JSON front matter as YAML, in as many lines where that can be."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import yaml

from generator.imports.hugo.source_page import Notation, SourcePage, take_apart


def as_yaml(page: SourcePage) -> SourcePage:
    """
    Rewrite front matter in TOML or JSON as YAML; others come back as they are.

    The body keeps its line where YAML needs no more lines than the source had.
    """
    if page.values is None:
        return page
    if page.notation not in (Notation.TOML, Notation.JSON):
        return page
    mark = "\ufeff" if page.text.startswith("\ufeff") else ""
    ends = "\r\n" if "\r\n" in page.text else "\n"
    before = page.text.count("\n", 0, page.body_start)
    dumped = _dump(page.values, None)
    if dumped.count("\n") + 2 > before:
        dumped = _dump(page.values, True)
    blank = "\n" * max(0, before - 2 - dumped.count("\n"))
    head = f"---\n{dumped}{blank}---\n".replace("\n", ends)
    return take_apart(page.file, mark + head + page.text[page.body_start :])


def _dump(values: Mapping[str, Any], flow: bool | None) -> str:
    """YAML of *values*; with *flow* every value stands on the line of its key."""
    if not values:
        return ""
    if not flow:
        return yaml.safe_dump(
            _plain(values),
            sort_keys=False,
            allow_unicode=True,
            width=2**31,
            default_flow_style=flow,
        )
    lines = []
    for name, value in _plain(values).items():
        text = yaml.safe_dump(
            {name: value}, sort_keys=False, allow_unicode=True, width=2**31, default_flow_style=True
        )
        lines.append(text.strip().removeprefix("{").removesuffix("}"))
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> Any:
    """*value* with what YAML has no notation for as text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.time) else value
