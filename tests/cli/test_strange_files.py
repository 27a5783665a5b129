"""One file that cannot be read costs one finding, or one error in words; the rest goes on."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from site_folder import REPOSITORY, page

from generator.model.failure import RULE as FAILED
from generator.one_file import DEEPEST

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")

FULL = Path("/dev/full")
KINDS = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "circle": lambda path: path.symlink_to(path.name),
    "folder": os.mkdir,
}
#: Files of a site that one command or another reads, and what the finding is about each.
PLACES = [
    "content/bad.md",
    "content/bad.png",
    "data/bad.yaml",
    "i18n/en.yaml",
    "static/bad.css",
    "static/bad.svg",
    "static/bad.png",
    "templates/home.html",
    ".github/CODEOWNERS",
]
#: Stands for a folder of the site.
RELEASED = "RELEASED"
COMMANDS = [
    ["build"],
    ["check"],
    ["fix"],
    ["list"],
    ["explain", "content/good.md"],
    ["baseline"],
    ["doctor"],
    ["publish", "--target", RELEASED, "--fail-on", "off"],
    ["rollback", "--list", "--target", RELEASED],
    ["clean"],
]
GOOD = {"content/good.md": page("Good", "Good words.\n"), "static/good.css": "a { color: red }\n"}


def put(site, name, kind):
    path = site.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    KINDS[kind](path)


def run(site, *arguments):
    """Run a command in this process, with the site's own folder of releases."""
    released = str(site.root / "released")
    return site.run(*(released if one == RELEASED else one for one in arguments))


def command(site, *arguments, seconds=60, **more):
    """Run the program as a user does, and wait no longer than *seconds*."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            *(one.lower() if one == RELEASED else one for one in arguments),
        ],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        text=True,
        errors="replace",
        check=False,
        timeout=seconds,
        **{"capture_output": True, **more},
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_reader_and_every_command_goes_on(make_site, kind):
    site = make_site(GOOD)
    for name in PLACES:
        if kind != "folder" or not name.startswith(("content", "static")):
            put(site, name, kind)
    for arguments in COMMANDS:
        ran = run(site, *arguments)
        assert ran.code in (0, 1), (arguments, ran.err)
        assert "Traceback" not in ran.err
        assert FAILED not in ran.out


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_each_bad_file_costs_one_finding_and_the_others_are_built(make_site, kind):
    site = make_site(GOOD)
    bad = [name for name in PLACES if name.startswith(("data", "i18n", "static"))]
    for name in (*bad, ".github/CODEOWNERS"):
        put(site, name, kind)
    found = [
        one["source"]["file"]
        for one in site.build().findings
        if one["source"] and one["source"]["file"] in (*bad, ".github/CODEOWNERS")
    ]
    assert sorted(found) == sorted((*bad, ".github/CODEOWNERS"))
    assert "Good words." in site.text("good/index.html")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("verb", ["build", "check", "fix", "list", "doctor", "clean", "publish"])
def test_settings_that_are_no_file_end_the_run_in_words(make_site, kind, verb):
    site = make_site({"site.yaml": None})
    (site.root / "site.yaml").unlink(missing_ok=True)
    put(site, "site.yaml", kind)
    ran = site.run(verb)
    assert ran.code in (1, 2), ran.err
    assert "site.yaml" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_theme_yaml_that_is_no_file_ends_the_run_in_words(make_site):
    site = make_site({"themes/plain/theme.yaml": None})
    put(site, "themes/plain/theme.yaml", "pipe")
    ran = site.run("build")
    assert ran.code == 3
    assert "themes/plain/theme.yaml: file cannot be read: it is a pipe and not a file" in ran.err


def nested(folder, depth):
    """Make *depth* folders in each other; no path to the innermost one could be written."""
    folder.mkdir(parents=True, exist_ok=True)
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


@pytest.fixture
def remove_deep():
    """Remove what Python's own means cannot, once the test is over."""
    folders = []
    yield folders.append
    for folder in folders:
        subprocess.run(["rm", "-rf", folder], check=True)


