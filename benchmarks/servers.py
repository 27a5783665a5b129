"""The generators that serve, as they are started, watched and ended."""

import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import Peer, eleventy, hugo, proofpress

#: Longest time in seconds until a page is there, or a server has come to rest.
READY = 300.0
#: A server rests once it has used less than this of a processor for so many looks.
_LITTLE, _LOOK, _LOOKS = 0.1, 0.5, 4


@dataclass(frozen=True, slots=True)
class Server:
    """
    A generator that serves.

    Attributes:
        command: Gives the command that serves the site of the working directory on a port.
        styles: The stylesheet, relative to the site.
        shared: A template that every page includes.
    """

    peer: Peer
    command: Callable[[int], Sequence[str]]
    styles: str
    shared: str


def proofpress_server() -> Server:
    """Proofpress as it ships."""
    own = proofpress()
    return Server(
        own,
        lambda port: (*own.help[:-1], "serve", "--quiet", "--port", str(port)),
        "themes/magazine/static/css/main.css",
        "themes/magazine/templates/base.html",
    )


def hugo_server() -> Server | None:
    """Hugo, or None where it is not installed."""
    peer = hugo()
    if peer is None:
        return None
    options = ("--bind", "127.0.0.1", "--renderToMemory", "--quiet")
    return Server(
        peer,
        lambda port: (peer.help[0], "server", "--port", str(port), *options),
        "assets/css/main.css",
        "layouts/baseof.html",
    )


def eleventy_server() -> Server | None:
    """Eleventy, told to make only what a change concerns; None where it is not installed."""
    peer = eleventy()
    if peer is None:
        return None
    return Server(
        peer,
        lambda port: (*peer.help[:-1], "--serve", "--incremental", "--quiet", f"--port={port}"),
        "static/css/main.css",
        "_includes/base.njk",
    )


@contextmanager
def running(server: Server, site: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve *site* on *port* as long as the context lasts."""
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


def page(address: str) -> bytes:
    """What is sent for *address*; empty where nothing is, or it is an error."""
    try:
        with urllib.request.urlopen(address, timeout=60) as reply:
            return bytes(reply.read())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return b""


def first_page(process: "subprocess.Popen[bytes]", address: str, started: float) -> float:
    """
    Wait for the first page.

    Returns:
        Seconds from *started* until the page at *address* was sent.

    Raises:
        RuntimeError: It does not come, or the server has ended.
    """
    while time.perf_counter() - started < READY:
        if page(address):
            return time.perf_counter() - started
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before {address}")
        time.sleep(0.005)
    raise RuntimeError(f"{address} was not served within {READY:g} s")


def rest(process: "subprocess.Popen[bytes]") -> None:
    """Wait until what goes on behind has come to its end: until no processor time is used."""
    before, quiet, end = -1.0, 0, time.monotonic() + READY
    while quiet < _LOOKS and time.monotonic() < end:
        now = _busy(process.pid)
        quiet = quiet + 1 if now - before < _LITTLE * _LOOK else 0
        before = now
        time.sleep(_LOOK)


def resident(pid: int) -> float:
    """Memory of a process in MiB, what it shares included; of a Linux."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    match = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(match[1]) / 1024 if match else 0.0


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
