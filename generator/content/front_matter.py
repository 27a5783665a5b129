"""Front matter: the YAML between `---` lines at the top of a content file."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node

from generator.model.document import FrontMatter
from generator.model.finding import Fault, Location
from generator.settings.front_matter_schema import (
    PARAM,
    TERM,
    FrontMatterKeys,
    cascade_keys,
    front_matter_keys,
)
from generator.typed_yaml.compose import compose_checked
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.json_schema import json_schema
from generator.typed_yaml.plan import Plan, PlannedKey, planned, read_keys
from generator.typed_yaml.reading import Reading
from generator.typed_yaml.source import YamlSource

FAMILY = "front-matter"

_OPENING = re.compile(r"\s*(---|\+\+\+)[ \t]*(?:\n|\Z)")
_HINT = "put it under `params:`, or declare it in `front_matter:` of site.yaml"
#: Names that other generators use, and some that people expect, to ours.
_MEANT = {
    "author": "owner",
    "category": "categories",
    "cover": "image",
    "excerpt": "summary",
    "featured_image": "image",
    "featuredimage": "image",
    "images": "image",
    "menus": "menu",
    "modified": "lastmod",
    "permalink": "url",
    "publishdate": "publishDate",
    "redirect_from": "aliases",
    "robots": "noindex",
    "subtitle": "description",
    "tag": "tags",
    "thumbnail": "image",
    "updated": "lastmod",
}
_YAML_NAMES = {spec.field: spec.name for spec in keys_of(FrontMatterKeys)}
_NOTHING_SET = FrontMatter()


@dataclass(frozen=True, slots=True)
class ParsedFrontMatter:
    """
    A content file, divided.

    Attributes:
        front_matter: Everything that could be read.
        body: The Markdown behind it.
        body_line: Line of the file on which *body* begins, counted from 1.
    """

    front_matter: FrontMatter
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()


class _Divided(NamedTuple):
    """Where the parts of a file are; *yaml* is None where there is no front matter to read."""

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()


def parse(
    text: str,
    path: PurePosixPath,
    *,
    taxonomies: Collection[str],
    declared: Mapping[str, str],
    timezone: tzinfo,
) -> ParsedFrontMatter:
    """
    Read the front matter of a content file.

    Args:
        text: The whole file; hidden characters have been reported by `decode_text`.
        path: For the places of faults.
        taxonomies: Names from `site.yaml`; each is a key that lists terms.
        declared: Keys of the site's own, with their types.
        timezone: Of dates that name none.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    yaml, yaml_line, body, body_line, faults = _divide(text, path)
    front_matter = _NOTHING_SET
    if yaml is not None:
        plan = _plan(tuple(taxonomies), tuple(declared.items()))
        source = YamlSource(yaml, path, FAMILY, first_line=yaml_line)
        front_matter, read_faults = _read(source, plan, timezone)
        if not faults:
            faults = read_faults
    if not body or body.isspace():
        faults += _emptiness(text, path, front_matter)
    return ParsedFrontMatter(front_matter, body, body_line, faults)


def _divide(text: str, path: PurePosixPath) -> _Divided:
    opening = _OPENING.match(text)
    if opening is None:
        return _Divided(None, 1, text, 1)
    start = opening.end()
    fence = opening[1]
    first_line = text.count("\n", 0, start) + (not opening[0].endswith("\n"))
    end, after = _closing(text, start, fence)
    if end < 0:
        return _unclosed(text, path, start, first_line, fence)
    yaml = text[start : end + 1]
    body_line = first_line + 1 + yaml.count("\n") + 1
    if fence == "---":
        return _Divided(yaml, first_line + 1, text[after:], body_line)
    fault = Fault(
        f"{FAMILY}/toml",
        "front matter stands between `+++` lines, as TOML; YAML between `---` lines is wanted",
        Location(path, first_line, 1, 4),
        "write `key: value` for `key = value`, and `---` for `+++`",
    )
    return _Divided(None, first_line + 1, text[after:], body_line, (fault,))


def _closing(text: str, start: int, fence: str) -> tuple[int, int]:
    """Find the line end before the closing line, and the start of the line behind it."""
    end = text.find("\n" + fence, start - 1)
    while end >= 0:
        line_end = text.find("\n", end + 1)
        if line_end < 0:
            line_end = len(text)
        if not text[end + 4 : line_end].strip(" \t"):
            return end, min(line_end + 1, len(text))
        end = text.find("\n" + fence, line_end)
    return -1, -1


