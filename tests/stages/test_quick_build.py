"""A build after words have changed brings the last one up to date, and comes to what a clean one does."""

import hashlib
import json
import shutil

import pytest
from PIL import Image
from site_folder import PLAIN, page

from generator import build
from generator.stages.rebuild import quick_build

WORDS = "The bed was dug in spring and lay under straw until the frost had gone. " * 12
FILES = {
    "site.yaml": """\
title: Garden
base_url: https://www.example.com/
languages: {en: {name: English}, de: {name: Deutsch}}
archives: [blog]
feeds: {limit: 2}
owners: {content/blog/c.md: cara}
rules: {seo/near-duplicate: {alike: 60}, seo/title-duplicate: error}
""",
    "content/_index.md": page("Garden", "Welcome.\n"),
    "content/blog/_index.md": "---\ntitle: Blog\ncascade:\n  params: {tone: calm}\n---\n",
    "content/blog/a.md": page("Apples", f"See [b](b.md) and [gone](gone.md).\n\n{WORDS}\n", date="2026-01-01", tags="[fruit]"),
    "content/blog/b.md": page("Beans", "Only *words*.\n", date="2026-01-02", tags="[fruit]"),
    "content/blog/c.md": page("Cress", "Go [here](a.md).\n", date="2026-01-03"),
    "content/blog/d.md": page("Dill", "Next to [](b.md).\n", date="2026-01-04"),
    "content/blog/e.md": page("Endive", "Last one.\n", date="2026-01-05"),
    "content/blog/e.de.md": page("Endivie", "Ein Wort.\n", date="2026-01-05"),
    "content/blog/hidden.md": page("Hidden", date="2026-01-03", draft="true"),
    "content/about.md": page("About", "Some words. ![A spade](spade.png)\n", aliases="[/old/]"),
    "content/allowed.md": page("Allowed", "[x](nowhere.md)\n", allow="[{rule: links/broken, reason: it comes}]"),
    "content/twice.md": "---\ntitle: Twice\ntitel: Red\n---\nWords.\n",
    "data/rows.yaml": "- {name: one}\n",
    "static/logo.txt": "logo\n",
}  # fmt: skip
#: What changes in which file, and whether a quick build follows it.
EDITS = {
    "words": ("content/blog/a.md", "The bed", "The new bed", True),
    "words above a broken link": ("content/blog/a.md", "See", "More words\nthan before. See", True),
    "a broken link that is fixed": ("content/blog/a.md", "gone.md", "c.md", True),
    "a broken link more": ("content/blog/b.md", "Only", "[Only](never.md)", True),
    "a link more": ("content/blog/b.md", "*words*", "[words](a.md)", True),
    "a heading more": ("content/blog/b.md", "Only", "## Only\n\nOnly", True),
    "a title": ("content/blog/b.md", "Beans", "Black beans", True),
    "a title as another page has it": ("content/blog/a.md", "Apples", "Cress", True),
    "a title that an empty link takes": ("content/blog/b.md", "Beans", "Runner beans", True),
    "words of the newest post": ("content/blog/e.md", "Last one", "The very last one", True),
    "the title of the newest post": ("content/blog/e.md", "Endive", "Endives", True),
    "a description": ("content/blog/c.md", "title: Cress", "title: Cress\ndescription: Green", True),
    "a text of a section": ("content/blog/_index.md", "calm}\n---\n", "calm}\n---\nMore.\n", True),
    "a home page": ("content/_index.md", "Welcome", "Be welcome", True),
    "a draft": ("content/blog/hidden.md", "Some words", "Other words", True),
    "what a page allows": ("content/allowed.md", "it comes", "it comes soon", True),
    "what a page allows no more": ("content/allowed.md", "links/broken", "links/anchor", True),
    "a file with a fault": ("content/twice.md", "Words", "More words", True),
    "a fault elsewhere in its file": ("content/twice.md", "titel: Red", "draft: false\ntitel: Red", True),
    "a fault that is new": ("content/about.md", "title: About", "title: About\ntitel: x", False),
    "a team": ("content/blog/b.md", "title: Beans", "title: Beans\nowner: ben", True),
    "a picture more": ("content/blog/b.md", "Only", "![A rake](/logo.txt) Only", False),
    "a day of change": ("content/blog/b.md", "title: Beans", "title: Beans\nlastmod: 2026-02-01", False),
    "a date": ("content/blog/b.md", "2026-01-02", "2026-01-09", False),
    "a slug": ("content/blog/b.md", "title: Beans", "title: Beans\nslug: long", False),
    "a letter that no text has": ("content/blog/b.md", "Only", "\x00Only", False),
}  # fmt: skip
DAY = ("--as-of", "2026-06-01")


