"""The benchmark itself: its corpus is the same everywhere, and its table is whole."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, measure  # noqa: E402 - the checkout is no installed package
from benchmarks.measure import CommandFailedError, Run, run  # noqa: E402 - the same
from benchmarks.peers import hugo  # noqa: E402 - the same
from benchmarks.report import CHECKS, Results  # noqa: E402 - the same
from benchmarks.rounds import BUILDS, HELP, Sample  # noqa: E402 - the same

POSTS = 40


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict]:
    """What a small benchmark prints, and its figures."""
    work = tmp_path_factory.mktemp("benchmark")
    figures = work / "figures.json"
    command = [sys.executable, "-m", "benchmarks", "--pages", str(POSTS), "--rounds", "1"]
    done = subprocess.run(
        [*command, "--work", str(work), "--json", str(figures)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, json.loads(figures.read_text(encoding="utf-8"))


def test_every_step_of_every_generator_has_a_row(finished):
    printed, figures = finished
    generators = ["Proofpress", "Proofpress, rules off", *(["Hugo"] if hugo() else [])]
    expected = [(step, name) for step in BUILDS for name in generators]
    expected += [(HELP, name) for name in generators if name != "Proofpress, rules off"]
    expected.append((CHECKS, "Proofpress"))
    assert [(row["step"], row["generator"]) for row in figures["rows"]] == expected
    for step, name in expected:
        assert f"| {step} | {name} |" in printed


def test_every_generator_writes_the_same_number_of_pages(finished):
    _, figures = finished
    lists = len(corpus.SECTIONS) + len({tag for post in corpus.plan(POSTS) for tag in post.tags})
    home_tags_and_404 = 3
    expected = POSTS + lists + home_tags_and_404
    counted = {one["pages"] for one in figures["samples"] if one["step"] in BUILDS}
    assert counted == {expected}


def test_being_alone_is_said(finished):
    printed, _ = finished
    assert ("measured alone" in printed) is (hugo() is None)


def test_corpus_is_the_same_twice(tmp_path: Path):
    def files(folder: Path) -> dict[str, bytes]:
        found = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    corpus.write(tmp_path / "one", 8)
    corpus.write(tmp_path / "two", 8)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_ten_thousand_posts_have_ten_thousand_addresses():
    assert len({post.url for post in corpus.plan(10_000)}) == 10_000


def test_more_posts_than_titles_still_differ():
    combinations = len(corpus.DOING) * len(corpus.THINGS) * len(corpus.WHEN)
    assert len({post.url for post in corpus.plan(combinations + 1)}) == combinations + 1


@pytest.mark.parametrize("number", range(0, 400, 25))
def test_posts_have_300_to_1200_words_or_little_more(number: int):
    posts = corpus.plan(400)
    words = corpus.markdown(posts[number], posts).partition("\n---\n")[2].split()
    assert 280 <= len(words) <= 1300


def test_ratio_is_the_median_of_the_rounds_ratios_and_skips_round_0():
    walls = {"ours": (9, 2, 6, 4), "theirs": (1, 1, 2, 4)}
    samples = [
        Sample(number, step, name, 1, Run(walls[name][number], 1, None, 0, b""))
        for number in range(4)
        for step in BUILDS
        for name in walls
    ]
    rows = Results(samples, list(walls), "ours", "theirs", "theirs").rows()
    assert (rows[0].wall, rows[0].wall_ratio) == (4, 2)


def test_processor_time_of_children_counts(tmp_path: Path):
    busy = "import time\nwhile time.process_time() < 0.2: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    assert run([sys.executable, "-c", parent], tmp_path, variables={}).cpu >= 0.2


#: Holds memory until it has been looked at.
HOLDING = """
import sys, time
from pathlib import Path
held = b"x" * int(sys.argv[1])
Path(sys.argv[2]).touch()
for _ in range(6000):
    if Path("over").exists():
        break
    time.sleep(0.01)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_of_all_processes_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    held = 60 * 1024 * 1024
    begun = 0
    original = measure._group

    def group(leader: int) -> Iterator[int]:
        nonlocal begun
        begun += all((tmp_path / name).exists() for name in ("first", "second"))
        if begun == 2:  # so one look began when both held their memory, and has ended
            (tmp_path / "over").touch()
        return original(leader)

    monkeypatch.setattr(measure, "_group", group)
    parent = (
        "import subprocess, sys\n"
        f"held = [sys.executable, '-c', {HOLDING!r}, '{held}']\n"
        "running = [subprocess.Popen([*held, name]) for name in ('first', 'second')]\n"
        "[one.wait() for one in running]"
    )
    done = run([sys.executable, "-c", parent], tmp_path, variables={}, sample=True)
    assert done.peak is not None
    assert done.peak >= 2 * held


def test_failed_command_says_what_it_said(tmp_path: Path):
    with pytest.raises(CommandFailedError, match="no such luck"):
        run([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path, variables={})
