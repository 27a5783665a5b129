"""Text of a theme's files."""

from pathlib import Path, PurePosixPath

from generator.model.finding import Fault, Location, Owner
from generator.one_file import read_file
from generator.typed_yaml.encoding import NotUtf8, text_of


def theme_text(path: Path, shown: PurePosixPath) -> str | Fault:
    """Read a template or language file, or say why it cannot be read."""
    try:
        text = text_of(read_file(path))
    except OSError as error:
        message = f"file cannot be read: {error.strerror}"
        fix = "check the permissions of the file"
        return Fault("theme/unreadable", message, Location(shown), fix, owner=Owner.THEME)
    if isinstance(text, NotUtf8):
        at = Location(shown, text.line)
        return Fault("theme/unreadable", text.message, at, "save it as UTF-8", owner=Owner.THEME)
    return text
