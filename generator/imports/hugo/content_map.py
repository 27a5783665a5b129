"""What the settings need to know of the pages: their sections, languages and old URLs."""

import re
from collections.abc import Sequence

from generator.imports.hugo.config import HugoConfig
from generator.imports.hugo.menus import FindPage
from generator.imports.hugo.source_page import SourcePage

_NUMBER = re.compile(r"[0-9]{1,18}")


def page_finder(pages: Sequence[SourcePage]) -> FindPage:
    """Make the search for the content file behind a URL, for pages whose URL their path decides."""
    found: dict[str, str] = {}
    for page in pages:
        logical = page.logical
        url = page.scalar("url")
        slug = page.scalar("slug")
        stem = logical.stem
        parts = (
            logical.parent.parts if stem in ("index", "_index") else (*logical.parent.parts, stem)
        )
        if len(logical.parts) > 1:
            top = logical.parts[0]
            found.setdefault(f"/{top.lower()}/", f"{top}/")
        if url:
            found["/" + url.strip("/").lower() + "/"] = logical.as_posix()
        elif not slug or slug == (parts[-1] if parts else "") or stem == "_index":
            key = "/" + "".join(f"{part}/" for part in parts).lower()
            found[key] = f"{logical.parent}/" if stem == "_index" and parts else logical.as_posix()
    return lambda path: found.get(
        "/" + path.strip("/").lower().removesuffix(".md") + "/" if path.strip("/") else "/", ""
    )


def sections(pages: Sequence[SourcePage]) -> tuple[tuple[str, int], ...]:
    """Top folders in order, each with the weight that its `_index.md` gives it."""
    weights: dict[str, int] = {}
    for page in pages:
        parts = page.logical.parts
        if len(parts) > 1:
            weights.setdefault(parts[0], 0)
        if len(parts) == 2 and page.logical.stem == "_index":  # noqa: PLR2004 - news/_index.md
            weight = page.scalar("weight")
            weights[parts[0]] = int(weight) if _NUMBER.fullmatch(weight) else 0
    return tuple(sorted(weights.items()))


def language_marks(pages: Sequence[SourcePage], config: HugoConfig) -> frozenset[str]:
    """Codes of languages that file names carry, such as ``page.de.md``."""
    codes = {*config.table("languages"), config.text("defaultcontentlanguage") or "en"}
    marks = (page.logical.stem.rpartition(".")[2] for page in pages if "." in page.logical.stem)
    return frozenset(mark for mark in marks if mark in codes)


def full_folders(pages: Sequence[SourcePage]) -> frozenset[str]:
    """Folders below ``content/`` that hold more than their own `_index.md`, at any depth."""
    return frozenset(
        folder.as_posix()
        for page in pages
        for folder in (
            page.logical.parent.parents if page.logical.stem == "_index" else page.logical.parents
        )
    )
