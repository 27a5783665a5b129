"""What the README tells a new user to do, done: nothing in it may be untrue."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, word: str) -> str:
    """The fenced block of *language* that holds *word*."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return next(text for text in found if word in text)


def proofpress(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    assert proofpress(folder, "init", "my-site").returncode == 0
    return folder / "my-site"


def test_first_five_minutes(site: Path):
    page = site / "content/tools/hoe.md"
    assert proofpress(site, "build").returncode == 0
    assert proofpress(site, "new", "tools/hoe.md").returncode == 0
    assert page.is_file()

    page.write_text(block("markdown", "spades.md"), encoding="utf-8")
    broken = proofpress(site, "build")
    assert broken.returncode == 1
    assert without_time(broken.stdout) == without_time(block("text", "spades.md"))
    refused = proofpress(site, "publish", "--target", "../www")
    assert refused.returncode == 1
    assert not (site.parent / "www/current").exists()

    page.write_text(page.read_text("utf-8").replace("spades.md", "@/tools/spade.md"), "utf-8")
    assert "nothing to fix" in proofpress(site, "build").stdout
    for _ in range(2):
        assert proofpress(site, "publish", "--target", "../www").returncode == 0
        page.write_text(page.read_text("utf-8") + "\nOr [the rake](rake.md).\n", "utf-8")
    assert (site.parent / "www/current/tools/hoe/index.html").is_file()
    assert proofpress(site, "rollback", "--target", "../www").returncode == 0
    shown = (site.parent / "www/current/tools/hoe/index.html").read_text(encoding="utf-8")
    assert "the rake</a>." not in shown


def without_time(text: str) -> str:
    return re.sub(r"\d+\.\d+ s", "… s", text)


@pytest.mark.parametrize(
    "command", re.findall(r"^\| `([a-z][a-z-]*)[^|]*\| [A-Z]", README, re.MULTILINE)
)
def test_every_command_of_the_table_exists(command: str, tmp_path: Path):
    assert proofpress(tmp_path, command, "--help").returncode == 0


def test_every_command_is_in_the_table(tmp_path: Path):
    listed = proofpress(tmp_path, "--help").stdout.partition("Commands:")[2]
    names = re.findall(r"^  ([a-z-]+) ", listed, re.MULTILINE)
    assert "build" in names
    assert [name for name in names if f"`{name}" not in README] == []


@pytest.mark.parametrize(
    "option",
    re.findall(
        r"(?<![\w-])--?[a-zA-Z][a-z-]*",
        README.partition("people need:")[2].partition("lists them all")[0],
    ),
)
def test_every_option_of_the_table_exists(option: str, tmp_path: Path):
    assert re.search(rf"(?<![\w-]){option}\b", proofpress(tmp_path, "build", "--help").stdout)


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#]+)\)|`((?:bin|content)/[\w/.-]*)`", README))
def test_every_path_exists(path: tuple[str, str]):
    name = "".join(path)
    made_by_the_reader = ("content/tools/hoe.md", "content/")
    assert (
        name in made_by_the_reader or "@/" in name or name == "spades.md" or (ROOT / name).exists()
    )
