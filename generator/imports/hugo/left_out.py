"""What of a Hugo site has no place in ours: Go templates, themes, and folders that only they read."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.imports.hugo.config import HugoConfig
from generator.model.finding import Fault, Location, Owner
from generator.one_file import is_file, is_folder, read_file, walk

_FOLDERS = {
    "themes": "themes are Go templates and were left out; the site uses the theme that comes with the program",
    "assets": "files for Hugo Pipes were left out",
    "i18n": "words of the old theme were left out",
    "archetypes": "archetypes are Go templates and were left out",
}
_FIXES = {
    "themes": "carry the design over into a folder of `themes/`",
    "assets": "copy what is needed into `static/`",
    "i18n": "copy what is needed into `i18n/`, as one key and text a line",
    "archetypes": "write new ones below `archetypes/`",
}


def shortcode_templates(source: Path) -> dict[str, PurePosixPath]:
    """Shortcode name to the template that the source has for it, the site's own before a theme's."""
    found: dict[str, PurePosixPath] = {}
    patterns = (
        "layouts/shortcodes",
        "layouts/_shortcodes",
        "themes/*/layouts/shortcodes",
        "themes/*/layouts/_shortcodes",
    )
    for pattern in patterns:
        for folder in sorted(source.glob(pattern)):
            for path in sorted(one for one in _files(folder) if one.suffix == ".html"):
                name = path.relative_to(folder).with_suffix("").as_posix()
                found.setdefault(name, PurePosixPath(path.relative_to(source).as_posix()))
    return found


def template_text(source: Path, place: PurePosixPath | None) -> str:
    """Text of the template at *place*; empty where it cannot be read, or lies outside *source*."""
    if place is None or not (source / place).resolve().is_relative_to(source.resolve()):
        return ""
    try:
        return read_file(source / place).decode()
    except (OSError, UnicodeDecodeError):
        return ""


def left_out(source: Path, config: HugoConfig) -> Iterator[Fault]:
    """Name every layout, and every other folder that was not carried over."""
    if not config.files and not is_folder(source / "content"):
        return
    layouts = source / "layouts"
    for path in sorted(_files(layouts)):
        if is_file(path) and "shortcodes" not in path.parent.name:
            place = PurePosixPath(path.relative_to(source).as_posix())
            message = (
                "this Go template was left out; the site uses the theme that comes with the program"
            )
            yield Fault(
                "imports/template",
                message,
                Location(place),
                "carry what is special over into `templates/`",
                owner=Owner.THEME,
            )
    for name, message in _FOLDERS.items():
        folder = source / name
        if is_folder(folder) and any(folder.iterdir()):
            yield Fault(
                "imports/template",
                message,
                Location(PurePosixPath(name)),
                _FIXES[name],
                owner=Owner.THEME,
            )


def _files(folder: Path) -> Iterator[Path]:
    return (Path(place, name) for place, _, names in walk(folder) for name in names)
