"""What the times of files say is not believed: the command publishes what the files hold."""

import os
import shutil

import pytest
from site_folder import page

from generator.stages.render.production import Production

_SECOND = 1_000_000_000
_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body><main><h1>{{ page.title }}</h1>{{ page.content }} 17
{{ site.data.prices.price }} {{ t("price") }} {{ theme.price }}</main></body></html>
"""
#: Every kind of file that is read because of its place: before, after, and what shows it.
FILES = {
    "content/a.md": (page("A", "Costs 19.90.\n"), "19.90", "29.90", "a/index.html"),
    "content/post/price.txt": ("19.90\n", "19.90", "29.90", "post/price.txt"),
    "static/price.txt": ("19.90\n", "19.90", "29.90", "price.txt"),
    "static/css/a.css": ("p { margin: 19px }\n", "19px", "29px", "css/a.css"),
    "data/prices.yaml": ("price: 19.95\n", "19.95", "29.95", "b/index.html"),
    "i18n/en.yaml": ("price: 'Costs 19.95'\n", "19.95", "29.95", "b/index.html"),
    "templates/page.html": (_PAGE, "17", "27", "b/index.html"),
    "themes/plain/static/theme.txt": ("19.90\n", "19.90", "29.90", "theme.txt"),
    "themes/plain/theme.yaml": ("name: Plain\noptions: {price: {default: 19.95, type: number}}\n", "19.95", "29.95", "b/index.html"),
}  # fmt: skip


@pytest.fixture
def site(make_site):
    files = {name: text for name, (text, *_) in FILES.items()}
    return make_site({**files, "content/b.md": page("B"),
                      "content/post/index.md": page("P")}, settings="publish: {directory: www}\n")  # fmt: skip


def in_time(path, edit):
    """Do an edit after which the time of modification is what it was."""
    before = path.stat()
    edit()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


@pytest.mark.parametrize("name", FILES)
def test_same_size_and_time(site, name):
    _, old, new, output = FILES[name]
    assert site.run("publish", "--fail-on", "off").code == 0
    path = site.root / name
    before = (site.root / "www/current" / output).read_bytes()
    in_time(path, lambda: path.write_text(path.read_text().replace(old, new)))
    assert site.run("publish", "--fail-on", "off").code == 0
    after = (site.root / "www/current" / output).read_bytes()
    assert after.count(new.encode()) > before.count(new.encode())


@pytest.mark.parametrize(
    ("one", "two"), [("content/a.md", "content/c.md"), ("static/a.txt", "static/c.txt")]
)
def test_two_files_swapped(make_site, one, two):
    texts = {one: page("A", "first\n"), two: page("C", "other\n")}
    site = make_site(texts)
    for name in texts:
        os.utime(site.root / name, ns=(_SECOND, _SECOND))
    site.build()
    (site.root / one).rename(site.root / "x")
    (site.root / two).rename(site.root / one)
    (site.root / "x").rename(site.root / two)
    site.build()
    output = {"content/a.md": "a/index.html", "static/a.txt": "a.txt"}[one]
    assert "other" in site.text(output)


def test_output_of_the_same_size_and_time_is_written_again(site):
    site.build()
    path = site.root / "public/a/index.html"
    in_time(path, lambda: path.write_text(path.read_text().replace("19.95", "0.00!")))
    site.build()
    assert "19.95" in site.text("a/index.html")


def test_restored_cache_is_of_use(site, monkeypatch):
    """Numbers and times of all files are new, and nothing has to be made again."""
    site.build()
    copy = site.root.with_name("copy")
    shutil.copytree(site.root, copy)
    shutil.rmtree(site.root)
    copy.rename(site.root)
    made = []
    monkeypatch.setattr(Production, "batch", lambda _, ids: made.extend(ids))
    site.build()
    assert made == []
