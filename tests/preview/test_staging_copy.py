"""`build --preview`: a marked copy for a staging host."""

import re

import pytest
from site_folder import page

FILES = {
    "content/a.md": page("A"),
    "content/draft.md": page("Draft", draft="true"),
    "static/plain.txt": "plain",
    "static/_headers": "/*\n  X-Frame-Options: DENY",
    "static/robots.txt": "User-agent: *\nAllow: /\n",
}


@pytest.fixture
def site(make_site):
    return make_site(FILES, settings="environments:\n  preview: {title: Staged}\n")


def copied(site, path, folder=".cache/preview"):
    return (site.root / folder / path).read_text()


def test_the_copy_is_marked_and_the_output_folder_is_left_alone(site):
    ran = site.build("--preview", "--format", "text")
    assert ran.code == 0
    assert "pages written to" in ran.out
    assert not (site.root / "public").exists()
    shown = copied(site, "a/index.html")
    assert '<meta name="robots" content="noindex, nofollow">' in shown
    assert re.search(
        r"<body><p class=\"proofpress-preview\"[^>]*>Preview of \d{4}-\d\d-\d\d, not", shown
    )
    assert 'href="/proofpress-preview.css"' in shown
    assert copied(site, "robots.txt") == "User-agent: *\nDisallow: /\n"
    assert (
        copied(site, "_headers")
        == "/*\n  X-Frame-Options: DENY\n/*\n  X-Robots-Tag: noindex, nofollow\n"
    )
    assert copied(site, "plain.txt") == "plain"
    assert "position: fixed" in copied(site, "proofpress-preview.css")


def test_nothing_of_it_is_in_a_build(site):
    site.build("--preview")
    assert site.build().code == 0
    assert not site.has("proofpress-preview.css")
    assert "noindex" not in site.text("a/index.html")
    assert "proofpress" not in site.text("a/index.html")
    assert site.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_the_environment_is_that_of_previews(make_site):
    layout = "<!doctype html><title>{{ site.title }}</title><body>{{ site.title }}"
    site = make_site(
        {"content/a.md": page("A"), "themes/plain/templates/page.html": layout},
        settings="environments:\n  preview: {title: Staged}\n",
    )
    site.build("--preview")
    assert "Staged" in copied(site, "a/index.html")
    site.build("--preview", "-e", "production")
    assert "Staged" not in copied(site, "a/index.html")


def test_drafts_as_usual_and_what_is_gone_is_deleted(site):
    site.build("--preview", "-D")
    assert "Draft" in copied(site, "draft/index.html")
    site.build("--preview")
    assert not (site.root / ".cache/preview/draft/index.html").exists()


def test_another_folder(site, tmp_path):
    site.build("--preview", "-o", str(tmp_path / "staging"))
    assert "noindex" in copied(site, "a/index.html", str(tmp_path / "staging"))
    site.write({"content/mine.md": page("Mine")})
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("of somebody else")
    ran = site.build("--preview", "-o", str(tmp_path / "taken"))
    assert ran.code == 3
    assert "no record" in ran.err


def test_a_site_below_a_path(make_site):
    site = make_site(
        {
            "content/a.md": page("A"),
            "site.yaml": "title: Garden\nbase_url: https://www.example.com/docs/\ntheme: plain\n",
        }
    )
    site.build("--preview")
    assert 'href="/docs/proofpress-preview.css"' in copied(site, "a/index.html")
    assert "X-Robots-Tag" in copied(site, "_headers")


def test_a_second_copy_changes_no_file(site):
    site.build("--preview")
    before = {
        file: file.stat().st_mtime_ns for file in (site.root / ".cache/preview").rglob("*.html")
    }
    site.build("--preview")
    assert before == {file: file.stat().st_mtime_ns for file in before}
