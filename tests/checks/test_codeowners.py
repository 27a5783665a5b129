"""
CODEOWNERS, as the hosts describe it.

Source: GitHub Docs, "About code owners"; GitLab Docs, "Code Owners syntax".
"""

import pytest

from generator.checks.formats.codeowners import parse


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*", "a/b/c.md", True),
        ("*.js", "a/b/c.js", True),
        ("*.js", "a/b/c.jsx", False),
        ("/build/logs/", "build/logs/a/b.txt", True),
        ("/build/logs/", "x/build/logs/a.txt", False),
        ("docs/*", "docs/a.md", True),
        ("docs/*", "docs/a/b.md", False),
        ("apps/", "x/apps/a.md", True),
        ("apps/", "apps", False),
        ("/docs/", "docs/a/b.md", True),
        ("/scripts/", "x/scripts/a", False),
        ("**/logs", "deep/x/logs/a.log", True),
        ("**/logs", "logs/a.log", True),
        ("/apps/github", "apps/github/a", True),
        ("/content/**", "content/a/b.md", True),
        ("content/**/a.md", "content/x/y/a.md", True),
        ("content/**/a.md", "content/a.md", True),
        ("a?.md", "x/ab.md", True),
        ("a?.md", "a/.md", False),
        (r"path\ with\ spaces/", "path with spaces/a", True),
        ("README", "docs/README", True),
        ("a+b(c).md", "a+b(c).md", True),
        ("*", "a\nb", True),
        ("*/", "a/b", True),
        ("*/", "a", False),
        ("/**/", "a", False),
    ],
)
def test_pattern(pattern, path, fits):
    assert parse(f"{pattern} @team").of(path) == (("@team",) if fits else ())


def test_last_line_that_matches_wins():
    owners = parse("* @all\n*.md @writers  # those who write\n/content/law/ @law @writers\n")
    assert owners.of("a.html") == ("@all",)
    assert owners.of("content/a.md") == ("@writers",)
    assert owners.of("content/law/a.md") == ("@law", "@writers")


def test_line_without_owners_takes_them_away():
    assert parse("/apps/ @octo\n/apps/github\n").of("apps/github/a") == ()


def test_sections_add_up_and_have_owners_of_their_own():
    text = "[Docs][2] @docs\n*.md\n\n^[Law]\n/law/ @law\n[docs]\n/law/plain.md @plain\n"
    owners = parse(text)
    assert owners.of("a.md") == ("@docs",)
    assert owners.of("law/a.md") == ("@docs", "@law")
    assert owners.of("law/plain.md") == ("@plain", "@law")


def test_what_cannot_be_read_is_left_out():
    assert parse("!*.md @a\n\n# comment\n   \n").of("a.md") == ()
