"""
Feed broken files to every reader for a long time: `python -m tests.fuzzing.soak --minutes 60`.

Each trial has a number of its own; `--seed N --trials 1` makes it again. What counts as a failure is
a traceback, a command that does not end, an exit code outside 0 to 3, and a failure of our own code
that a boundary turned into a finding.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parents[1])]

from trial import SEEN, Trouble, load_everything, new_site, trial  # noqa: E402 - found through the path above


def main() -> int:
    """Try until the time is over or too much failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzzing.soak",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=None, help="number of the first trial")
    parser.add_argument("--trials", type=int, default=10**9, help="how many trials at most")
    parser.add_argument(
        "--failures", type=int, default=20, help="kinds of failures after which to stop"
    )
    parser.add_argument("--seconds", type=float, default=20.0, help="that a command may take")
    asked = parser.parse_args()
    first = int(time.time()) if asked.seed is None else asked.seed
    end = time.monotonic() + asked.minutes * 60
    kinds: Counter[str] = Counter()
    done = 0
    with tempfile.TemporaryDirectory(prefix="proofpress-fuzz-") as name:
        folder = Path(name)
        (folder / "sound").mkdir()
        load_everything()
        new_site(folder / "sound")
        for seed in range(first, first + asked.trials):
            if time.monotonic() > end or len(kinds) >= asked.failures:
                break
            for trouble in trial(seed, folder / "sound", folder / "site", asked.seconds):
                kind = kind_of(trouble)
                kinds[kind] += 1
                if kinds[kind] == 1:
                    say(f"--- seed {seed}: {trouble}\n")
            done += 1
            if done % 100 == 0:
                say(f"{done} trials, {kinds.total()} failed in {len(kinds)} ways")
    say(f"{done} trials from seed {first}, {kinds.total()} failed in {len(kinds)} ways")
    for kind, number in kinds.most_common():
        say(f"  {number:5} {kind}")
    say(
        "exit codes: "
        + ", ".join(f"{verb} {code}: {n}" for (verb, code), n in sorted(SEEN.items()))
    )
    return int(bool(kinds))


def kind_of(trouble: Trouble) -> str:
    """Two failures with one answer are of one kind: the last place in our code, and the error."""
    places = re.findall(r'File "[^"]*?/(generator/[^"]+)", line (\d+)', trouble.err)
    last = ":".join(places[-1]) if places else ""
    lines = [
        line
        for line in trouble.err.splitlines()
        if re.match(r"\w+(?:\.\w+)*(?:Error|Warning)", line)
    ]
    error = lines[-1].partition(":")[0] if lines else ""
    return (
        f"{trouble.what} {last} {error}"
        if last or error
        else f"{trouble.command[0]}: {trouble.what}"
    )


def say(line: str) -> None:
    """Print *line* at once, into a pipe too."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
