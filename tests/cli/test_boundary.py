"""What is read because of its place lies in the site's folder, or where the settings say."""

from pathlib import Path

import pytest
from site_folder import SiteFolder, page

from generator.stages.store.outcome import FOLDERS

WORD = "xyzzy"
_THEME = "themes/plain"
#: What stands outside, so that each place would show the word if it were read.
OUTSIDE = {
    "b.md": page("B", f"{WORD}\n"),
    "css/b.css": f"/* {WORD} */\n",
    "b.txt": f"{WORD}\n",
    "b.yaml": f"word: {WORD}\n",
    "en.yaml": f"skip_to_content: {WORD}\nextra: {WORD}\n",
    "b.html": f"{WORD}\n",
    "page.html": f"<title>{WORD}</title>\n",
    "theme.yaml": f"name: {WORD}\n",
    "templates/page.html": f"<title>{WORD}</title>\n",
    "static/b.txt": f"{WORD}\n",
}
#: Places that are read, and a file in each by which they are known to be.
PLACES = (*FOLDERS, _THEME, f"{_THEME}/templates", f"{_THEME}/static", f"{_THEME}/i18n")
#: A link at some depth: where it stands, what it leads to, and what stands in a page or file then.
LINKS = {
    "content/deep/down/b.md": "b.md",
    "content/deep/down/b.txt": "b.txt",
    "content/post/css": "css",
    "static/deep/down/b.txt": "b.txt",
    "static/deep/css": "css",
    "data/deep/down/b.yaml": "b.yaml",
    "i18n/en.yaml": "en.yaml",
    "templates/page.html": "page.html",
    "templates/deep/b.html": "b.html",
    f"{_THEME}/theme.yaml": "theme.yaml",
    f"{_THEME}/templates/page.html": "page.html",
    f"{_THEME}/i18n/en.yaml": "en.yaml",
    f"{_THEME}/static/b.txt": "b.txt",
    f"{_THEME}/static/css": "css",
    "site.yaml": "b.yaml",
    "CODEOWNERS": "b.txt",
    "proofpress-baseline.txt": "b.txt",
}


@pytest.fixture
def outside(tmp_path):
    folder = SiteFolder(tmp_path / "outside")
    folder.write(OUTSIDE)
    return folder.root


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A", "{{< said >}}\n"), "content/post/index.md": page("P"),
                      f"{_THEME}/templates/shortcodes/said.html": "{{ site.data }}\n"})  # fmt: skip


def linked(site, name, target):
    """Put a link to *target* in the place of *name*."""
    path = site.root / name
    if path.is_dir():
        path.rename(site.root / "moved")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target, target_is_directory=target.is_dir())


def leaks(site, ran):
    """Where the word is that stands outside."""
    folder = site.root / "public"
    found = [name for name in site.outputs() if WORD in (folder / name).read_text("latin-1")]
    return [*found, *(name for name, text in (("out", ran.out), ("err", ran.err)) if WORD in text)]


def refusals(ran):
    """What is said of links, as one text."""
    said = ran.err
    if ran.out.startswith("{"):
        said += "".join(f"{one['source']['file']}: {one['message']} {one['fix']}\n" for one in ran.findings
                        if one["rule"].endswith(("outside", "codeowners")))  # fmt: skip
    return said


@pytest.mark.parametrize("place", PLACES)
def test_folder_that_is_a_link(site, outside, place):
    linked(site, place, outside)
    ran = site.build()
    assert leaks(site, ran) == []
    said = refusals(ran)
    assert f"{place}: this link leads to {outside}" in said or (
        place == "themes" and f"themes/plain: this link leads to {outside}" in said
    ) or (place == "themes" and "there is no theme `plain`" in said)  # fmt: skip


@pytest.mark.parametrize("name", LINKS)
def test_link_at_any_depth(site, outside, name):
    linked(site, name, outside / LINKS[name])
    ran = site.build()
    assert leaks(site, ran) == []
    said = refusals(ran).replace("file cannot be read: ", "")
    assert f"{name}: this link leads to {outside / LINKS[name]}" in said


