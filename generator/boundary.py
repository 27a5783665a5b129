"""
One boundary for everything that is read because of its place: the site's folder.

A path is resolved first, and where it really leads must lie in the site's folder, or in one that the
settings name under `files.outside`. What the program itself writes there is no source either.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.model.finding import Fault, Location, Owner
from generator.one_file import real, walk
from generator.value import dataclass

#: Folders of a site that nothing is published from.
_CLOSED = (".cache", ".git", ".hg", ".svn")


@dataclass(frozen=True, slots=True)
class Boundary:
    """
    What of the machine's files a site may be made of.

    Attributes:
        root: The site's folder; all three are resolved.
        outside: Files and folders elsewhere that links may lead to.
        closed: Folders below *root* that they may not lead to.
    """

    root: Path
    outside: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()

    @classmethod
    def of(cls, root: Path, outside: Iterable[str] = (), written: Iterable[str] = ()) -> "Boundary":
        """
        Make it of what settings say.

        Args:
            root: The site's folder.
            outside: Relative to the site's folder, or absolute.
            written: Folders that the program writes, likewise.
        """
        top = real(root)
        closed = (real(top / name) for name in (*_CLOSED, *written))
        # A setting that names the site itself, or what it lies in, is refused elsewhere.
        below = tuple(one for one in closed if not top.is_relative_to(one))
        return cls(top, tuple(real(top / name) for name in outside), below)

    def beyond(self, path: Path) -> Path | None:
        """Where *path* leads, if that is beyond the boundary; None where it may be read."""
        place = real(path)
        if any(place.is_relative_to(one) for one in self.outside):
            return None
        inside = place.is_relative_to(self.root)
        if not inside or any(place.is_relative_to(folder) for folder in self.closed):
            return place.relative_to(self.root) if inside else place  # the site may move
        return None

    def above(self, folder: Path) -> tuple[Path, ...]:
        """The real folders from the site's down to *folder*: a link to one leads in a circle."""
        place = real(folder)
        parents = [one for one in place.parents if one.is_relative_to(self.root)]
        return (*reversed(parents), place)

    def links_beyond(self, folder: Path) -> Iterator[tuple[Path, Path]]:
        """Yield each link in *folder*, at any depth, that leads beyond, and where it leads."""
        for place, folders, names in walk(folder):
            for name in sorted((*folders, *names)):
                path = Path(place, name)
                if path.is_symlink() and (target := self.beyond(path)) is not None:
                    yield path, target


def words_on(target: Path) -> str:
    """Say what speaks against a link to *target*."""
    return f"this link leads to {target}, which is not part of the site's folder"


def remedy(target: Path) -> str:
    """Say what to do about a link to *target*."""
    return f"put a copy in its place, or name {target} under `files.outside` in site.yaml"


def refused(rule: str, shown: PurePosixPath, target: Path, owner: Owner = Owner.CONTENT) -> Fault:
    """
    Make the fault for a link that is not followed.

    Args:
        rule: Under which it is reported.
        shown: The link, relative to the site's folder.
        target: Where it leads.
        owner: Who can fix it.
    """
    message = f"{words_on(target)}; it is left out"
    return Fault(rule, message, Location(shown), remedy(target), owner=owner)
