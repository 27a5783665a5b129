"""What a whole site shows about its addresses, its releases and its lists, by the real command."""

import datetime as dt

import pytest
from site_folder import SiteFolder, page

TARGET = "publish: {directory: ../www}\n"
WORDS = "Spades with short handles, for hands of size 6 and below, tried for two seasons.\n"


@pytest.fixture
def released(make_site):
    """A site that was published with a page about spades and one about rakes."""
    site = make_site(
        {"content/spade.md": page("A spade", WORDS), "content/rake.md": page("A rake", WORDS)},
        settings=TARGET,
    )
    assert site.run("publish").code == 0
    return site


UNSEEN = """<!doctype html>
<html lang="en"><title>{{ page.title }}</title><meta name="robots" content="none">
"""


def messages(ran, rule):
    return [(one["message"], one["fix"]) for one in ran.of(rule)]


def test_page_that_vanished_is_named_with_the_day_of_its_release(released):
    (released.root / "content/rake.md").unlink()
    ((message, fix),) = messages(released.build(), "seo/vanished")
    today = dt.datetime.now(dt.UTC).date()
    assert message == (f"`/rake/` is live (release of {today}), but missing from this build")
    assert "add `/rake/` to `aliases:`" in fix


def test_page_that_moved_is_known_by_its_title(released):
    (released.root / "content/rake.md").unlink()
    released.write({"content/rakes-and-more.md": page("A rake", WORDS)})
    (finding,) = released.build().of("seo/vanished")
    assert finding["fix"] == (
        "/rakes-and-more/ seems to replace it: add `/rake/` to its `aliases:`"
    )
    assert finding["source"]["file"] == "content/rakes-and-more.md"


def test_page_that_moved_is_known_by_its_name(released):
    (released.root / "content/rake.md").unlink()
    released.write({"content/tools/rake.md": page("All about rakes", WORDS)})
    (finding,) = released.build().of("seo/vanished")
    assert finding["source"]["file"] == "content/tools/rake.md"


def test_alias_keeps_an_address(released):
    (released.root / "content/rake.md").unlink()
    released.write({"content/tool.md": page("A rake", WORDS, aliases="[/rake/]")})
    assert released.build().of("seo/vanished") == []


def test_draft_says_why_its_page_vanished(released):
    released.write({"content/rake.md": page("A rake", WORDS, draft="true")})
    ((message, _),) = messages(released.build(), "seo/vanished")
    assert message.endswith("missing from this build: it is a draft (`draft: true`)")


def test_expired_page_is_meant_to_vanish(released):
    released.write({"content/rake.md": page("A rake", WORDS, expiryDate="2020-01-01")})
    assert released.build().of("seo/vanished") == []


def test_term_and_further_page_of_a_list_may_vanish(make_site):
    posts = {
        f"content/blog/{number}.md": page(f"Post {number}", WORDS, tags=f"[tag{number}]")
        for number in range(3)
    }
    site = make_site(
        {"content/blog/_index.md": page("Blog"), **posts},
        settings=TARGET + "pagination: {size: 2}\ntaxonomies: {tags: {title: Tags}}\n",
    )
    assert site.run("publish").code == 0
    (site.root / "content/blog/2.md").unlink()
    assert [one["message"].split("`")[1] for one in site.build().of("seo/vanished")] == ["/blog/2/"]


def test_next_release_ends_the_finding_without_any_edit(released):
    (released.root / "content/rake.md").unlink()
    assert len(released.build().of("seo/vanished")) == 1
    assert released.run("publish", "--fail-on", "error").code == 0
    assert released.build().of("seo/vanished") == []


def test_nothing_vanishes_where_nothing_was_released(make_site):
    assert make_site({}, settings=TARGET).build().of("seo/vanished") == []


def test_link_to_a_page_that_expires_soon_is_at_its_line(make_site):
    site = make_site(
        {
            "content/a.md": page("A", "\nSee [the sale](sale.md).\n"),
            "content/sale.md": page("Sale", WORDS, expiryDate="2026-03-10"),
        }
    )
    ran = site.build("--as-of", "2026-03-01")
    assert ran.shown("links/expiring") == [
        (
            "content/a.md:6:5: links/expiring: /sale/ expires on 2026-03-10, in 9 days; "
            "then this link is broken"
        )
    ]
    # the list on the home page leads there as well, and fixes itself
    assert site.build("--as-of", "2026-02-01").of("links/expiring") == []


def test_expiring_link_is_found_though_nothing_changed_but_the_day(make_site):
    site = make_site(
        {
            "content/a.md": page("A", "See [the sale](sale.md).\n"),
            "content/sale.md": page("Sale", WORDS, expiryDate="2026-03-10"),
        }
    )
    found = [
        len(site.build("--as-of", f"2026-02-{day}").of("links/expiring")) for day in (23, 24, 25)
    ]
    assert found == [0, 1, 1]


