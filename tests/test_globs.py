"""Patterns of names mean one thing everywhere."""

import ast
from pathlib import Path, PurePosixPath

import pytest

from generator.globs import fits, fits_one, fits_or_is_below, fits_or_is_within

PACKAGE = Path(__file__).resolve().parents[1] / "generator"


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("content/blog/a.md", "content/*", True),  # a star goes on behind a slash
        ("content/a.md", "content/*.MD", False),
        ("content/a.md", "content/[ab].md", True),
        ("content/a.md", "content", False),
        ("/blog/", "/blog/", True),
        ("a.md", "*/a.md", False),
    ],
)
def test_pattern_matches_the_whole_name(name, pattern, expected):
    assert fits(name, pattern) is expected
    assert fits_one(name, ["nothing", pattern]) is expected
    assert not fits_one(name, [])


@pytest.mark.parametrize(
    ("name", "pattern", "below", "within"),
    [
        ("content/blog/a.md", "content/blog", True, True),
        ("content/blog/a.md", "content/blog/", True, True),
        ("content/blogs/a.md", "content/blog", False, False),
        ("content/blog/a.md", "./content", False, True),
        ("content/blog/a.md", "content//blog", False, True),
        ("content/blog/a.md", "content/b*/a.md", True, True),
        ("content/a.md", "content/a.md/", False, True),
        ("content/a.md", "/", False, True),
        ("/blog/a.html", "/", True, True),
    ],
)
def test_a_pattern_may_name_a_folder(name, pattern, below, within):
    assert fits_or_is_below(name, pattern) is below
    if not name.startswith("/"):
        assert fits_or_is_within(PurePosixPath(name), pattern) is within


def is_for_patterns(node):
    if isinstance(node, ast.ImportFrom):
        return node.module in {"fnmatch", "glob"}
    return isinstance(node, ast.Import) and {one.name for one in node.names} & {"fnmatch", "glob"}


def test_only_one_module_knows_how_patterns_match():
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(map(is_for_patterns, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert users == {"globs.py"}
