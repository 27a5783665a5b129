"""Write `site.yaml` so that the build reads it."""

from pathlib import Path
from typing import Any

import yaml

from generator.errors import SettingsError
from generator.imports.hugo.config import HugoConfig
from generator.model.finding import Fault, Owner
from generator.settings.load import FILE, load

#: Values that are left out one after the other before the whole key goes.
_MOST = 200


def write_settings(
    destination: Path, settings: dict[str, Any], config: HugoConfig, faults: list[Fault]
) -> None:
    """
    Write *settings*, and leave out what the loader refuses; each such value is a fault.

    Whatever a site of another generator may hold, the first build must not stop at our own file.
    """
    kept = _escaped(settings)
    for number in range(_MOST):
        text = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=100)
        (destination / FILE).write_text(text, encoding="utf-8", newline="\n")
        refused = next(iter(load(destination, environ={}).faults), None)
        if refused is None:
            return
        name = _remove(kept, refused.key or "", whole=number > _MOST // 2)
        if not name:
            raise SettingsError(f"the settings cannot be written: {refused.message}")
        message = f"a value of `{name}` was left out of site.yaml: {refused.message}"
        faults.append(
            Fault(
                "imports/setting",
                message,
                config.place(_SOURCES.get(name, name).lower()),
                "set it in site.yaml by hand",
                name,
                Owner.SETTINGS,
            )
        )
    raise SettingsError("the settings cannot be written: too many values are refused")


#: Key of `site.yaml` to the setting of Hugo that it comes from, where the names differ.
_SOURCES = {"language": "defaultContentLanguage", "base_url": "baseURL", "front_matter": "params"}
#: What is written for a value that must not be missing.
_NEEDED = {"title": "Untitled", "base_url": "https://www.example.com/"}


def _escaped(value: Any) -> Any:
    """*value* with `${NAME}` as plain text, which would be taken for a variable otherwise."""
    if isinstance(value, dict):
        return {name: _escaped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return value.replace("${", "$${") if isinstance(value, str) else value


def _remove(settings: dict[str, Any], path: str, *, whole: bool) -> str:
    """Take the value at dotted *path* away; the name of the top key, empty where there is none."""
    top = next((name for name in settings if path == name or path.startswith(f"{name}.")), "")
    if not top:
        return ""
    rest = path.removeprefix(top).removeprefix(".")
    if not rest or whole or not _remove_inner(settings[top], rest):
        if top in _NEEDED:
            settings[top] = _NEEDED[top]
        else:
            del settings[top]
    return top


def _remove_inner(value: Any, path: str) -> bool:
    """Take the value at *path* away; names may hold dots themselves, so the longest that fits is meant."""
    if isinstance(value, list):
        first, _, rest = path.partition(".")
        if not first.isdecimal() or int(first) >= len(value):
            return False
        if rest and _remove_inner(value[int(first)], rest):
            return True
        del value[int(first)]
        return True
    if not isinstance(value, dict):
        return False
    names = [name for name in value if path == str(name) or path.startswith(f"{name}.")]
    if not names:
        return False
    name = max(names, key=lambda one: len(str(one)))
    rest = path.removeprefix(str(name)).removeprefix(".")
    if not rest or not _remove_inner(value[name], rest):
        del value[name]
    return True
