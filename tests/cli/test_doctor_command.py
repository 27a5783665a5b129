"""`proofpress doctor`: what it looks at, and what it says to do."""

import importlib.metadata
import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from site_folder import REPOSITORY

from generator import plugins
from generator.cli import doctor_program, doctor_site
from generator.cli.doctor_program import EXTRAS, PYTHON, Requirement, requirements
from generator.errors import GeneratorError


def doctor(site, what=""):
    """Lines of the JSON report about *what*, and the exit code."""
    ran = site.run("doctor", "--format", "json")
    report = json.loads(ran.out)
    assert report["schema"] == 1
    return [line for line in report["lines"] if what in ("", line["what"])], ran.code


def one(site, what):
    (line,), code = doctor(site, what)
    return line["state"], line["seen"], line["remedy"], code


def everything(root):
    return {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))}


@pytest.fixture
def git_site(make_site, monkeypatch):
    """A site in a repository of its own that ignores what builds make."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    site = make_site({".gitignore": "/public/\n/.cache/\n"})
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    subprocess.run(["git", "init", "-q", str(site.root)], check=True)
    return site


def test_site_in_order(git_site):
    lines, code = doctor(git_site)
    assert code == 0
    assert {line["what"]: line["state"] for line in lines if line["state"] != "ok"} == {}
    named = [line["what"] for line in lines]
    assert named[:2] == ["python", "packages"]
    assert named[-6:] == ["free space", "watching", "git", "theme", "output folder", "store"]


def test_nothing_is_changed(git_site):
    git_site.build()
    before = everything(git_site.root)
    git_site.run("doctor")
    assert everything(git_site.root) == before


def test_text(git_site):
    ran = git_site.run("doctor")
    lines = ran.out.splitlines()
    assert lines[0].startswith("ok    python ")
    assert lines[-1].endswith(" ok, 0 warn, 0 fail")
    assert ran.code == 0


def test_as_a_user_runs_it_without_a_site(tmp_path, make_site):
    site = make_site({}, folder="other")
    ran = site.command("doctor", "-s", str(tmp_path))
    assert ran.returncode == 0
    assert f"warn  site                there is no site.yaml in {tmp_path}" in ran.stdout
    assert "fix: run this in a site's folder, or name the folder with `-s`" in ran.stdout


def test_faults_of_the_settings_have_their_lines(make_site):
    site = make_site({}, settings="a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n")
    lines, code = doctor(site, "settings")
    assert code == 1
    assert [line["state"] for line in lines] == ["fail"] * 4
    assert lines[0]["seen"] == "site.yaml:4:1: unknown key `a`"
    assert lines[3]["seen"] == "site.yaml has 2 more faults"
    assert doctor(site, "theme")[0] == []


def test_settings_that_are_none(make_site):
    site = make_site({"site.yaml": "- a\n"})
    state, seen, remedy, code = one(site, "settings")
    assert (state, code) == ("fail", 1)
    assert "site.yaml holds a list" in seen
    assert remedy


def test_date_of_the_environment_that_cannot_be_read(make_site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert one(make_site({}), "settings")[::3] == ("fail", 1)


def test_missing_theme(make_site):
    site = make_site({"themes/plain/theme.yaml": None}, settings="")
    shutil.rmtree(site.root / "themes")
    state, seen, remedy, code = one(site, "theme")
    assert (state, seen, code) == ("fail", "site.yaml:3:8: there is no theme `plain`", 1)
    assert "default" in remedy


def test_option_that_the_theme_does_not_have(make_site):
    site = make_site({}, settings="theme_options: {a: 1, b: 2}\n")
    state, seen, _, code = one(site, "theme")
    assert (state, code) == ("warn", 0)
    assert seen.endswith("the theme has no option `a` (and 1 more)")


def test_output_folder_of_somebody_else(make_site):
    site = make_site({"public/mine.txt": "mine"})
    state, seen, remedy, code = one(site, "output folder")
    assert (state, code) == ("fail", 1)
    assert "holds files of which there is no record" in seen
    assert remedy
    assert (site.root / "public" / "mine.txt").read_text() == "mine"


def test_output_folder_that_is_a_file(make_site):
    assert one(make_site({"public": "a"}), "output folder")[0] == "fail"


def test_output_folder_before_and_after_a_build(make_site):
    site = make_site({})
    assert one(site, "output folder")[1] == "public/ is made by the next build"
    site.build()
    assert one(site, "output folder")[1] == "public/ holds what builds made"


def test_damaged_store_is_told_and_left(make_site):
    site = make_site({})
    assert one(site, "store")[:2] == ("ok", "no build has kept anything yet")
    site.build()
    assert one(site, "store")[1].startswith("what the last build kept can be read (store-")
    (store,) = (site.root / ".cache").glob("store-*.bin")
    data = bytearray(store.read_bytes())
    data[len(data) // 2] ^= 0xFF
    store.write_bytes(data)
    state, seen, _, code = one(site, "store")
    assert (state, code) == ("warn", 0)
    assert seen.startswith(f"what a build kept in {store.name} cannot be used: ")
    assert store.read_bytes() == bytes(data)


def test_folder_that_cannot_be_written(make_site, monkeypatch):
    def refuse(**_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor_site.tempfile, "TemporaryFile", refuse)
    lines, code = doctor(make_site({}), "write access")
    assert code == 1
    assert [line["state"] for line in lines] == ["fail", "fail"]
    assert "permission denied" in lines[0]["seen"]


@pytest.mark.parametrize(
    ("free", "state", "code"),
    [
        (doctor_site.FULL - 1, "fail", 1),
        (doctor_site.FULL, "warn", 0),
        (doctor_site.SCARCE - 1, "warn", 0),
        (doctor_site.SCARCE, "ok", 0),
    ],
)
def test_free_space(make_site, monkeypatch, free, state, code):
    monkeypatch.setattr(doctor_site, "free_bytes", lambda _path: free)
    found = one(make_site({}), "free space")
    assert (found[0], found[3]) == (state, code)
    assert f"{free:,} bytes are free" in found[1]


@pytest.mark.parametrize(("limit", "state"), [("7", "warn"), ("8", "ok")])
def test_limit_of_watched_folders(make_site, monkeypatch, tmp_path, limit, state):
    site = make_site({"content/a/b.md": "---\ntitle: B\n---\n"})
    file = tmp_path / "limit"
    file.write_text(f"{limit}\n")
    monkeypatch.setattr(doctor_site, "_INOTIFY", file)
    monkeypatch.setattr(doctor_site.sys, "platform", "linux")
    found = one(site, "watching")  # content, content/a, themes, plain and templates: 5 folders
    assert "the site has 5 folders" in found[1]
    assert (found[0], found[3]) == ("warn", 0)
    file.write_text("10\n" if state == "ok" else "9\n")
    assert one(site, "watching")[0] == state


def test_system_without_a_limit(make_site, monkeypatch):
    monkeypatch.setattr(doctor_site.sys, "platform", "darwin")
    assert one(make_site({}), "watching")[:2] == (
        "ok",
        "this system sets no limit on watched folders",
    )


def test_repository_that_does_not_ignore_what_builds_make(git_site):
    git_site.write({".gitignore": "/.cache/\n"})
    state, seen, remedy, code = one(git_site, "git")
    assert (state, code) == ("warn", 0)
    assert seen == "git does not ignore public/, which builds make"
    assert remedy == "add `/public/` to .gitignore"


def test_machine_without_git(make_site, monkeypatch):
    monkeypatch.setattr(doctor_site.shutil, "which", lambda _name: None)
    assert one(make_site({}), "git")[::2] == ("warn", "install git")


def test_site_outside_of_any_repository(make_site, monkeypatch):
    site = make_site({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.root.parent))
    assert one(site, "git")[::2] == ("warn", "git init")


def test_python_that_is_too_old(make_site, monkeypatch):
    monkeypatch.setattr(doctor_program, "PYTHON", (99, 1))
    state, seen, _, code = one(make_site({}), "python")
    assert (state, code) == ("fail", 1)
    assert seen.endswith("; the least is 99.1")


def test_least_python_is_that_of_the_distribution():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, PYTHON))


def test_every_extra_for_users_is_explained():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["optional-dependencies"].keys() - {"test", "benchmark"} == EXTRAS.keys()


@pytest.fixture
def installed(monkeypatch):
    """Let the machine have just these packages, by name."""
    versions = {}

    def version(name):
        if name not in versions:
            raise importlib.metadata.PackageNotFoundError(name)
        return versions[name]

    lines = ["click>=8.1", "lxml>=6.1.1", 'aiohttp>=3.13; extra == "external"']
    monkeypatch.setattr(importlib.metadata, "requires", lambda _name: lines)
    monkeypatch.setattr(importlib.metadata, "version", version)
    return versions


def test_missing_and_old_packages(make_site, installed):
    installed.update(lxml="6.1.0")
    lines, code = doctor(make_site({}), "packages")
    assert code == 1
    assert [(line["state"], line["seen"], line["remedy"]) for line in lines] == [
        ("fail", "click is missing", "pip install 'click>=8.1'"),
        ("fail", "lxml is 6.1.0; the least is 6.1.1", "pip install 'lxml>=6.1.1'"),
    ]


@pytest.mark.parametrize("version", ["8.1", "8.1.0", "8.1.dev1", "8.10", "9", "10.0rc1"])
def test_new_enough(make_site, installed, version):
    installed.update(click=version, lxml="6.1.1")
    assert one(make_site({}), "packages")[0] == "ok"


@pytest.mark.parametrize("version", ["8", "8.0.9", "7.99"])
def test_too_old(make_site, installed, version):
    installed.update(click=version, lxml="6.1.1")
    assert one(make_site({}), "packages")[0] == "fail"


def test_extra_that_is_not_there_is_no_fault(make_site, installed):
    installed.update(click="8.1", lxml="6.1.1")
    state, seen, remedy, code = one(make_site({}), "extra external")
    assert (state, code) == ("ok", 0)
    assert seen.startswith("not installed; it is for checking links to other sites")
    assert remedy == "pip install 'proofpress[external]'"
    assert (
        "if wanted: pip install 'proofpress[external]'"
        in make_site({}, folder="b").run("doctor").out
    )


def test_extra_that_is_too_old(make_site, installed):
    installed.update(click="8.1", lxml="6.1.1", aiohttp="3.0")
    assert one(make_site({}), "extra external")[0] == "warn"


def test_program_that_is_not_installed(make_site, monkeypatch):
    def requires(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", requires)
    state, seen, _, code = one(make_site({}), "packages")
    assert (state, code) == ("warn", 0)
    assert "runs without being installed" in seen


def test_requirements_are_read_by_extra():
    lines = [
        "Babel>=2.16",
        "Jinja2 >=3.1.6,<4",
        "plain",
        "name[extra]>=1 ; python_version >= '3.11'",
        "tzdata; sys_platform == 'no-such-system'",
        "aiohttp>=3.13; extra == 'external'",
        "???",
    ]
    assert requirements(lines) == {
        "": [
            Requirement("Babel", "2.16"),
            Requirement("Jinja2", "3.1.6"),
            Requirement("plain", ""),
            Requirement("name", "1"),
        ],
        "external": [Requirement("aiohttp", "3.13")],
    }


def test_plug_ins(make_site, monkeypatch):
    good = plugins.Plugin(plugins.REPORTERS, "chat", "acme.chat:report", "acme", "1.0")
    bad = plugins.Plugin(plugins.REPORTERS, "shout", "acme.shout:report", "acme", "1.0")

    def load(plugin):
        if plugin is bad:
            raise GeneratorError(f"{plugin} failed: boom", "uninstall it")

    monkeypatch.setattr(
        plugins, "installed", lambda group: (good, bad) if group == plugins.REPORTERS else ()
    )
    monkeypatch.setattr(plugins, "load", load)
    lines, code = doctor(make_site({}), "plug-ins")
    assert code == 1
    assert [(line["state"], line["seen"]) for line in lines] == [
        ("fail", "plug-in `shout` of acme 1.0 failed: boom"),
        ("ok", "chat of acme 1.0"),
    ]


def test_pillow_without_a_format(make_site, monkeypatch):
    monkeypatch.setattr(doctor_program.features, "check", lambda name: name != "avif")
    assert one(make_site({}), "pictures")[:2] == ("warn", "Pillow was built without AVIF")


def test_cards_are_looked_at_where_they_are_asked_for(make_site):
    assert doctor(make_site({}), "cards")[0] == []
    site = make_site({}, settings="social: {cards: true}\n", folder="other")
    assert one(site, "cards")[0] == "ok"


def test_font_that_is_none(make_site):
    own = "social: {cards: true, fonts: [fonts/a.ttf]}\n"
    site = make_site({"fonts/a.ttf": "no font"}, settings=own)
    state, seen, _, code = one(site, "cards")
    assert (state, code) == ("warn", 0)
    assert seen == "fonts/a.ttf cannot be read as a font, so no card can be drawn"


def test_letters_that_cannot_be_joined(make_site, monkeypatch):
    monkeypatch.setattr(doctor_site, "can_set_all_scripts", lambda: False)
    site = make_site({}, settings="social: {cards: true}\n")
    assert one(site, "cards")[0] == "warn"


def test_help_names_it(make_site):
    assert "doctor" in make_site({}).command("--help").stdout
    assert Path(doctor_site.__file__).is_file()
