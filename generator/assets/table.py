"""Assets, and the names under which they are published."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.model.finding import Owner

_DIGEST_DIGITS = 8


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
    """

    assets: Mapping[str, Asset]
    _hashed: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def names(self) -> tuple[str, ...]:
        """Plain names, sorted."""
        return tuple(self.assets)

    def source(self, name: str) -> Path | None:
        """Where the bytes are, links resolved; None where there is no such asset."""
        asset = self.assets.get(name)
        return None if asset is None else asset.source

    def shown(self, name: str) -> PurePosixPath:
        """
        How messages name the file, relative to the site's root.

        Raises:
            KeyError: There is no such asset.
        """
        return self.assets[name].shown

    def hashed(self, name: str) -> str | None:
        """
        Name the file so that its name changes with its content, such as ``css/main.3f2a91c0.css``.

        A browser may then keep it for good. It stays in its folder, so the relative addresses in a
        stylesheet lead where they led.

        Args:
            name: Plain name; a slash before it is ignored.

        Returns:
            A path relative to the output folder; None where there is no such asset, or none that
            can be read.
        """
        plain = name.removeprefix("/")
        asset = self.assets.get(plain)
        if asset is None:
            return None
        known = self._hashed.get(plain)
        if known is None:
            try:
                data = asset.source.read_bytes()
            except OSError:
                return None
            path = PurePosixPath(plain)
            digest = hashlib.sha256(data).hexdigest()[:_DIGEST_DIGITS]
            # Only a memory: within one build a file has one name, so that no page mixes two.
            known = self._hashed[plain] = str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
        return known
