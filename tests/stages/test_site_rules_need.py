"""Which rules over the site run again after pages were made again in place."""

from dataclasses import replace

import pytest

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.engine.rule_runner import Raised
from generator.checks.engine.ruleset import ActiveRule, Ruleset
from generator.checks.facts.facts_change import PageChange
from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import Reference, References, Use
from generator.checks.whole_site.site_index import FEEDS, PATHS, SiteIndex
from generator.model.failure import RULE as FAILED
from generator.model.finding import Finding, Outcome, OutputPlace, Severity
from generator.stages.check.site_rules_update import SiteRulesUpdate
from generator.stages.rebuild.need import Everything
from generator.stages.rebuild.site_rules_need import MadeInPlace, SiteRulesNeed, site_rules_need

PAGE = PageFacts("a.html", "/a.html", title="A", title_offset=40)
OTHER = PageFacts("b.html", "/b.html", title="B")


def finds(_site, _options):
    yield Problem("found", path="a.html")


def fails(_site, _options):
    raise OverflowError("too much")
    yield


def rule(name="seo/one", *, check=finds, reads=frozenset({"title"}), steady=None):
    return ActiveRule(
        Rule(
            name, check, SiteIndex, NoOptions(), Basis.HOUSE, Severity.ERROR,
            reads=reads, steady=steady,
        ),
        NoOptions(),
    )  # fmt: skip


def change(before=PAGE, **now):
    return PageChange.between(before, replace(before, **now))


def made(*changes, assets=(), feeds=False, heirs=False):
    return MadeInPlace(
        changes,
        assets,
        feeds=feeds,
        heirs=lambda: heirs,
        before=lambda: SiteIndex((PAGE, OTHER)),
    )


def raised(name="seo/one", offset=None, path="a.html"):
    return Raised(name, "found", "fix", Outcome.FAILED, None, offset, OutputPlace(path))


def again(one, made_now, found=()):
    need = site_rules_need([one], made_now, found)
    assert isinstance(need, SiteRulesNeed)
    return need.again == (one,)


def test_rule_runs_again_where_a_fact_that_it_reads_changed():
    assert again(rule(), made(change(title="New")))
    assert not again(rule(), made(change(words=5)))
    assert not again(rule(), made())


def test_rule_that_says_nothing_of_what_it_reads_runs_again_after_any_change():
    one = rule(reads=frozenset())
    assert again(one, made(change(words=5)))
    assert not again(one, made())


def test_rule_about_feeds_runs_again_where_one_has_other_words():
    about_feeds = rule(reads=PATHS | FEEDS)
    assert again(about_feeds, made(change(title="New"), feeds=True))
    assert not again(about_feeds, made(change(title="New")))
    assert not again(rule(reads=PATHS), made(change(title="New"), feeds=True))


def test_steady_rule_is_asked_of_each_change_with_those_before_it():
    seen = []

    def steady(site, before, after, _options):
        seen.append(([page.title for page in site.pages], before.title, after.title))
        return after.title != "No"

    changes = (change(title="New"), change(OTHER, title="Newer"))
    assert not again(rule(steady=steady), made(*changes))
    assert seen == [(["A", "B"], "A", "New"), (["New", "B"], "B", "Newer")]
    assert again(rule(steady=steady), made(change(title="New"), change(OTHER, title="No")))


@pytest.mark.parametrize(("pages", "asked"), [(30, 30), (31, 0)])
def test_with_many_changes_a_rule_runs_instead_of_being_asked(pages, asked):
    seen = []

    def steady(*_):
        seen.append(1)
        return True

    changes = [change(replace(PAGE, path=f"{n}.html"), title="New") for n in range(pages)]
    assert again(rule(steady=steady), made(*changes)) == (not asked)
    assert len(seen) == asked


def test_problems_that_a_rule_found_are_followed_to_where_they_stand_now():
    moved = change(title_offset=55)
    elsewhere = raised(offset=40, path="b.html")
    need = site_rules_need([rule()], made(moved), [raised(offset=40), raised(), elsewhere])
    assert need == SiteRulesNeed((), {raised(offset=40): raised(offset=55)})


def test_rule_whose_problem_cannot_be_followed_runs_again():
    one, other = rule(), rule("seo/two")
    found = [raised(offset=7), raised("seo/two", offset=40)]
    need = site_rules_need([one, other], made(change(words=5)), found)
    assert need == SiteRulesNeed((one,), {raised("seo/two", offset=40): raised("seo/two", offset=40)})  # fmt: skip


def links(*urls):
    return References.of(Reference(url, Use.LINK, 0, 1, 1) for url in urls)


@pytest.mark.parametrize(
    ("now", "assets", "heirs", "is_everything"),
    [
        ({"assets": "x.png"}, (), False, True),
        ({"links": "/x/plan.pdf"}, ("plan.pdf",), False, True),
        ({"links": "/x/plan.pdf"}, ("other.pdf",), False, False),
        ({"title": "New"}, (), True, True),
        ({"title": "New"}, (), False, False),
        ({"words": 5}, (), True, False),
    ],
)
def test_all_is_needed_where_files_beside_the_pages_may_change(now, assets, heirs, is_everything):
    facts = {name: links(one) if name in ("links", "assets") else one for name, one in now.items()}
    need = site_rules_need([rule()], made(change(**facts), assets=assets, heirs=heirs), ())
    assert isinstance(need, Everything) == is_everything


def test_all_is_needed_where_a_rule_over_the_site_had_failed():
    assert isinstance(site_rules_need([rule()], made(), [raised(FAILED, path="")]), Everything)
    # What failed on one page or file is known by that page or file.
    assert site_rules_need([rule()], made(), [raised(FAILED)]) == SiteRulesNeed((), {})


def update(*active):
    located = Finding("seo/one", Severity.ERROR, "found")
    return SiteRulesUpdate(
        Ruleset(site_rules=active),
        frozenset({"a.html"}),
        lambda _fields: SiteIndex((PAGE, OTHER)),
        lambda _path, some: (located,) * len(some),
    )


def test_only_what_is_needed_runs():
    one, other = rule(), rule("seo/two", check=fails)
    found = update(one, other).findings({}, (one,), {})
    assert [known.message for known in found] == ["found"]


def test_rule_that_fails_leaves_the_rest_to_a_whole_build():
    one = rule(check=fails)
    assert update(one).findings({}, (one,), {}) is None
