"""What the reports of a run say of each success criterion."""

import json

import pytest
from site_folder import only, page

NAMELESS = '<a href="/"></a>\n'


@pytest.fixture
def site(make_site):
    # In a list of rules of its own, so that the baseline knows nothing else.
    return make_site(
        {"content/a.md": page("A", NAMELESS)}, settings=only("accessibility", "suppression")
    )


def criterion(ran, number):
    return next(one for one in json.loads(ran.out)["criteria"] if one["number"] == number)


def test_json_names_what_failed_passed_and_was_not_tested(site):
    ran = site.run("check", "--format", "json")
    failed = criterion(ran, "4.1.2")
    assert (failed["state"], failed["failed"], failed["en_301_549"]) == ("failed", 1, "9.4.1.2")
    assert "accessibility/link-name" in failed["rules"]
    assert failed["subjects"] == 3
    assert criterion(ran, "1.1.1")["state"] == "passed"
    assert criterion(ran, "1.1.1")["left"].startswith("whether each alternative says")
    silent = criterion(ran, "1.2.4")
    assert (silent["state"], silent["rules"], silent["decided"]) == ("untested", [], "")


def test_rules_carry_their_standards(site):
    rules = {
        one["id"]: one for one in json.loads(site.run("check", "--format", "json").out)["rules"]
    }
    one = rules["accessibility/link-name"]
    assert one["act"] == ["c487ae"]
    assert one["criteria"] == ["2.4.4", "4.1.2"]
    assert one["en_301_549"] == ["9.2.4.4", "9.4.1.2"]
    assert one["section_508"] == ["E205.4", "501.1"]


def test_part_that_is_asked_for_and_what_is_known_change_nothing(site):
    whole = criterion(site.run("check", "--format", "json"), "4.1.2")
    part = site.run("check", "--format", "json", "--path", "content/none.md")
    assert criterion(part, "4.1.2") == whole
    site.run("baseline")
    assert criterion(site.run("check", "--format", "json"), "4.1.2") == whole


def test_folder_of_html_has_them_too(make_site):
    site = make_site(
        {
            "built/index.html": '<!doctype html><html lang="en"><title>A b c</title>'
            '<body><h1>A</h1><a href="/"></a>'
        }
    )
    ran = site.run("check", str(site.root / "built"), "--format", "json")
    assert criterion(ran, "4.1.2")["state"] == "failed"


def test_html_report_has_a_row_for_each(site):
    shown = site.run("check", "--format", "html").out
    assert '<section id="criteria"' in shown
    assert shown.count('<tr class="head">') >= 55
    row = shown.partition("4.1.2 Name, Role, Value")[2].partition("</tr>")[0]
    assert '<span class="state failed">failed</span>' in row
    assert "A person looks at: whether names, roles and states" in shown
