"""Assets, and the names under which they are published."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary
from generator.model.finding import Fault, Owner
from generator.one_file import LARGEST_PUBLISHED, read_file
from generator.value import dataclass

_DIGEST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class AssetRoot:
    """
    A folder whose files are published.

    Attributes:
        shown: How messages name it, relative to the site's root, such as ``themes/default/static``.
        owner: Who can fix its files.
        boundary: Where links in it may lead; None for the folder itself.
    """

    folder: Path
    shown: PurePosixPath
    owner: Owner = Owner.CONTENT
    boundary: Boundary | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """
    A file that is published.

    Attributes:
        source: Where its bytes are, links resolved.
        shown: How messages name it, relative to the site's root.
    """

    source: Path
    shown: PurePosixPath
    owner: Owner


@dataclass(frozen=True, slots=True)
class AssetTable:
    """
    Every asset by its plain name, a path relative to the output folder.

    Attributes:
        assets: Sorted by name.
        referenced: Plain names that stylesheets refer to; they are published under them too.
        faults: What is wrong with the files, those that were left out included.
    """

    assets: Mapping[str, Asset]
    referenced: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    _names: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def published(self, name: str) -> str:
        """
        Name the file so that its name changes with its content, such as ``css/main.3f2a91c0.css``.

        A browser may then keep it for good. It stays in its folder, so the relative addresses in a
        stylesheet lead where they led.

        Args:
            name: Plain name; a slash before it is ignored.

        Returns:
            A path relative to the output folder.

        Raises:
            KeyError: There is no such asset.
            OSError: It cannot be read.
        """
        plain = name.removeprefix("/")
        known = self._names.get(plain)
        if known is None:
            data = read_file(self.assets[plain].source, LARGEST_PUBLISHED)
            path = PurePosixPath(plain)
            digest = hashlib.sha256(data).hexdigest()[:_DIGEST_DIGITS]
            # Only a memory: within one build a file has one name, so that no page mixes two.
            known = self._names[plain] = str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
        return known

    def outputs(self, asked: Collection[str], plain: Collection[str] = ()) -> dict[str, Asset]:
        """
        Say what is to be written, by its path relative to the output folder.

        Args:
            asked: Plain names that templates asked for; published under a name with their digest.
            plain: Of those, the ones that pages name plainly as well. What stylesheets refer to,
                and what was not asked for, keeps its plain name in any case.

        Raises:
            KeyError: One of *asked* is no asset.
            OSError: One of *asked* cannot be read.
        """
        hashed = {name.removeprefix("/") for name in asked}
        kept = self.referenced.union(plain)
        named = {
            name: asset for name, asset in self.assets.items() if name not in hashed or name in kept
        }
        return named | {self.published(name): self.assets[name] for name in sorted(hashed)}
