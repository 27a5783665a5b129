import dataclasses
import importlib
import re
from pathlib import Path

import pytest

from generator.checks.engine.rule import Basis, Rule
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.facts.page_facts import AssetFacts
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import SiteIndex
from generator.criteria.table import criteria
from generator.model.finding import FaultKind, Severity
from generator.rules import catalogue
from generator.rules.catalogue import documentation, entries, entry, reference, rules
from generator.rules.stage_faults import kinds


def test_ids_are_unique_among_rules_and_faults():
    ids = [rule.id for rule in rules()] + [kind.id for kind in kinds()]
    assert len(ids) == len(set(ids))


FOLDER = Path(catalogue.__file__).parent


def test_every_rule_in_a_folder_of_a_family_ships():
    shipped = {id(rule) for rule in rules()}
    lost = []
    for path in sorted(FOLDER.glob("*/*.py")):
        module = importlib.import_module(f"generator.rules.{path.parent.name}.{path.stem}")
        made = [one for one in vars(module).values() if isinstance(one, Rule)]
        lost += [str(path) for one in made if id(one) not in shipped]
    assert lost == []


def test_module_with_a_check_is_a_rule():
    # A check that nobody made a rule of would never run.
    for path in sorted(FOLDER.glob("*/*.py")):
        module = importlib.import_module(f"generator.rules.{path.parent.name}.{path.stem}")
        check = vars(module).get("check")
        if check is not None and check.__module__ == module.__name__:
            assert module.RULE.check is check, path


def test_every_kind_of_fault_ships():
    shipped = {kind.id for kind in kinds()}
    for path in sorted((FOLDER / "stage_faults").glob("*.py")):
        module = importlib.import_module(f"generator.rules.stage_faults.{path.stem}")
        made = [one for one in vars(module).values() if isinstance(one, FaultKind)]
        assert {kind.id for kind in made} <= shipped, path


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.id)
def test_entry_says_why_and_how_and_weighs_something(one):
    assert re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", one.id)
    assert one.severity in Severity
    assert one.summary.endswith(".")
    assert documentation(one.id).startswith(f"# {one.id}\n\n{one.summary}")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_is_well_made(rule):
    assert rule.subject in (HtmlPage, SiteIndex, AssetFacts)
    assert dataclasses.is_dataclass(rule.defaults)
    assert rule.check.__module__.endswith(rule.id.replace("-", "_").replace("/", "."))
    assert set(rule.criteria) <= criteria().keys()
    # What a report says that rules can tell of a criterion is not empty where one of them looks.
    assert [one for one in rule.criteria if not criteria()[one].decided] == []
    if rule.basis is not Basis.HOUSE and rule.criteria:
        assert "Source:" in entry(rule.id).text


def test_unknown_id_has_no_entry():
    assert entry("no/such") is None
    assert documentation("no/such") is None


def test_options_are_explained():
    assert "- `max_width`: a whole number; default 600" in documentation("seo/title-length")


def test_reference_names_every_entry_once():
    headings = re.findall(r"^### (\S+)$", reference(), re.MULTILINE)
    assert headings == [one.id for one in entries()]


def test_shipped_rules_make_a_ruleset_without_faults():
    ruleset, faults = read_ruleset({}, rules(), kinds(), asking=True)
    assert faults == ()
    assert set(ruleset.rules) == {rule for rule in rules() if rule.severity is not Severity.OFF}


def test_documentation_names_criteria_and_the_clauses_that_follow():
    text = documentation("accessibility/link-name")
    assert "WCAG: 2.4.4 Link Purpose (In Context) (A), 4.1.2 Name, Role, Value (A)." in text
    assert "EN 301 549 V3.2.1: 9.2.4.4, 9.4.1.2." in text
    assert "Section 508: E205.4, 501.1." in text
    assert "ACT rules: c487ae." in text
    assert text.partition("Severity:")[2] in reference()


def test_documentation_of_a_rule_without_criteria_names_none():
    assert "WCAG:" not in documentation("seo/title-length").partition("Severity:")[2]
