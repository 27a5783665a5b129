"""A process that dies takes one page with it, and each such page is named."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KILLER = """
import os

def plugin(md):
    def die(state):
        if "DIE HERE" in state.src:
            os._exit(9)
    md.core.ruler.push("die", die)
"""


def test_dead_worker(tmp_path):
    plugins = tmp_path / "plugins"
    info = plugins / "killer-1.0.dist-info"
    info.mkdir(parents=True)
    (plugins / "killer.py").write_text(KILLER)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: killer\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[proofpress.markdown]\nkiller = killer:plugin\n")
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (tmp_path / "site" / "site.yaml").write_text("title: T\nbase_url: https://example.com/\n")
    for number in range(8):
        body = "DIE HERE" if number in (3, 6) else "Some words."
        (content / f"p{number}.md").write_text(f"---\ntitle: Page {number}\n---\n\n{body}\n")
    run = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--jobs", "2", "--format", "json"],
        cwd=tmp_path / "site",
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{plugins}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 3, run.stderr
    findings = json.loads(run.stdout)["findings"]
    lost = [one for one in findings if one["rule"] == "build/page-lost"]
    assert [one["source"]["file"] for one in lost] == ["content/p3.md", "content/p6.md"]
    public = tmp_path / "site" / "public"
    made = {path.parent.name for path in public.glob("p*/index.html")}
    assert made == {f"p{number}" for number in range(8)} - {"p3", "p6"}
