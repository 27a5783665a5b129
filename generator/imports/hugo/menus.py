"""Hugo's menus, flat and joined by `parent`, as trees."""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any

from generator.imports.hugo.config import lowered

#: Finds the content path for a URL such as ``/about/``; empty where no content file is there.
FindPage = Callable[[str], str]


def convert_menu(entries: Any, find: FindPage) -> list[dict[str, Any]]:
    """Make one menu of *entries*, in the order of weight, as Hugo shows it."""
    listed = entries if isinstance(entries, list) else []
    items = [lowered(entry) for entry in listed if isinstance(entry, dict)]
    items.sort(key=lambda item: (_weight(item) == 0, _weight(item), str(item.get("name") or "")))
    return _below("", items, find)


def section_menu(sections: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Make the menu of `sectionPagesMenu`: one entry for each top folder, given with its weight."""
    ordered = sorted(sections, key=lambda section: (section[1] == 0, section[1], section[0]))
    return [{"page": f"{name}/"} for name, _ in ordered]


def _below(
    parent: str, items: list[dict[str, Any]], find: FindPage, depth: int = 0
) -> list[dict[str, Any]]:
    deepest = 8  # a menu whose entries are each other's parents has no top, and must have an end
    made = []
    for item in items:
        if str(item.get("parent") or "") != parent or depth > deepest:
            continue
        entry = _entry(item, find)
        names = [str(item[name]) for name in ("identifier", "name", "title") if item.get(name)]
        if names:
            children = _below(names[0], items, find, depth + 1)
            if children:
                entry["children"] = children
        made.append(entry)
    return made


def _entry(item: Mapping[str, Any], find: FindPage) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    title = item.get("name") or item.get("title")
    if title:
        entry["title"] = str(title)
    reference = str(item.get("pageref") or "")
    url = str(item.get("url") or "")
    page = find(reference or url) if (reference or url).startswith("/") or reference else ""
    if page:
        entry["page"] = page
    elif url or reference:
        entry["url"] = url or "/" + reference.strip("/") + "/"
    return entry


def _weight(item: Mapping[str, Any]) -> int:
    weight = item.get("weight")
    return int(weight) if isinstance(weight, (int, float)) and isfinite(weight) else 0
