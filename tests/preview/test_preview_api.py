"""What panels are told of a page and of the site."""

import sys

import pytest
from previewing import Preview
from site_folder import MakeSite, page

FILES = {
    "content/blog/_index.md": page("Blog"),
    "content/blog/a.md": page(
        "A page about spades, rakes and many other tools for gardens of every size and soil",
        "## First\n\n[to b](b.md) and [nowhere](c.md)\n\n![](photo.png)\n",
    ),
    "content/blog/b.md": page("B", "[to a](a.md) and [out](https://other.example/)\n"),
    "content/blog/photo.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "content/draft.md": page("Draft", draft="true"),
    "content/later.md": page("Later", date="2099-03-01"),
    "content/over.md": page("Over", date="2020-01-01", expiryDate="2021-01-01"),
    "content/quiet.md": page(
        "Quiet",
        "<!-- proofpress: allow links/broken because it will be written -->\n[x](x.md)\n",
    ),
    "themes/plain/templates/page.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>'
        '<link rel="canonical" href="{{ page.canonical }}">'
        '<meta property="og:image" content="https://www.example.com/blog/photo.png">'
        '<script type="application/ld+json">{"@type": "Article"}</script>'
        '<link rel="stylesheet" href="/main.css"></head>'
        "<body><main><h1>{{ page.title }}</h1>{{ page.content }}</main></body></html>\n"
    ),
    "static/main.css": "p { color: red }\n" * 50,
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    site = MakeSite(tmp_path_factory.mktemp("api"))(
        FILES, settings="redirects:\n  - {from: /old/, to: /blog/}\n"
    )
    one = Preview(site.root)
    one.root = site.root
    yield one
    assert one.end() == 0


def sections(preview, path, query=""):
    said = preview.own(f"page.json?path={path}{query}")
    return {one["id"]: one["data"] for one in said["sections"]}


def test_a_page_tells_its_findings_at_once(preview):
    found = sections(preview, "/blog/a/")["findings"]
    rules = {one["rule"] for one in found}
    assert {"links/broken", "seo/title-length"} <= rules
    broken = next(one for one in found if one["rule"] == "links/broken")
    assert broken["owner"] == "content"
    assert (broken["source"]["file"], broken["source"]["line"]) == ("content/blog/a.md", 7)
    assert broken["frame"][0].startswith("  7 | [to b](b.md)")
    title = next(one for one in found if one["rule"] == "seo/title-length")
    assert title["source"]["key"] == "title"
    assert title["output"]["selector"].endswith("title")
    assert title["output"]["start_tag"] == "<title>"


def test_a_page_tells_the_same_findings_as_a_build_once_all_was_looked_at(preview, make_site):
    preview.until_checked()
    said = preview.own("page.json?path=/blog/a/")
    assert said["complete"] is True
    built = make_site(FILES).build()
    expected = {
        (one["rule"], one["message"])
        for one in built.findings
        if "blog/a/index.html" in one["pages"]["list"]
    }
    found = sections(preview, "/blog/a/")["findings"]
    assert {(one["rule"], one["message"]) for one in found} == expected


def test_what_is_accepted_is_not_told(preview):
    assert "links/broken" not in {one["rule"] for one in sections(preview, "/quiet/")["findings"]}


def test_other_sections(preview):
    preview.until_checked()
    said = sections(preview, "/blog/b/")
    assert said["search"]["title"] == "B"
    assert said["search"]["url"] == said["search"]["canonical"] == "https://www.example.com/blog/b/"
    assert said["social"]["image_path"] == "/blog/photo.png"
    assert said["headings"] == [
        {"level": 1, "text": "B", "selector": said["headings"][0]["selector"], "id": None}
    ]
    out = {one["href"]: one for one in said["links"]["out"]}
    assert out["/blog/a/"]["inside"] is True
    assert out["/blog/a/"]["page"] == "content/blog/a.md"
    assert out["https://other.example/"]["inside"] is False
    assert "/blog/a/" in {one["url"] for one in said["links"]["in"]}
    assert said["structured-data"][0]["value"] == {"@type": "Article"}
    assert said["weight"]["kinds"]["stylesheet"] > 0
    assert said["weight"]["transfer"] == sum(said["weight"]["kinds"].values())


