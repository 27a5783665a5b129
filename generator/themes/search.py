"""Where templates and other files of a theme are looked for."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary
from generator.one_file import is_file, read_file, real, walk
from generator.value import dataclass

#: The theme that comes with the program.
SHIPPED = Path(__file__).parent / "default"


@dataclass(frozen=True, slots=True)
class Layer:
    """
    A folder that may hold templates.

    Attributes:
        name: Of the theme; empty for the site's own ``templates/``.
        folder: Where templates are.
        shown: How the folder is named to people, relative to the site's root.
    """

    name: str
    folder: Path
    shown: PurePosixPath


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template that was found."""

    name: str
    path: Path
    shown: PurePosixPath


@dataclass(frozen=True, slots=True)
class TemplateSearch:
    """
    Finds templates: the site's own first, then the theme's, then those of the theme it extends.

    A name such as ``default:base.html`` asks for the template of one theme, so that an override
    can extend what it overrides.

    Attributes:
        boundary: Where links may lead; None for the folder of each layer.
    """

    layers: tuple[Layer, ...]
    boundary: Boundary | None = None

    def find(self, name: str) -> TemplateFile | None:
        """Find template *name*; None where no layer has it. Names never lead out of a layer."""
        theme, colon, rest = name.partition(":")
        layers = [layer for layer in self.layers if not colon or layer.name == theme]
        wanted = rest if colon else name
        parts = wanted.split("/")
        if any(part in ("", ".", "..") or "\\" in part for part in parts):
            return None
        for layer in layers:
            path = layer.folder.joinpath(*parts)
            if is_file(path) and self.may_read(path, layer):
                return TemplateFile(name, path, layer.shown / wanted)
        return None

    def may_read(self, path: Path, layer: Layer) -> bool:
        """Whether a file of *layer* lies within the boundary; the program's own theme does."""
        if self.boundary is None or layer.folder.is_relative_to(SHIPPED):
            return real(path).is_relative_to(real(layer.folder))
        return self.boundary.beyond(path) is None

    def digest(self, name: str) -> str:
        """Change with the template that *name* finds, and with where it is; empty for none."""
        found = self.find(name)
        if found is None:
            return ""
        try:
            data = read_file(found.path)
        except OSError:
            return str(found.shown)
        return f"{found.shown} {blake2b(data, digest_size=16).hexdigest()}"

    def names(self) -> list[str]:
        """Every template there is, sorted."""
        found = {
            path.relative_to(layer.folder).as_posix()
            for layer in self.layers
            for path in _files(layer.folder)
        }
        return sorted(found)


def _files(folder: Path) -> Iterator[Path]:
    return (
        Path(place, name)
        for place, _, names in walk(folder)
        for name in names
        if name.endswith(".html")
    )