@pytest.mark.parametrize("where", ["content", "static", "data", "templates", "themes/plain/static"])
def test_three_thousand_folders_in_each_other_cost_one_finding(make_site, remove_deep, where):
    site = make_site(GOOD)
    remove_deep(site.root / where)
    nested(site.root / where / "deep", 3000)
    ran = site.build()
    assert ran.code in (0, 1), ran.err
    deep = [one for one in ran.findings if one["source"] and "d/d/d" in one["source"]["file"]]
    # Templates are looked for by name; of those that lie deep nobody asks.
    assert len(deep) == (where != "templates")
    assert all(f"{DEEPEST} folders deep" in one["message"] for one in deep)
    assert "Good words." in site.text("good/index.html")


def test_three_thousand_folders_in_a_folder_of_html(make_site, remove_deep):
    site = make_site({})
    built = site.root / "built"
    remove_deep(built)
    nested(built / "deep", 3000)
    (built / "index.html").write_text("<!doctype html><title>x</title>")
    ran = site.run("check", str(built), "--format", "json")
    assert len([one for one in ran.findings if one["rule"] == "html/unreadable"]) == 1


def test_folder_of_html_with_a_name_that_is_not_utf8(make_site):
    site = make_site({})
    built = site.root / "built"
    built.mkdir()
    for name in (b"caf\xe9.html", b"caf\xe9.css", b"caf\xe9.png"):
        (built / os.fsdecode(name)).write_bytes(b"<!doctype html><title>x</title>")
    for form in ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"):
        ran = command(site, "check", "built", "--format", form)
        assert ran.returncode in (0, 1), ran.stderr
        assert "Traceback" not in ran.stderr
    assert "caf\\xe9" in command(site, "check", "built").stdout


@pytest.mark.parametrize("length", ["1e400", "-1e400", "9" * 400, "1e999999999", "1e-400"])
def test_number_that_no_computer_has(make_site, length):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{length}" height="1" viewBox="0 0 {length} 1"/>'
    html = (
        f'<!doctype html><html lang="en"><title>x</title><h1 aria-level="{length}">x</h1>'
        f'<meta property="og:image:width" content="{length}"><img src="a.svg" alt="x" width="{length}">'
        f'<meta http-equiv="refresh" content="{"9" * 5000}; url=/"><div role=heading aria-level="{"9" * 5000}">'
        f'<script type="application/ld+json">{{"@type": "Product", "price": {length}}}</script>'
    )
    site = make_site(
        {
            "static/a.svg": svg,
            "content/a.md": page("A", "![a](/a.svg)\n", weight=length),
            "data/a.json": f'{{"a": {length}}}',
            "data/a.yaml": f"a: {length}\n",
            "static/a.css": f"img {{ width: {length}px; height: calc({length}px * 2) }}",
            "built/index.html": html,
            "built/a.svg": svg,
        }
    )
    for arguments in (["build"], ["check"], ["check", str(site.root / "built")]):
        ran = site.run(*arguments, "--format", "json")
        assert ran.code in (0, 1), ran.err
        assert ran.of(FAILED) == []


def damaged_pictures():
    """Pictures of each format, cut and changed at some places."""
    for form in ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"):
        out = io.BytesIO()
        try:
            Image.radial_gradient("L").resize((40, 30)).convert("RGB").save(out, form)
        except (OSError, KeyError):
            continue
        data = out.getvalue()
        for at in range(0, min(len(data), 300), 23):
            yield f"{form.lower()}-cut-{at}.{form.lower()}", data[:at]
            yield f"{form.lower()}-set-{at}.{form.lower()}", data[:at] + b"\xff" + data[at + 1 :]


