"""What is said to depend on little depends on little: the lists that `need` and its neighbours keep."""

import ast
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from site_folder import page

import generator
from generator.cli.opening import SiteOptions, open_site
from generator.cli.ordering import order_for
from generator.incremental.facts import fingerprint
from generator.incremental.stamps import stamp
from generator.model.site import Page
from generator.site.exchange import _SHOWN
from generator.stages.plan.keys import _NOT_SHOWN
from generator.stages.plan.planning import make_plan
from generator.stages.plan.survey import Survey, survey
from generator.stages.rebuild.facts import OF_PAGES, OF_SITE
from generator.stages.rebuild.need import InPlace, KnownSite, site_need
from generator.stages.render.production import Production
from generator.themes.page_view import PLAIN, PageView

CODE = Path(generator.__file__).parent
#: A value for each key of front matter that moves nothing.
SHOWN = {
    "title": "title: Old apples",
    "description": "description: Red fruit",
    "summary": "summary: Red",
    "keywords": "keywords: [red]",
    "lastmod": "lastmod: 2026-02-01",
    "params": "params: {tone: calm}",
    "owner": "owner: ann",
    "review_by": "review_by: 2027-01-01",
    "image": "image: /apple.png",
    "image_alt": "image_alt: An apple",
    "canonical": "canonical: https://www.example.org/apples/",
    "keyphrase": "keyphrase: red apples",
    "campaign": "campaign: spring",
    "social": "social: {title: Fruit}",
    "toc": "toc: true",
    "allow": "allow: [{rule: seo/title-length, reason: It is a name}]",
}
FILES = {
    "site.yaml": """\
title: Garden
base_url: https://www.example.com/
languages: {en: {name: English}, de: {name: Deutsch}}
archives: [blog]
pagination: {size: 2}
taxonomies: {tags: {}}
menus: {main: [{page: about.md}]}
""",
    "content/_index.md": page("Home"),
    "content/blog/_index.md": page("Blog", "All posts.\n"),
    "content/blog/a.md": page("Apples", "See [b](b.md).\n", date="2026-01-01", tags="[fruit]"),
    "content/blog/b.md": page("Beans", date="2026-01-02", tags="[fruit]"),
    "content/blog/c.md": page("Cress", date="2026-01-03"),
    "content/blog/c.de.md": page("Kresse", date="2026-01-03"),
    "content/about.md": page("About"),
    "content/tags/fruit.md": page("Fruit", "Sweet.\n"),
}


def order(root):
    options = SiteOptions(root, "production", None, drafts=False, future=False, expired=False, as_of="2026-06-01")  # fmt: skip
    return order_for(open_site(options), options, None, 1, clean=True)


def surveyed(site) -> Survey:
    return survey(order(site.root))


def test_each_key_that_moves_nothing_has_a_value_here():
    # Positions are where the keys stand, so any of these changes them.
    assert SHOWN.keys() | {"positions"} == _SHOWN


@pytest.mark.parametrize("name", SHOWN)
def test_key_that_is_said_to_move_nothing(name, make_site):
    site = make_site(FILES)
    before = surveyed(site)
    path = "content/blog/a.md"
    text = (site.root / path).read_text()
    replaced = text.replace("title: Apples", SHOWN[name] if name == "title" else f"title: Apples\n{SHOWN[name]}")  # fmt: skip
    assert replaced != text
    site.write({path: replaced})
    known = KnownSite.of_survey(before)
    need = site_need(order(site.root), known, [path], lambda one: stamp(f"{site.root}/{one}"))
    assert isinstance(need, InPlace)
    old, new = need.versions[path]
    assert getattr(old.front_matter, name) != getattr(new.front_matter, name)
    assert before.with_documents(need.read, need.versions, need.pages) == surveyed(site)


