"""URLs that clash, lead out of the site, or cannot be file names."""

import os
import unicodedata
from pathlib import Path

import pytest
from site_folder import page


def escapes(site):
    """Files outside the output folder that no test wrote."""
    known = {"site.yaml", "content", "themes", "public", ".cache", "data", "static"}
    outside = [path.name for path in site.root.parent.iterdir() if path != site.root]
    return [*outside, *(path.name for path in site.root.iterdir() if path.name not in known)]


def test_two_pages_with_one_url(make_site):
    site = make_site(
        {"content/a.md": page("A", slug="same"), "content/b.md": page("B", slug="same")}
    )
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("urls/duplicate")
    assert ran.places("urls/duplicate") == ["content/b.md:3:7"]
    assert "content/a.md" in finding["message"]
    assert "content/b.md" in finding["message"]
    assert "`/same/`" in finding["message"]
    assert "<h1>A</h1>" in site.text("same/index.html")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("/About/", "/about/"),
        (unicodedata.normalize("NFC", "/café/"), unicodedata.normalize("NFD", "/café/")),
        ("/straße/", "/STRASSE/"),
    ],
)
def test_urls_that_are_one_on_some_systems(make_site, one, two):
    site = make_site({"content/a.md": page("A", url=one), "content/b.md": page("B", url=two)})
    ran = site.build()
    assert ran.code == 1
    assert ran.places("urls/differ-in-case") == ["content/b.md:3:6"]
    (finding,) = ran.of("urls/differ-in-case")
    assert one in finding["message"]
    assert two in finding["message"]


@pytest.mark.parametrize(
    "slug",
    [
        "../../etc", "/abs", "a\\b", "%2e%2e", "%2E%2E/x", "..", ".", ".git", "CON", "con.html",
        "Lpt1", "end.", "a:b", "x" * 256, "!!!",
    ],
)  # fmt: skip
def test_slug_that_is_refused(make_site, slug):
    site = make_site({"content/bad.md": page("Bad", slug=f"'{slug}'"), "content/a.md": page("A")})
    ran = site.build()
    assert ran.code == 1
    assert ran.places("urls/dangerous") == ["content/bad.md:3:7"]
    assert site.has("bad/index.html"), "the name of the file decides instead"
    assert site.has("a/index.html")
    assert escapes(site) == []


@pytest.mark.parametrize(
    "url",
    ["/../etc/", "/a/../../b/", "/a//b/", "/a\\b/", "/%2e%2e/x/", "/a/%2E%2E%2Fb/", "/x?y", "/x#y",
     "/nul/", "/a/aux.html", "/" + "x" * 256 + "/", "/" + "y" * 99 + ("/" + "x" * 99) * 8 + "/", "//host/x/"],
)  # fmt: skip
@pytest.mark.parametrize("key", ["url", "aliases"])
def test_url_or_alias_that_is_refused(make_site, key, url):
    value = f"'{url}'" if key == "url" else f"['{url}']"
    site = make_site({"content/bad.md": page("Bad", **{key: value})})
    ran = site.build()
    assert ran.code == 1
    (at,) = ran.places("urls/dangerous")
    assert at.startswith("content/bad.md:3:")
    assert site.has("bad/index.html")
    assert escapes(site) == []
    assert not site.has("_redirects")


@pytest.mark.parametrize("term", ["..", "../../etc", ".git", "CON", "x" * 256, "%2e%2e", "a/../b"])
def test_term_that_cannot_be_a_folder(make_site, term):
    site = make_site({"content/a.md": page("A", tags=f"['{term}', good]")})
    ran = site.build()
    assert ran.code in (0, 1)
    assert site.has("tags/good/index.html")
    assert site.has("a/index.html")
    assert escapes(site) == []
    for output in site.outputs():
        parts = output.split("/")
        assert not any(part.startswith(".") or part.lower() == "con" for part in parts), output


def test_term_that_cannot_be_a_folder_is_reported(make_site):
    site = make_site({"content/a.md": page("A", tags="[good, CON]")})
    ran = site.build()
    assert ran.places("urls/dangerous") == ["content/a.md:3:14"]
    assert "CON" in ran.of("urls/dangerous")[0]["message"]


@pytest.mark.parametrize("title", ["x" * 300, "CON", "..."])
def test_title_in_a_permalink_that_cannot_be_a_folder(make_site, title):
    site = make_site(
        {"content/blog/a.md": page(f"'{title}'"), "content/blog/b.md": page("B")},
        settings="permalinks: {blog: '/blog/:title/'}\n",
    )
    ran = site.build()
    assert ran.code == 1
    assert ran.of("urls/dangerous")[0]["source"]["file"] == "content/blog/a.md"
    assert site.has("blog/b/index.html")
    assert len([one for one in site.outputs() if one.startswith("blog/")]) >= 3


@pytest.mark.parametrize("folder", ["con", "aux.d", "v1."])
def test_folder_that_cannot_be_part_of_a_url(make_site, folder):
    site = make_site({f"content/{folder}/a.md": page("A"), "content/b.md": page("B")})
    ran = site.build()
    assert ran.code == 1
    assert ran.of("urls/dangerous")[0]["source"]["file"] == f"content/{folder}/a.md"
    assert site.has("b/index.html")


