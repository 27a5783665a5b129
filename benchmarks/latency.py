"""
Measure how long a save takes to be seen, in a real browser, beside Hugo's server.

    python -m benchmarks.latency --pages 100 1000 --edits 20

Both show the same posts with equal themes to a headless Chromium, which is told nothing; the time
runs from the end of the write until the new word is in the page. It wants Chromium, Node.js, and
playwright-core as the tests in a browser do (`npm install` in tests/browser).
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.peers import Peer, hugo, proofpress

HERE = Path(__file__).resolve().parent
_BROWSER_TESTS = HERE.parent / "tests" / "browser"
#: The post that is edited, and looked at.
_POST = 7
_READY = 300.0


@dataclass(frozen=True, slots=True)
class Server:
    """
    A generator that serves.

    Attributes:
        command: Gives the command that serves the site of the working directory on a port.
        styles: The stylesheet, relative to the site.
        shared: A template that every page includes.
        caches: What it keeps between two starts.
    """

    peer: Peer
    command: Callable[[int], Sequence[str]]
    styles: str
    shared: str
    caches: tuple[str, ...]


def servers() -> tuple[Server, ...]:
    """Proofpress, and Hugo where it is installed."""
    own = proofpress()
    found = [
        Server(
            own,
            lambda port: (*own.help[:-1], "serve", "--quiet", "--port", str(port)),
            "themes/magazine/static/css/main.css",
            "themes/magazine/templates/base.html",
            (".cache",),
        )
    ]
    other = hugo()
    if other is not None:
        program = other.help[0]
        found.append(
            Server(
                other,
                lambda port: (
                    program,
                    "server",
                    "--port",
                    str(port),
                    "--bind",
                    "127.0.0.1",
                    "--renderToMemory",
                    "--quiet",
                ),
                "assets/css/main.css",
                "layouts/baseof.html",
                ("resources", "public"),
            )
        )
    return tuple(found)


def _steps(site: Path, server: Server, post: corpus.Post) -> list[dict[str, str]]:
    content = str(site / corpus.path_of(post))
    shared = str(site / server.shared)
    return [
        {
            "name": "body",
            "file": content,
            "find": r"(\nNew word: .*)?\n$(?![\s\S])",
            "insert": "\nNew word: MARK\n",
            "text": "text",
        },
        {
            "name": "title",
            "file": content,
            "find": "^title: .*$",
            "insert": 'title: "MARK"',
            "text": "text",
        },
        {
            "name": "styles",
            "file": str(site / server.styles),
            "find": r"^(:root \{ --mark: \S+; \}\n)?",
            "insert": ":root { --mark: MARK; }\n",
            "text": "style",
        },
        {
            "name": "shared template",
            "file": shared,
            "find": "(<!-- -->.*)?</body>",
            "insert": "<!-- -->MARK</body>",
            "text": "text",
        },
    ]


@contextmanager
def _running(server: Server, site: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        server.command(port),
        cwd=site,
        env={**os.environ, **server.peer.variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _first_page(address: str, started: float) -> float:
    """Seconds from *started* until the page at *address* is sent."""
    while time.perf_counter() - started < _READY:
        try:
            with urllib.request.urlopen(address, timeout=60) as reply:
                reply.read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.005)
        else:
            return time.perf_counter() - started
    raise RuntimeError(f"{address} was not served within {_READY:g} s")


def _resident(pid: int) -> float:
    """Memory of a process in MiB, what it shares included; of a Linux."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    match = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(match[1]) / 1024 if match else 0.0


def measure(
    server: Server, content: Path, folder: Path, posts: int, edits: int
) -> dict[str, list[float]]:
    """
    Measure one generator at one size.

    Returns:
        Name of what was measured to milliseconds, one for each time.
    """
    site = folder / f"{server.peer.name.lower()}-{posts}"
    server.peer.make_site(content, site)
    post = corpus.plan(posts)[_POST]
    port = 18_000 + os.getpid() % 1_000
    address = f"http://127.0.0.1:{port}{post.url}"
    times: dict[str, list[float]] = {"first page, cold": [], "first page, warm": []}
    for name in ("first page, cold", "first page, warm"):
        started = time.perf_counter()
        with _running(server, site, port) as process:
            times[name].append(_first_page(address, started) * 1000)
            if name == "first page, cold":
                _rest(process, site)
                wanted = {
                    "address": address,
                    "chromium": shutil.which("chromium") or shutil.which("chromium-browser"),
                    "playwright": str(_BROWSER_TESTS / "package.json"),
                    "edits": edits,
                    "pause": 1500,
                    "steps": _steps(site, server, post),
                }
                done = subprocess.run(
                    ["node", str(HERE / "browser.mjs"), json.dumps(wanted)],
                    capture_output=True,
                    text=True,
                    check=False,
                )
                if done.returncode:
                    raise RuntimeError(done.stderr)
                times.update(json.loads(done.stdout))
                _rest(process, site)
    return times