@pytest.fixture
def quick(monkeypatch):
    """Whether each build was a quick build."""
    told = []
    whole = quick_build.quick_build

    def spy(*arguments):
        outcome = whole(*arguments)
        told.append(outcome is not None)
        return outcome

    monkeypatch.setattr(quick_build, "quick_build", spy)
    return told


def built(site, *arguments):
    """Everything that a build came to."""
    ran = site.build(*DAY, "--format", "json", *arguments)
    folder = site.root / "public"
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in site.outputs()
    }
    return ran.code, json.loads(ran.out), files


def clean(site, make_site, name="clean"):
    """What a clean build of the same files comes to."""
    other = make_site({}, folder=name)
    shutil.rmtree(other.root)
    shutil.copytree(site.root, other.root, ignore=shutil.ignore_patterns("public", ".cache"))
    return built(other)


def edit(site, path, old, new):
    file = site.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", EDITS)
def test_build_after_an_edit_comes_to_what_a_clean_one_does(make_site, quick, name):
    path, old, new, is_quick = EDITS[name]
    site = make_site(FILES)
    built(site)
    edit(site, path, old, new)
    now = built(site)
    assert quick == [is_quick]
    assert now == clean(site, make_site)
    again = built(site)
    assert again == now
    assert len(quick) == 1


def test_one_quick_build_after_another(make_site, quick):
    site = make_site(FILES)
    built(site)
    names = [name for name, (*_, is_quick) in EDITS.items() if is_quick]
    for name in (
        "words",
        "a title",
        "a broken link more",
        "the title of the newest post",
        "a draft",
    ):
        assert name in names
        edit(site, *EDITS[name][:3])
        now = built(site)
    assert quick == [True] * 5
    assert now == clean(site, make_site)
    # A whole build takes up what quick builds have left.
    edit(site, "content/blog/c.md", "title: Cress", "title: Cress\nslug: long")
    assert built(site) == clean(site, make_site, "second")
    edit(site, *EDITS["a text of a section"][:3])
    assert built(site) == clean(site, make_site, "third")
    assert quick == [True] * 5 + [False, True]


def test_several_files_at_once(make_site, quick):
    site = make_site(FILES)
    built(site)
    for name in ("words", "a title", "the title of the newest post", "a home page"):
        edit(site, *EDITS[name][:3])
    assert built(site) == clean(site, make_site)
    assert quick == [True]


def test_file_with_another_time_and_the_same_words(make_site, quick):
    site = make_site(FILES)
    before = built(site)
    (site.root / "content/about.md").touch()
    assert built(site) == before
    assert quick == [True]
    assert built(site) == before
    assert quick == [True]


def test_only_pages_that_show_the_words_are_made_again(make_site, quick):
    site = make_site(FILES)
    built(site)
    edit(site, "content/blog/b.md", "*words*", "other words")
    said = site.run("build", *DAY)
    assert quick == [True]
    why = site.run("explain", "content/blog/b.md", "--why", *DAY)
    assert "its own file or title changed" in why.out
    assert "not made again" in site.run("explain", "content/blog/a.md", "--why", *DAY).out
    assert said.code == 1