def test_alias_that_is_a_page(make_site):
    site = make_site({"content/a.md": page("A"), "content/b.md": page("B", aliases="[/old/, /a/]")})
    ran = site.build()
    assert ran.places("urls/alias-is-page") == ["content/b.md:3:18"]
    assert "content/a.md" in ran.of("urls/alias-is-page")[0]["message"]
    assert "<h1>A</h1>" in site.text("a/index.html")
    assert site.has("old/index.html")


def test_alias_of_itself(make_site):
    ran = make_site({"content/a.md": page("A", aliases="[/a/]")}).build()
    assert ran.places("urls/alias-loop") == ["content/a.md:3:11"]


def test_alias_loop_shows_the_chain(make_site):
    settings = (
        "redirects:\n  - {from: /x/, to: /y/}\n  - {from: /y/, to: /z/}\n  - {from: /z/, to: /x/}\n"
    )
    site = make_site({}, settings=settings)
    ran = site.build()
    assert ran.code == 1
    assert ran.places("urls/alias-loop")[0].startswith("site.yaml:5:")
    assert "/x/ → /y/ → /z/ → /x/" in ran.of("urls/alias-loop")[0]["message"]
    assert not site.has("x/index.html")


def test_alias_of_two_pages_names_both(make_site):
    files = {f"content/{name}.md": page(name, aliases="[/old/]") for name in "ab"}
    ran = make_site(files).build()
    assert ran.places("urls/alias-twice") == ["content/b.md:3:11"]
    assert "content/a.md:3:11" in ran.of("urls/alias-twice")[0]["message"]


def test_page_and_static_file_on_one_path(make_site):
    site = make_site({"content/a.md": page("A"), "static/a/index.html": "static\n"})
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("urls/duplicate")
    assert "content/a.md" in finding["message"]
    assert "static/a/index.html" in finding["message"]
    assert "<h1>A</h1>" in site.text("a/index.html")


def test_static_file_in_the_way_of_a_page(make_site):
    site = make_site({"content/a.md": page("A"), "static/a": "file\n"})
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("urls/file-and-folder")
    assert "content/a.md" in finding["message"]
    assert "static/a" in finding["message"]
    assert site.has("a/index.html")


def test_alias_below_a_file(make_site):
    site = make_site(
        {"content/a.md": page("A", aliases="[/b/index.html/old/]"), "content/b.md": page("B")}
    )
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("urls/file-and-folder")
    assert finding["source"]["file"] == "content/a.md"
    assert site.has("a/index.html")
    assert site.has("b/index.html")


def test_static_file_in_the_place_of_an_alias_is_said(make_site):
    site = make_site({"content/a.md": page("A", aliases="[/old/]"), "static/old/index.html": "x\n"})
    ran = site.build()
    (finding,) = ran.of("urls/duplicate")
    assert finding["source"]["file"] == "content/a.md"
    assert "static/old/index.html" in finding["message"]
    assert site.text("old/index.html") == "x\n"


def test_alias_with_letters_of_another_script_is_a_file_that_servers_find(make_site):
    site = make_site({"content/a.md": page("A", aliases="[/größe/]")})
    assert site.build().of("urls/") == []
    assert site.has("größe/index.html")


def test_url_written_percent_encoded_is_a_file_that_servers_find(make_site):
    site = make_site({"content/a.md": page("A", url="/gr%C3%B6%C3%9Fe/")})
    ran = site.build()
    assert ran.of("urls/") == []
    assert site.has("größe/index.html")
    assert 'href="https://www.example.com/gr%C3%B6%C3%9Fe/"' in site.text("größe/index.html")


def test_rows_of_a_data_file_with_one_url(make_site):
    settings = (
        "data_pages:\n  - {source: shops.csv, section: shops, slug: '{city}', title: '{name}'}\n"
    )
    site = make_site({"data/shops.csv": "city,name\nBonn,One\nbonn,Two\n"}, settings=settings)
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("urls/duplicate")
    assert ran.places("urls/duplicate") == ["data/shops.csv:3:1"]
    assert "`/shops/bonn/`" in finding["message"]
    assert "<h1>One</h1>" in site.text("shops/bonn/index.html")


def test_row_and_content_file_with_one_url(make_site):
    settings = (
        "data_pages:\n  - {source: shops.csv, section: shops, slug: '{city}', title: '{name}'}\n"
    )
    site = make_site(
        {"data/shops.csv": "city,name\nBonn,Row\n", "content/shops/bonn.md": page("Written")},
        settings=settings,
    )
    ran = site.build()
    (finding,) = ran.of("urls/duplicate")
    assert "content/shops/bonn.md" in finding["message"]
    assert "data/shops.csv" in finding["message"]
    assert "<h1>Written</h1>" in site.text("shops/bonn/index.html")


def test_file_name_that_is_not_utf8(make_site):
    site = make_site({"content/a.md": page("A")})
    bad = bytes(site.root / "content") + b"/caf\xe9.md"
    Path(os.fsdecode(bad)).write_text(page("Bad"), encoding="utf-8")
    ran = site.build()
    assert ran.code == 1
    assert "this is a bug" not in ran.err
    assert site.has("a/index.html")
    assert any("caf" in place for place in ran.places("content/", "urls/"))


def test_files_of_the_content_that_windows_cannot_have(make_site):
    site = make_site({"content/con.txt": "x\n", "content/a:b.txt": "x\n", "content/ok.txt": "x\n"})
    ran = site.build()
    assert ran.places("urls/dangerous") == ["content/a:b.txt", "content/con.txt"]
    assert site.has("ok.txt")
    assert not site.has("con.txt")
