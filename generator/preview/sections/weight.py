"""What a visitor downloads for the page, by kind."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from generator.checks.asset_facts import asset_facts
from generator.preview.answers import answer
from generator.preview.sections.section import PageContext, Section


def _data(context: PageContext) -> Mapping[str, Any]:
    facts = context.record.facts
    if facts is None:
        return {"transfer": 0, "kinds": {}, "files": []}
    generation = context.generation
    base = generation.base
    here = base.absolute(context.page.url)
    files: list[dict[str, Any]] = [
        {"url": context.page.url, "kind": "page", "bytes": facts.size, "transfer": facts.transfer}
    ]
    seen = set[str]()
    for reference in facts.assets:
        try:
            parts = urlsplit(urljoin(urljoin(here, facts.base), reference.url))
        except ValueError:
            continue
        kind = str(reference.use)
        outside = f"{parts.scheme}://{parts.netloc}" != base.origin
        if kind == "social-image" or parts.path in seen or outside:
            continue
        seen.add(parts.path)
        found = answer(generation, unquote(parts.path))
        if found.status != HTTPStatus.OK or not found.output:
            continue
        try:
            data = found.body.read_bytes() if isinstance(found.body, Path) else found.body
        except OSError:
            continue
        measured = asset_facts(found.output, data)
        files.append(
            {
                "url": reference.url,
                "kind": kind,
                "bytes": measured.size,
                "transfer": measured.transfer,
            }
        )
    kinds: dict[str, int] = {}
    for file in files:
        kinds[file["kind"]] = kinds.get(file["kind"], 0) + file["transfer"]
    return {"transfer": sum(kinds.values()), "kinds": kinds, "files": files}


SECTION = Section("weight", "Weight", _data)
