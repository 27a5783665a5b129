import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.scaffold.site import PRESETS, init

ROOT = Path(__file__).resolve().parents[2]


def proofpress(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_site_builds_without_a_finding(tmp_path, preset):
    site = tmp_path / "site"
    written = init(site, preset)
    assert written == sorted(path for path in site.rglob("*") if path.is_file())
    done = proofpress(site, "build", "--strict", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert done.returncode == 0
    assert (site / "public" / "index.html").is_file()


@pytest.mark.parametrize("preset", PRESETS)
def test_every_site_has_what_it_needs(tmp_path, preset):
    init(tmp_path, preset)
    for path in ("site.yaml", ".gitignore", "content/_index.md", "archetypes/default.md"):
        assert (tmp_path / path).is_file(), path
    assert "theme: default" in (tmp_path / "site.yaml").read_text()


def test_unknown_preset_lists_them(tmp_path):
    with pytest.raises(UsageError, match="no preset `shop`") as caught:
        init(tmp_path / "site", "shop")
    assert caught.value.hint == "there are marketing, blog, docs"
    assert not (tmp_path / "site").exists()


def test_shared_files_are_no_preset(tmp_path):
    with pytest.raises(UsageError):
        init(tmp_path / "site", "shared")


def test_folder_in_use_is_refused(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "other.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"holds `mine.txt` and 1 more"):
        init(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_fresh_repository_is_no_folder_in_use(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("mine\n")
    assert tmp_path / ".gitignore" not in init(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


def test_file_in_the_folders_place(tmp_path):
    (tmp_path / "site").write_text("x")
    with pytest.raises(UsageError, match="is a file"):
        init(tmp_path / "site")


def test_every_file_is_package_data():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    patterns = project["tool"]["setuptools"]["package-data"]["generator"]
    endings = {pattern.rpartition("*")[2] for pattern in patterns}
    for folder in ("scaffold/presets", "feeds/schemas"):
        files = [path for path in (ROOT / "generator" / folder).rglob("*") if path.is_file()]
        assert files
        assert [path for path in files if path.suffix not in endings] == []
