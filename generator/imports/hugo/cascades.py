"""What Hugo's settings and sections hand down to pages, as far as it decides whether they are published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.imports.hugo.config import HugoConfig, lowered
from generator.imports.hugo.mounts import languages, matches
from generator.imports.hugo.references import language_of, page_path
from generator.imports.hugo.source_page import SourcePage
from generator.model.finding import Location
from generator.value import dataclass

#: Nesting of a value that is looked at; deeper ones say nothing about publication.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Target:
    """A page as conditions see it: its path, kind and language."""

    path: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Cascade:
    """
    One set of values that is handed down.

    Attributes:
        values: Key in lower case to value.
        conditions: On path, kind, language and environment of a page; empty for all below.
        below: Path of the section that hands it down; ``/`` for the settings.
        language: Of that section; empty for the settings, which hold for all.
        native: Keys that the build of the new site hands down to the pages below as well.
    """

    values: Mapping[str, Any]
    conditions: Mapping[str, Any]
    below: str
    language: str
    at: Location
    native: frozenset[str]

    def reaches(self, target: Target) -> bool:
        """Whether the page gets its values. A section gets those that it hands down, too."""
        conditions = self.conditions
        return (
            (target.path == self.below or target.path.startswith(self.below.rstrip("/") + "/"))
            and self.language in ("", target.language)
            and matches(conditions.get("path"), target.path)
            and matches(conditions.get("kind"), target.kind)
            and matches(conditions.get("language"), target.language)
            and matches(conditions.get("environment"), "production")
        )


class Cascades:
    """All that is handed down on a site."""

    def __init__(
        self, config: HugoConfig, pages: Iterable[SourcePage], codes: frozenset[str], first: str
    ) -> None:
        self._codes = codes
        published = languages(config)
        self._first = first
        self._site = tuple(_of_settings(config))
        self._sections: dict[tuple[str, str], tuple[Cascade, ...]] = {}
        for page in pages:
            key = page.key("cascade") if page.logical.stem.startswith("_index") else None
            if key is not None:
                target = self.target(page, frozenset())
                at = Location(page.file.origin, key.line)
                made = tuple(_of_section(plain(key.value), target, at, published))
                self._sections[target.language, target.path] = made

    def target(self, page: SourcePage, taxonomies: frozenset[str]) -> Target:
        """*page* as conditions see it; *taxonomies* are names of top folders in lower case."""
        path = page_path(page.logical, self._codes)
        language = language_of(page.logical, self._codes) or self._first
        return Target(path, _kind(page, path, taxonomies), language)

    def reaching(self, target: Target) -> Iterator[Cascade]:
        """What the page gets, the nearest first."""
        path = target.path
        while True:
            found: Sequence[Cascade] = self._sections.get((target.language, path), ())
            yield from (one for one in found if one.reaches(target))
            if path == "/":
                break
            path = path.rpartition("/")[0] or "/"
        yield from (one for one in self._site if one.reaches(target))


def plain(node: yaml.Node, depth: int = 0) -> Any:
    """The value of *node*, as far as publication depends on it: dates and numbers stay texts."""
    if depth > _DEEPEST:
        return None
    if isinstance(node, yaml.MappingNode):
        return {
            str(key.value).lower(): plain(value, depth + 1)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        }
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, depth + 1) for item in node.value]
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool":
        return str(node.value).lower() in ("true", "yes", "on")
    return str(node.value)


def _kind(page: SourcePage, path: str, taxonomies: frozenset[str]) -> str:
    if page.logical.stem.partition(".")[0] != "_index":
        return "page"
    top, *inner = path.strip("/").split("/")
    if top in taxonomies:
        return "term" if inner else "taxonomy"
    return "section" if top else "home"


def _conditions(value: Any, published: frozenset[str]) -> Mapping[str, Any]:
    """Conditions of *value*; one that no language of the site meets is none, as Hugo has it."""
    found = lowered(value)
    matrix = lowered(lowered(found.pop("sites", None)).get("matrix"))
    language = found.pop("lang", None) or matrix.get("languages")
    if isinstance(language, list):
        language = "{" + ",".join(map(str, language)) + "}"
    if language and any(matches(language, code) for code in published):
        found["language"] = language
    return found


def _of_settings(config: HugoConfig) -> Iterator[Cascade]:
    at, published = config.place("cascade"), languages(config)
    for values, _, conditions in _entries(config.values.get("cascade"), published):
        yield Cascade(values, conditions, "/", "", at, frozenset())


def _of_section(
    value: Any, section: Target, at: Location, published: frozenset[str]
) -> Iterator[Cascade]:
    for values, plainly, conditions in _entries(value, published):
        native = plainly if isinstance(value, dict) else frozenset[str]()
        yield Cascade(values, conditions, section.path, section.language, at, native)


def _entries(
    value: Any, published: frozenset[str]
) -> Iterator[tuple[Mapping[str, Any], frozenset[str], Mapping[str, Any]]]:
    """Values of each entry, the keys that do not come from its `params`, and its conditions."""
    for entry in value if isinstance(value, list) else [value]:
        found = lowered(entry)
        target = found.pop("target", None) or found.pop("_target", None)
        if found:
            # Hugo takes `draft` and the like from `params` of a cascade as well.
            params = lowered(found.pop("params", None))
            plainly = frozenset(found if target is None else ())
            yield params | found, plainly, _conditions(target, published)
