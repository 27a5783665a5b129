"""The code as the tools see it: typed, linted, formatted."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("bin/*"), *ROOT.glob(".ci/*"))
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("mypy", "--package", "benchmarks"),
        # What Windows lacks is called nowhere, but behind a question for the system.
        (
            *("mypy", "--platform", "win32", "--no-warn-unreachable"),
            *("--cache-dir", ".mypy_cache/win32"),
        ),
    ],
    ids=" ".join,
)
def test_tool_has_nothing_to_say(arguments):
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_can_be_parsed(script):
    first = (ROOT / script).read_text(encoding="utf-8").partition("\n")[0]
    shell = "bash" if first.endswith("bash") else "sh"
    done = subprocess.run(
        [shell, "-n", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_script_of_the_readme_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {word.strip("`.,;:") for word in readme.split() if word.strip("`").startswith("bin/")}
    assert named
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_names_of_test_files_are_unique():
    # Test folders are no packages, so pytest imports a file by its name alone.
    names = [
        path.name
        for path in (ROOT / "tests").rglob("test_*.py")
        if "node_modules" not in path.parts
    ]
    assert sorted(names) == sorted(set(names))
