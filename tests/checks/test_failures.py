"""Where our own code fails on a page or a file, that costs one finding, and the rest goes on."""

from pathlib import PurePosixPath

import pytest

from generator.checks.engine import rule_runner as engine
from generator.checks.engine.locator import Place
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.engine.rule_runner import check_assets, check_page, check_site, to_findings
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.facts import asset_facts as measuring
from generator.checks.facts.page_facts import AssetFacts
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import SiteIndex
from generator.errors import GeneratorError
from generator.model.failure import RULE as FAILED
from generator.model.finding import FaultKind, Location, Owner, Severity

HTML = "<!doctype html><title>T</title><p>x"


def ruleset(subject, *checks):
    rules = (
        Rule(f"html/rule-{number}", check, subject, NoOptions(), Basis.HOUSE, Severity.ERROR)
        for number, check in enumerate(checks)
    )
    return read_ruleset({}, rules, (FaultKind(FAILED, Severity.ERROR, "doc"),))[0]


def fails(_subject, _options):
    raise OverflowError("cannot\nconvert")


def finds(_subject, _options):
    yield Problem("found")


def shown(raised):
    return [(one.rule, one.message) for one in raised]


EXPECTED = [
    (FAILED, "rule `html/rule-0` failed here: OverflowError: cannot convert"),
    ("html/rule-1", "found"),
]


def test_rule_over_a_page():
    rules = ruleset(HtmlPage, fails, finds)
    result = check_page(HTML, path="a.html", url="/a.html", ruleset=rules)
    assert shown(result.raised) == EXPECTED
    assert result.facts.title == "T"


def test_facts_of_a_page(monkeypatch):
    monkeypatch.setattr(engine, "page_facts", lambda page: fails(page, None))
    result = check_page(HTML, path="a.html", url="/a.html", ruleset=ruleset(HtmlPage, finds))
    assert [one.rule for one in result.raised] == ["html/rule-0", FAILED]
    assert (result.facts.path, result.facts.url) == ("a.html", "/a.html")


def test_rule_over_the_site():
    assert shown(check_site(SiteIndex(()), ruleset(SiteIndex, fails, finds).site_rules)) == EXPECTED


def test_rule_over_a_file():
    asset = AssetFacts("a.png", 1, 1)
    assert shown(check_assets([asset], ruleset(AssetFacts, fails, finds))) == EXPECTED


def test_reading_of_a_file(monkeypatch):
    monkeypatch.setattr(measuring, "read_listing", lambda *_: fails(None, None))
    facts = measuring.asset_facts("sitemap.xml", b"<urlset/>")
    assert (facts.size, facts.failure) == (9, "OverflowError: cannot convert")
    (raised,) = check_assets([facts], ruleset(AssetFacts))
    assert (raised.rule, raised.output.path) == (FAILED, "sitemap.xml")


def test_plugin_that_fails_ends_the_run_since_it_is_named():
    def plugin(_subject, _options):
        raise GeneratorError("plug-in `x` failed")

    with pytest.raises(GeneratorError):
        check_page(HTML, path="a.html", url="/a.html", ruleset=ruleset(HtmlPage, plugin))


class Lost:
    """Finds no element."""

    def element(self, _offset):
        raise IndexError("out of range")

    def key(self, _name, _passage=None):
        raise IndexError("out of range")

    def page(self):
        return Place(Owner.CONTENT, Location(PurePosixPath("a.md"), 1))


def test_finding_whose_line_cannot_be_found_stands_at_the_page():
    def title(page, _options):
        yield Problem("found", element=page.title)

    rules = ruleset(HtmlPage, title)
    raised = check_page(HTML, path="a.html", url="/a.html", ruleset=rules).raised
    found = list(to_findings(raised, lambda _: Lost(), rules))
    assert [(one.rule, str(one.source)) for one in found] == [
        (FAILED, "a.md:1"),
        ("html/rule-0", "a.md:1"),
    ]
    assert found[0].message == (
        "the search for the line of `html/rule-0` failed here: IndexError: out of range"
    )
