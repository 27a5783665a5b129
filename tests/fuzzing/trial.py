"""
One trial: a site with some unsound files, and the real commands on it.

Each command runs in a process forked from this one, where everything is imported already. So it
costs little, a hang can be ended, and memory has a limit; the rest is as a user's call.
"""

import ctypes
import faulthandler
import importlib
import os
import pkgutil
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutations import mutated
from seeds import sound
from strange_files import put, rename

import generator
from generator.one_file import is_file, walk

#: Bytes of a file that is worth to be changed.
_MOST_BYTES = 1_000_000
#: Bytes of address space; what needs more than this for a small site has no bound.
_MEMORY = 6 << 30
#: Version of the call. Source: capset(2).
_CAPABILITIES_3 = 0x20080522
_OUTPUTS = ("file", "file", "file", "file", "full", "closed")
#: Says that our own code failed on a file, and that a boundary held.
_CAUGHT = re.compile(r"build/failed\b")
_RELEASE = "released/releases"
#: Files that builds keep, and read again; made by the commands before the first trial.
_KEPT = re.compile(r"^(?:\.cache/|released/|public/|proofpress-baseline)")
_RULING = frozenset({"site.yaml", "theme.yaml", "page.html", "hugo.toml", "languages.yaml"})
_FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "html", "markdown")

#: How often commands ended with which exit code.
SEEN: Counter[tuple[str, int]] = Counter()
COMMANDS: Sequence[tuple[str, ...]] = (
    ("build",),
    ("build",),
    ("build", "--clean"),
    ("build", "-j", "2"),
    ("build", "--preview"),
    ("build", "-D", "-F", "-E", "--as-of", "9999-12-31"),
    ("check",),
    ("check", "--owner", "sales"),
    ("check", "built"),
    ("check", "built"),
    ("check", "public", "--base-url", "https://www.example.com/"),
    ("fix",),
    ("fix", "--apply"),
    ("list",),
    ("list", "--format", "json"),
    ("explain", "content/blog/spades.md"),
    ("explain", "/blog/", "--why"),
    ("baseline",),
    ("baseline", "built", "--baseline", "built.json"),
    ("baseline", "--accept"),
    ("publish", "--fail-on", "off", "--allow-mass-deletion"),
    ("publish", "--dry-run"),
    ("rollback", "--list"),
    ("rollback",),
    ("import", "hugo", "hugo", "imported"),
    ("import", "hugo", "hugo", "imported"),
    ("doctor",),
    ("doctor", "--format", "json"),
    ("clean",),
    ("new", "blog/news.md"),
    ("init", "fresh"),
    ("schema",),
    ("serve", "--port", "0"),
)
_REPORTING = frozenset({"build", "check", "publish"})


@dataclass(frozen=True)
class Trouble:
    """
    What went wrong.

    Attributes:
        what: The exit code, a hang, a traceback, or a failure that was caught.
    """

    edits: tuple[str, ...]
    command: tuple[str, ...]
    what: str
    err: str

    def __str__(self) -> str:
        edits = "\n  ".join(self.edits)
        return f"{' '.join(self.command)}: {self.what}\n  {edits}\n{self.err[-2500:]}"


