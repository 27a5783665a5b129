"""A change of a few documents is followed without putting the site together again, where that is safe."""

import pytest
from site_folder import page

from generator.cli.opening import SiteOptions, open_site
from generator.cli.ordering import order_for
from generator.incremental.stamps import stamp
from generator.incremental.store import open_store
from generator.stages.plan.survey import survey
from generator.stages.rebuild.need import Everything, InPlace, KnownSite, Nothing, site_need
from generator.stages.store.last_build import LastBuild
from generator.stages.store.outcome import FORMAT

FILES = {
    "site.yaml": """\
title: Garden
base_url: https://www.example.com/
languages: {en: {name: English}, de: {name: Deutsch}}
archives: [blog]
pagination: {size: 2}
menus: {main: [{page: about.md}]}
""",
    "content/blog/_index.md": "---\ntitle: Blog\ncascade:\n  owner: ann\n---\n",
    "content/blog/a.md": page("Apples", "See [b](b.md).\n", date="2026-01-01", tags="[fruit]"),
    "content/blog/b.md": page("Beans", date="2026-01-02", tags="[fruit]"),
    "content/blog/c.md": page("Cress", date="2026-01-02"),
    "content/blog/c.de.md": page("Kresse", date="2026-01-02"),
    "content/blog/hidden.md": page("Hidden", date="2026-01-03", draft="true"),
    "content/about.md": page("About", aliases="[/old/]"),
    "content/tags/fruit.md": page("Fruit", "Sweet.\n"),
}
SAFE = {
    "a text": ("content/blog/a.md", "See", "Look at"),
    "a text with a broken link": ("content/blog/a.md", "b.md", "gone.md"),
    "a title": ("content/blog/a.md", "Apples", "Old apples"),
    "a title among equals that stays in order": ("content/blog/b.md", "Beans", "Black beans"),
    "a key that the page alone shows": ("content/blog/a.md", "title: Apples", "title: Apples\nsummary: Red"),
    "a text that is gone": ("content/tags/fruit.md", "Sweet.\n", ""),
    "a draft": ("content/blog/hidden.md", "title: Hidden", "title: Hidden away"),
    "a term's text": ("content/tags/fruit.md", "Sweet", "Sour"),
    "a key that is not known": ("content/blog/a.md", "title: Apples", "title: Apples\ntitel: Red"),
    "a page with an old address": ("content/about.md", "title: About", "title:  About"),
}  # fmt: skip
UNSAFE = {
    "a title that changes an order": ("content/blog/b.md", "Beans", "Yams"),
    "a title in a menu": ("content/about.md", "title: About", "title: About us"),
    "a date": ("content/blog/a.md", "2026-01-01", "2026-01-09"),
    "a tag": ("content/blog/a.md", "[fruit]", "[fruit, red]"),
    "a slug": ("content/blog/a.md", "title: Apples", "title: Apples\nslug: red"),
    "a draft that is done": ("content/blog/hidden.md", "draft: true", "draft: false"),
    "what a section hands down": ("content/blog/_index.md", "owner: ann", "owner: bob"),
    "a section's title": ("content/blog/_index.md", "title: Blog", "title: News"),
    "a term's title": ("content/tags/fruit.md", "Fruit", "Fruits"),
    "the line of an old address": ("content/about.md", "title: About", "title: About\n# more"),
    "a title that is gone": ("content/blog/a.md", "title: Apples\n", ""),
}


def order(root):
    options = SiteOptions(root, "production", None, drafts=False, future=False, expired=False, as_of="2026-06-01")  # fmt: skip
    return order_for(open_site(options), options, None, 1, clean=True)


def need(root, before, paths):
    """What a change of *paths* needs, asked as the preview asks."""
    known = KnownSite.of_survey(before)
    return site_need(order(root), known, paths, lambda path: stamp(f"{root}/{path}"))


@pytest.mark.parametrize("name", SAFE)
def test_it_is_the_same_as_a_whole_survey(name, make_site):
    path, old, new = SAFE[name]
    site = make_site(FILES)
    before = survey(order(site.root))
    text = (site.root / path).read_text()
    assert old in text
    site.write({path: text.replace(old, new)})
    answer = need(site.root, before, [path])
    assert isinstance(answer, InPlace)
    after = before.with_documents(answer.read, answer.versions, answer.pages)
    assert after == survey(order(site.root))


def test_a_file_that_was_only_touched(make_site):
    site = make_site(FILES)
    before = survey(order(site.root))
    (site.root / "content/about.md").touch()
    assert isinstance(need(site.root, before, ["content/about.md"]), Nothing)


@pytest.mark.parametrize("name", UNSAFE)
def test_what_may_move_something_is_left_to_a_whole_survey(name, make_site):
    path, old, new = UNSAFE[name]
    site = make_site(FILES)
    before = survey(order(site.root))
    text = (site.root / path).read_text()
    assert old in text
    site.write({path: text.replace(old, new)})
    assert isinstance(need(site.root, before, [path]), Everything)


def test_what_is_no_document(make_site):
    site = make_site({**FILES, "content/blog/a.txt": "x"})
    before = survey(order(site.root))
    assert isinstance(need(site.root, before, ["content/blog/a.txt"]), Everything)
    assert isinstance(need(site.root, before, ["content/blog/new.md"]), Everything)
    (site.root / "content/blog/a.md").unlink()
    assert isinstance(need(site.root, before, ["content/blog/a.md"]), Everything)


@pytest.mark.parametrize("name", SAFE | UNSAFE)
def test_build_and_preview_get_the_same_answer(name, make_site):
    """One knows the site from a store, the other from its survey."""
    path, old, new = (SAFE | UNSAFE)[name]
    site = make_site(FILES)
    site.build("--as-of", "2026-06-01")
    surveyed = KnownSite.of_survey(survey(order(site.root)))
    store = open_store(next((site.root / ".cache").glob("store-*.bin")), FORMAT)
    assert store is not None
    stored = KnownSite.of_build(LastBuild(store))
    text = (site.root / path).read_text()
    assert old in text
    site.write({path: text.replace(old, new)})
    paths = [path, "templates/partials/note.html"]
    for some in (paths, paths[:1], paths[1:], ["content/new.md"]):
        answers = [
            site_need(order(site.root), known, some, lambda one: stamp(f"{site.root}/{one}"))
            for known in (surveyed, stored)
        ]
        assert answers[0] == answers[1]
    assert isinstance(answers[0], Everything)
