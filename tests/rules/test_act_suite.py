"""What the rules find of the W3C's ACT test cases: everything decidable, and nothing else."""

import datetime as dt
import json
import tarfile
from pathlib import Path

import pytest

from generator.checks.engine.ruleset import read_ruleset
from generator.checks.folder.check_folder import check_folder
from generator.model.finding import Outcome
from generator.rules.catalogue import rules
from generator.rules.stage_faults import kinds

SUITE = Path(__file__).resolve().parents[2] / "../shared/suites/act.tar.xz"

pytestmark = pytest.mark.skipif(
    not SUITE.exists(), reason="the ACT test cases are not beside the checkout"
)

#: ACT rules of which ours see a part.
PARTLY: set[str] = set()
#: ACT rules that ours implement in full.
COMPLETE = tuple(sorted({act for rule in rules() for act in rule.act} - PARTLY))
#: Failing cases that HTML and CSS do not decide, and why.
UNDECIDED = {
    "09o5cg/4c47eeaeb5dd826b90c8a9efb081962f04f5d339": "a script makes the shadow tree",
    "afw4f7/b1a65bd18381a1ea4ad3077fd98c50368947012c": "a script makes the shadow tree",
    "ff89c9/f8e3dbe601969ab54954447e04ae384eb52d7082": "a script makes the shadow tree",
    "3e12e1/722992ea933164b6d6dbe5eedc21e6ea5fa42262": "a script hides the menu from some",
    "3e12e1/d35162650d0b57b9dd2f8ff15a2103c21f194333": "a script hides the menu and leaves its place",
    "aizyf1/771c36b9967faec9926af86041d834b4a108a52e": "only a person knows what `this product` is",
    "aizyf1/b130285915a8ca42926a11553a5791f44b65d487": "only a person knows that `HTML` names a format",
    "aizyf1/bf3ba787eb7a6819ea1a6adccdfd1f30842ed788": "a script makes the link",
    "b20e66/578b693f3a1818b17b0bd678b75750e2824dff09": "scripts make the links",
    "fd3a94/8dc58c481c594488a331cd267974a324b97c9c98": "the links stand in two paragraphs, on other sites",
    "fd3a94/dddcd76a61f61fa6652f847b66cd77fdcf7724cf": "scripts make the links",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("act")
    with tarfile.open(SUITE) as archive:
        archive.extractall(folder, filter="data")
    root = folder / "act"
    # Those that are off as they ship are tried as well.
    asked = {rule.id: "warning" for rule in rules() if rule.act}
    ruleset = read_ruleset(asked, rules(), kinds())[0]
    report = check_folder(root / "site", ruleset, today=dt.date(2026, 1, 1))
    assert report.pages > 1200
    found: dict[tuple[str, str], set[Outcome]] = {}
    for one in report.findings:
        for page in one.pages:
            found.setdefault((one.rule, page), set()).add(one.outcome)
    rows = [json.loads(line) for line in (root / "expected.jsonl").read_text("utf-8").splitlines()]
    ours = {act: [rule.id for rule in rules() if act in rule.act] for act in COMPLETE}
    return {
        act: [
            (
                row["case"],
                row["expected"],
                set().union(*(found.get((rule, row["file"][5:]), ()) for rule in ours[act])),
            )
            for row in rows
            if row["rule"] == act
        ]
        for act in COMPLETE
    }


@pytest.mark.parametrize("act", COMPLETE)
def test_every_failing_case_is_found(outcomes, act):
    failing = [(case, seen) for case, expected, seen in outcomes[act] if expected == "fail"]
    assert failing
    assert [case for case, seen in failing if not seen and case not in UNDECIDED] == []


@pytest.mark.parametrize("act", COMPLETE)
def test_no_passing_case_is_found(outcomes, act):
    """What is left to people (`review`) may pass: nobody said that it fails."""
    passing = [(case, seen) for case, expected, seen in outcomes[act] if expected != "fail"]
    assert [case for case, seen in passing if Outcome.FAILED in seen] == []


def test_what_is_undecided_is_not_found(outcomes):
    rows = {case: seen for cases in outcomes.values() for case, _, seen in cases}
    assert [case for case in UNDECIDED if rows[case]] == []
