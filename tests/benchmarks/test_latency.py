"""The measurement of saves: its edits change what they are meant to, and its table is whole."""

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, latency, peers, rounds, servers  # noqa: E402 - the checkout is no installed package
from benchmarks.edits import edits  # noqa: E402 - the same
from benchmarks.measure import run  # noqa: E402 - the same
from benchmarks.memory import memory  # noqa: E402 - the same

#: Themes of all, the program itself being of no account.
SERVERS = (
    ("proofpress", "themes/magazine/static/css/main.css", "themes/magazine/templates/base.html"),
    ("hugo", "assets/css/main.css", "layouts/baseof.html"),
    ("eleventy", "static/css/main.css", "_includes/base.njk"),
)


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    corpus.write(folder, 10)
    return folder


@pytest.mark.parametrize(("theme", "styles", "shared"), SERVERS)
def test_each_edit_takes_the_place_of_the_one_before(content, tmp_path, theme, styles, shared):
    peer = peers.Peer(theme, theme, "", lambda _: (), ())
    server = servers.Server(peer, lambda _: (), styles, shared)
    site = tmp_path / theme
    peer.make_site(content, site)
    for one in edits(site, server, corpus.plan(10)[7]):
        before = one.file.read_text("utf-8")
        for mark in ("mark1x", "mark2x"):
            one.save(mark)
        text = one.file.read_text("utf-8")
        assert "mark2x" in text, one.name
        assert "mark1x" not in text, one.name
        assert abs(len(text) - len(before)) < 80, one.name


def test_the_paths_of_each_server_are_those_that_are_tested_here():
    found = (servers.proofpress_server(), servers.hugo_server(), servers.eleventy_server())
    for server in filter(None, found):
        assert (server.peer.theme, server.styles, server.shared) in SERVERS


def test_eleventy_makes_the_same_pages(content, tmp_path):
    eleventy = peers.eleventy()
    if eleventy is None:
        pytest.skip("Eleventy is not installed (`npm install` in benchmarks/)")
    written = {}
    for peer in (peers.proofpress(), eleventy):
        site, output = tmp_path / peer.name, tmp_path / f"{peer.name}-output"
        peer.make_site(content, site)
        run(peer.build(output), site, variables=peer.variables, allowed=peer.allowed)
        written[peer.name] = rounds._pages(output)
    assert written["Proofpress"] == written["Eleventy"]
    post = corpus.plan(10)[0].url.strip("/")
    own, other = (
        (tmp_path / f"{name}-output" / post / "index.html").read_text("utf-8") for name in written
    )
    for pattern in (
        r"<title>.*</title>",
        r'href="/tags/[^"]*"',
        r'rel="(?:prev|next)" href="[^"]*"',
    ):
        assert sorted(re.findall(pattern, own)) == sorted(re.findall(pattern, other)) != []


def test_memory_is_looked_at_after_each_tenth_of_the_saves(content, tmp_path):
    if not Path("/proc/self/status").exists():
        pytest.skip("memory is read from /proc")
    seen = list(memory(servers.proofpress_server(), content, tmp_path, 10, 3))
    assert [number for number, _ in seen] == [0, 1, 2, 3]
    assert all(mebibytes > 10 for _, mebibytes in seen)


def test_the_table_has_the_ratio_to_the_first():
    measured = {
        "One": {"body": [10.0, 20.0, 30.0], "styles": [1.0]},
        "Other": {"body": [40.0, 60.0, 50.0], "styles": []},
        "Third": {"body": [200.0], "styles": [3.0]},
    }
    head, body, styles = latency.rows(measured)
    assert head.split() == ["One", "Other", "Third"]
    assert re.split(r"  +", body) == [
        "body",
        "20 / 30 ms (3)",
        "50 / 60 ms (3)",
        "2.5 ×",
        "200 / 200 ms (1)",
        "10.0 ×",
    ]
    assert "not shown" in styles
    assert "3.0 ×" in styles


def test_who_is_missing_is_named_and_left_out(monkeypatch, capsys):
    monkeypatch.setitem(latency._GENERATORS, "eleventy", lambda: None)
    found = latency._found(["proofpress", "eleventy"])
    assert list(found) == ["proofpress"]
    assert "eleventy is not installed (`npm install` in benchmarks/)" in capsys.readouterr().out


def test_a_server_that_fails_is_named_and_the_others_are_measured(monkeypatch, tmp_path, capsys):
    def measure(server, *_):
        if server.peer.name == "Hugo":
            raise RuntimeError("it ended")
        return {"body": [1.0]}

    def server(name):
        return servers.Server(peers.Peer(name, "", "1", lambda _: (), ()), lambda _: (), "", "")

    monkeypatch.setattr(latency, "measure", measure)
    found = {"proofpress": server("Proofpress"), "hugo": server("Hugo")}
    latency._print_times(found, tmp_path, tmp_path, 10, latency._arguments(["--edits", "2"]))
    said = capsys.readouterr().out
    assert "Hugo is left out at 10 posts: it ended" in said
    assert "1 / 1 ms (1)" in said


def test_without_a_browser_the_reason_is_said(monkeypatch, capsys):
    monkeypatch.setattr(latency.shutil, "which", lambda _name: None)
    assert latency.main(["--pages", "10"]) == 2
    assert "Node.js is not installed" in capsys.readouterr().err


def test_edits_of_a_stranger_are_refused(capsys):
    with pytest.raises(SystemExit):
        latency._arguments(["--edits-of", "jekyll=3"])
    assert "no generator is called jekyll" in capsys.readouterr().err
    chosen = latency._arguments(["--edits-of", "Eleventy=3", "hugo=4"])
    assert chosen.edits_of == [("eleventy", 3), ("hugo", 4)]


def test_the_pinned_version_of_eleventy_is_exact():
    wanted = json.loads((ROOT / "benchmarks/package.json").read_text("utf-8"))["dependencies"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", wanted["@11ty/eleventy"])