@pytest.mark.parametrize(
    "name", sorted(LINKS.keys() - {"site.yaml", "CODEOWNERS", "proofpress-baseline.txt"})
)
def test_place_that_settings_name(make_site, outside, name):
    site = make_site(
        {"content/a.md": page("A")}, settings=f"files: {{outside: [{outside}, ../none]}}\n"
    )
    linked(site, name, outside / LINKS[name])
    ran = site.build()
    assert refusals(ran) == ""


@pytest.mark.parametrize("name", ["content/b.md", "static/b.txt", "content/post/css"])
def test_what_settings_name_is_published(make_site, outside, name):
    site = make_site(
        {"content/post/index.md": page("P")}, settings="files: {outside: [../outside]}\n"
    )
    linked(site, name, outside / name.rpartition("/")[2])
    assert leaks(site, site.build())


@pytest.mark.parametrize("name", ["content/copy", "static/copy"])
def test_link_to_another_folder_of_the_site_is_followed(make_site, name):
    site = make_site({"shared/b.txt": "b\n", "content/a.md": page("A")})
    linked(site, name, site.root / "shared")
    ran = site.build()
    assert refusals(ran) == ""
    assert site.has("copy/b.txt")


@pytest.mark.parametrize("target", [".cache", ".git", "public", "."])
@pytest.mark.parametrize("name", ["content/copy", "static/copy"])
def test_what_is_no_source_is_not_published_through_a_link(make_site, name, target):
    site = make_site({".git/config": f"{WORD}\n", ".cache/x.txt": f"{WORD}\n", "content/a.md": page("A")})  # fmt: skip
    site.build()
    linked(site, name, site.root / target)
    ran = site.build()
    assert leaks(site, ran) == []
    assert not [one for one in site.outputs() if one.startswith("copy/")]
    assert ran.of("content/link-outside", "assets/outside", "content/dangling-link", "assets/dangling-link")  # fmt: skip


def test_archetype(site, outside):
    linked(site, "archetypes/default.md", outside / "b.md")
    ran = site.run("new", "blog/one.md")
    assert ran.code == 3
    assert f"archetypes/default.md: this link leads to {outside / 'b.md'}" in ran.err
    assert "files.outside" in ran.err
    assert not (site.root / "content/blog/one.md").exists()


def test_new_page_is_not_written_elsewhere(site, outside):
    linked(site, "content", outside)
    ran = site.run("new", "one.md")
    assert ran.code == 2
    assert f"content: this link leads to {outside}" in ran.err
    assert not (outside / "one.md").exists()


def test_font(make_site, outside):
    settings = "title: T\nbase_url: https://www.example.com/\n"
    settings += "social: {cards: true, fonts: [a.ttf]}\n"
    site = make_site({"content/a.md": page("A"), "site.yaml": settings})
    linked(site, "a.ttf", outside / "b.txt")
    ran = site.build()
    finding = ran.of("social/card-not-drawn")[0]
    assert finding["message"] == (
        f"a.ttf: this link leads to {outside / 'b.txt'}, which is not part of the site's folder"
    )


def test_folder_of_the_whole_machine_is_not_even_looked_at(make_site):
    site = make_site({"content/a.md": page("A")})
    linked(site, "content/all", site.root.parents[-1])
    linked(site, "static", Path("/etc"))
    for _ in range(2):
        ran = site.build()
        assert sorted(ran.places("content/link-outside", "assets/outside")) == ["content/all", "static"]  # fmt: skip


def test_second_build_sees_that_a_link_leads_elsewhere(make_site, outside):
    site = make_site({"shared/b.md": page("B"), "content/a.md": page("A")})
    linked(site, "content/b.md", outside / "b.md")
    assert site.build().places("content/link-outside") == ["content/b.md"]
    linked(site, "content/b.md", site.root / "shared/b.md")
    assert site.build().of("content/link-outside") == []
    assert site.has("b/index.html")
