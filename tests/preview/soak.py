"""
Edit a site for a long time while its preview runs: `python -m tests.preview.soak --minutes 10`.

After each step, what is served and found must become what a clean build gives. Each walk has a
number of its own; one that fails is shortened and printed, and `--seed N --walks 1` goes it again.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), *(str(_HERE.parent / name) for name in ("incremental", "", ".."))]

from living_site import new_site  # noqa: E402 - found through the path above
from preview_walk import failure_of, shortened, steps  # noqa: E402 - the same


def main() -> int:
    """Walk until the time is over or too much failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.preview.soak",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=None, help="number of the first walk")
    parser.add_argument("--steps", type=int, default=10, help="steps of each walk")
    parser.add_argument("--walks", type=int, default=10**9, help="how many walks at most")
    parser.add_argument("--failures", type=int, default=3, help="failures after which to stop")
    asked = parser.parse_args()
    first = int(time.time()) if asked.seed is None else asked.seed
    end = time.monotonic() + asked.minutes * 60
    done = failed = late = 0
    with tempfile.TemporaryDirectory(prefix="proofpress-soak-") as name:
        folder = Path(name)
        (folder / "built").mkdir()
        built = new_site(folder / "built")
        for seed in range(first, first + asked.walks):
            if time.monotonic() > end or failed >= asked.failures:
                break
            way = steps(seed, asked.steps)
            failure, waited = failure_of(way, built, folder)
            if failure:
                failed += 1
                say(f"walk {seed} failed:\n{failure}\nshortening it")
                say(shortened(way, built, folder))
            done, late = done + len(way), late + waited
            say(f"walk {seed}: {done} steps so far, {failed} walks failed")
    say(f"{done} steps from seed {first}, {failed} walks failed, {late} steps right only later")
    return int(failed > 0)


def say(line: str) -> None:
    """Print *line* at once, into a pipe too."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
