"""Rules over the site read of pages what they say that they read, and nothing else."""

import datetime as dt
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sites import FIELDS, made_page, made_site, moved

from generator.checks.engine.ruleset import Ruleset
from generator.checks.facts.facts_change import changed_fields
from generator.checks.facts.page_facts import PageFacts
from generator.checks.folder.check_folder import proof_folder
from generator.checks.formats.listings import Feed
from generator.checks.structured.facts import NOTHING
from generator.checks.whole_site.site_index import FEEDS, PATHS, SiteIndex
from generator.rules.accessibility.multiple_ways import MultipleWays
from generator.rules.catalogue import rules
from generator.rules.examples import examples, site_of
from generator.rules.i18n.translation_missing import TranslationMissing
from generator.rules.performance.page_weight import PageWeight
from generator.rules.seo.depth import Depth
from generator.rules.seo.few_links import FewLinks
from generator.rules.seo.near_duplicate import NearDuplicate
from generator.rules.seo.sitemap_missing import SitemapMissing
from generator.rules.seo.url_length import UrlLength
from generator.rules.social.image_absent import ImageAbsent
from generator.rules.social.image_heavy import ImageHeavy

GOLDEN = Path(__file__).parents[1] / "sites" / "golden" / "expected"
SITE_FIELDS = [one.name for one in fields(SiteIndex)]
SEEDS = st.integers(0, 2**32)
SITE_RULES = [rule for rule in rules() if rule.subject is SiteIndex]
EACH_SITE_RULE = pytest.mark.parametrize("rule", SITE_RULES, ids=lambda rule: rule.id)
#: With these, a small site has faults that large ones have by default.
STRICT = {
    "accessibility/multiple-ways": MultipleWays(pages=2),
    "i18n/translation-missing": TranslationMissing(languages=("de", "fr")),
    "performance/page-weight": PageWeight(max=5),
    "seo/depth": Depth(max=1),
    "seo/few-links": FewLinks(min=3, pages=2),
    "seo/near-duplicate": NearDuplicate(alike=60),
    "seo/sitemap-missing": SitemapMissing(pages=2),
    "seo/url-length": UrlLength(max=5),
    "social/image-absent": ImageAbsent(each=2),
    "social/image-heavy": ImageHeavy(max=4),
}


class NotedFacts(PageFacts):
    """Facts of a page that note which fields are read."""

    __slots__ = ()
    read: ClassVar[set[str]] = set()

    def __getattribute__(self, name):
        if name in FIELDS:
            NotedFacts.read.add(name)
        return super().__getattribute__(name)


class NotedSite(SiteIndex):
    """A site that notes whether anybody looks at its feeds."""

    @property
    def feeds(self):
        NotedFacts.read.add("feeds")
        return tuple(one for one in self.listings if isinstance(one, Feed))


class NotedSizes(dict):
    """Sizes of files that note whether anybody asks for one."""

    def __getitem__(self, path):
        NotedFacts.read.add("size")
        return super().__getitem__(path)

    def get(self, path, default=None):
        NotedFacts.read.add("size")
        return super().get(path, default)

    def values(self):
        return [self[path] for path in self]

    def items(self):
        return [(path, self[path]) for path in self]


def reads_of(rule, site, options=None):
    """Run *rule* over *site*; gives the fields that it reads of pages, places aside."""
    pages = tuple(
        NotedFacts(**{name: getattr(page, name) for name in FIELDS}) for page in site.pages
    )
    noted = NotedSite(**{name: getattr(site, name) for name in SITE_FIELDS})
    noted = replace(noted, pages=pages, files=NotedSizes(site.files))
    NotedFacts.read.clear()
    list(rule.check(noted, options or rule.defaults))
    return {name for name in NotedFacts.read if not name.endswith("_offset")}


def found(rule, site):
    """What *rule* finds, places aside."""
    return [
        (
            *(one.message, one.fix, one.key, one.outcome, one.path, one.correction),
            one.page and one.page.path,
        )
        for one in rule.check(site, STRICT.get(rule.id, rule.defaults))
    ]


@EACH_SITE_RULE
def test_rule_says_what_it_reads(rule):
    assert rule.reads
    assert rule.reads <= FIELDS | FEEDS
    assert not [name for name in rule.reads if name.endswith("_offset")]


@EACH_SITE_RULE
def test_rule_reads_what_it_says_in_its_examples(rule):
    for example in examples(rule):
        assert reads_of(rule, site_of(example)) <= rule.reads


@pytest.fixture(scope="module")
def golden():
    """The site of the golden folder, as rules see it."""
    seen = []
    proof_folder(
        GOLDEN, Ruleset(), today=dt.date(2026, 1, 15), ask=lambda site, _: seen.append(site) or site
    )
    return seen[0]


@EACH_SITE_RULE
def test_rule_reads_what_it_says_of_a_whole_site(rule, golden):
    assert reads_of(rule, golden) <= rule.reads


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_rules_read_what_they_say_of_any_site(seed):
    chance = Random(seed)
    site = made_site(chance)
    for rule in SITE_RULES:
        assert reads_of(rule, site, STRICT.get(rule.id)) <= rule.reads, rule.id


@settings(deadline=None, max_examples=200)
@given(SEEDS)
def test_what_a_rule_does_not_read_changes_nothing(seed):
    chance = Random(seed)
    site = made_site(chance)
    number = chance.randrange(len(site.pages))
    before = site.pages[number]
    other = made_page(chance, before.path)
    names = chance.sample(sorted(FIELDS - {"path", "url"}), 5)
    after = moved(replace(before, **{name: getattr(other, name) for name in names}))
    pages = (*site.pages[:number], after, *site.pages[number + 1 :])
    renewed = replace(site, pages=pages, files={**site.files, after.path: after.size})
    changed = changed_fields(before, after)
    for rule in SITE_RULES:
        if not changed & rule.reads:
            assert found(rule, renewed) == found(rule, site), rule.id


@given(SEEDS)
def test_places_are_no_changes(seed):
    page = made_page(Random(seed), "a/index.html")
    # What these hold is compared whole; most of it stands in the head, before all words.
    page = replace(page, social=None, structured=NOTHING, unsized=None)
    page = replace(page, frames=(), recordings=(), low_contrast=())
    assert changed_fields(page, moved(page)) == set()


@pytest.mark.parametrize(
    "rule", [rule for rule in SITE_RULES if rule.reads - FEEDS != PATHS], ids=lambda rule: rule.id
)
def test_made_sites_have_what_rules_find(rule):
    """Else the tests above would show nothing."""
    assert any(found(rule, made_site(Random(seed))) for seed in range(200))
