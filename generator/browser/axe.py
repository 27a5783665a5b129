"""axe-core, where it is installed: found, run, and its words turned into ours."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.sighting import Probe, Sighting
from generator.one_file import is_file
from generator.value import dataclass

_FILE = Path("node_modules", "axe-core", "axe.min.js")
#: Rules that every page is held to: the criteria of levels A and AA, and what is good practice. The
#: size of targets is new in WCAG 2.2 and off by default.
OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What was seen once.

    Attributes:
        names: Of axe-core's rule, and of the W3C's rules that it implements; empty for our own looks.
    """

    sighting: Sighting
    names: frozenset[str] = frozenset()


def find_axe(*folders: Path) -> Path | None:
    """
    Look for axe-core.

    It is looked for in `node_modules` of *folders* and of each folder above them, in those of
    `NODE_PATH`, and where npm installs for everybody.
    """
    around = (one for folder in folders for one in (folder, *folder.parents))
    places = [one / _FILE for one in around]
    named = filter(None, os.environ.get("NODE_PATH", "").split(os.pathsep))
    places += [Path(one, "axe-core", "axe.min.js") for one in named]
    node = shutil.which("node")
    if node is not None:
        prefix = Path(node).resolve().parents[1]
        places += [prefix / "lib" / _FILE, prefix / _FILE]
    places += [Path("/usr/local/lib") / _FILE, Path("/usr/lib") / _FILE]
    return next((one for one in places if is_file(one)), None)


def read_violations(result: Any, view: str) -> Iterator[Seen]:
    """
    Turn what ``axe.run`` gave into sightings.

    Args:
        result: A list of ``{id, acts, help, nodes: [{at, summary}]}``.
        view: In which it was seen.
    """
    for violation in result:
        names = frozenset((violation["id"], *violation["acts"]))
        words = violation["help"]
        for node in violation["nodes"]:
            yield Seen(
                Sighting(
                    Probe.AXE,
                    f"`{violation['id']}` (axe-core): {words[:1].lower()}{words[1:]}",
                    _advice(node["summary"]),
                    (view,),
                    node["at"],
                ),
                names,
            )


def _advice(summary: str) -> str:
    """Give the first thing that axe-core suggests, in one line."""
    lines = [line.strip() for line in summary.splitlines()[1:] if line.strip()]
    return lines[0][:1].lower() + lines[0][1:] if lines else ""