def test_damaged_pictures_cost_a_finding_each_at_most(make_site):
    files = {
        f"{where}/{name}": data
        for name, data in damaged_pictures()
        for where in ("static", "built")
    }
    site = make_site({**files, "built/index.html": "<!doctype html><title>x</title>"})
    built = site.run("check", str(site.root / "built"), "--format", "json")
    unreadable = [one["source"]["file"] for one in built.of("html/unreadable")]
    assert len(unreadable) == len(set(unreadable)) > 0
    assert "png-cut-0.png" in unreadable
    of_site = site.build()
    assert built.of(FAILED) == of_site.of(FAILED) == []
    assert "static/png-cut-0.png" in of_site.places("assets/")


FOREIGN = ["20261399T999999Z-00000000", "99991231T235959Z-00000000", "notes", ".incoming-x"]


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("make", ["folder", "file"])
def test_foreign_name_among_the_releases(make_site, name, make):
    site = make_site(GOOD)
    arguments = ["publish", "--target", RELEASED, "--fail-on", "off"]
    assert run(site, *arguments).code == 0
    foreign = site.root / "released" / "releases" / name
    foreign.mkdir() if make == "folder" else foreign.write_text("x")
    (site.root / "content" / "good.md").write_text(page("Good", "Other words.\n"))
    assert run(site, *arguments).code == 0
    listed = run(site, "rollback", "--list", "--target", RELEASED)
    assert listed.code == 0
    assert name not in listed.out
    assert len(listed.out.strip().splitlines()) == 2
    assert run(site, "rollback", "--target", RELEASED).code == 0
    current = site.root / "released" / "current" / "good" / "index.html"
    assert "Good words." in current.read_text()
    if not name.startswith("."):
        assert foreign.exists()


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["build"],
        ["check"],
        ["check", "public"],
        ["list"],
        ["explain", "--all"],
        ["explain", "content/good.md"],
        ["baseline"],
        ["doctor"],
        ["schema"],
        ["publish", "--target", RELEASED, "--fail-on", "off"],
        ["rollback", "--list", "--target", RELEASED],
        ["new", "another.md"],
        ["init", "fresh"],
        ["clean"],
    ],
    ids=" ".join,
)
def test_full_disk_behind_standard_output_is_said_in_words(make_site, arguments):
    site = make_site(GOOD)
    site.run("build")
    run(site, "publish", "--target", RELEASED, "--fail-on", "off")
    with FULL.open("wb") as full:
        ran = command(site, *arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 3
    assert ran.stderr.splitlines()[-1] == (
        "error: standard output cannot be written: no space left on device"
    )
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
@pytest.mark.parametrize(
    "form", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"]
)
def test_full_disk_behind_a_report_is_said_in_words(make_site, form):
    ran = make_site(GOOD).run("build", "--report", f"{form}=/dev/full")
    assert ran.code == 3
    assert ran.err.startswith("error: the disk is full at /dev/full")


def test_full_disk_behind_standard_error_changes_nothing(make_site):
    if not FULL.exists():
        pytest.skip("no such device here")
    site = make_site(GOOD)
    with FULL.open("wb") as full:
        ran = command(site, "build", capture_output=False, stdout=subprocess.PIPE, stderr=full)
    assert ran.returncode in (0, 1)
    assert "pages written" in ran.stdout or "together" in ran.stdout


@pytest.mark.parametrize("code", [0, 1])
def test_a_reader_that_goes_away_changes_no_exit_code(make_site, code):
    site = make_site({**GOOD, "content/bad.md": page("Bad", "[x](gone.md)\n" * (2000 * code))})
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        ran = command(
            site, "publish", "--target", RELEASED, "--format", "json",
            *(["--fail-on", "off"] if code == 0 else []),
            capture_output=False, stdout=gone, stderr=subprocess.PIPE,
        )  # fmt: skip
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert (site.root / "released" / "current").exists() is (code == 0)


def test_letters_that_the_terminal_does_not_have(make_site):
    site = make_site({"content/k.md": page("Käse", "[ж](gone.md)\n")})
    ran = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 1
    assert "[\\u0436](gone.md)" in ran.stdout
    assert "Traceback" not in ran.stderr
