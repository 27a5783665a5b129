"""Links and pictures in Markdown that lead nowhere, or where they must not."""

import html
import re

import pytest
from site_folder import page

SHOPS = """\
data_pages:
  - {source: shops.csv, section: shops, slug: '{city}', title: '{city}', body: text}
"""


def build(make_site, body, **more):
    files = {
        "content/blog/_index.md": page("Blog"),
        "content/blog/spades.md": page("Spades", "## Small hands\n\nText.\n"),
        "content/post.md": page("Post", body),
    }
    return make_site(files, **more).build("--as-of", "2026-06-01")


@pytest.mark.parametrize(
    "link",
    [
        "blog/spades.md", "./blog/spades.md", "blog/spades.md#small-hands", "@/blog/spades.md",
        "/blog/spades/", "/blog/spades/#small-hands", "blog/", "blog", "../content/blog/spades.md",
        "@/blog/", "blog/spades", "https://www.example.com/blog/spades/", "#here", "?a=b", "/",
        "blog/spades.md?from=post#small-hands", "mailto:a@example.com", "tel:+49123", "blog/_index.md",
    ],
)  # fmt: skip
def test_link_that_is_right(make_site, link):
    ran = build(make_site, f"## Here\n\nA [link]({link}).\n")
    assert ran.of("links/broken", "links/anchor", "links/file-missing") == []


@pytest.mark.parametrize(
    ("link", "rule", "fix"),
    [
        ("blog/spade.md", "links/broken", "`@/blog/spades.md`"),
        ("spades.md", "links/broken", "`@/blog/spades.md`"),
        ("@/blog/spade.md", "links/broken", "`@/blog/spades.md`"),
        ("/blog/spade/", "links/broken", "`/blog/spades/`"),
        ("../../etc/passwd.md", "links/broken", ""),
        ("../contentblog/spades.md", "links/broken", ""),
        ("../content/../content-old/spades.md", "links/broken", ""),
        ("blog/spades.md#small-hand", "links/anchor", "`#small-hands`"),
        ("#nowhere", "links/anchor", ""),
    ],
)
def test_broken_link(make_site, link, rule, fix):
    ran = build(make_site, f"First.\n\nA [link]({link}).\n")
    assert ran.code == 1
    (finding,) = ran.of("links/broken", "links/anchor")
    assert finding["rule"] == rule
    assert ran.places(rule) == ["content/post.md:7:3"]
    assert fix in finding["fix"]
    assert finding["owner"] == "content"


def test_two_broken_links_in_one_line_have_their_columns(make_site):
    ran = build(make_site, "A [b](gone.md) and *c [d](gone.md)*.\n")
    assert ran.places("links/broken") == ["content/post.md:5:3", "content/post.md:5:23"]


@pytest.mark.parametrize("link", ["Blog/Spades.md", "@/blog/SPADES.md", "/Blog/spades/"])
def test_link_right_but_for_its_case(make_site, link):
    ran = build(make_site, f"A [link]({link}).\n")
    assert ran.code == 1
    assert ran.places("links/broken") == ["content/post.md:5:3"]
    assert "blog/spades" in ran.of("links/broken")[0]["fix"]


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"draft": "true"}, "draft"),
        ({"publishDate": "2026-07-01"}, "2026-07-01"),
        ({"date": "2026-07-01"}, "2026-07-01"),
        ({"expiryDate": "2026-05-01"}, "2026-05-01"),
    ],
)
@pytest.mark.parametrize("link", ["hidden.md", "/hidden/"])
def test_link_to_a_page_that_is_not_published(make_site, keys, why, link):
    site = make_site(
        {
            "content/hidden.md": page("Hidden", **keys),
            "content/post.md": page("Post", f"[a]({link})\n"),
        }
    )
    ran = site.build("--as-of", "2026-06-01")
    assert ran.code == 1
    (finding,) = ran.of("links/")
    assert finding["rule"] == "links/unpublished"
    assert ran.places("links/") == ["content/post.md:5:1"]
    assert why in finding["message"] + finding["fix"]


