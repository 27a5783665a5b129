"""Front matter: the YAML between `---` lines at the top of a content file."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import Any

from yaml.nodes import MappingNode, Node

from generator.content.division import Divided, divide, never_closed
from generator.model.document import FrontMatter
from generator.model.finding import Fault, Location
from generator.settings.front_matter_schema import (
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
from generator.value import dataclass

_FAMILY = "front-matter"

_HINT = "put it under `params:`, or declare it in `front_matter:` of site.yaml"
#: Names that other generators use, and some that people expect, to ours.
_MEANT = {
    "category": "categories",
    "cover": "image",
    "excerpt": "summary",
    "featured_image": "image",
    "featuredimage": "image",
    "images": "image",
    "menus": "menu",
    "meta_description": "description",
    "meta_title": "seo_title",
    "modified": "lastmod",
    "permalink": "url",
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
    plan = _plan(tuple(taxonomies), tuple(declared.items()))
    divided = divide(text, path)
    front_matter, faults = _read(divided, path, plan, timezone)
    if faults and faults[0].rule == "front-matter/syntax":
        again = never_closed(divided, faults[0])
        if again is not None:
            divided = again
            front_matter, faults = _read(divided, path, plan, timezone)
    if divided.faults:
        # Whatever else seems wrong may come of these.
        faults = divided.faults
    if not divided.body or divided.body.isspace():
        faults += _emptiness(text, path, front_matter)
    return ParsedFrontMatter(front_matter, divided.body, divided.body_line, faults)


def _read(
    divided: Divided, path: PurePosixPath, plan: Plan, timezone: tzinfo
) -> tuple[FrontMatter, tuple[Fault, ...]]:
    if divided.yaml is None:
        return _NOTHING_SET, ()
    source = YamlSource(divided.yaml, path, _FAMILY, first_line=divided.yaml_line)
    composed = compose_checked(source)
    root = composed.root
    if root is None:
        return _NOTHING_SET, composed.faults
    reading = Reading(source, timezone)
    if not isinstance(root, MappingNode):
        message = "front matter consists of `key: value` lines, and this is something else"
        reading.fault("wrong-type", message, root, "", "write `title: …` and the like")
        return _NOTHING_SET, (*composed.faults, *reading.faults)
    values = _sorted_out(read_keys(reading, root, plan))
    positions = reading.positions
    for name in values.get("params", ()):
        # A declared key stands at the top, and is a parameter all the same.
        if name in positions:
            positions.setdefault(f"params.{name}", positions[name])
    return FrontMatter(**values, positions=positions), (*composed.faults, *reading.faults)


def _sorted_out(values: dict[str, Any]) -> dict[str, Any]:
    """Put terms and declared keys where `FrontMatter` has them."""
    for field in [field for field in values if "." in field]:
        kind, _, name = field.partition(".")
        values[kind] = {**values.get(kind, {}), name: values.pop(field)}
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
    return _sorted_out(read_keys(reading, node, plan, path))


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
