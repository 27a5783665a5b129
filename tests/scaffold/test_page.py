import datetime as dt

import pytest
import yaml

from generator.errors import GeneratorError, UsageError
from generator.scaffold.page import new

DAY = dt.date(2026, 5, 6)


@pytest.fixture
def root(tmp_path):
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    return site


def archetype(root, name, text):
    (root / "archetypes").mkdir(exist_ok=True)
    (root / "archetypes" / name).write_text(text)


def front_matter(file):
    return yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])


@pytest.mark.parametrize(
    ("path", "file", "title"),
    [
        ("blog/my-first-spade.md", "blog/my-first-spade.md", "My first spade"),
        ("blog/my_spade", "blog/my_spade.md", "My spade"),
        ("content/blog/spade.md", "blog/spade.md", "Spade"),
        ("about", "about.md", "About"),
        ("blog/spade/index.md", "blog/spade/index.md", "Spade"),
        ("tools/_index.md", "tools/_index.md", "Tools"),
        ("_index.md", "_index.md", "Home"),
        ("about.de.md", "about.de.md", "About"),
        ("release-1.5", "release-1.5.md", "Release 1.5"),
        ("about.pt-BR", "about.pt-BR.md", "About"),
        ("blog/größe.md", "blog/größe.md", "Größe"),
    ],
)
def test_place_and_title(root, path, file, title):
    written = new(root, path, DAY)
    assert written == root / "content" / file
    assert front_matter(written) == {
        "title": title,
        "description": "",
        "date": DAY,
        "draft": True,
    }


def test_archetype_of_the_section_comes_first(root):
    archetype(root, "blog.md", "blog")
    archetype(root, "default.md", "default")
    assert new(root, "blog/a/b.md", DAY).read_text() == "blog"
    assert new(root, "tools/a.md", DAY).read_text() == "default"
    assert new(root, "blog.md", DAY).read_text() == "default"


def test_placeholders(root):
    archetype(
        root, "default.md", '---\nslug: {slug}\ntitle: "{title}"\n---\n# {title}, {date} {x}\n'
    )
    assert new(root, "my-page", DAY).read_text() == (
        '---\nslug: "my-page"\ntitle: "My page"\n---\n# My page, 2026-05-06 {x}\n'
    )


@pytest.mark.parametrize(
    "title",
    [
        'Say "hello"',
        "a: b",
        "# no",
        "back\\slash",
        "{date}",
        "yes",
        "12",
        "ü – ✓",
        "a\nb",
        "'",
        "- x",
    ],
)
@pytest.mark.parametrize("value", ['"{title}"', "{title}", '"{title}"  '])
def test_any_title_is_a_yaml_text(root, title, value):
    archetype(root, "default.md", f"---\ntitle: {value}\ndate: {{date}}\n---\n")
    assert front_matter(new(root, "a", DAY, title)) == {"title": title, "date": DAY}


def test_title_within_a_longer_value(root):
    archetype(root, "default.md", '---\ndescription: "About {title}."\n---\n')
    assert front_matter(new(root, "a", DAY, 'a "b" \\'))["description"] == 'About a "b" \\.'


def test_quoted_date_stays_a_date(root):
    archetype(root, "default.md", '---\ndate: "{date}"\n---\n')
    assert front_matter(new(root, "a", DAY)) == {"date": DAY}


def test_archetype_with_windows_line_ends(root):
    (root / "archetypes").mkdir()
    (root / "archetypes" / "default.md").write_bytes(
        b"\xef\xbb\xbf---\r\ntitle: {title}\r\n---\r\nx\r\n"
    )
    assert new(root, "a", DAY).read_bytes() == b'---\ntitle: "A"\n---\nx\n'


def test_file_is_never_overwritten(root):
    (root / "content" / "a.md").write_text("mine")
    with pytest.raises(UsageError, match=r"content/a.md exists already"):
        new(root, "a", DAY)
    assert (root / "content" / "a.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("there", "path"),
    [
        ("a/index.md", "a.md"),
        ("a/_index.md", "a.md"),
        ("a.md", "a/index.md"),
        ("a.md", "a/_index.md"),
        ("a/_index.md", "a/index.md"),
    ],
)
def test_address_that_another_file_has(root, there, path):
    file = root / "content" / there
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    with pytest.raises(UsageError, match=f"content/{there} has that address already"):
        new(root, path, DAY)


def test_dangling_link_in_the_files_place(root, tmp_path):
    (root / "content" / "a.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(UsageError, match="exists already"):
        new(root, "a", DAY)
    assert not (tmp_path / "outside.md").exists()


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "a/../../b.md",
        "/etc/a.md",
        "content/../a.md",
        "C:/a.md",
        "c:a.md",
        "",
        ".",
        "content",
        "/",
    ],
)
def test_path_that_leaves_the_content(root, path):
    with pytest.raises(UsageError, match="leads out of content/"):
        new(root, path, DAY)
    assert list(root.rglob("*.md")) == []


def test_link_that_leaves_the_content(root, tmp_path):
    (tmp_path / "outside").mkdir()
    (root / "content" / "blog").symlink_to(tmp_path / "outside", target_is_directory=True)
    with pytest.raises(UsageError, match="link that leads out"):
        new(root, "blog/a.md", DAY)
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "a\\b.md",
        "con.md",
        "NUL",
        "lpt1.de.md",
        "blog /a.md",
        "blog./a.md",
        "a\nb.md",
        "a\0b.md",
        "a\u202eb.md",
        "a?.md",
        "a#b.md",
        "%2e%2e/a.md",
        ".hidden.md",
        ".git/a.md",
        "a" * 253,
    ],
)
def test_name_that_does_not_work_everywhere(root, path):
    with pytest.raises(UsageError):
        new(root, path, DAY)
    assert list(root.rglob("*.md")) == []


def test_name_of_full_length(root):
    assert new(root, "a" * 252, DAY).is_file()


@pytest.mark.parametrize("path", ["a.html", "blog/a.txt"])
def test_file_of_another_kind(root, path):
    with pytest.raises(UsageError, match="not a Markdown file"):
        new(root, path, DAY)


def test_archetype_outside_the_site_is_not_read(root, tmp_path):
    (tmp_path / "secret.md").write_text("hush")
    (root / "archetypes").mkdir()
    (root / "archetypes" / "default.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(GeneratorError, match="not part of the site's folder"):
        new(root, "a", DAY)


def test_archetype_that_is_no_text(root):
    (root / "archetypes").mkdir()
    (root / "archetypes" / "default.md").write_bytes(b"\xff")
    with pytest.raises(GeneratorError, match="cannot be read"):
        new(root, "a", DAY)
    assert not (root / "content" / "a.md").exists()
