"""Finding assets: one name, one file, nothing from outside."""

import os
import stat
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator.assets.images import image_faults
from generator.assets.styles import check_styles
from generator.assets.table import Asset, AssetRoot, AssetTable
from generator.boundary import Boundary, refused
from generator.leftovers import Leftovers
from generator.model.finding import Fault, Location
from generator.one_file import DEEPEST, LARGEST_PUBLISHED, too_deep
from generator.value import dataclass

#: Names that Windows keeps for devices; a checkout with such a file fails there.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_NAME_BYTES = 255


def collect(roots: Sequence[AssetRoot], allowed: Collection[str] = ()) -> AssetTable:
    """
    Find the files of all roots, and look at stylesheets and pictures.

    Args:
        roots: The site's first, then the theme's and those it inherits from; where two have a file
            of the same name, the first wins.
        allowed: Names, or patterns of names, that are published whatever they look like.

    Returns:
        The assets. A file that cannot be published is left out, and a fault says why.
    """
    assets: dict[str, Asset] = {}
    faults: list[Fault] = []
    for root in roots:
        boundary = root.boundary or Boundary.of(root.folder)
        target = boundary.beyond(root.folder)
        if target is not None:
            faults.append(refused(_OUTSIDE, root.shown, target, root.owner))
            continue
        tree = _Tree(root, boundary, Leftovers(allowed))
        for found in tree.walk("", boundary.above(root.folder)):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                name, source = found
                assets.setdefault(name, Asset(source, root.shown / name, root.owner))
        faults += tree.leftovers.faults(root.owner)
    faults += _clashes(assets)
    assets = dict(sorted(assets.items()))
    referenced, style_faults = check_styles(assets)
    faults += style_faults
    for asset in assets.values():
        faults += image_faults(asset.source, asset.shown, asset.owner)
    return AssetTable(assets, referenced, tuple(faults))


_Found = tuple[str, Path] | Fault


@dataclass(frozen=True, slots=True)
class _Tree:
    """The files of one root."""

    root: AssetRoot
    boundary: Boundary
    leftovers: Leftovers

    def walk(self, prefix: str, trail: tuple[Path, ...]) -> Iterator[_Found]:
        """Yield names and resolved files; *trail* are the real folders above, for links in a circle."""
        root = self.root
        try:
            if len(trail) > DEEPEST:
                raise too_deep(root.folder / prefix)
            with os.scandir(root.folder / prefix) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except FileNotFoundError:
            return  # a site or theme without such a folder
        except OSError as error:
            yield _fault(root, prefix, _UNREADABLE, f"folder cannot be read: {error.strerror}")
            return
        for entry in entries:
            if not self.leftovers.take(entry.name, _printable(root, prefix + entry.name)):
                yield from self._enter(entry, prefix + entry.name, trail)

    def _enter(
        self, entry: os.DirEntry[str], name: str, trail: tuple[Path, ...]
    ) -> Iterator[_Found]:
        root = self.root
        objection = _bad_name(entry.name)
        if objection:
            yield _fault(root, name, _UNSAFE_NAME, f"file name {objection}")
            return
        place = trail[-1] / entry.name
        if entry.is_symlink():
            leads_to = self._target(entry, name)
            if isinstance(leads_to, Fault):
                yield leads_to
                return
            if self.leftovers.take(leads_to.name, _printable(root, name)):
                return
            place = leads_to
        try:
            state = place.stat()
        except OSError as error:
            yield _fault(root, name, _UNREADABLE, f"file cannot be read: {error.strerror}")
            return
        if not stat.S_ISDIR(state.st_mode):
            against = _no_file(place, state)
            yield _fault(root, name, *against) if against else (name, place)
        elif place in trail:
            yield _fault(root, name, _DANGLING, "link leads to a folder that it lies in")
        else:
            yield from self.walk(f"{name}/", (*trail, place))

    def _target(self, entry: os.DirEntry[str], name: str) -> Path | Fault:
        """Where a link leads."""
        root = self.root
        try:
            place = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):  # Python before 3.13 raises RuntimeError for a loop
            return _fault(root, name, _DANGLING, "link leads nowhere, so the file is left out")
        target = self.boundary.beyond(place)
        if target is not None:
            return refused(_OUTSIDE, _printable(root, name), target, root.owner)
        return place