def test_some_sections(preview):
    assert list(sections(preview, "/blog/b/", "&section=search,weight")) == ["search", "weight"]
    assert preview.ask("/__proofpress/page.json?path=/nowhere/").status == 404


def test_the_site(preview):
    preview.until_checked()
    said = preview.own("site.json")
    assert said["complete"] is True
    pages = {one["id"]: one for one in said["pages"]}
    assert pages["content/blog/a.md"]["status"] == "published"
    assert pages["content/blog/a.md"]["findings"] > 0
    assert pages["content/draft.md"]["status"] == "draft"
    assert pages["content/later.md"]["status"] == "scheduled"
    assert pages["content/later.md"]["date"].startswith("2099-03-01")
    assert pages["content/over.md"]["status"] == "expired"
    assert [name for name, one in pages.items() if one["draft"]] == ["content/draft.md"]
    assert pages["content/draft.md"]["explanation"] == "it is a draft (`draft: true`)"
    assert said["summary"]["held_back"] == {"draft": 1, "future": 1, "expired": 1}
    assert said["redirects"][0]["from"] == "/old/"
    assert {"links/broken"} <= {one["rule"] for one in said["findings"]}
    some = preview.own("site.json?part=summary")
    assert some["summary"]["published"] == said["summary"]["published"]
    assert "pages" not in some
    assert preview.ask("/__proofpress/site.json?part=nonsense").status == 400


def test_addresses_that_led_nowhere(preview):
    preview.ask("/lost/", referer=f"http://{preview.host}/blog/a/")
    preview.ask("/lost/", referer="https://other.example/")
    met = preview.own("site.json?part=missing")["missing"]
    assert {"path": "/lost/", "times": 2, "referrer": "/blog/a/"} in met


def test_another_day(preview):
    assert preview.ask("/later/").status == 404
    assert sections(preview, "/later/", "&as-of=2100-01-01")["search"]["title"] == "Later"
    reply = preview.post("as-of", {"day": "2100-01-01"})
    assert reply.json()["day"] == "2100-01-01"
    cookie = reply.headers["set-cookie"].partition(";")[0]
    assert preview.ask("/later/", cookie=cookie).status == 200
    assert preview.ask("/later/").status == 404
    statuses = {
        one["id"]: one["status"]
        for one in preview.ask("/__proofpress/site.json?part=pages", cookie=cookie).json()["pages"]
    }
    assert statuses["content/later.md"] == "published"
    assert "Max-Age=0" in preview.post("as-of", {"day": ""}).headers["set-cookie"]
    reply = preview.post("as-of", {"day": "soon"})
    assert reply.status == 400
    assert "2027-01-31" in reply.text
    assert preview.ask("/", cookie=cookie.replace("2100-01-01", "nonsense")).status == 400


def test_the_editor_gets_an_address(preview):
    reply = preview.post("open", {"file": "content/blog/a.md", "line": 3, "column": 2})
    expected = f"vscode://file/{str(preview.root).lstrip('/')}/content/blog/a.md:3:2"
    assert reply.json() == {"url": expected}


def test_the_editor_as_a_command(make_site, serve, tmp_path):
    note = tmp_path / "opened.txt"
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"
    )
    editor = f"{sys.executable} {script} {note} '{{path}}:{{line}}' ; rm -rf {{column}}"
    site = make_site({"content/a b;c.md": page("A")}, settings=f'preview:\n  editor: "{editor}"\n')
    preview = serve(site)
    reply = preview.post("open", {"file": "content/a b;c.md", "line": 7, "column": 2})
    assert reply.json() == {"opened": True}
    preview.until(lambda: note.is_file() and note.read_text())
    assert note.read_text() == repr([f"{site.root}/content/a b;c.md:7", ";", "rm", "-rf", "2"])
    site.write(
        {
            "site.yaml": (site.root / "site.yaml")
            .read_text()
            .replace(sys.executable, "/no/such/program")
        }
    )
    preview.until(lambda: preview.post("open", {"file": "content/a b;c.md"}).status == 409)
