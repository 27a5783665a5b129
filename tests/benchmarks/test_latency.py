"""The measurement of saves: its edits change what they are meant to, and its table is whole."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, latency  # noqa: E402 - the checkout is no installed package


def test_each_edit_takes_the_place_of_the_one_before(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    corpus.write(content, 10)
    for server in latency.servers():
        site = tmp_path / server.peer.name
        server.peer.make_site(content, site)
        for step in latency._steps(site, server, corpus.plan(10)[7]):
            file = Path(step["file"])
            before = file.read_text("utf-8")
            for mark in ("mark1x", "mark2x"):
                written = step["insert"].replace("MARK", mark)
                text = file.read_text("utf-8")
                text = re.sub(step["find"], lambda _: written, text, count=1, flags=re.MULTILINE)  # noqa: B023 - used at once
                file.write_text(text, "utf-8")
            assert "mark2x" in text, step["name"]
            assert "mark1x" not in text, step["name"]
            assert abs(len(text) - len(before)) < 80, step["name"]


def test_the_table_has_the_ratio_of_the_medians():
    measured = {
        "One": {"body": [10.0, 20.0, 30.0], "styles": [1.0]},
        "Other": {"body": [40.0, 60.0, 50.0], "styles": []},
    }
    head, body, styles = latency.rows(measured)
    assert head.split() == ["One", "Other", "ratio"]
    assert body.split() == ["body", "20", "/", "30", "ms", "50", "/", "60", "ms", "2.5", "×"]
    assert "not shown" in styles
