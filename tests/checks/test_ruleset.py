from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pytest

from generator.checks.engine.rule import Basis, NoOptions, Rule
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import FaultKind, Location, Owner, Severity


@dataclass(frozen=True, slots=True)
class Options:
    max: int = 60
    share: float = 0.5
    strict: bool = False
    word: str = "a"
    words: tuple[str, ...] = ("a",)
    limits: Mapping[str, int] = field(default_factory=dict)


def check(_subject, _options):
    yield from ()


LENGTH = Rule("seo/length", check, HtmlPage, Options(), Basis.HOUSE, Severity.WARNING)
TWINS = Rule("seo/twins", check, SiteIndex, NoOptions(), Basis.HOUSE, Severity.ERROR)
KIND = FaultKind("content/draft", Severity.NOTICE, "doc")


def read(raw, positions=None):
    return read_ruleset(raw, (LENGTH, TWINS), (KIND,), positions)


def options(raw):
    ruleset, faults = read({"seo/length": raw})
    assert faults == ()
    return ruleset.page_rules[0].options


def messages(raw):
    return [(fault.rule, fault.message, fault.fix) for fault in read(raw)[1]]


def test_shipped_severities_and_options_hold_without_settings():
    ruleset, faults = read({})
    assert faults == ()
    assert [one.rule.id for one in ruleset.page_rules] == ["seo/length"]
    assert [one.rule.id for one in ruleset.site_rules] == ["seo/twins"]
    assert ruleset.severity("seo/length") is Severity.WARNING
    assert ruleset.severity("content/draft") is Severity.NOTICE


def test_an_id_that_nobody_lists_is_an_error():
    assert read({})[0].severity("other/thing") is Severity.ERROR


@pytest.mark.parametrize("value", ["error", {"severity": "error"}, {"severity": "error", "max": 3}])
def test_severity_alone_or_in_a_mapping(value):
    assert read({"seo/length": value})[0].severity("seo/length") is Severity.ERROR


@pytest.mark.parametrize("value", ["off", False, {"severity": "off"}, {"severity": False}])
def test_a_rule_that_is_off_does_not_run(value):
    ruleset, faults = read({"seo/length": value})
    assert faults == ()
    assert ruleset.page_rules == ()
    assert ruleset.severity("seo/length") is Severity.OFF


@pytest.mark.parametrize(
    "raw",
    [
        {"seo/*": "notice", "seo/length": "error"},
        {"seo/length": "error", "seo/*": "notice"},
    ],
)
def test_an_id_outweighs_its_family(raw):
    ruleset, _ = read(raw)
    assert ruleset.severity("seo/length") is Severity.ERROR
    assert ruleset.severity("seo/twins") is Severity.NOTICE


def test_a_kind_of_fault_has_a_severity_too():
    assert read({"content/*": "error"})[0].severity("content/draft") is Severity.ERROR


@pytest.mark.parametrize(
    ("key", "value", "decoded"),
    [
        ("max", 3, 3),
        ("share", 1, 1.0),
        ("strict", True, True),
        ("word", "b", "b"),
        ("words", ["b", "c"], ("b", "c")),
        ("words", [], ()),
        ("limits", {"a": 1}, {"a": 1}),
    ],
)
def test_option(key, value, decoded):
    assert getattr(options({key: value}), key) == decoded


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("max", "3", "a whole number"),
        ("max", True, "a whole number"),
        ("max", 3.5, "a whole number"),
        ("strict", 1, "true or false"),
        ("word", 1, "text"),
        ("words", "b", "a list"),
        ("words", ["b", 1], "a list"),
        ("limits", {"a": "b"}, "a mapping"),
    ],
)
def test_option_of_another_type(key, value, wanted):
    ruleset, (fault,) = read({"seo/length": {key: value}})
    assert fault.rule == "settings/rule-option"
    assert f"must be {wanted}" in fault.message
    assert ruleset.page_rules[0].options == Options()


def test_unknown_rule_is_suggested():
    assert messages({"seo/lenght": "off"}) == [
        ("settings/unknown-rule", "unknown rule `seo/lenght`", "did you mean `seo/length`?")
    ]


def test_unknown_family_is_suggested():
    assert messages({"se/*": "off"}) == [
        ("settings/unknown-rule", "unknown rule `se/*`", "did you mean `seo/*`?")
    ]


def test_unknown_option_is_suggested():
    assert messages({"seo/length": {"maxx": 3}}) == [
        (
            "settings/rule-option",
            "rule `seo/length` has no option `maxx`",
            "did you mean `max`?",
        )
    ]


@pytest.mark.parametrize("name", ["seo/*", "content/draft"])
def test_families_and_kinds_of_faults_have_no_options(name):
    (fault,) = read({name: {"max": 3}})[1]
    assert fault.rule == "settings/rule-option"


def test_unknown_severity():
    assert messages({"seo/length": "fatal"}) == [
        (
            "settings/rule-severity",
            "`fatal` is not a severity",
            "choose one of error, warning, notice, off",
        )
    ]


def test_a_fault_stands_at_its_key():
    site = PurePosixPath("site.yaml")
    positions = {
        "rules.seo/length": Location(site, 3, 15),
        "rules.seo/length.max": Location(site, 4, 8),
    }
    (fault,) = read({"seo/length": {"max": "x"}}, positions)[1]
    assert (fault.at, fault.owner) == (Location(site, 4, 8), Owner.SETTINGS)
    (fault,) = read({"seo/length": {"min": 1}}, positions)[1]
    assert fault.at == Location(site, 3, 15)
