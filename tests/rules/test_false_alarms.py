"""What people do on purpose, and what a browser understands, is not found fault with."""

import pytest
from site_folder import SETTINGS

WORDS = (
    "A spade for small hands has a short handle, a narrow blade and a tread that does not cut "
    "into the sole. We tried nine of them in heavy clay for two seasons. Three bent at the "
    "socket, two lost their edge within a month, and four came through both winters without a "
    "mark. The best of these weighs eleven hundred grams and costs less than the worst. We would "
    "buy it again."
)


def page(title: str, body: str = "Text.\n", more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: About {title}.\n{more}---\n\n{body}\n"


@pytest.mark.parametrize("target", ["../../other/", "../../../other/#a", "../../../../img.png"])
def test_relative_links_climb_as_a_browser_does(make_site, target):
    files = {
        "content/_index.md": page("Garden"),
        "content/a.md": page("Spade", f"[Other]({target})\n"),
        "content/other.md": page("Other", "## A {#a}\n"),
        "static/img.png": b"x",
    }
    assert make_site(files).build().of("links/broken", "links/file-missing", "links/anchor") == []


@pytest.mark.parametrize("target", ["../../lost/", "../../../lost.md"])
def test_relative_links_to_nothing_are_reported_still(make_site, target):
    ran = make_site({"content/a.md": page("Spade", f"[Lost]({target})\n")}).build()
    assert len(ran.of("links/broken")) == 1


def test_a_space_where_a_shortcode_gives_nothing_is_no_slip(make_site):
    files = {
        "themes/plain/templates/shortcodes/mark.html": "{#\ndescription: Nothing.\n#}\n",
        "content/a.md": page("Spade", "Take the spade {{< mark >}}, then dig. The rake , too.\n"),
    }
    ran = make_site(files).build()
    assert [one["source"]["column"] for one in ran.of("content/space-before-mark")] == [44]


@pytest.mark.parametrize("mark", ["redirects:\n- {from: /sale/, to: /over/}\n", ""])
def test_no_link_to_what_stands_for_an_expired_page_is_advised(make_site, mark):
    files = {
        "content/_index.md": page("Garden", "[Sale](sale.md), [over](over.md)\n"),
        "content/sale.md": page("Sale", more="expiryDate: 2020-01-01\n"),
        "content/over.md": page("Over"),
    }
    ran = make_site(files, settings=mark).build()
    found = ran.of("links/redirected", "links/unpublished")
    assert len(found) == 1
    assert "/over/" not in found[0]["fix"]
    assert "expired" in found[0]["message"] or "expir" in found[0]["message"]


def test_further_pages_of_translated_lists_name_no_versions(make_site):
    files = {
        f"content/blog/{number}{mark}.md": page(f"Post {number}{mark}", more="date: 2026-01-01\n")
        for number in range(3)
        for mark in ("", ".de")
        if (number, mark) != (2, ".de")
    }
    more = "languages: {en: {name: English}, de: {name: Deutsch}}\npagination: {size: 1}\n"
    files |= {"content/blog/_index.md": page("Blog"), "content/blog/_index.de.md": page("Tagebuch")}
    files["site.yaml"] = SETTINGS.replace("theme: plain", "theme: default") + more
    site = make_site(files)
    ran = site.build()
    assert 'hreflang="de"' in site.text("blog/index.html")
    assert "hreflang" not in site.text("blog/page/2/index.html").partition("<body")[0]
    hreflang = [one for one in ran.findings if one["rule"].startswith("seo/hreflang")]
    assert hreflang == []


def test_versions_of_documentation_are_spoken_of_once(make_site):
    files = {
        f"content/docs/{version}/{name}.md": page(title, WORDS)
        for version in ("1.0", "1.1", "1.2")
        for name, title in (("start", "Start"), ("dig", "Dig"))
    }
    ran = make_site(files | {"content/docs/1.2/begin.md": page("Start", "Other words.")}).build()
    assert len(ran.of("seo/version-canonical")) == 1
    # Within one version pages are compared as everywhere.
    (same,) = (one["message"] for one in ran.of("seo/title-duplicate"))
    assert "/docs/1.2/begin/" in same
    assert "/docs/1.2/start/" in same
    assert "/docs/1.1/" not in same
    twins = [one["message"] for one in ran.of("seo/near-duplicate")]
    assert len(twins) == 3, "start and dig, in each version"
    assert sorted(one.rpartition("on ")[2] for one in twins) == [
        f"/docs/{version}/dig/" for version in ("1.0", "1.1", "1.2")
    ]
