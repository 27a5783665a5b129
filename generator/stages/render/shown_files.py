"""What is published besides pages, as the check of a page looks at it: style sheets, pictures."""

import re
from contextlib import suppress
from pathlib import Path

from generator.checks.page.site_files import SiteFiles
from generator.one_file import read_file
from generator.site.urls import BaseUrl
from generator.stages.plan.build_plan import Plan

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
#: Bytes of a picture behind text that is opened.
LARGEST_PICTURE = 4 * 1024 * 1024
#: A name that changes with the content of its file, such as ``css/main.3f2a91c0.css``.
_HASHED = re.compile(r"(.+)\.[0-9a-f]{8}(\.[^./]+)?")


def shown_files(plan: Plan, base: BaseUrl) -> SiteFiles:
    """Give the files that *plan* publishes below the address *base*, those of the content first."""
    content = {file.output: plan.root / file.path for file in plan.site.files.values()}
    assets = plan.assets

    def source(name: str) -> Path | None:
        if name in content:
            return content[name]
        plain = assets.assets.get(name)
        if plain is not None:
            return plain.source
        hashed = _HASHED.fullmatch(name)
        if hashed is None:
            return None
        asset = assets.assets.get(f"{hashed[1]}{hashed[2] or ''}")
        is_it = asset is not None and assets.published(f"{hashed[1]}{hashed[2] or ''}") == name
        return asset.source if is_it and asset is not None else None

    def read(path: str) -> bytes | None:
        if not path.startswith(f"{base.prefix}/"):
            return None
        try:
            place = source(path[len(base.prefix) + 1 :])
            return None if place is None else read_file(place)
        except OSError:
            return None  # the stage that publishes it says so

    return SiteFiles(read)


def files_of_styles(plan: Plan, base: BaseUrl) -> dict[str, bytes]:
    """
    Read every style sheet, and the pictures in style sheets.

    Returns:
        Bytes by the path of the address. A static file stands under both of its names.
    """
    found: dict[str, bytes] = {}
    for file in plan.site.files.values():
        if file.output.endswith(".css"):
            _read_into(found, plan.root / file.path, f"{base.prefix}/{file.output}")
    for name, asset in plan.assets.assets.items():
        if name.endswith(".css") or (name in plan.assets.referenced and name.endswith(_PICTURES)):
            with suppress(OSError):
                both = name, plan.assets.published(name)
                _read_into(found, asset.source, *(f"{base.prefix}/{one}" for one in both))
    return found


def _read_into(found: dict[str, bytes], source: Path, *paths: str) -> None:
    with suppress(OSError):
        data = read_file(source, LARGEST_PICTURE)
        for path in paths:
            found.setdefault(path, data)
