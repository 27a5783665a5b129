"""`seo_title:` of front matter: the title element says it, and rules on that element point at it."""

import pytest
from site_folder import only, page

LONG = "Garden tools, spades, rakes and shears for small hands, big hands and all hands"
BODY = "Some words about spades.\n"


def place_of(ran, rule):
    (one,) = ran.of(rule)
    return one["source"]["file"], one["source"]["line"], one["source"]["key"]


@pytest.mark.parametrize(
    "written", ["seo_title: Spades, compared", "params:\n  seo_title: Spades, compared"]
)
def test_the_title_element_says_it_and_nothing_more(make_site, written):
    site = make_site({"content/a.md": f"---\ntitle: Spades\n{written}\n---\n\n{BODY}"})
    site.build()
    html = site.text("a/index.html")
    assert "<title>Spades, compared</title>" in html
    assert "<h1>Spades</h1>" in html


@pytest.mark.parametrize(
    ("written", "line", "key"),
    [
        (f"seo_title: {LONG}", 3, "seo_title"),
        (f"params:\n  seo_title: {LONG}", 4, "params.seo_title"),
    ],
)
def test_findings_on_the_title_point_at_it(make_site, written, line, key):
    files = {"content/a.md": f"---\ntitle: Spades\n{written}\n---\n\n{BODY}"}
    ran = make_site(files, settings=only("seo")).build()
    assert place_of(ran, "seo/title-length") == ("content/a.md", line, key)


def test_findings_on_the_title_point_at_title_without_it(make_site):
    ran = make_site({"content/a.md": page(LONG, BODY)}, settings=only("seo")).build()
    assert place_of(ran, "seo/title-length") == ("content/a.md", 2, "title")


def test_the_one_of_params_gives_way(make_site):
    files = {
        "content/a.md": f"---\ntitle: A\nseo_title: Ours\nparams: {{seo_title: Old}}\n---\n\n{BODY}"
    }
    site = make_site(files)
    site.build()
    assert "<title>Ours</title>" in site.text("a/index.html")


def test_it_is_a_text_of_one_page(make_site):
    files = {
        "content/a.md": page("A", BODY, seo_title="[a]"),
        "content/b/_index.md": "---\ntitle: B\ncascade: {seo_title: Everywhere}\n---\n",
    }
    ran = make_site(files).build()
    assert ran.places("front-matter/wrong-type") == ["content/a.md:3:12"]
    assert ran.places("front-matter/unknown-key") == ["content/b/_index.md:3:11"]


def test_what_other_generators_call_it_leads_to_it(make_site):
    ran = make_site({"content/a.md": page("A", BODY, meta_title="Found")}).build()
    (one,) = ran.of("front-matter/unknown-key")
    assert one["fix"] == "did you mean `seo_title`?"


def test_a_site_that_declared_it_goes_on_as_before(make_site):
    files = {
        "content/a.md": page("Spades", BODY, seo_title="Found"),
        "content/b.md": page("Rakes", "Some words about rakes.\n"),
    }
    site = make_site(files, settings="front_matter:\n  seo_title: text\n")
    ran = site.build()
    assert ran.of("settings/", "front-matter/") == []
    assert "<title>Found</title>" in site.text("a/index.html")