def test_problem_whose_place_cannot_be_followed_is_found_again(make_site, quick):
    """No list says where structured data has gone, not even where it stands as it stood."""
    article = '{"@context": "https://schema.org", "@type": "Article", "image": "/small.png"}'
    script = f'<script type="application/ld+json">{article}</script>'
    template = PLAIN["themes/plain/templates/page.html"].replace("</head>", f"{script}</head>")
    site = make_site({**FILES, "templates/page.html": template})
    Image.new("1", (9, 9)).save(site.root / "static/small.png")
    _, report, _ = built(site)
    assert "structured-data/image-small" in {one["rule"] for one in report["findings"]}
    edit(site, *EDITS["words above a broken link"][:3])
    assert built(site) == clean(site, make_site)
    assert quick == [True]


def test_feed_of_the_site_itself_is_left_alone(make_site, quick):
    site = make_site({**FILES, "static/atom.xml": "<feed/>"})
    built(site)
    edit(site, *EDITS["the title of the newest post"][:3])
    assert built(site) == clean(site, make_site)
    assert quick == [True]
    assert site.text("atom.xml") == "<feed/>"


def test_changed_template_makes_a_whole_build(make_site, quick):
    site = make_site({**FILES, "templates/partials/note.html": "x"})
    built(site)
    (site.root / "templates/partials/note.html").write_text("y")
    edit(site, *EDITS["words"][:3])
    assert built(site) == clean(site, make_site)
    assert quick == [False]


def test_damaged_store_makes_a_whole_build(make_site):
    site = make_site(FILES)
    built(site)
    edit(site, *EDITS["words"][:3])
    store = next((site.root / ".cache").glob("store-*.bin"))
    data = bytearray(store.read_bytes())
    middle = len(data) // 2
    data[middle - 3000 : middle + 3000] = bytes(6000)
    store.write_bytes(data)
    assert built(site) == clean(site, make_site)


def test_many_quick_builds_do_not_make_the_store_large(make_site, quick):
    site = make_site(FILES)
    built(site)
    store = next((site.root / ".cache").glob("store-*.bin"))
    before = store.stat().st_size
    for number in range(12):
        edit(site, "content/blog/a.md", "The bed", f"The bed {number}")
        built(site)
    assert quick == [True] * 12
    assert store.stat().st_size < 3 * before


def test_title_that_changes_an_order_that_no_list_shows(make_site, quick):
    shown = "<!doctype html><title>{{ page.title }}</title>{{ page.next.title if page.next }}\n"
    names = {"apples": "Apples", "beans": "Beans", "cress": "Cress"}
    site = make_site(
        {
            "templates/page.html": shown,
            "templates/home.html": shown,
            **{f"content/{name}.md": page(title) for name, title in names.items()},
        }
    )
    built(site)
    edit(site, "content/apples.md", "Apples", "Zucchini")
    assert built(site) == clean(site, make_site)
    assert quick == [False]
    assert "Zucchini" in site.text("cress/index.html")


TEMPLATE = "templates/partials/footer.html"


def saved_meanwhile(monkeypatch, module, name, site):
    """Save a template right after *name* has looked at what there is."""
    whole = getattr(module, name)

    def save(*arguments):
        found = whole(*arguments)
        file = site.root / TEMPLATE
        if "old" in file.read_text():
            file.write_text("<footer><p>The new and longer end</p></footer>\n")
        return found

    monkeypatch.setattr(module, name, save)


def test_template_that_is_saved_during_a_quick_build(make_site, quick, monkeypatch):
    site = make_site({**FILES, TEMPLATE: "<footer><p>The old end</p></footer>\n"})
    built(site)
    assert "The old end" in site.text("about/index.html")
    edit(site, *EDITS["words"][:3])
    saved_meanwhile(monkeypatch, quick_build, "draft_of", site)
    built(site)
    assert quick == [False]
    assert built(site) == clean(site, make_site)
    assert "The new and longer end" in site.text("about/index.html")


def test_template_that_is_saved_during_a_whole_build(make_site, monkeypatch):
    site = make_site({**FILES, TEMPLATE: "<footer><p>The old end</p></footer>\n"})
    built(site)
    edit(site, *EDITS["a slug"][:3])
    saved_meanwhile(monkeypatch, build, "page_need", site)
    built(site)
    assert "The old end" in site.text("about/index.html")
    assert built(site) == clean(site, make_site)
    assert "The new and longer end" in site.text("about/index.html")
