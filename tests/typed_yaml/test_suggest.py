"""One notion of nearness for every `did you mean`."""

import ast
from pathlib import Path

import pytest

from generator.typed_yaml.suggest import (
    nearest,
    nearest_file,
    nearest_folder,
    nearest_id,
    nearest_path,
)

PACKAGE = Path(__file__).resolve().parents[2] / "generator"


@pytest.mark.parametrize(
    ("written", "known", "found"),
    [
        ("titel", ["title", "date"], "title"),
        ("Tipp", ["note", "tip", "warning"], "tip"),
        ("noindx", ["noindex"], "noindex"),
        ("title_seo", ["seo_title"], "seo_title"),
        ("base-url", ["base_url"], "base_url"),
        ("publish", ["publishDate", "draft"], "publishDate"),
        ("hero", ["her", "zero"], "her"),
        ("public", ["publicity", "publik"], "publik"),
        ("spade", ["social"], None),
        ("desc", ["date", "descr"], "descr"),
        ("page2", ["page3"], None),
        ("ab", ["abc", "ac"], "abc"),
        ("go", ["no", "to"], None),
        ("", ["a"], None),
        ("x" * 201, ["x" * 200], None),
    ],
)
def test_nearest_name(written, known, found):
    if written == "ab":  # three letters forgive one slip, two forgive none
        assert nearest(written, ["ac"]) is None
    assert nearest(written, known) == found


@pytest.mark.parametrize(
    ("written", "known", "found"),
    [
        ("spade.png", ["social.png"], None),
        ("spade.png", ["spades.png", "social.png"], "spades.png"),
        ("spade.jpg", ["spade.pdf", "spade.png"], "spade.png"),
        ("spade.png", ["spade.pdf", "spade"], None),
        ("spade.md", ["spades.md", "spade.png"], "spades.md"),
        ("spade", ["spades"], "spades"),
    ],
)
def test_nearest_file_is_of_one_kind(written, known, found):
    assert nearest_file(written, known) == found


@pytest.mark.parametrize(
    ("written", "known", "found"),
    [
        ("tool", ["tools", "help"], "tools"),
        ("help", ["tools"], None),
        ("blog/2024", ["blog", "shop"], "blog"),
        ("", ["tools/hand"], "tools/hand"),
    ],
)
def test_nearest_folder(written, known, found):
    assert nearest_folder(written, known) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("spades.md", "tools/spade.md"),
        ("tools/spaed.md", "tools/spade.md"),
        ("tools/contact.md", "contact.md"),
        ("tools/social.md", None),
    ],
)
def test_nearest_path(written, found):
    assert nearest_path(written, ["tools/spade.md", "contact.md", "tools/rake.md"]) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("title-length", "seo/title-length"),
        ("content/title-length", "seo/title-length"),
        ("title-lenght", "seo/title-length"),
        ("links/brokn", "links/broken"),
        ("zebra", None),
    ],
)
def test_nearest_id(written, found):
    assert nearest_id(written, ["links/broken", "seo/title-length"]) == found


def test_no_other_module_measures_nearness():
    """Besides it, `difflib` only writes differences of files."""
    allowed = {"mending/diff.py"}
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(one.name == "difflib" for one in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "difflib")
    }
    assert found <= allowed