def _unclosed(text: str, path: PurePosixPath, start: int, first_line: int, fence: str) -> _Divided:
    """Guess that front matter ends at the first empty line, so that the rest can be checked."""
    blank = re.compile(r"^[ \t]*$", re.MULTILINE).search(text, start)
    end = blank.start() if blank else len(text)
    yaml = text[start:end]
    last_line = first_line + len(yaml.splitlines())
    fault = Fault(
        f"{FAMILY}/unclosed",
        f"front matter begins here with `{fence}` and never ends",
        Location(path, first_line, 1, 4),
        f"add a line `{fence}` behind line {last_line}",
    )
    readable = yaml if fence == "---" else None
    return _Divided(readable, first_line + 1, text[end:], last_line + 1, (fault,))


def _read(
    source: YamlSource, plan: Plan, timezone: tzinfo
) -> tuple[FrontMatter, tuple[Fault, ...]]:
    composed = compose_checked(source)
    root = composed.root
    if root is None:
        return _NOTHING_SET, composed.faults
    reading = Reading(source, timezone)
    if not isinstance(root, MappingNode):
        message = "front matter consists of `key: value` lines, and this is something else"
        reading.fault("wrong-type", message, root, "", "write `title: …` and the like")
        return _NOTHING_SET, (*composed.faults, *reading.faults)
    values = _sorted_out(read_keys(reading, root, plan), reading)
    return FrontMatter(**values, positions=reading.positions), (*composed.faults, *reading.faults)


def _sorted_out(values: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """Put terms and declared keys where `FrontMatter` has them."""
    for field in [field for field in values if "." in field]:
        kind, _, name = field.partition(".")
        values[kind] = {**values.get(kind, {}), name: values.pop(field)}
        if name in reading.positions:
            reading.positions[f"{kind}.{name}"] = reading.positions[name]
    return values


def _emptiness(text: str, path: PurePosixPath, front_matter: FrontMatter) -> tuple[Fault, ...]:
    if not text or text.isspace():
        message = "file is empty"
        return (
            Fault("content/empty-file", message, Location(path), "write the page, or delete it"),
        )
    if path.stem.partition(".")[0] == "_index" or front_matter.layout:
        # A section lists its pages, and a layout of its own may say everything.
        return ()
    message = "file has front matter alone, and no text"
    return (Fault("content/no-text", message, Location(path), "write the text below the `---`"),)


@lru_cache(maxsize=8)
def _plan(taxonomies: tuple[str, ...], declared: tuple[tuple[str, str], ...]) -> Plan:
    specs = front_matter_keys(taxonomies, dict(declared))
    below = Plan(
        planned(cascade_keys(specs)),
        {spec.name.lower(): spec.name for spec in cascade_keys(specs)},
        _MEANT,
        "pages below cannot share it; put a value of your own under `params:`",
    )
    keys = planned(specs)
    keys["cascade"] = PlannedKey("cascade", "cascade", partial(_read_cascade, below))
    return Plan(keys, {name.lower(): name for name in keys}, _MEANT, _HINT)


def _read_cascade(plan: Plan, reading: Reading, node: Node, path: str) -> Any:
    if not isinstance(node, MappingNode):
        return reading.wrong_type(node, path, "a mapping (`key: value` lines under it)")
    return _sorted_out(read_keys(reading, node, plan, path), reading)


def inherit(front_matter: FrontMatter, cascade: Mapping[str, Any]) -> FrontMatter:
    """
    Apply what a section hands down, where the page does not set it itself.

    Args:
        front_matter: Of the page; its positions stay those of its own keys.
        cascade: `FrontMatter.cascade` of a section: values by field name. Terms, params and
            social texts come down one by one.
    """
    changes: dict[str, Any] = {}
    own = front_matter.positions
    for field, value in cascade.items():
        mine = getattr(front_matter, field)
        if isinstance(value, Mapping) and isinstance(mine, Mapping):
            changes[field] = {**value, **mine}
        elif _YAML_NAMES[field] not in own and mine == getattr(_NOTHING_SET, field):
            changes[field] = value
    return replace(front_matter, **changes) if changes else front_matter


def schema(
    taxonomies: Collection[str] = (), declared: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Make the JSON Schema (draft 2020-12) of front matter of a site with these keys of its own."""
    specs = front_matter_keys(taxonomies, declared or {})
    return json_schema(specs, "Front matter")


__all__ = ["FAMILY", "PARAM", "TERM", "ParsedFrontMatter", "inherit", "parse", "schema"]
