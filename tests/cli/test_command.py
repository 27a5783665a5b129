"""The program as a user runs it: exit codes, pipes, the keyboard, and where it writes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from site_folder import REPOSITORY, page

ENVIRON = {**os.environ, "PYTHONPATH": str(REPOSITORY)}


def test_clean_site_is_0_and_says_what_it_wrote(make_site):
    site = make_site({"content/a.md": page("A")})
    ran = site.command("build")
    assert ran.returncode == 0
    assert "3 pages written to public/" in ran.stdout
    assert ran.stderr == ""


def test_findings_are_1_and_the_site_is_written_all_the_same(make_site):
    site = make_site({"content/a.md": page("A", "[b](gone.md)\n")})
    ran = site.command("build")
    assert ran.returncode == 1
    assert "content/a.md:5:1: error[links/broken] link to `gone.md`" in ran.stdout
    assert "  5 | [b](gone.md)\n    |     ^^^^^^^" in ran.stdout
    assert site.has("a/index.html")


def test_settings_are_2(make_site):
    assert make_site({"site.yaml": None}).command("build").returncode == 2


def test_run_that_fails_is_3(make_site):
    site = make_site({"public/foreign.txt": "mine\n"})
    ran = site.command("build")
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0), (["--strict"], 1), (["--fail-on", "warning"], 1), (["--fail-on", "error"], 0),
        (["--fail-on", "off"], 0), (["--fail-on", "off", "--strict"], 1),
    ],
)  # fmt: skip
def test_threshold(make_site, options, code):
    site = make_site({"content/a.md": ""})
    assert site.build(*options).code == code


def test_threshold_of_the_settings(make_site):
    site = make_site({"content/a.md": ""}, settings="fail_on: warning\n")
    assert site.build().code == 1
    assert site.build("--fail-on", "error").code == 0


def test_json_is_all_that_goes_to_standard_output(make_site):
    ran = make_site({"content/a.md": page("A")}).command("build", "--format", "json")
    assert json.loads(ran.stdout)["summary"]["pages"] == 3
    assert ran.stderr == ""


def test_reader_that_goes_away(make_site):
    files = {f"content/p{n}.md": page(f"P{n}", "[x](gone.md)\n" * 50) for n in range(60)}
    site = make_site(files)
    ran = subprocess.run(
        f"{sys.executable} -m generator build | head -1",
        shell=True, cwd=site.root, env=ENVIRON, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


#: A template function that says in which process it was reached, and does not return.
_WAITING = """
import os, time
from pathlib import Path

def wait():
    with Path("reached").open("a") as file:
        file.write(f"{os.getpid()}\\n")
    while True:
        time.sleep(60)
"""
_ENTRY_POINT = "[proofpress.template_functions]\nwait = waiting:wait\n"
_METADATA = "Metadata-Version: 2.1\nName: waiting\nVersion: 1.0\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_from_the_keyboard(make_site, tmp_path, jobs):
    plugin = tmp_path / "plugin"
    info = plugin / "waiting-1.0.dist-info"
    info.mkdir(parents=True)
    (plugin / "waiting.py").write_text(_WAITING, encoding="utf-8")
    (info / "METADATA").write_text(_METADATA, encoding="utf-8")
    (info / "entry_points.txt").write_text(_ENTRY_POINT, encoding="utf-8")
    site = make_site(
        {
            **{f"content/p{n}.md": page(f"P{n}") for n in range(4)},
            "themes/plain/templates/page.html": "{{ wait() }}",
        },
        settings="limits:\n  render_seconds: 600\n",
    )
    started = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--jobs", jobs],
        cwd=site.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**ENVIRON, "PYTHONPATH": os.pathsep.join((str(REPOSITORY), str(plugin)))},
        start_new_session=True,
    )  # fmt: skip
    reached = site.root / "reached"
    while started.poll() is None and not (reached.exists() and reached.read_text("utf-8")):
        time.sleep(0.01)
    if started.poll() is None:
        os.killpg(started.pid, signal.SIGINT)
    _, errors = started.communicate(timeout=60)
    assert started.returncode == 130, errors
    assert "Traceback" not in errors
    assert "interrupted" in errors
    waited = {int(line) for line in reached.read_text("utf-8").split()}
    assert started.pid not in waited  # pages are made in other processes


@pytest.mark.parametrize(
    "output",
    ["content", "content/x", ".", "..", "/", "~", "themes", "static/y", ".cache", ".git/x"],
)
def test_output_folder_that_is_refused(make_site, output):
    site = make_site({"content/a.md": page("A"), "static/y/z.txt": "x\n"})
    before = sorted(site.root.rglob("*"))
    ran = site.command("build", "-o", str(Path(output).expanduser()))
    assert ran.returncode == 3
    assert ran.stderr.startswith("error: ")
    assert [path for path in sorted(site.root.rglob("*")) if ".cache" not in path.parts] == before


def test_output_folder_with_files_of_others(make_site, tmp_path):
    site = make_site({"content/a.md": page("A")})
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine\n", encoding="utf-8")
    ran = site.command("build", "-o", str(foreign))
    assert ran.returncode == 3
    assert "no record that a build wrote them" in ran.stderr
    assert [path.name for path in foreign.iterdir()] == ["thesis.txt"]


def test_nothing_is_written_outside_the_output_folder_and_the_cache(make_site, tmp_path):
    site = make_site({"content/a.md": page("A", aliases="[/old/]")}, settings="archives: [blog]\n")
    before = set(tmp_path.rglob("*"))
    site.command("build")
    made = set(tmp_path.rglob("*")) - before
    ours = (site.root / "public", site.root / ".cache")
    assert made
    assert all(any(path.is_relative_to(folder) for folder in ours) for path in made)


def test_link_in_the_output_folder_is_not_followed(make_site, tmp_path):
    site = make_site({"content/a.md": page("A"), "content/b.md": page("B")})
    site.build()
    outside = tmp_path / "outside"
    outside.mkdir()
    (site.root / "public/b/index.html").unlink()
    (site.root / "public/b").rmdir()
    (site.root / "public/b").symlink_to(outside)
    site.write({"content/b.md": page("Bee")})
    site.build()
    assert list(outside.iterdir()) == []


def test_traceback_only_on_request(make_site):
    site = make_site({}, settings="")
    site.write({"site.yaml": "title: G\nbase_url: https://a.example/\ntheme: gone\n"})
    assert "Traceback" not in site.run("build").err
    assert "Traceback" in site.run("build", "--verbose").err


def test_help_and_version(make_site):
    site = make_site({})
    assert site.command("--version").stdout.startswith("proofpress ")
    assert "Exit codes" in site.command("--help").stdout
    for verb in ("build", "check", "list", "clean", "publish", "explain", "schema", "rollback"):
        assert site.command(verb, "--help").returncode == 0


def test_colours_only_on_a_terminal(make_site):
    site = make_site({"content/a.md": page("A", "[b](gone.md)\n")})
    assert "\x1b" not in site.command("build").stdout
