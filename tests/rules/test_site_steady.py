"""Where a rule over the site says that a change leaves what it finds as it is, it does."""

import pickle
from array import array
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sites import FIELDS, made_page, made_site, moved

from generator.checks.engine.rule import NoOptions
from generator.checks.facts.facts_change import changed_fields
from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import Anchors, Reference, References, Use
from generator.checks.structured.facts import NOTHING
from generator.checks.whole_site.site_index import AssetFacts, SiteIndex
from generator.model.site import PageKind
from generator.rules.catalogue import rules
from generator.rules.performance import page_weight
from generator.rules.performance.page_weight import PageWeight
from generator.rules.seo import few_links, near_duplicate
from generator.rules.seo.few_links import FewLinks
from generator.rules.seo.near_duplicate import NearDuplicate

SEEDS = st.integers(0, 2**32)
OPTIONS = {
    "accessibility/frame-purpose": NoOptions(),
    "accessibility/link-purpose": NoOptions(),
    "accessibility/link-purpose-alone": NoOptions(),
    "links/bare-address": NoOptions(),
    "seo/description-duplicate": NoOptions(),
    "seo/h1-duplicate": NoOptions(),
    "seo/title-duplicate": NoOptions(),
    "performance/page-weight": PageWeight(max=5),
    "seo/few-links": FewLinks(min=3, pages=2),
    "seo/near-duplicate": NearDuplicate(alike=60),
}
STEADY_RULES = [rule for rule in rules() if rule.steady is not None]
WORDS = {"words", "size", "transfer", "sketch", "said"}


def found(rule, site):
    """What *rule* finds, places aside."""
    return [
        (one.message, one.fix, one.page and one.page.path)
        for one in rule.check(site, OPTIONS[rule.id])
    ]


def with_page(site, page):
    """Give *site* with another version of a page."""
    pages = tuple(page if one.path == page.path else one for one in site.pages)
    return replace(site, pages=pages, files={**site.files, page.path: page.size})


def is_steady(rule, site, before, after):
    """Ask *rule*, where nobody knows the links and the like of pages other than that one."""
    bare = tuple(
        page
        if page.path == before.path
        else replace(
            page,
            links=References.of(()),
            assets=References.of(()),
            anchors=Anchors(),
            social=None,
            structured=NOTHING,
        )
        for page in site.pages
    )
    return rule.steady(replace(site, pages=bare), before, after, OPTIONS[rule.id])


def test_rules_that_read_what_each_edit_of_words_changes_tell_when_it_matters():
    wanted = {rule.id for rule in rules() if rule.reads & WORDS}
    assert wanted <= {rule.id for rule in STEADY_RULES} == set(OPTIONS)


@settings(deadline=None, max_examples=400)
@given(SEEDS)
def test_what_is_steady_finds_the_same(seed):
    chance = Random(seed)
    site = made_site(chance)
    before = chance.choice(site.pages)
    other = made_page(chance, before.path)
    names = {*chance.sample(sorted(FIELDS - {"path", "url"}), 2), *chance.sample(sorted(WORDS), 2)}
    after = moved(replace(before, **{name: getattr(other, name) for name in names}))
    for rule in STEADY_RULES:
        if is_steady(rule, site, before, after):
            assert found(rule, with_page(site, after)) == found(rule, site), rule.id


def crowd(chance):
    """Make many pages that have much in common."""
    leaders = chance.choice((4, 6, 9))
    return SiteIndex(
        tuple(
            PageFacts(
                f"{number:02}.html",
                f"/{number:02}.html",
                language=chance.choice(("en",) * 9 + ("de",)),
                noindex=chance.random() < 0.1,
                sketch=crowd_sketch(chance, leaders),
            )
            for number in range(chance.randrange(5, 40))
        )
    )


def crowd_sketch(chance, leaders=6):
    """Make a sketch of three of few leaders, three that hardly another has, and one of few texts."""
    text = range(9000 + 30 * chance.randrange(5), 10_000)[: chance.choice((8, 14))]
    values = {*chance.sample(range(leaders), 3), *chance.sample(range(100, 9000), 3), *text}
    return array("I", sorted(values)).tobytes()


@settings(deadline=None, max_examples=1000)
@given(SEEDS)
def test_steady_page_takes_no_place_from_another(seed):
    chance = Random(seed)
    site = crowd(chance)
    before = chance.choice(site.pages)
    values = {*array("I", before.sketch)}
    values = values ^ {chance.randrange(12)} if chance.random() < 0.8 else set()
    sketch = array("I", sorted(values)).tobytes() if values else crowd_sketch(chance)
    after = replace(before, sketch=sketch, noindex=before.noindex ^ (chance.random() < 0.1))
    rule = near_duplicate.RULE
    if is_steady(rule, site, before, after):
        assert found(rule, with_page(site, after)) == found(rule, site)


def text(*leaders, start=1000):
    """Make the sketch of a text of its own after *leaders*."""
    return array("I", [*leaders, *range(start, start + 40)]).tobytes()


def page(number, sketch, **told):
    return PageFacts(f"{number:02}.html", f"/{number:02}.html", sketch=sketch, **told)


def near_duplicate_is_steady(before, sketch, *others, **told):
    site = SiteIndex((before, *others))
    after = replace(before, sketch=sketch, **told)
    return near_duplicate.steady(site, before, after, NearDuplicate())


def test_new_words_of_a_text_like_no_other_are_steady():
    others = [page(number, text(start=1000 * number)) for number in range(2, 30)]
    assert near_duplicate_is_steady(page(0, text(start=500)), text(7, start=500), *others)