def test_link_from_a_template_is_one_finding(make_site):
    site = make_site(
        {
            "themes/plain/templates/foot.html": '\n\n<a href="/gone/">Gone</a>\n',
            "themes/plain/templates/page.html": "<!doctype html>\n<html lang=en><title>{{ page.title }}"
            '</title>\n<h1>{{ page.title }}</h1>{{ page.content }}{% include "foot.html" %}</html>\n',
            **{f"content/{name}.md": page(name) for name in "abc"},
        }
    )
    ran = site.build()
    (finding,) = ran.of("links/broken")
    assert ran.places("links/broken") == ["themes/plain/templates/foot.html:3"]
    assert finding["owner"] == "theme"
    assert finding["pages"] == {
        "count": 5,
        "list": ["404.html", "a/index.html", "b/index.html", "c/index.html", "index.html"],
    }


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "java&#10;script:alert(1)",
        "vbscript:x", "data:text/html,x", "javascript&colon;alert(1)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["[a]({})", "![a]({})", "<a href='{}'>a</a>", "[a]: {}\n\n[a]"])
def test_address_that_runs_code(make_site, url, mark):
    site = make_site({"content/post.md": page("Post", f"{mark.format(url)} y\n")})
    ran = site.build()
    main = site.text("post/index.html").split("<main>")[1]
    for address in re.findall(r'(?:href|src)="([^"]*)"', main):
        plain = re.sub(r"[\x00-\x20]", "", html.unescape(address)).lower()
        assert not plain.startswith(("javascript:", "vbscript:", "data:"))
    assert ran.code == 1
    assert ran.of("links/unsafe", "markdown/")


@pytest.mark.parametrize(
    "code",
    ['<b onclick="x()">a</b>', "<img src=x onerror=x()>", "<script>x()</script>",
     "<svg onload=x()></svg>", '<iframe srcdoc="<script>x()</script>"></iframe>'],
)  # fmt: skip
def test_raw_html_that_runs_code(make_site, code):
    site = make_site({"content/post.md": page("Post", f"Before.\n\n{code}\n")})
    ran = site.build()
    main = site.text("post/index.html").split("<main>")[1]
    assert "x()" not in main
    assert ran.places("markdown/")[0].startswith("content/post.md:7")


def test_link_of_a_data_page_is_relative_to_its_section(make_site):
    rows = "city,text\nBonn,See [how](../how.md) and [shops](./)\nKiel,[b](bonn.md)\n"
    site = make_site({"data/shops.csv": rows, "content/how.md": page("How")}, settings=SHOPS)
    ran = site.build()
    assert 'href="/how/"' in site.text("shops/bonn/index.html")
    assert 'href="/shops/"' in site.text("shops/bonn/index.html")
    assert 'href="/shops/bonn/"' in site.text("shops/kiel/index.html")
    assert ran.of("links/broken") == []


def test_broken_link_of_a_data_page_names_the_row(make_site):
    rows = "city,text\nBonn,Fine\nKiel,See [how](../haw.md)\n"
    site = make_site({"data/shops.csv": rows, "content/how.md": page("How")}, settings=SHOPS)
    ran = site.build()
    (finding,) = ran.of("links/broken")
    assert (finding["source"]["file"], finding["source"]["line"]) == ("data/shops.csv", 3)
    assert "`@/how.md`" in finding["fix"]


def test_links_below_a_path_of_the_host(make_site):
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\n"
    body = "[a](blog/a.md) [b](/blog/a/) [c](/docs/blog/a/) ![d](/p.svg) ![e](/docsy/q.svg) ![f](/docs/p.svg)\n"
    site = make_site(
        {
            "site.yaml": "title: G\nbase_url: https://www.example.com/docs/\ntheme: plain\n",
            "content/blog/a.md": page("A"),
            "content/post.md": page("Post", body),
            "static/p.svg": picture,
            "static/docsy/q.svg": picture,
        }
    )
    ran = site.build()
    text = site.text("post/index.html")
    assert text.count('href="/docs/blog/a/"') == 3
    assert re.findall(r'src="([^"]*)" [^>]*width="1"', text) == [
        "/docs/p.svg", "/docs/docsy/q.svg", "/docs/p.svg",
    ]  # fmt: skip
    assert ran.of("links/broken", "links/file-missing") == []


def test_link_in_the_own_language_comes_first(make_site):
    site = make_site(
        {
            "content/how.md": page("How"),
            "content/de/how.md": page("Wie"),
            "content/de/post.md": page("Post", "[a](@/how.md) [b](how.md)\n"),
        },
        settings="languages: {en: {}, de: {}}\n",
    )
    site.build()
    assert site.text("de/post/index.html").count('href="/de/how/"') == 2


@pytest.mark.parametrize("mark", ["[a]({})", "![a]({})"])
@pytest.mark.parametrize("address", ["http://[::1", "//[x", "https://[x]/"])
def test_address_that_cannot_be_read(make_site, mark, address):
    site = make_site({"content/a.md": page("A", mark.format(address) + "\n")})
    ran = site.build()
    assert ran.err == ""
    assert site.has("a/index.html")
