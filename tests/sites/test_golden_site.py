"""One small whole site; see golden/README.md for how to write what is expected again."""

import os
import shutil
from pathlib import Path

import pytest
from site_folder import SiteFolder, place

from generator import __version__

GOLDEN = Path(__file__).parent / "golden"
EXPECTED, REPORT = GOLDEN / "expected", GOLDEN / "findings.txt"


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    shutil.copytree(GOLDEN / "site", tmp_path / "site")
    site = SiteFolder(tmp_path / "site")
    return site, site.build("--fail-on", "off")


def normalised(data):
    return data.replace(__version__.encode(), b"VERSION")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): normalised(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_golden_site(built):
    site, ran = built
    assert ran.err == ""
    found = files(site.root / "public")
    report = "".join(
        f"{place(one)}: {one['severity']}[{one['rule']}] on {one['pages']['count']}\n"
        for one in ran.findings
    )
    if os.environ.get("PROOFPRESS_WRITE_GOLDEN"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, data in found.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_bytes(data)
        REPORT.write_text(report, encoding="utf-8")
    expected = files(EXPECTED)
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []
    for name, data in expected.items():
        assert found[name].decode() == data.decode(), name
    assert report == REPORT.read_text(encoding="utf-8")


def test_golden_site_has_no_errors(built):
    _, ran = built
    assert [one for one in ran.findings if one["severity"] == "error"] == []
