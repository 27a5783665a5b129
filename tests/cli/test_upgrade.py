"""After an upgrade, what new checks find is told apart and stops nothing."""

import json

import pytest
from site_folder import only, page

from generator import __version__
from generator.checks.findings.known_rules import foot, known_rules
from generator.cli.catalogue import all_rules, shipped_ids

FILE = "proofpress-baseline.txt"
RULES = only("links", "content", "suppression")
#: Two rules with a finding each: the one is an error, the other a warning.
TEXT = "[a](gone.md)\n\nIt is the the spade of the year.\n"
LINK, WORD = "links/broken", "content/doubled-word"


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A", TEXT)}, settings=RULES)


def knows_all_but(site, *rules, version="0.0.9"):
    """Write an empty baseline of a program that had all rules but these."""
    ids = shipped_ids() - set(rules)
    head = "# proofpress baseline 1\n"
    site.write({FILE: head + "".join(f"{line}\n" for line in foot(version, ids))})


def apart(ran):
    return [one["rule"] for one in ran.findings if one["new_check"]]


def counted(ran):
    return [one["rule"] for one in ran.findings if not one["new_check"] and not one["known"]]


def test_new_check_is_apart_and_stops_nothing(site):
    knows_all_but(site, LINK)
    ran = site.build()
    assert (apart(ran), counted(ran)) == ([LINK], [WORD])
    assert ran.code == 0
    assert site.build("--strict").code == 1  # the warning of the known rule counts
    summary = json.loads(ran.out)["summary"]
    assert (summary["errors"], summary["warnings"], summary["new_checks"]) == (0, 1, 1)
    assert summary["checks_since"] == "0.0.9"


def test_check_and_publish_hold_to_it(site):
    knows_all_but(site, LINK)
    assert site.run("check").code == 0
    settings = (site.root / "site.yaml").read_text() + "publish:\n  directory: releases\n"
    site.write({"site.yaml": settings})
    assert site.run("publish").code == 0


def test_text_counts_them_at_the_end_and_lists_them_when_asked(site):
    knows_all_but(site, LINK)
    said = site.run("build").out
    assert "together: 1 warning; 1 of new checks" in said
    assert "new checks since 0.0.9: 1 finding, listed with --verbose" in said
    assert f"      1  {LINK}" in said
    assert "gone.md" not in said
    assert f"error[{LINK}] link to `gone.md`" in site.run("build", "--verbose").out


def test_text_of_new_checks_alone_has_nothing_new_to_fix(site):
    knows_all_but(site, LINK, WORD)
    assert site.run("build", "--strict").out.startswith("nothing new to fix: ")


def test_without_a_baseline_nothing_is_apart(site):
    ran = site.build()
    assert (apart(ran), ran.code) == ([], 1)


def test_without_the_baseline_nothing_is_apart(site):
    knows_all_but(site, LINK)
    assert site.build("--no-baseline").code == 1


def test_next_baseline_lets_them_count(site):
    knows_all_but(site, LINK)
    said = site.run("baseline").out
    assert "new checks since 0.0.9: 1 finding, counted from now on; `proofpress baseline --accept` records them" in said  # fmt: skip
    assert "1 new finding not recorded" in said  # that of the known rule
    ran = site.build()
    assert (sorted(counted(ran)), ran.code) == ([WORD, LINK], 1)


def test_dry_run_says_so_and_lets_nothing_count(site):
    knows_all_but(site, LINK)
    before = (site.root / FILE).read_text()
    assert "1 finding, which would count from now on" in site.run("baseline", "--dry-run").out
    assert (site.root / FILE).read_text() == before
    assert site.build().code == 0


def test_they_can_be_recorded(site):
    knows_all_but(site, LINK)
    site.run("baseline", "--accept", "--rule", LINK)
    ran = site.build()
    assert [one["rule"] for one in ran.findings if one["known"]] == [LINK]
    assert (counted(ran), ran.code) == ([WORD], 0)


@pytest.mark.parametrize(("day", "code"), [("2027-02-28", 0), ("2027-03-01", 1), ("2027-03-02", 1)])
def test_a_day_of_their_own_lets_them_count(make_site, day, code):
    settings = RULES + "new_checks_from: 2027-03-01\n"
    site = make_site({"content/a.md": page("A", TEXT)}, settings=settings)
    knows_all_but(site, LINK)
    ran = site.build("--as-of", day)
    assert ran.code == code
    assert apart(ran) == ([] if code else [LINK])
    said = "they count after the next `proofpress baseline`, and from 2027-03-01 on"
    assert (said in site.run("build", "--as-of", day).out) is not bool(code)