def load_everything() -> None:
    """Import the whole program once, so that no trial has to."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def new_site(folder: Path) -> None:
    """Write the sound site into *folder*, and let the commands make what they read the next time."""
    for name, data in sound().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for command in (("build",), ("publish", "--fail-on", "off"), ("baseline",)):
        trouble = _ran(folder, command, "file", 60.0)
        if trouble or SEEN[command[0], 2] or SEEN[command[0], 3]:
            said = (folder.parent / "err.txt").read_text()
            raise AssertionError(f"the sound site is not sound: {trouble or said}")


def trial(seed: int, site: Path, folder: Path, seconds: float) -> list[Trouble]:
    """
    Make a copy of *site* unsound, and run some commands on it.

    Args:
        seed: Decides everything.
        site: From `new_site`.
        folder: The copy; nothing is there before and after.
        seconds: That a command may take.
    """
    rng = random.Random(seed)
    shutil.copytree(site, folder, symlinks=True)
    try:
        edits = tuple(_edit(folder, rng) for _ in range(rng.choice((1, 2, 5, 12))))
        found = []
        for _ in range(rng.choice((1, 1, 2, 3))):
            command = _command(rng)
            trouble = _ran(folder, command, rng.choice(_OUTPUTS), seconds)
            if trouble:
                found.append(Trouble(edits, command, *trouble))
                break
        return found
    finally:
        _remove(folder)


def _command(rng: random.Random) -> tuple[str, ...]:
    command = rng.choice(COMMANDS)
    if command[0] == "serve" and rng.random() < 0.7:
        command = ("build",)
    if command[0] in _REPORTING and rng.random() < 0.4:
        command = (*command, "--format", rng.choice(_FORMATS))
    if command[0] in _REPORTING and rng.random() < 0.1:
        target = rng.choice(("r.out", "/dev/full", "no/such/r.out", "content", "site.yaml/x"))
        command = (*command, "--report", f"{rng.choice(_FORMATS)}={target}")
    return command


def _edit(folder: Path, rng: random.Random) -> str:
    files = sorted(
        path
        for place, _, names in walk(folder)
        for name in names
        if is_file(path := Path(place, name)) and not path.is_symlink() and os.access(path, os.R_OK)
        if path.stat().st_size < _MOST_BYTES
    )
    kept = [one for one in files if _KEPT.match(one.relative_to(folder).as_posix())]
    own = [one for one in files if one not in set(kept)]
    path = rng.choice(kept if kept and rng.random() < 0.15 else own)
    if path.name in _RULING and rng.random() < 0.8:  # a fault in them mostly ends the run
        path = rng.choice(own)
    shown = path.relative_to(folder).as_posix()
    draw = rng.random()
    try:
        if draw < 0.78:
            pool = [one.read_bytes() for one in rng.sample(files, min(4, len(files)))]
            before = path.read_bytes()
            after = mutated(before, pool, rng)
            path.write_bytes(after)
            return f"{shown}: {len(before)} → {len(after)} bytes"
        if draw < 0.9:
            above = rng.randrange(len(path.relative_to(folder).parts))
            for _ in range(above if rng.random() < 0.5 else 0):
                path = path.parent
            shown = path.relative_to(folder).as_posix()
            return f"{shown}: {put(path, rng)}"
        if draw < 0.96:
            return f"{shown}: {rename(path, rng)}"
        foreign = folder / rng.choice(
            (_RELEASE, "released", ".cache", "content", "static", "themes")
        )
        foreign.mkdir(parents=True, exist_ok=True)
        name = rng.choice(
            ("x", ".incoming-x", ".removing-x", "20260101T000000Z-00000000", "current")
        )
        return f"{foreign.name}/{name}: {put(foreign / name, rng)}"
    except OSError as error:
        return f"{shown}: could not be edited, {error}"


def _ran(
    folder: Path, command: Sequence[str], output: str, seconds: float
) -> tuple[str, str] | None:
    """Run *command* in *folder*; what is wrong, and what was printed to standard error."""
    out, err = folder.parent / "out.txt", folder.parent / "err.txt"
    out.write_bytes(b"")
    err.write_bytes(b"")
    child = os.fork()
    if child == 0:
        _become(folder, command, output, out, err, seconds)
    end = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > end:
            _kill(child)
            os.waitpid(child, 0)
            return f"still running after {seconds:g} s", err.read_text(errors="replace")
        time.sleep(0.005)
    code = os.waitstatus_to_exitcode(status)
    said = err.read_text(errors="replace")
    shown = out.read_text(errors="replace") + said
    if "Traceback (most recent call last)" in shown or "this is a bug in proofpress" in shown:
        return "a traceback", said
    if code not in (0, 1, 2, 3) and not (command[0] == "serve" and code in (130, -signal.SIGINT)):
        return f"exit code {code}", said
    SEEN[command[0], code] += 1
    caught = _CAUGHT.search(shown)
    if caught:
        return "a failure that was caught", shown[max(caught.start() - 200, 0) : caught.end() + 400]
    return None


def _become(
    folder: Path, command: Sequence[str], output: str, out: Path, err: Path, seconds: float
) -> None:
    """Be the program, called as a user would; never returns."""
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(err, os.O_WRONLY | os.O_APPEND), 2)
        os.dup2(_sink(output, out), 1)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115 - the same
        faulthandler.dump_traceback_later(max(seconds - 1, 0.5), file=2)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _drop_capabilities()
        os.chdir(folder)
        sys.argv = ["proofpress", *command]
        if command[0] == "serve":
            threading.Timer(2.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        from generator.__main__ import main  # noqa: PLC0415 - it must not be loaded before

        main()
    except BaseException as error:  # noqa: BLE001 - whatever it is, this process ends here
        os.write(2, f"Traceback (most recent call last) {error!r}\n".encode())
    finally:
        os._exit(99)


def _sink(output: str, out: Path) -> int:
    if output == "full":
        return os.open("/dev/full", os.O_WRONLY)
    if output == "closed":
        reading, writing = os.pipe()
        os.close(reading)
        return writing
    return os.open(out, os.O_WRONLY | os.O_APPEND)


def _kill(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)  # with the processes that it started
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)


def _drop_capabilities() -> None:
    """Let a file that is closed be closed for root too, as far as the system has capabilities."""
    if os.geteuid() == 0 and sys.platform == "linux":
        header = (ctypes.c_uint32 * 2)(_CAPABILITIES_3, 0)
        ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)())


def _remove(folder: Path) -> None:
    """Remove a folder that may be closed, or deeper than Python goes."""
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(["rm", "-rf", str(folder)], check=True)
