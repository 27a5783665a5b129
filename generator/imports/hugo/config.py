"""Hugo's settings: one file or a folder of them, in three languages, merged to one mapping."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.errors import UsageError
from generator.model.finding import Location
from generator.one_file import is_file, read_file, walk
from generator.value import dataclass

_SUFFIXES = ("toml", "yaml", "yml", "json")
#: Folders of `config/` that a plain run of Hugo reads; the later one overrides.
_ENVIRONMENTS = ("_default", "production")


@dataclass(frozen=True, slots=True)
class HugoConfig:
    """
    The settings of a Hugo site.

    Attributes:
        values: Setting by name in lower case, since Hugo does not mind the case.
        places: Where each setting is written.
        spelled: Each setting's name as it is written.
        files: The files that were read, relative to the source's root.
    """

    values: Mapping[str, Any]
    places: Mapping[str, Location]
    spelled: Mapping[str, str] = field(default_factory=dict)
    files: tuple[PurePosixPath, ...] = ()

    def place(self, name: str) -> Location:
        """Where setting *name* is written, or the file in which it would be."""
        fallback = self.files[0] if self.files else PurePosixPath("config.toml")
        return self.places.get(name) or Location(fallback)

    def table(self, name: str) -> Mapping[str, Any]:
        """Setting *name* as a mapping with lower-case keys; empty where it is none."""
        return lowered(self.values.get(name))

    def text(self, name: str) -> str:
        """Setting *name* as text; empty where it is none."""
        value = self.values.get(name)
        return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def lowered(value: Any) -> dict[str, Any]:
    """*value* with keys in lower case; an empty mapping where it is no mapping."""
    return (
        {str(key).lower(): item for key, item in value.items()} if isinstance(value, dict) else {}
    )


def read_config(source: Path) -> HugoConfig:
    """
    Read the settings below *source*; they are empty where there is no settings file.

    Raises:
        UsageError: A settings file cannot be read.
    """
    values: dict[str, Any] = {}
    places: dict[str, Location] = {}
    spelled: dict[str, str] = {}
    files: list[PurePosixPath] = []
    for path, keys in _files(source):
        relative = PurePosixPath(path.relative_to(source).as_posix())
        text, found = _load(path, relative)
        files.append(relative)
        for name in found:
            top = (keys or [str(name)])[0]
            spelled.setdefault(top.lower(), top)
            places.setdefault(top.lower(), _place(text, relative, str(name)))
        _merge(values, _nest(found, keys))
    return HugoConfig(values, places, spelled, tuple(files))


def _files(source: Path) -> Iterator[tuple[Path, list[str]]]:
    """Settings files, each with the keys under which its content belongs."""
    for stem in ("hugo", "config"):
        first = next((p for s in _SUFFIXES if is_file(p := source / f"{stem}.{s}")), None)
        if first:
            yield first, []
            break
    for environment in _ENVIRONMENTS:
        folder = source / "config" / environment
        for path in sorted(Path(place, name) for place, _, names in walk(folder) for name in names):
            name, _, suffix = path.name.rpartition(".")
            if suffix in _SUFFIXES and is_file(path):
                yield path, _keys(*name.partition(".")[::2])


def _keys(stem: str, language: str) -> list[str]:
    """
    Keys under which the content of a settings file belongs.

    Source:
        Hugo 0.168, config/configLoader.go: a language's menus and params have keys of their own,
        and any other file of a language holds its settings.
    """
    if stem in ("hugo", "config"):
        return []
    if not language:
        return [stem]
    own = {"menu": ["menus"], "menus": ["menus"], "params": ["params"]}
    return ["languages", language, *own.get(stem, [])]


def _load(path: Path, relative: PurePosixPath) -> tuple[str, dict[str, Any]]:
    try:
        text = read_file(path).decode("utf-8-sig")
        found = _parse(text, path.suffix)
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise UsageError(
            f"{relative} cannot be read: {error}", "fix the file, then import again"
        ) from error
    if found is None:
        return text, {}
    if not isinstance(found, dict):
        raise UsageError(f"{relative} holds no settings, but a {type(found).__name__}")
    return text, found


def _parse(text: str, suffix: str) -> Any:
    if suffix == ".toml":
        return tomllib.loads(text)
    if suffix == ".json":
        return json.loads(text)
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _nest(found: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    for name in reversed(keys):
        found = {name: found}
    return found


def _merge(values: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        key = str(name).lower()
        _merge_one(values, key, value)


def _merge_one(values: dict[str, Any], key: str, value: Any) -> None:
    present = values.get(key)
    if isinstance(present, dict) and isinstance(value, dict):
        for name, item in value.items():
            _merge_one(present, str(name), item)
    else:
        values[key] = value


def _place(text: str, path: PurePosixPath, name: str) -> Location:
    """Where setting *name* stands; `[name]` and `name =` of TOML, `name:` of YAML, `"name":` of JSON."""
    quoted = re.escape(name)
    pattern = rf'^(?:\s*\[+\s*)?\s*(["\']?){quoted}\1\s*[:=.\]]'
    match = re.search(pattern, text, re.MULTILINE)
    return Location(path, text.count("\n", 0, match.start(1)) + 1) if match else Location(path)