def test_changing_the_day_makes_no_page_again(site):
    knows_all_but(site, LINK)
    site.build()
    before = (site.root / "public/a/index.html").stat().st_mtime_ns
    site.write(
        {"site.yaml": (site.root / "site.yaml").read_text() + "new_checks_from: 2020-01-01\n"}
    )
    assert site.build().code == 1
    assert (site.root / "public/a/index.html").stat().st_mtime_ns == before


def test_baseline_that_names_no_rules_is_of_the_first_version(site):
    site.write({FILE: "# proofpress baseline 1\n"})
    assert known_rules("").version == "0.1.0"
    ran = site.build()
    assert apart(ran) == []  # both rules are as old as that
    assert ran.code == 1
    newer = {rule.id for rule in all_rules()} - known_rules("").ids
    assert {LINK, WORD}.isdisjoint(newer)


def test_old_baseline_shows_rules_apart_that_are_newer_than_it(make_site, monkeypatch):
    site = make_site({"content/a.md": page("A", TEXT)}, settings=RULES)
    site.write({FILE: "# proofpress baseline 1\n"})
    first = known_rules("").ids
    monkeypatch.setattr(
        "generator.checks.findings.known_rules._first_rules", lambda: first - {LINK}
    )
    ran = site.build()
    assert (apart(ran), ran.code) == ([LINK], 0)
    assert "new checks since 0.1.0: 1 finding" in site.run("build").out


def test_what_is_written_lists_every_rule(site):
    site.run("baseline")
    text = (site.root / FILE).read_text()
    assert known_rules(text).ids == shipped_ids()
    assert known_rules(text).version == __version__
    assert text.splitlines()[1].partition(" ")[0].isalnum()  # findings come first


def test_two_lists_that_a_merge_kept_are_one():
    text = "\n".join([*foot("0.1.0", ["a/b"]), *foot("0.2.0", ["a/c", "d/e"])])
    assert known_rules(text).ids == {"a/b", "a/c", "d/e"}
    assert known_rules(text).version == "0.2.0"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("github", "proofpress: 1 warning, new checks since 0.0.9: 1 finding"),
        ("markdown", "new checks since 0.0.9: 1 finding, not counted yet"),
        ("markdown", "<summary>1 of new checks</summary>"),
        ("junit", 'message="new check, error: link to `gone.md`'),
        ("html", "New checks since 0.0.9: 1 finding, not counted here."),
        ("html", "Nothing stands in the way of publishing"),
        ("html", '<option value="check">of new checks</option>'),
    ],
)
def test_every_form_tells_them_apart(site, form, says):
    knows_all_but(site, LINK)
    assert says in site.run("build", "--format", form).out


def test_code_hosts_get_them_as_notes(site):
    knows_all_but(site, LINK)
    log = json.loads(site.run("build", "--format", "sarif").out)
    results = {one["ruleId"]: one for one in log["runs"][0]["results"]}
    assert (results[LINK]["level"], results[LINK]["properties"]["newCheck"]) == ("note", True)
    assert results[WORD]["level"] == "warning"
    listed = json.loads(site.run("build", "--format", "gitlab").out)
    assert {one["check_name"]: one["severity"] for one in listed} == {LINK: "info", WORD: "minor"}


def test_github_marks_none_of_them(site):
    knows_all_but(site, LINK)
    assert "::error" not in site.run("build", "--format", "github").out


def test_history_counts_none_of_them(site):
    knows_all_but(site, LINK)
    site.build()
    last = (site.root / ".cache/history.jsonl").read_text().splitlines()[-1]
    assert json.loads(last)["severities"] == {"warning": 1}


def test_folder_of_html_holds_to_it(make_site):
    site = make_site(
        {
            "built/index.html": '<!doctype html><html lang="en"><title>A b c</title>'
            '<body><h1>A</h1><a href="gone.html">b c d</a>'
        }
    )
    head = "# proofpress baseline 1\n"
    known = "".join(f"{line}\n" for line in foot("0.0.9", shipped_ids() - {LINK}))
    site.write({"debt.txt": head + known})
    folder, debt = str(site.root / "built"), str(site.root / "debt.txt")
    ran = site.run("check", folder, "--baseline", debt, "--format", "json")
    assert LINK in apart(ran)
    assert ran.code == 0


def test_rules_of_plug_ins_count_at_once(site, monkeypatch):
    knows_all_but(site, LINK)
    rule = next(one for one in all_rules() if one.id == LINK)
    monkeypatch.setattr("generator.cli.judging._of_plugins", lambda: {rule.id})
    assert site.build().code == 1