def _rest(process: "subprocess.Popen[bytes]", site: Path) -> None:
    """Wait until what goes on behind has come to its end: until no processor time is used."""
    del site
    before, quiet, end = -1.0, 0, time.monotonic() + _READY
    while quiet < 4 and time.monotonic() < end:  # noqa: PLR2004 - two seconds
        now = _busy(process.pid)
        quiet = quiet + 1 if now - before < 0.05 else 0  # noqa: PLR2004 - a tenth of a processor
        before = now
        time.sleep(0.5)


def _busy(pid: int) -> float:
    """Processor seconds that a process and its children have used."""
    total = 0.0
    for one in (pid, *_children(pid)):
        try:
            fields = Path(f"/proc/{one}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(file.read_text("ascii").rpartition(")")[2].split()[1])
        except (OSError, ValueError, UnicodeDecodeError):
            continue
        if parent == pid:
            child = int(file.parent.name)
            found += [child, *_children(child)]
    return found


def memory(server: Server, content: Path, folder: Path, posts: int, saves: int) -> list[float]:
    """Memory in MiB over *saves* saves: after each tenth of them."""
    site = folder / f"{server.peer.name.lower()}-{posts}-memory"
    server.peer.make_site(content, site)
    post = corpus.plan(posts)[_POST]
    port = 19_000 + os.getpid() % 1_000
    address = f"http://127.0.0.1:{port}{post.url}"
    file = site / corpus.path_of(post)
    text = file.read_text("utf-8")
    seen = []
    with _running(server, site, port) as process:
        _first_page(address, time.perf_counter())
        _rest(process, site)
        seen.append(_resident(process.pid))
        for number in range(1, saves + 1):
            mark = f"mark{number}x"
            file.write_text(f"{text}\n{mark}\n", encoding="utf-8")
            end = time.monotonic() + _READY
            while mark.encode() not in _page(address):
                time.sleep(0.005)
                if time.monotonic() > end:
                    raise RuntimeError(f"save {number} was not shown")
            if number % max(1, saves // 10) == 0:
                _rest(process, site)
                seen.append(_resident(process.pid))
    return seen


def _page(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=60) as reply:
            return bytes(reply.read())
    except (urllib.error.URLError, ConnectionError):
        return b""


def rows(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterator[str]:
    """Lines of a table: each step with median and 95th percentile of each server, and the ratio."""
    names = list(measured)
    heads = " ".join(f"{name:>22}" for name in names)
    yield f"{'':18} {heads} {'ratio' if len(names) > 1 else ''}"
    for step in next(iter(measured.values())):
        cells, middles = [], []
        for name in names:
            times = sorted(measured[name][step])
            if not times:
                cells.append("not shown")
                continue
            high = times[min(len(times) - 1, int(len(times) * 0.95))]
            middles.append(statistics.median(times))
            cells.append(f"{middles[-1]:9,.0f} / {high:7,.0f} ms")
        ratio = f"{middles[1] / middles[0]:.1f} ×" if len(middles) > 1 else ""
        yield f"{step:18} {' '.join(f'{cell:>22}' for cell in cells)} {ratio}"


def main(given: Sequence[str]) -> int:
    """Run what the arguments describe, and print its tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.latency",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000], help="posts")
    parser.add_argument("--edits", type=int, default=20, help="saves of each kind")
    parser.add_argument("--saves", type=int, default=0, help="saves over which memory is watched")
    chosen = parser.parse_args(given)
    if min(chosen.pages) <= _POST:
        parser.error(f"at least {_POST + 1} posts are needed")
    found = servers()
    with tempfile.TemporaryDirectory(prefix="proofpress-latency-") as name:
        folder = Path(name)
        for posts in chosen.pages:
            content = folder / f"corpus-{posts}"
            content.mkdir()
            corpus.write(content, posts)
            load = " ".join(f"{one:.1f}" for one in os.getloadavg())
            measured = {
                one.peer.name: measure(one, content, folder, posts, chosen.edits) for one in found
            }
            print(
                f"{posts:,} posts, {chosen.edits} saves of each kind, median / 95th percentile; load {load}"
            )
            print("\n".join(rows(measured)), flush=True)
            if chosen.saves:
                for one in found:
                    seen = memory(one, content, folder, posts, chosen.saves)
                    shown = " ".join(f"{value:,.0f}" for value in seen)
                    print(f"{one.peer.name}: MiB over {chosen.saves:,} saves: {shown}", flush=True)
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
