"""What a build writes, writes again, and takes away."""

import hashlib
import json
import re
import shutil
import threading

import pytest
from site_folder import page

from generator.feeds.validate import validate
from generator.incremental import in_two

POSTS = {
    f"content/blog/post-{n:03}.md": page(
        f"Post {n}",
        f"Words {n}. [next](post-{(n + 1) % 60:03}.md) [gone](gone-{n % 7}.md)\n",
        date=f"2026-01-{n % 28 + 1:02}",
        tags=f"[t{n % 5}, u{n % 3}]",
    )
    for n in range(60)
}
SITE = {
    **POSTS,
    "site.yaml": "title: Garden\nbase_url: https://www.example.com/\narchives: [blog]\n",
    "content/blog/_index.md": page("Blog"),
    "content/about.md": page("About", "{{< nothing >}}\n", aliases="[/old/]"),
    "templates/shortcodes/broken.html": "{#\ndescripton: x\n#}\nx\n",
    "content/use.md": page("Use", "{{< broken >}}\n"),
    "content/use2.md": page("Use2", "{{< broken >}}\n"),
    "static/a.txt": "x\n",
}
DAY = ("--as-of", "2026-06-01")


def contents(site):
    folder = site.root / "public"
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in site.outputs()
    }


def stamps(site):
    folder = site.root / "public"
    return {name: (folder / name).stat().st_mtime_ns for name in site.outputs()}


def test_two_processes_make_the_same_as_one(make_site):
    one, two = make_site(SITE, folder="one"), make_site(SITE, folder="two")
    serial = one.build(*DAY, "--jobs", "1")
    parallel = two.build(*DAY, "--jobs", "2")
    assert serial.code == parallel.code == 1
    assert contents(one) == contents(two)
    assert serial.out == parallel.out
    assert len(contents(one)) > 70


def test_pages_in_another_order_of_the_file_system_make_the_same(make_site):
    one = make_site(SITE, folder="one")
    two = make_site(dict(reversed(SITE.items())), folder="two")
    assert one.build(*DAY).out == two.build(*DAY).out
    assert contents(one) == contents(two)