def test_redirect_to_nowhere_is_reported(make_site):
    site = make_site(
        {"content/rake.md": page("A rake", WORDS)},
        settings="redirects:\n  - {from: /old/, to: /rakes/}\n  - {from: /b/, to: /rake/}\n",
    )
    (finding,) = site.build().of("links/redirect-broken")
    assert finding["message"] == "`/old/` redirects to `/rakes/`, which is no page"
    assert finding["fix"] == "did you mean `/rake/`?"
    assert (finding["source"]["file"], finding["source"]["line"]) == ("site.yaml", 5)


@pytest.mark.parametrize("files", ["[html]", "[netlify]", "[html, nginx]"])
def test_link_to_an_old_address_is_found_however_redirects_are_written(make_site, files):
    site = make_site(
        {
            "content/rake.md": page("A rake", WORDS, aliases="[/old/]"),
            "content/a.md": page("A", 'See <a href="/old/">the rake</a>.\n'),
        },
        settings=f"redirect_files: {files}\nmarkdown: {{html: allow}}\n",
    )
    (finding,) = site.build().of("links/redirected")
    assert (finding["source"]["file"], finding["fix"]) == ("content/a.md", "write `/rake/`")


def test_proof_of_ownership_is_no_page(make_site):
    site = make_site({}, folder="owned")
    whole = SiteFolder(site.root / "built")
    home = "<!doctype html><html lang=en><title>Garden tools</title><h1>Tools</h1><p>Here.</p>"
    site.write({"built/index.html": home})
    before = site.run("check", str(whole.root), "--format", "json").findings
    site.write({"built/google1f.html": "google-site-verification: google1f.html"})
    assert site.run("check", str(whole.root), "--format", "json").findings == before


def test_own_robots_txt_that_closes_a_page_of_the_sitemap(make_site):
    site = make_site(
        {"content/rake.md": page("A rake", WORDS)}, settings="robots: {disallow: [/rake/]}\n"
    )
    (finding,) = site.build().of("seo/sitemap-blocked")
    assert finding["source"]["file"] == "content/rake.md"


def test_own_sitemap_lists_what_is_to_be_found(make_site):
    site = make_site(
        {
            "content/rake.md": page("A rake", WORDS),
            "themes/plain/templates/unseen.html": UNSEEN,
            "content/thanks.md": page("Thanks", WORDS, noindex="true", layout="unseen"),
            "content/copy.md": page("Copy", WORDS, canonical="/rake/"),
        }
    )
    assert site.build().of("seo/sitemap-incomplete", "seo/sitemap-unwanted") == []


def test_theme_that_says_noindex_by_itself_contradicts_the_sitemap(make_site):
    site = make_site(
        {
            "themes/plain/templates/unseen.html": UNSEEN,
            "content/rake.md": page("A rake", WORDS, layout="unseen"),
        }
    )
    assert site.build().shown("seo/sitemap-unwanted") == [
        (
            "content/rake.md:1: seo/sitemap-unwanted: sitemap lists `https://www.example.com/rake/`, "
            "which has noindex"
        )
    ]


SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/</loc></url>
<url><loc>https://www.example.com/gone/</loc></url>
</urlset>
"""


def test_any_folder_sitemap_robots_styles_and_manifest_have_their_lines(make_site):
    site = make_site({}, folder="other")
    site.write(
        {
            "built/index.html": '<html lang="en"><link rel="canonical" '
            'href="https://www.example.com/"><a href="/old">Old</a><a href="/app/x">App</a>',
            "built/new/index.html": '<link rel="canonical" href="https://www.example.com/new/">',
            "built/sitemap.xml": SITEMAP,
            "built/robots.txt": "User-agent: *\r\nDisalow: /x\r\n",
            "built/css/a.css": "/* url(no.png) */\nbody {\n  background: url('no.png') }\n",
            "built/site.webmanifest": '{\n"icons": [\n{"src": "no.png"}]}',
            "built/_redirects": "/old /new/ 301\n/app/* /new/:splat 200\n",
        }
    )
    ran = site.run("check", str(site.root / "built"), "--format", "json")
    assert ran.shown("seo/sitemap-broken", "seo/robots-txt", "links/file-missing") == [
        "css/a.css:3:1: links/file-missing: file `no.png` does not exist",
        "robots.txt:2:1: seo/robots-txt: crawlers skip the line `Disalow: /x`",
        "site.webmanifest:3:1: links/file-missing: file `no.png` does not exist",
        (
            "sitemap.xml:4:1: seo/sitemap-broken: sitemap lists `https://www.example.com/gone/`, "
            "which leads to no page"
        ),
    ]
    assert ran.of("links/broken") == []
    assert len(ran.of("links/redirected")) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<urlset",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset>&a;</urlset>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>',
        b"<rss/>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
        b"<a>" * 3000,
    ],
)
def test_hostile_xml_is_a_finding_at_most(make_site, body):
    site = make_site({}, folder="hostile")
    site.write({"built/index.html": "<p>a</p>", "built/sitemap.xml": body, "built/b.json": body})
    ran = site.run("check", str(site.root / "built"), "--format", "json")
    assert ran.code in (0, 1)
    assert "root:" not in ran.out
