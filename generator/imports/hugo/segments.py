"""`renderSegments`: the part of a site that Hugo publishes."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.imports.hugo.cascades import Target
from generator.imports.hugo.config import HugoConfig, lowered
from generator.imports.hugo.mounts import matches


class Segments:
    """The segments that the settings have Hugo publish; without any, all is published."""

    def __init__(self, config: HugoConfig) -> None:
        written = config.values.get("rendersegments")
        names = written if isinstance(written, list) else [written]
        known = config.table("segments")
        self._wanted = tuple(
            lowered(known[name]) for name in (str(one).lower() for one in names) if name in known
        )

    def let_in(self, target: Target) -> bool:
        """
        Whether the page is published, in HTML.

        Source:
            Hugo's documentation, "Segments": what is excluded, or not included where anything is,
            is not rendered; the conditions of one filter all have to hold.
        """
        return not self._wanted or any(_holds(one, target) for one in self._wanted)


def _holds(segment: Mapping[str, Any], target: Target) -> bool:
    if any(_meets(one, target) for one in _filters(segment.get("excludes"))):
        return False
    included = tuple(_filters(segment.get("includes")))
    return not included or any(_meets(one, target) for one in included)


def _filters(value: Any) -> Iterator[Mapping[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if found := lowered(one):
            yield found


def _meets(conditions: Mapping[str, Any], target: Target) -> bool:
    languages = lowered(lowered(conditions.get("sites")).get("matrix")).get("languages")
    if isinstance(languages, list):
        languages = "{" + ",".join(map(str, languages)) + "}"
    return (
        matches(conditions.get("path"), target.path)
        and matches(conditions.get("kind"), target.kind)
        and matches(conditions.get("lang") or languages, target.language)
        and matches(conditions.get("output"), "html")
    )
