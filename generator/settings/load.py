"""Load `site.yaml`."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.boundary import Boundary, words_on
from generator.errors import SettingsError, UsageError
from generator.model.finding import Fault, Owner
from generator.one_file import TooLongError, is_there, read_file
from generator.settings.environments import ENVIRONMENTS, merged, overrides
from generator.settings.schema import Settings
from generator.settings.values import value_faults
from generator.settings.variables import declared_names, filled
from generator.typed_yaml.compose import compose
from generator.typed_yaml.decode import decode_node
from generator.typed_yaml.encoding import NotUtf8, text_of
from generator.typed_yaml.reading import Reading
from generator.typed_yaml.source import YamlSource
from generator.value import dataclass

FILE = PurePosixPath("site.yaml")
FAMILY = "settings"

_SIZE_LIMIT = 5_000_000
_FOREIGN = {
    "hugo.toml": "hugo",
    "hugo.yaml": "hugo",
    "config.toml": "hugo",
    "_config.yml": "jekyll",
}


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """
    The settings, and what is wrong with them.

    Attributes:
        settings: Keys that are missing or wrong have their defaults.
        faults: Where there are any, the run must not go on.
    """

    settings: Settings
    faults: tuple[Fault, ...] = ()


def load(
    root: Path, environment: str = "production", environ: Mapping[str, str] = os.environ
) -> LoadedSettings:
    """
    Read `site.yaml` in *root*.

    Args:
        root: The site's folder.
        environment: Whose overrides count: `production` or `preview`.
        environ: Variables for `${NAME}`.

    Raises:
        SettingsError: The file is missing, unreadable, not UTF-8, empty, or no mapping.
        UsageError: There is no such environment.
    """
    if environment not in ENVIRONMENTS:
        names = " and ".join(f"`{name}`" for name in ENVIRONMENTS)
        raise UsageError(f"there is no environment `{environment}`", f"there are {names}")
    source = YamlSource(_text(root), FILE, FAMILY, Owner.SETTINGS)
    composed = compose(source)
    tree = composed.root
    if tree is None and composed.faults:
        return LoadedSettings(Settings(environment=environment), composed.faults)
    if tree is None:
        raise SettingsError(f"{FILE} is empty", "give it at least `title:` and `base_url:`")
    if not isinstance(tree, MappingNode):
        what = "a list" if not isinstance(tree, ScalarNode) else "a single value"
        raise SettingsError(
            f"{FILE} holds {what}; it must hold `key: value` lines",
            "begin it with `title:` and `base_url:`",
        )
    loaded = _load_tree(tree, source, environment, environ)
    return replace(loaded, faults=_in_order((*composed.faults, *loaded.faults)))


def _load_tree(
    tree: MappingNode, source: YamlSource, environment: str, environ: Mapping[str, str]
) -> LoadedSettings:
    reading = Reading(source, UTC)
    declared = declared_names(tree, reading)
    changes = overrides(tree, reading)
    base = _without_environments(tree)
    faults = []
    for name, override in changes.items():
        if name != environment:
            # A misspelt key must not stay hidden until the other environment is built.
            other = decode_node(merged(base, override), Settings, source)
            faults += [fault for fault in other.faults if fault.rule.endswith("/unknown-key")]
    chosen = merged(base, changes[environment]) if environment in changes else base
    chosen = filled(chosen, declared, environ, reading, "")
    decoded = decode_node(chosen, Settings, source, _timezone(chosen))
    settings = replace(
        decoded.value,
        environments=_plain_environments(tree, source),
        positions=decoded.positions,
        environment=environment,
    )
    faults += [*reading.faults, *decoded.faults]
    reported = {fault.at for fault in faults}
    faults += [fault for fault in value_faults(settings) if fault.at not in reported]
    return LoadedSettings(settings, tuple(faults))


def _text(root: Path) -> str:
    path = root / FILE
    target = Boundary.of(root).beyond(path)
    if target is not None:
        raise SettingsError(f"{FILE}: {words_on(target)}", "put a copy in its place")
    try:
        data = read_file(path, _SIZE_LIMIT)
    except TooLongError as error:
        message = f"{FILE} is {error.size:,} bytes long; the limit is {error.limit:,}"
        raise SettingsError(message) from error
    except FileNotFoundError as error:
        raise SettingsError(f"there is no {FILE} in {root}", _hint(root)) from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    text = text_of(data)
    if isinstance(text, NotUtf8):
        raise SettingsError(f"{FILE}:{text.line}: {text.message}", "save the file as UTF-8")
    return text


def _hint(root: Path) -> str:
    if is_there(root / "site.yml"):
        return "rename site.yml to site.yaml"
    for name, generator in _FOREIGN.items():
        if is_there(root / name):
            return (
                f"this looks like a site of another generator: try `proofpress import {generator}`"
            )
    return "go to the site's folder, or make a new site with `proofpress init`"


def _without_environments(tree: MappingNode) -> MappingNode:
    pairs = [pair for pair in tree.value if pair[0].value != "environments"]
    return MappingNode(tree.tag, pairs, tree.start_mark, tree.end_mark)


def _plain_environments(tree: MappingNode, source: YamlSource) -> Mapping[str, object]:
    for key, value in tree.value:
        if key.value == "environments" and isinstance(value, MappingNode):
            plain = Reading(source, UTC).plain(value, "environments")
            return plain if isinstance(plain, dict) else {}
    return {}


def _timezone(tree: Node) -> tzinfo:
    """Look ahead for the time zone, since dates before that key need it too."""
    for key, value in tree.value:
        if key.value == "timezone" and isinstance(value, ScalarNode):
            try:
                return ZoneInfo(value.value)
            except (OSError, ValueError, LookupError):
                return UTC
    return UTC


def _in_order(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Sort by place, each fault once."""
    return tuple(
        sorted(dict.fromkeys(faults), key=lambda fault: (fault.at.line or 0, fault.at.column or 0))
    )
