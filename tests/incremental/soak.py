"""
Walk for a long time: `python -m tests.incremental.soak --minutes 60`.

After each step the site is brought up to date by builds that go the quick way where it leads on, by
builds that never do, and by a preview; each must come to what a clean build gives. Each walk has a number of its own. One that fails is shortened and printed; `--seed N --walks 1`
goes it again.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), *(str(_HERE.parent / name) for name in ("preview", "", ".."))]

from living_site import new_site  # noqa: E402 - found through the path above
from walk import failure_of, shortened, steps  # noqa: E402 - the same


def main() -> int:
    """Walk until the time is over or too much failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.incremental.soak",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=None, help="number of the first walk")
    parser.add_argument("--steps", type=int, default=8, help="steps of each walk")
    parser.add_argument("--walks", type=int, default=10**9, help="how many walks at most")
    parser.add_argument("--failures", type=int, default=3, help="failures after which to stop")
    asked = parser.parse_args()
    first = int(time.time()) if asked.seed is None else asked.seed
    end = time.monotonic() + asked.minutes * 60
    done = failed = quick = 0
    with tempfile.TemporaryDirectory(prefix="proofpress-soak-") as name:
        folder = Path(name)
        (folder / "built").mkdir()
        built = new_site(folder / "built")
        for seed in range(first, first + asked.walks):
            if time.monotonic() > end or failed >= asked.failures:
                break
            way = steps(seed, asked.steps)
            failure, quick_builds = failure_of(way, built, folder)
            if failure:
                failed += 1
                say(f"walk {seed} failed:\n{failure}\nshortening it")
                say(shortened(way, built, folder))
            done, quick = done + len(way), quick + quick_builds
            say(f"walk {seed}: {done} steps so far, {quick} quick builds, {failed} walks failed")
    say(f"{done} steps from seed {first}, {quick} quick builds, {failed} walks failed")
    return int(failed > 0)


def say(line: str) -> None:
    """Print *line* at once, into a pipe too."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