def another(one: Page) -> Page:
    """A page that has kept its id and its address, and little else."""
    day = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
    return replace(
        one,
        title="Another",
        date=day,
        lastmod=day,
        document=None,
        members=(),
        terms=type(one.terms)(),
    )


def edition(plan, site):
    return Production(replace(plan, site=site)).toolchain.renderer.edition


def test_what_is_said_to_depend_on_a_page_alone_does(make_site):
    site = make_site(FILES)
    asked = order(site.root)
    whole = surveyed(site).site
    plan, _, _ = make_plan(asked, whole)
    before = edition(plan, whole)
    kinds = set()
    for one in whole.pages.values():
        kinds.add(one.kind)
        others = {key: other if key == one.id else another(other) for key, other in whole.pages.items()}  # fmt: skip
        changed = replace(whole, pages=others, menus={}, translations={}, redirects=(), files={})
        after = edition(plan, changed)
        for name in PLAIN:
            was, now = (fingerprint(getattr(PageView(view, one), name)) for view in (before, after))
            assert was == now, f"`{name}` of {one.id} depends on other pages"
    assert len(kinds) > 4


def test_what_depends_on_other_pages_is_found_out(make_site):
    site = make_site(FILES)
    whole = surveyed(site).site
    plan, _, _ = make_plan(order(site.root), whole)
    one = whole.pages["content/blog/a.md"]
    alone = replace(whole, pages={one.id: one}, translations={}, sections={}, subsections={})
    views = [PageView(edition(plan, one_site), one) for one_site in (whole, alone)]
    seen = set()
    for name in ("related", "prev", "next", "ancestors", "title"):
        was, now = (fingerprint(asked(view, name)) for view in views)
        if was != now:
            seen.add(name)
    assert {"related", "next", "ancestors"} <= seen
    assert "title" not in seen


def asked(view, name):
    """What a view says; the mistake, where it cannot say anything."""
    try:
        return getattr(view, name)
    except LookupError as error:
        return repr(error)


class Watched:
    """Settings, and the names of those that were asked for."""

    def __init__(self, settings):
        self.__dict__.update(_settings=settings, asked=set())

    def __getattr__(self, name):
        self.asked.add(name)
        return getattr(self._settings, name)


def test_settings_that_are_said_not_to_be_shown_are_not_read_for_a_page(make_site):
    template = "{{ site.params.tone }}{{ theme.colour }}{% for one in site.menu('main') %}{{ one.title }}{% endfor %}"
    site = make_site({**FILES, "templates/partials/note.html": template})
    whole = surveyed(site).site
    plan, _, _ = make_plan(order(site.root), whole)
    watched = Watched(plan.settings)
    toolchain = Production(replace(plan, settings=watched)).toolchain
    watched.asked.clear()
    for one in whole.pages.values():
        toolchain.fragment(one)
        assert toolchain.renderer.render(one).html
    assert "base_url" in watched.asked or "title" in watched.asked
    # The limits are in the key by themselves; of parameters and options each page notes what it reads.
    noted = {"limits", "params", "theme_options"}
    assert watched.asked & set(_NOT_SHOWN) <= noted


def noted_kinds() -> Iterator[str]:
    """Kinds of facts by the first words of the keys that the code writes."""
    for file in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            keys = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr == "note" and len(node.args) == 2:
                    keys.append(node.args[0])
            elif isinstance(node, ast.FunctionDef) and node.name == "fact":
                keys += [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
            for key in keys:
                for one in ast.walk(key):
                    if isinstance(one, ast.Tuple) and one.elts:
                        first = one.elts[0]
                        if isinstance(first, ast.Constant) and isinstance(first.value, str):
                            yield first.value


def test_every_kind_of_fact_that_is_noted_can_be_asked_again():
    kinds = set(noted_kinds())
    assert {"page", "asset", "value", "template"} <= kinds
    assert kinds <= OF_PAGES.keys() | OF_SITE.keys()
    assert OF_PAGES.keys().isdisjoint(OF_SITE)
