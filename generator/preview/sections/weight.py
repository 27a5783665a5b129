"""What a visitor downloads for the page, by kind."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.checks.engine.rule import AnyRule
from generator.checks.facts.asset_facts import asset_facts
from generator.one_file import read_file
from generator.preview.answers import answer
from generator.preview.generation import Generation
from generator.preview.sections.section import PageContext, Section
from generator.rules.performance import asset_size, page_weight
from generator.url.parsed import parse, resolved

#: Kinds of files to the option that limits one of them.
_OPTIONS = {"image": "image", "stylesheet": "style", "script": "script"}


def _data(context: PageContext) -> Mapping[str, Any]:
    facts = context.record.facts
    if facts is None:
        return {"transfer": 0, "limit": None, "kinds": {}, "files": []}
    generation = context.generation
    base = generation.base
    here = base.absolute(context.page.url)
    files: list[dict[str, Any]] = [
        {
            "url": context.page.url,
            "kind": "page",
            "bytes": facts.size,
            "transfer": facts.transfer,
            "limit": None,
        }
    ]
    seen = set[str]()
    for reference in facts.assets:
        url = parse(reference.url, resolved(facts.base, here) if facts.base else here)
        if url is None:
            continue
        kind = str(reference.use)
        outside = url.origin != base.origin
        if reference.use not in page_weight.LOADED or url.path in seen or outside:
            continue
        seen.add(url.path)
        found = answer(generation, unquote(url.path))
        if found.status != HTTPStatus.OK or not found.output:
            continue
        try:
            data = read_file(found.body) if isinstance(found.body, Path) else found.body
        except OSError:
            continue
        measured = asset_facts(found.output, data)
        files.append(
            {
                "url": reference.url,
                "kind": kind,
                "bytes": measured.size,
                "transfer": measured.transfer,
                "limit": _file_limit(generation, kind),
            }
        )
    kinds: dict[str, int] = {}
    for file in files:
        kinds[file["kind"]] = kinds.get(file["kind"], 0) + file["transfer"]
    transfer = sum(kinds.values())
    return {
        "transfer": transfer,
        "limit": _limit(generation, page_weight.RULE, "max"),
        "kinds": kinds,
        "files": files,
    }


def _file_limit(generation: Generation, kind: str) -> int | None:
    option = _OPTIONS.get(kind)
    return _limit(generation, asset_size.RULE, option) if option else None


def _limit(generation: Generation, rule: AnyRule, option: str) -> int | None:
    """A limit of *rule* in bytes; None where the rule is off."""
    ruleset = generation.plan.ruleset
    for one in (*ruleset.site_rules, *ruleset.asset_rules):
        if one.rule.id == rule.id:
            kib: int = getattr(one.options, option)
            return kib * 1024
    return None


SECTION = Section("weight", "Weight", _data)
