"""The theme's own words, in each language."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary
from generator.model.failure import failure
from generator.model.finding import Fault, Location, Owner
from generator.one_file import is_folder
from generator.themes.search import SHIPPED
from generator.themes.theme_text import theme_text
from generator.typed_yaml.decode import decode_plain
from generator.typed_yaml.source import YamlSource
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Strings:
    """
    Words by language and key.

    A key with `_one` at its end is used where `n` is 1. A word missing in a language is taken
    from English, as the theme that comes with the program is whole there.
    """

    words: Mapping[str, Mapping[str, str]]

    def get(self, language: str, key: str, values: Mapping[str, object]) -> str | None:
        """The word *key* with *values* put in; None where no language has it."""
        wanted = f"{key}_one" if values.get("n") == 1 else key
        for code in (language, language.partition("-")[0], "en"):
            words = self.words.get(code, {})
            text = words.get(wanted, words.get(key))
            if text is not None:
                return _filled(text, values)
        return None

    def speaks(self, language: str, key: str = "") -> bool:
        """Whether *key*, or any word at all, is translated to *language*."""
        codes = {language, language.partition("-")[0]}
        if "en" in codes:
            return True
        words = [self.words[code] for code in codes if code in self.words]
        return any(key in one or f"{key}_one" in one for one in words) if key else bool(words)

    def source(self, language: str, key: str) -> tuple[str | bool | None, ...]:
        """Everything that decides what `get` and `speaks` give for *key*."""
        return (
            self.speaks(language),
            *(
                self.words.get(code, {}).get(name)
                for code in (language, language.partition("-")[0], "en")
                for name in (key, f"{key}_one")
            ),
        )


def _filled(text: str, values: Mapping[str, object]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def _is_beyond(path: Path, boundary: Boundary | None) -> bool:
    if boundary is None or path.is_relative_to(SHIPPED):
        return False
    return boundary.beyond(path) is not None


def load_strings(
    folders: Sequence[tuple[Path, PurePosixPath]], boundary: Boundary | None = None
) -> tuple[Strings, tuple[Fault, ...]]:
    """
    Read ``LANGUAGE.yaml`` from each of *folders*; the first folder that has a word wins.

    Args:
        folders: Where they are, and how each folder is shown to people.
        boundary: Where links may lead; files beyond are left out without a word, since they are
            named already. None for anywhere.
    """
    words: dict[str, dict[str, str]] = {}
    faults: list[Fault] = []
    for folder, shown in reversed(folders):
        for path in sorted(folder.glob("*.yaml")) if is_folder(folder) else ():
            if _is_beyond(path, boundary):
                continue
            place = shown / path.name
            text = theme_text(path, place)
            if isinstance(text, Fault):
                faults.append(text)
                continue
            try:
                decoded = decode_plain(YamlSource(text, place, "theme", Owner.THEME))
            except Exception as error:  # noqa: BLE001 - one file costs one finding
                faults.append(failure(place, error, Owner.THEME))
                continue
            faults.extend(decoded.faults)
            value = decoded.value or {}
            if not isinstance(value, dict):
                message = "this file is not a list of `key: text`"
                faults.append(Fault("theme/strings", message, Location(place), owner=Owner.THEME))
                continue
            words.setdefault(path.stem, {}).update((str(k), str(v)) for k, v in value.items())
    return Strings(words), tuple(faults)