@pytest.mark.parametrize(("before", "after"), [(5000, 1000), (1000, 5000), (1000, 1001)])
def test_copy_is_not_steady(before, after):
    other = page(1, text(start=1000))
    assert not near_duplicate_is_steady(page(0, text(start=before)), text(start=after), other)


def test_copy_in_another_language_is_steady():
    other = page(1, text(start=1000), language="de")
    assert near_duplicate_is_steady(page(0, text(start=5000)), text(start=1000), other)


@pytest.mark.parametrize("told", [{"noindex": True}, {"kind": PageKind.TERM}, {"canonical": "/x"}])
def test_copy_that_stands_in_no_results_is_steady(told):
    site = SiteIndex((page(0, text(start=5000), **told), page(1, text(start=1000))))
    before = site.pages[0]
    after = replace(before, sketch=text(start=1000))
    assert near_duplicate.steady(site, before, after, NearDuplicate())


@pytest.mark.parametrize(("sharing", "steady"), [(7, True), (8, False)])
def test_leader_that_eight_others_have_is_not_steady(sharing, steady):
    others = [page(number, text(5, start=1000 * number)) for number in range(1, sharing + 1)]
    before = page(0, text(start=500))
    assert near_duplicate_is_steady(before, text(5, start=500), *others) is steady
    assert (
        near_duplicate_is_steady(
            replace(before, sketch=text(5, start=500)), text(start=500), *others
        )
        is steady
    )


def test_leader_that_stays_is_steady_however_many_have_it():
    others = [page(number, text(5, start=1000 * number)) for number in range(1, 60)]
    assert near_duplicate_is_steady(page(0, text(5, start=500)), text(5, start=900), *others)


WEIGHING = SiteIndex(
    (PageFacts("index.html", "/"),),
    (AssetFacts("spade.jpg", 2000, 2000),),
    {"index.html": 1, "spade.jpg": 2000},
)


@pytest.mark.parametrize(
    ("before", "after", "steady"),
    [
        (0, 1120, True),
        (1120, 1121, False),  # to more than five times 1024
        (1121, 1120, False),
        (1122, 1123, True),  # in whole KiB the same
        (1122, 9000, False),
    ],
)
def test_weight_is_steady_below_the_limit_and_in_the_same_words(before, after, steady):
    assets = [
        Reference("spade.jpg", Use.IMAGE, 1, 1, 1),
        Reference("/spade.jpg", Use.ICON, 2, 1, 1),
    ]
    facts = PageFacts("index.html", "/", assets=References.of(assets))
    one, other = (replace(facts, transfer=transfer + 2000) for transfer in (before, after))
    assert page_weight.steady(WEIGHING, one, other, PageWeight(max=5)) is steady


def test_weight_is_not_steady_with_another_picture():
    one = PageFacts("index.html", "/", transfer=4000)
    assets = References.of([Reference("spade.jpg", Use.IMAGE, 1, 1, 1)])
    assert not page_weight.steady(WEIGHING, one, replace(one, assets=assets), PageWeight(max=5))


@pytest.mark.parametrize(
    ("before", "after", "steady"),
    [
        ({"words": 100}, {"words": 900}, True),
        ({"words": 0}, {"words": 99}, True),
        ({"words": None}, {"words": 100}, True),
        ({"words": 99}, {"words": 100}, False),
        ({"words": 100}, {"words": 99}, False),
        ({"words": 100}, {"words": 101, "noindex": True}, False),
        ({"words": 100}, {"words": 101, "title": "Spades"}, True),
    ],
)
def test_links_stay_few_where_a_page_has_room_for_them_as_before(before, after, steady):
    facts = PageFacts("index.html", "/")
    one, other = replace(facts, **before), replace(facts, **after)
    assert few_links.steady(SiteIndex((one,)), one, other, FewLinks()) is steady


LINK = Reference("/", Use.LINK, 10, 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ({}, {}, set()),
        ({"title": "A", "title_offset": 3}, {"title": "A", "title_offset": 4}, set()),
        ({"title": "A"}, {"title": "B", "words": 3}, {"title", "words"}),
        ({"links": [LINK]}, {"links": [LINK._replace(offset=9, line=2, column=5)]}, set()),
        ({"links": [LINK]}, {"links": [LINK._replace(url="/a/")]}, {"links"}),
        ({"links": [LINK]}, {"links": [LINK._replace(use=Use.EMBED)]}, {"links"}),
        ({"links": [LINK]}, {"links": []}, {"links", "own_text"}),
        ({"links": [LINK], "own_text": (9, 11)}, {"links": [LINK], "own_text": (0, 99)}, set()),
        (
            {"links": [LINK], "own_text": (9, 10)},
            {"links": [LINK], "own_text": (9, 11)},
            {"own_text"},
        ),
        (
            {"links": [LINK], "own_text": None},
            {"links": [LINK], "own_text": (0, 99)},
            {"own_text"},
        ),
    ],
)
def test_fields_that_changed(before, after, changed):
    one, other = (
        PageFacts("a.html", "/a.html", **{**told, "links": References.of(told.get("links", ()))})
        for told in (before, after)
    )
    assert changed_fields(one, other) == changed


def test_rules_travel_between_processes():
    known = {rule.id: rule for rule in rules()}
    assert {rule.id for rule in pickle.loads(pickle.dumps(tuple(known.values())))} == set(known)