@pytest.fixture
def aside(monkeypatch):
    """As on a large site: another process begins the store. The threads of the tests do nothing."""
    monkeypatch.setattr(in_two, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("aside")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_store_that_another_process_begins(make_site, jobs):
    site, small = make_site(SITE, folder="one"), make_site(SITE, folder="two")
    first = site.build(*DAY, "--jobs", jobs)
    assert first.out == small.build(*DAY, "--jobs", "1").out
    assert site.build(*DAY, "--jobs", jobs).out == first.out
    for edited in (site, small):
        edited.write({"content/blog/post-003.md": page("Post 3", "Other words.\n")})
        edited.write({"content/new.md": page("New")})
    assert site.build(*DAY, "--jobs", jobs).out == small.build(*DAY, "--clean").out
    assert contents(site) == contents(small)
    assert [file.name for file in (site.root / ".cache").glob(".*")] == []


def test_second_build_writes_nothing(make_site):
    site = make_site(SITE)
    first = site.build(*DAY)
    before = stamps(site)
    second = site.build(*DAY)
    assert stamps(site) == before
    assert first.out == second.out


def test_output_does_not_depend_on_where_the_site_lies(make_site):
    one, two = make_site(SITE, folder="one"), make_site(SITE, folder="a b")
    assert one.build(*DAY).out == two.build(*DAY).out
    assert contents(one) == contents(two)


def test_what_is_no_longer_made_is_deleted_and_what_others_wrote_is_kept(make_site):
    site = make_site(SITE)
    site.build(*DAY)
    assert site.has("blog/post-007/index.html")
    (site.root / "public/blog/post-007/notes.txt").write_text("mine\n", encoding="utf-8")
    (site.root / "public/mine.html").write_text("mine\n", encoding="utf-8")
    (site.root / "content/blog/post-007.md").unlink()
    (site.root / "content/blog/post-008.md").unlink()
    site.build(*DAY)
    assert not site.has("blog/post-007/index.html")
    assert site.has("blog/post-007/notes.txt")
    assert site.has("mine.html")
    assert not (site.root / "public/blog/post-008").exists()


def test_page_whose_template_fails_is_deleted(make_site):
    site = make_site({"content/a.md": page("A")})
    site.build()
    assert site.has("a/index.html")
    site.write({"content/a.md": page("A", layout="bad"), "templates/bad.html": "{{ x }}\n"})
    site.build()
    assert not site.has("a/index.html")


def test_file_that_becomes_a_folder_and_back(make_site):
    site = make_site({"static/a": "x\n"})
    site.build()
    (site.root / "static/a").unlink()
    site.write({"static/a/b": "y\n"})
    assert site.build().err == ""
    assert site.text("a/b") == "y\n"
    shutil.rmtree(site.root / "static/a")
    site.write({"static/a": "z\n"})
    assert site.build().err == ""
    assert site.text("a") == "z\n"


def test_file_that_somebody_changed_is_mended(make_site):
    site = make_site({"content/a.md": page("A")})
    site.build()
    html = site.text("a/index.html")
    (site.root / "public/a/index.html").write_text("changed\n", encoding="utf-8")
    site.build()
    assert site.text("a/index.html") == html


def test_site_has_its_static_files_before_those_of_the_theme(make_site):
    site = make_site(
        {
            "themes/plain/static/css/a.css": "a { color: red }\n",
            "themes/plain/static/css/b.css": "b { color: red }\n",
            "static/css/a.css": "a { color: blue }\n",
            "themes/plain/templates/page.html": "<link href=\"{{ asset('css/a.css') }}\">\n",
            "content/a.md": page("A"),
        }
    )
    site.build()
    (url,) = re.findall(r'href="([^"]*)"', site.text("a/index.html"))
    assert re.fullmatch(r"/css/a\.[0-9a-f]{8}\.css", url)
    assert site.text(url[1:]) == "a { color: blue }\n"
    assert site.text("css/b.css") == "b { color: red }\n"


def test_every_hashed_name_exists_and_changes_with_the_content(make_site):
    site = make_site(SITE)
    site.build(*DAY)
    urls = set(re.findall(r'(?:href|src)="/([^"]*\.[0-9a-f]{8}\.\w+)"', site.text("index.html")))
    assert urls
    assert all(site.has(url) for url in urls)
    shutil.copy(site.root / "public" / next(u for u in urls if "main" in u), site.root / "static")
    site.write({"static/css/main.css": "a { color: blue }\n"})
    site.build(*DAY)
    now = set(re.findall(r'href="/(css/main\.[0-9a-f]{8}\.css)"', site.text("index.html")))
    assert now
    assert now.isdisjoint(urls)


def test_path_of_the_base_url_stands_before_every_address(make_site):
    files = {
        **SITE,
        "site.yaml": "title: G\nbase_url: https://www.example.com/docs/\narchives: [blog]\n",
    }
    site = make_site(files)
    ran = site.build(*DAY)
    assert not [one for one in ran.of("links/broken") if "gone" not in one["message"]]
    for name in site.outputs():
        if name.endswith(".html"):
            text = site.text(name)
            for url in re.findall(r'(?:href|src|srcset)="(/[^"]*)"', text):
                assert url.startswith("/docs/"), (name, url)
    assert "https://www.example.com/docs/about/" in site.text("sitemap.xml")
    assert "Sitemap: https://www.example.com/docs/sitemap.xml" in site.text("robots.txt")
    assert "/docs/old/ /docs/about/ 301" in site.text("_redirects")
    assert site.has("old/index.html")


def test_base_url_of_the_command_line(make_site):
    site = make_site(SITE)
    site.build(*DAY, "--base-url", "https://preview.example/x/")
    assert 'href="https://preview.example/x/about/"' in site.text("about/index.html")


@pytest.mark.parametrize("content", ["summary", "full"])
def test_feeds_are_valid(make_site, content):
    files = {**SITE, "site.yaml": SITE["site.yaml"] + f"feeds: {{content: {content}, limit: 5}}\n"}
    site = make_site(files)
    site.build(*DAY)
    for kind, name in (("atom", "atom.xml"), ("rss", "rss.xml"), ("sitemap", "sitemap.xml")):
        assert validate(kind, site.text(name).encode()) == []
    assert site.text("atom.xml").count("<entry>") == 5
    assert site.text("rss.xml").count("<item>") == 5
    assert len(json.loads(site.text("feed.json"))["items"]) == 5


def test_sitemap_has_every_page_that_may_be_found_and_nothing_else(make_site):
    site = make_site(
        {
            **SITE,
            "content/hidden.md": page("Hidden", noindex="true"),
            "content/copy.md": page("Copy", canonical="https://elsewhere.example/"),
            "content/draft.md": page("Draft", draft="true"),
            "content/future.md": page("Future", date="2027-01-01"),
            "content/failing.md": page("Failing", layout="fails"),
            "templates/fails.html": "{{ x }}\n",
        }
    )
    site.build(*DAY)
    found = set(re.findall(r"<loc>https://www.example.com/([^<]*)</loc>", site.text("sitemap.xml")))
    pages = {
        name.removesuffix("index.html")
        for name in site.outputs()
        if name.endswith(".html") and name not in ("404.html", "old/index.html")
    }
    assert found == pages - {"hidden/", "copy/"}


def test_sitemap_off_and_site_that_is_not_to_be_found(make_site):
    site = make_site({"content/a.md": page("A")}, settings="sitemap: false\n")
    site.build()
    assert not site.has("sitemap.xml")
    assert "Sitemap:" not in site.text("robots.txt")


def test_robots(make_site):
    settings = "robots: {disallow: [/private/, '/*?sort='], extra: 'Crawl-delay: 1'}\n"
    site = make_site({}, settings=settings)
    site.build()
    lines = site.text("robots.txt").splitlines()
    assert "Disallow: /private/" in lines
    assert "Disallow: /*?sort=" in lines
    assert "Crawl-delay: 1" in lines


def test_own_robots_file_wins(make_site):
    site = make_site({"static/robots.txt": "mine\n", "static/sitemap.xml": "<mine/>\n"})
    ran = site.build()
    assert ran.of("urls/") == []
    assert site.text("robots.txt") == "mine\n"
    assert site.text("sitemap.xml") == "<mine/>\n"


def test_check_writes_nothing_and_finds_the_same(make_site):
    site = make_site(SITE)
    before = {path for path in site.root.rglob("*") if ".cache" not in path.parts}
    checked = site.run("check", "--format", "json", *DAY)
    assert {path for path in site.root.rglob("*") if ".cache" not in path.parts} == before
    built = site.build(*DAY)
    assert checked.findings == built.findings
    assert checked.code == built.code == 1


def test_clean_leaves_what_others_wrote(make_site):
    site = make_site({"content/a.md": page("A")})
    site.build()
    (site.root / "public/mine.txt").write_text("mine\n", encoding="utf-8")
    ran = site.run("clean")
    assert ran.code == 0
    assert site.outputs() == ["mine.txt"]
    assert not (site.root / ".cache").exists()
