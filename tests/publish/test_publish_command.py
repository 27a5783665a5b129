"""The real command, from a new site to a release and back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.scaffold.site import init

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    init(folder, "docs")
    return folder


def proofpress(site, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=site,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_release_and_rollback(site, tmp_path):
    www = tmp_path / "www"
    page = site / "content" / "guide" / "install.md"
    assert proofpress(site, "publish", "--target", www).returncode == 0
    before = (www / "current" / "guide" / "install" / "index.html").read_bytes()

    page.write_text(page.read_text().replace("You need a lamp", "You need one lamp"))
    dry = proofpress(site, "publish", "--target", www, "--dry-run")
    assert dry.returncode == 0
    assert "1 changed" in dry.stdout
    assert (www / "current" / "guide" / "install" / "index.html").read_bytes() == before

    assert proofpress(site, "publish", "--target", www).returncode == 0
    assert (
        b"You need one lamp" in (www / "current" / "guide" / "install" / "index.html").read_bytes()
    )

    assert proofpress(site, "rollback", "--target", www).returncode == 0
    assert (www / "current" / "guide" / "install" / "index.html").read_bytes() == before
    assert proofpress(site, "rollback", "--target", www, "--list").stdout.count("current") == 1


#: Publishes on a disk that gives other bytes than it was given, once the release is out.
SPOILED = """
import sys
from generator.__main__ import main
from generator.publish.targets.folder import target
switch = target._switch
def spoil(folder, release):
    switch(folder, release)
    page = folder / "current" / "guide" / "install" / "index.html"
    text = page.read_bytes()
    page.unlink()
    page.write_bytes(text[:-1])
target._switch = spoil
sys.exit(main())
"""


def test_release_that_is_not_what_was_built(site, tmp_path):
    www = tmp_path / "www"
    done = subprocess.run(
        [sys.executable, "-c", SPOILED, "publish", "--target", str(www)],
        cwd=site,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "visitors do not get what was built: 1 file differs" in done.stderr
    assert "`guide/install/index.html` has " in done.stderr
    assert "fix: publish again to send what differs" in done.stderr
    assert "Traceback" not in done.stderr
    again = proofpress(site, "publish", "--target", www)
    assert "0 new, 1 changed" in again.stdout
    assert b"</html>" in (www / "current/guide/install/index.html").read_bytes()[-10:]


def test_finding_stops_the_press(site, tmp_path):
    page = site / "content" / "guide" / "install.md"
    page.write_text(page.read_text() + "\n[nowhere](nowhere.md)\n")
    done = proofpress(site, "publish", "--target", tmp_path / "www")
    assert done.returncode == 1
    assert not (tmp_path / "www").exists()


def test_foreign_target_is_refused_without_a_traceback(site, tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "mine.txt").write_text("mine")
    done = proofpress(site, "publish", "--target", tmp_path / "www")
    assert done.returncode == 3
    assert "not ours" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("output", ["content", ".", "/", "foreign"])
def test_output_folder_that_is_not_ours(site, output):
    (site / "foreign").mkdir()
    (site / "foreign" / "mine.txt").write_text("mine")
    before = sorted(site.rglob("*"))
    done = proofpress(site, "build", "--output", output)
    assert done.returncode == 3
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr
    assert [path for path in sorted(site.rglob("*")) if ".cache" not in path.parts] == before


def test_faults_of_static_files_name_the_file(site):
    (site / "static" / "empty.png").write_bytes(b"")
    (site / "static" / "bad.css").write_text("a {\n  b: url(none.png);\n}}")
    os.mkfifo(site / "static" / "pipe.css")
    done = proofpress(site, "build")
    assert done.returncode == 1
    shown = done.stdout + done.stderr
    for line in (
        "static/empty.png: error[assets/empty-file]",
        "static/bad.css:2:6: error[assets/css-file-missing]",
        "static/bad.css:3:2: error[assets/css-syntax]",
        "static/pipe.css: warning[assets/not-a-file]",
    ):
        assert line in shown
