"""What is published besides pages, as the check of a page looks at it: style sheets, pictures."""

import re
from pathlib import Path

from generator.checks.page.site_files import SiteFiles
from generator.one_file import read_file
from generator.site.urls import BaseUrl
from generator.stages.plan.build_plan import Plan

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