def _no_file(place: Path, state: os.stat_result) -> "tuple[_Kind, str] | None":
    """Say what speaks against publishing what is at *place*; None where nothing does."""
    if not stat.S_ISREG(state.st_mode):
        return _NO_FILE, "is a pipe, socket or device, not a file"
    if state.st_size > LARGEST_PUBLISHED:
        message = f"file is {state.st_size:,} bytes long; the limit is {LARGEST_PUBLISHED:,}"
        return _TOO_LARGE, message
    if not _readable(place):
        return _UNREADABLE, "file cannot be read: permission denied"
    return None


def _readable(path: Path) -> bool:
    return os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)


def _bad_name(name: str) -> str:
    """Say what speaks against *name* as a name everywhere; empty where nothing does."""
    if len(os.fsencode(name)) > _NAME_BYTES:
        return f"is {len(os.fsencode(name))} bytes long; the limit is {_NAME_BYTES}"
    if any(unicodedata.category(character) in {"Cc", "Cs", "Cf"} for character in name):
        return "contains characters that cannot be seen"
    if any(character in '\\<>:"|?*' for character in name):
        return 'contains one of \\ < > : " | ? *, which Windows does not allow'
    if name.partition(".")[0].lower() in _DEVICES:
        return "is one that Windows keeps for a device"
    if name.endswith((".", " ")):
        return "ends with a dot or space, which Windows drops"
    return ""


def _clashes(assets: dict[str, Asset]) -> Iterator[Fault]:
    """Yield a fault for each two names that cannot both exist, and drop the weaker file."""
    folded: dict[str, str] = {}
    for name, asset in list(assets.items()):
        twin = folded.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if twin != name:
            yield Fault(
                "assets/case-collision",
                f"name differs from {assets[twin].shown} only in upper and lower case or in how "
                "an accent is written; on macOS and Windows one file replaces the other",
                at=Location(asset.shown),
                fix="rename one of them",
                owner=asset.owner,
            )
    rank = {name: position for position, name in enumerate(assets)}
    for name in sorted(assets):
        for parent in map(str, PurePosixPath(name).parents):
            if parent in assets and name in assets:
                weaker, stronger = sorted((name, parent), key=rank.__getitem__, reverse=True)
                asset = assets.pop(weaker)
                yield Fault(
                    "assets/file-folder-clash",
                    f"cannot be published beside {assets[stronger].shown}: "
                    f"`{parent}` would be a file and a folder",
                    at=Location(asset.shown),
                    fix="rename one of them",
                    owner=asset.owner,
                )


@dataclass(frozen=True, slots=True)
class _Kind:
    rule: str
    fix: str


_OUTSIDE = "assets/outside"
_DANGLING = _Kind("assets/dangling-link", "fix or remove the link")
_NO_FILE = _Kind("assets/not-a-file", "remove it")
_UNREADABLE = _Kind("assets/unreadable", "give yourself the right to read it")
_TOO_LARGE = _Kind("assets/too-large", "offer it from a host for large files, and link to it")
_UNSAFE_NAME = _Kind("assets/unsafe-name", "rename the file")


def _fault(root: AssetRoot, name: str, kind: _Kind, message: str) -> Fault:
    at = Location(_printable(root, name))
    return Fault(kind.rule, message, at=at, fix=kind.fix, owner=root.owner)


def _printable(root: AssetRoot, name: str) -> PurePosixPath:
    """How a file is named to people, whatever its name is made of."""
    return root.shown / name.rstrip("/").encode(errors="backslashreplace").decode()
