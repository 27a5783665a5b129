"""Measure whole processes: wall time, CPU time with children, and memory of all of them together."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Least seconds between two looks at the memory of a run, and the most of its time that they take.
PAUSE, SHARE = 0.02, 0.2
MIB = 1024 * 1024


class CommandFailedError(RuntimeError):
    """A measured command ended with a code that it may not end with."""


@dataclass(frozen=True, slots=True)
class Run:
    """
    One run of a command.

    Attributes:
        wall: Seconds from start to end.
        cpu: Seconds of user and system time, children included.
        peak: Bytes of memory of all processes together at the highest moment seen: proportional
            set size, so that what processes share counts once. None where it was not sampled.
        code: Exit code.
        output: Standard output.
    """

    wall: float
    cpu: float
    peak: int | None
    code: int
    output: bytes


def run(
    command: Sequence[str],
    folder: Path,
    *,
    variables: Mapping[str, str],
    allowed: frozenset[int] = frozenset({0}),
    sample: bool = False,
) -> Run:
    """
    Run *command* in *folder*.

    Args:
        command: Program and arguments.
        folder: Working directory.
        variables: Environment variables beside those of this process.
        allowed: Exit codes that are no failure.
        sample: Look at the memory while it runs, which slows it down a little.

    Raises:
        CommandFailedError: It ended with another code.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        before = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        peak = _wait_sampling(process.pid) if sample else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode not in allowed:
            said = (errors.read() + output.read()).decode(errors="replace")[-2000:]
            called = " ".join(command)
            raise CommandFailedError(f"`{called}` ended with {process.returncode}:\n{said}")
        cpu = usage.ru_utime + usage.ru_stime
        return Run(wall, cpu, peak, process.returncode, output.read())


def _wait_sampling(leader: int) -> int | None:
    """Watch the memory of process group *leader* until it has ended; None without `/proc`."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    peak = 0
    while _running(leader):
        before = time.perf_counter()
        peak = max(peak, sum(_memory(process) for process in _group(leader)))
        time.sleep(max(PAUSE, (time.perf_counter() - before) / SHARE))
    return peak


def _running(process: int) -> bool:
    """Whether *process*, a child of ours, still runs; it is not reaped."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _group(leader: int) -> Iterator[int]:
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            stat = Path(entry.path, "stat").read_bytes()
        except OSError:
            continue
        # The name of the program stands in parentheses and may hold anything.
        if int(stat[stat.rindex(b")") + 2 :].split()[2]) == leader:
            yield int(entry.name)


def _memory(process: int) -> int:
    """Proportional set size of *process*, in bytes; 0 once it has gone."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
