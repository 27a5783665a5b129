"""Load a theme: its folders, the theme that it extends, and its typed options."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.boundary import Boundary, refused, remedy, words_on
from generator.errors import GeneratorError, SettingsError, ThemeError
from generator.model.finding import Fault, Location, Owner
from generator.one_file import is_folder
from generator.settings.boundary import boundary_of
from generator.settings.schema import Settings
from generator.themes.search import SHIPPED, Layer, TemplateSearch
from generator.themes.strings import Strings, load_strings
from generator.themes.theme_text import theme_text
from generator.typed_yaml.decode import Decoded, decode
from generator.typed_yaml.field import key
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.suggest import nearest
from generator.value import dataclass

#: Colours as themes take them. Source: CSS Color 4, hexadecimal notation.
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z")
_OUTSIDE = "theme/link-outside"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
_TYPES = ("text", "number", "boolean", "color", "choice", "image", "url", "list", "any")


@dataclass(frozen=True, slots=True)
class OptionDeclaration:
    """An option that a theme takes."""

    type: str = key("What the option holds.", default="text", choices=_TYPES)
    default: Any = key("Value where `theme_options:` has none.")
    doc: str = key("What it is for.", default="")
    choices: tuple[str, ...] = key("The values of a `choice`.", default=())


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """What `theme.yaml` may hold."""

    name: str = key("Name of the theme.", default="")
    extends: str | None = key("Theme whose templates and files are used where this one has none.")
    options: Mapping[str, OptionDeclaration] = key("Options by name.", factory=dict)


@dataclass(frozen=True, slots=True)
class Theme:
    """
    A theme with everything it inherits.

    Attributes:
        search: Finds templates, the site's own overrides first.
        static: Folders of files to publish, and how each is shown; the first that has a file wins.
        options: Every declared option with its value.
    """

    search: TemplateSearch
    static: tuple[tuple[Path, PurePosixPath], ...]
    options: Mapping[str, Any]
    strings: Strings


def load_theme(root: Path, settings: Settings) -> tuple[Theme, tuple[Fault, ...]]:
    """
    Load the theme that *settings* name.

    Raises:
        SettingsError: There is no such theme.
        ThemeError: It extends one that does not exist, or themes extend one another in a circle.
    """
    faults: list[Fault] = []
    boundary = boundary_of(root, settings)
    layers = [Layer("", root / "templates", PurePosixPath("templates"))]
    static = [(root / "static", PurePosixPath("static"))]
    words = [(root / "i18n", PurePosixPath("i18n"))]
    for name in ("templates", "i18n"):
        faults += _links_beyond(boundary, root / name, PurePosixPath(name))
    options: dict[str, OptionDeclaration] = {}
    for name, folder, shown, file in _chain(root, settings, boundary, faults):
        layers.append(Layer(name, folder / "templates", shown / "templates"))
        static.append((folder / "static", shown / "static"))
        words.append((folder / "i18n", shown / "i18n"))
        options = {**file.options, **options}
    strings, wrong = load_strings(words, boundary)
    faults.extend(wrong)
    values = dict(_option_values(settings, options, faults))
    theme = Theme(TemplateSearch(tuple(layers), boundary), tuple(static), values, strings)
    return theme, tuple(faults)


def _links_beyond(boundary: Boundary, folder: Path, shown: PurePosixPath) -> Iterator[Fault]:
    """Say of each link in *folder*, or in its place, that it is not followed."""
    target = boundary.beyond(folder)
    if target is not None:
        yield refused(_OUTSIDE, shown, target, Owner.THEME)
        return
    for link, leads_to in boundary.links_beyond(folder):
        path = shown / link.relative_to(folder).as_posix()
        if path.parts[2:3] != ("static",) or path.parts[0] != "themes":  # those are assets
            yield refused(_OUTSIDE, path, leads_to, Owner.THEME)


def _chain(
    root: Path, settings: Settings, boundary: Boundary, faults: list[Fault]
) -> Iterator[tuple[str, Path, PurePosixPath, ThemeFile]]:
    seen: list[str] = []
    wanted: str | None = settings.theme
    missing: type[GeneratorError] = SettingsError
    at = settings.positions.get("theme") or Location(PurePosixPath("site.yaml"))
    while wanted:
        if wanted in seen:
            raise ThemeError(
                f"themes extend one another in a circle: {' → '.join((*seen, wanted))}"
            )
        seen.append(wanted)
        folder = _folder(root, wanted)
        if folder is None:
            raise missing(f"{at}: there is no theme `{wanted}`", _themes(root, wanted))
        shown = PurePosixPath("themes") / wanted
        if folder != SHIPPED:
            _refuse_link(boundary, folder, shown)
            _refuse_link(boundary, folder / "theme.yaml", shown / "theme.yaml")
            faults += _links_beyond(boundary, folder, shown)
        decoded = _read(folder, shown, faults)
        yield wanted, folder, shown, decoded.value
        wanted = decoded.value.extends
        missing = ThemeError
        at = decoded.positions.get("extends") or Location(shown / "theme.yaml")


def _refuse_link(boundary: Boundary, path: Path, shown: PurePosixPath) -> None:
    target = boundary.beyond(path)
    if target is not None:
        raise ThemeError(f"{shown}: {words_on(target)}", remedy(target))


def _folder(root: Path, name: str) -> Path | None:
    own = root / "themes" / name
    if _NAME.match(name) and is_folder(own):
        return own
    if name == "default":
        return SHIPPED
    return None


def _themes(root: Path, name: str) -> str:
    """Say which theme was probably meant, or which there are."""
    folder = root / "themes"
    there = (
        sorted(path.name for path in folder.iterdir() if is_folder(path))
        if is_folder(folder)
        else []
    )
    names = list(dict.fromkeys([*there, "default"]))
    close = nearest(name, names)
    return f"{f'did you mean `{close}`? ' if close else ''}themes: {', '.join(names)}"


def _read(folder: Path, shown: PurePosixPath, faults: list[Fault]) -> Decoded[ThemeFile]:
    path = folder / "theme.yaml"
    if not os.path.lexists(path):
        return Decoded(ThemeFile(), (), {})
    text = theme_text(path, shown / "theme.yaml")
    if isinstance(text, Fault):
        raise ThemeError(f"{text.at}: {text.message}", text.fix)
    decoded = decode(YamlSource(text, shown / "theme.yaml", "theme", Owner.THEME), ThemeFile)
    faults.extend(decoded.faults)
    return decoded


def _option_values(
    settings: Settings, options: Mapping[str, OptionDeclaration], faults: list[Fault]
) -> Iterator[tuple[str, Any]]:
    for name in settings.theme_options:
        if name not in options:
            close = nearest(name, options)
            listed = ", ".join(sorted(options)) or "there are none"
            fix = f"did you mean `{close}`?" if close else f"options: {listed}"
            faults.append(_fault(settings, name, f"the theme has no option `{name}`", fix))
    for name, option in options.items():
        value = settings.theme_options.get(name, option.default)
        why = _refuse(value, option) if name in settings.theme_options else None
        if why:
            close = nearest(value, option.choices) if isinstance(value, str) else None
            fix = f"did you mean `{close}`?" if close else option.doc
            faults.append(_fault(settings, name, f"option `{name}` {why}", fix))
            value = option.default
        yield name, value


def _refuse(value: Any, option: OptionDeclaration) -> str | None:
    """Say why *value* does not fit; None where it does."""
    wanted = option.type
    if wanted == "boolean":
        return None if isinstance(value, bool) else "is on or off (`true`, `false`)"
    if wanted == "number":
        return (
            None
            if isinstance(value, int | float) and not isinstance(value, bool)
            else "is a number"
        )
    if wanted == "list":
        return None if isinstance(value, list | tuple) else "is a list"
    if wanted == "any":
        return None
    if not isinstance(value, str):
        return "is a text"
    if wanted == "color" and not _COLOR.match(value):
        return f"is a colour such as `#0a7d5c`, not `{value}`"
    if wanted == "choice" and value not in option.choices:
        return f"is one of {', '.join(option.choices)}, not `{value}`"
    if wanted == "url" and value.lower().lstrip().startswith(("javascript:", "data:", "vbscript:")):
        return "is an address"
    return None


def _fault(settings: Settings, name: str, message: str, fix: str) -> Fault:
    path = f"theme_options.{name}"
    at = settings.positions.get(path) or Location(PurePosixPath("site.yaml"))
    return Fault("settings/theme-option", message, at, fix, path, Owner.SETTINGS)
