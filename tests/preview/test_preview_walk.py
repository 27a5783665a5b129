"""A short walk of `soak.py`, which goes on for as long as it is told to."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "incremental"))

from living_site import new_site
from preview_walk import failure_of, steps


def test_a_preview_lives_through_edits_and_starts(tmp_path):
    (tmp_path / "built").mkdir()
    built = new_site(tmp_path / "built")
    way = steps(6, 4)
    assert {bool(step.signal) for step in way} == {True, False}
    failure, _ = failure_of(way, built, tmp_path)
    assert failure == ""
