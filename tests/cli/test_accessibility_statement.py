"""`proofpress accessibility-statement`, as people call it."""

import html as html_module
import html.parser
import json
import os
import subprocess

import jsonschema
import pytest
from site_folder import page

from generator.cli.schema import command as schema_command
from generator.criteria.table import criteria
from generator.statement.answers import Evaluation
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.json_schema import json_schema

FILE = "data/accessibility.yaml"
DAY = "2027-06-15"
ANSWER = (
    "answers:\n  - criterion: 2.1.1\n    verdict: satisfied\n    by: Ann Lee\n"
    "    date: 2027-06-01\n    method: keyboard alone\n"
)
FULL = """\
organization: City of Garden
law: the Act of 2019
feedback: {email: access@example.com, phone: "+49 30 1234", url: /contact/, days: 14}
enforcement: {name: Ombudsman, url: https://ombud.example/}
sample: [/, /a/]
tools: [NVDA with Firefox]
limitations:
  - {content: "PDF files | old", reason: out-of-scope, alternative: ask us}
  - {content: The map, reason: non-compliance, criteria: [1.1.1], until: 2028-01-31}
"""


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A", "Words.\n")})


def statement(site, *arguments):
    return site.run("accessibility-statement", "--as-of", DAY, *arguments)


def report(site):
    ran = statement(site, "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def of(value, number):
    return next(one for one in value["criteria"] if one["number"] == number)


def test_without_answers_nothing_is_claimed(site):
    ran = statement(site)
    assert ran.code == 0
    assert "so that no compliance is claimed" in ran.out
    assert "Of 50 success criteria: 0 satisfied, 0 not present, 0 not satisfied, 0 to be looked at again, 50 without an answer of a person." in ran.out  # fmt: skip
    assert "satisfied |" not in ran.out
    assert f"there is no {FILE}" in ran.err
    assert "add `feedback:`" in ran.err
    assert "add `enforcement:`" in ran.err


def test_it_has_the_parts_of_the_model_statement_in_its_order(site):
    site.write({FILE: FULL + ANSWER})
    said = statement(site).out
    heads = [line for line in said.splitlines() if line.startswith("## ")]
    assert heads == [
        "## Compliance status",
        "## Non-accessible content",
        "## Preparation of this accessibility statement",
        "## Feedback and contact information",
        "## Enforcement procedure",
        "## Results by criterion",
    ]
    for words in (
        "City of Garden is committed to making its website accessible, in accordance with the Act of 2019.",
        "This accessibility statement applies to https://www.example.com/.",
        "- PDF files \\| old. In its place: ask us.",
        "- The map (1.1.1). To be accessible by 31 January 2028.",
        "This statement was prepared on 15 June 2027. It was last reviewed on 15 June 2027.",
        "- Ann Lee, 1 June 2027: keyboard alone",
        "- [access@example.com](mailto:access@example.com)".removeprefix("- "),
        "We answer within 14 days.",
        "- Ombudsman",
        "| 2.1.1 Keyboard (A) | satisfied | nothing found | Ann Lee, 1 June 2027 |",
    ):
        assert words in said


def test_page_is_built_and_found_right(site):
    site.write({FILE: FULL.replace("url: /contact/, ", "") + ANSWER})
    ran = statement(site, "-o", str(site.root / "content/accessibility.md"))
    assert (ran.code, ran.out) == (0, "")
    built = site.build("--as-of", DAY)
    here = [one for one in built.findings if one["source"]["file"] == "content/accessibility.md"]
    # What a page without a link on it, of a theme without pictures, has anyway.
    assert {one["rule"] for one in here} <= {"seo/dead-end", "seo/orphan", "social/absent"}
    assert "<h1>Accessibility statement</h1>" in site.text("accessibility/index.html")


def test_same_again_gives_the_same_page_and_may_write_over_it(site):
    path = site.root / "content/accessibility.md"
    statement(site, "-o", str(path))
    statement(site, "-o", str(path))  # now the page itself is checked, too
    before = path.read_text()
    assert statement(site, "-o", str(path)).code == 0
    assert path.read_text() == before


def test_page_of_somebody_is_not_lost(site):
    ran = statement(site, "-o", str(site.root / "content/a.md"))
    assert ran.code == 2
    assert "this command did not write it" in ran.err
    assert (site.root / "content/a.md").read_text() == page("A", "Words.\n")


def test_rules_that_find_a_fault_count_whatever_people_said(make_site):
    site = make_site({"content/a.md": page("A", "![](spade.png)\n"), "content/spade.png": b""})
    site.write(
        {
            "content/a.md": page("A", '<a href="/"></a>\n'),
            FILE: ANSWER.replace("2.1.1", "4.1.2"),
        }
    )
    value = report(site)
    one = of(value, "4.1.2")
    assert (one["verdict"], one["rules"]["state"]) == ("not-satisfied", "failed")
    assert "accessibility/link-name" in one["rules"]["ids"]
    assert one["person"]["verdict"] == "satisfied"
    assert "; rules have found otherwise" in statement(site, "--format", "text").out
    assert "4.1.2 Name, Role, Value: automated checks found 1 place" in statement(site).out


def test_baseline_hides_no_barrier(make_site):
    site = make_site({"content/a.md": page("A", '<a href="/"></a>\n')})
    site.run("baseline")
    assert of(report(site), "4.1.2")["verdict"] == "not-satisfied"


def test_accepted_findings_are_said(make_site):
    allowed = '<!-- proofpress: allow accessibility/link-name because it is a drawing -->\n\n<a href="/"></a>\n'
    site = make_site({"content/a.md": page("A", allowed)})
    one = of(report(site), "4.1.2")
    assert (one["verdict"], one["rules"]["accepted"], one["rules"]["failed"]) == ("open", 1, 0)


@pytest.mark.parametrize(
    ("rules", "narrowed"),
    [
        ("accessibility/image-alt: off", True),
        ("accessibility/*: {severity: off}", True),
        ("accessibility/image-alt: notice", False),
        ("seo/title-length: off", False),  # of no criterion
    ],
)
def test_rules_that_are_off_for_some_pages_are_said(make_site, rules, narrowed):
    site = make_site({"content/a.md": page("A")})
    settings = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": settings + f'rules_for: {{"content/x/**": {{{rules}}}}}\n'})
    assert report(site)["evaluation"]["narrowed"] is narrowed
    assert ("turned off for a part of the pages" in statement(site).out) is narrowed


def test_rule_that_is_off_did_not_look(make_site):
    site = make_site({"content/a.md": page("A", '<a href="/"></a>\n')})
    settings = (site.root / "site.yaml").read_text()
    site.write(
        {"site.yaml": settings + "rules: {accessibility/*: off, links/*: off, html/*: off}\n"}
    )
    assert of(report(site), "4.1.2")["rules"]["state"] == "untested"


def test_old_answer_is_named(site):
    site.write({FILE: ANSWER.replace("2027-06-01", "2026-06-01")})
    assert of(report(site), "2.1.1")["person"]["old"] == "months"
    ran = statement(site)
    assert "older than 12 months" in ran.out
    assert "- 2.1.1 Keyboard: answered on 1 June 2026" in ran.out
    assert "1 answer is old: look again" in ran.err
    site.write({FILE: "months: 24\n" + ANSWER.replace("2027-06-01", "2026-06-01")})
    assert of(report(site), "2.1.1")["verdict"] == "satisfied"


def git(site, *words, day="2027-06-10"):
    environ = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(
        ["git", *who, *words], cwd=site.root, check=True, env=environ, capture_output=True
    )


def test_answer_from_before_the_last_change_of_the_theme_is_old(site):
    site.write({FILE: ANSWER})
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "first", day="2027-05-01")
    assert of(report(site), "2.1.1")["verdict"] == "satisfied"
    site.write({"content/a.md": page("A", "Other words.\n")})
    assert of(report(site), "2.1.1")["verdict"] == "satisfied"  # words are not the theme
    template = site.root / "themes/plain/templates/page.html"
    template.write_text(template.read_text() + "<!-- changed -->\n")
    assert of(report(site), "2.1.1")["person"]["old"] == "theme"  # changed today
    git(site, "commit", "-q", "-a", "-m", "theme")
    value = report(site)
    assert value["evaluation"]["theme_changed"] == "2027-06-10"
    assert of(value, "2.1.1")["verdict"] == "old"


def test_theme_that_the_theme_extends_belongs_to_it_and_others_do_not(site):
    site.write(
        {
            FILE: ANSWER,
            "themes/plain/theme.yaml": "name: Plain\nextends: ground\n",
            "themes/ground/theme.yaml": "name: Ground\n",
            "themes/other/theme.yaml": "name: Other\n",
        }
    )
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "first", day="2027-05-01")
    site.write({"themes/other/theme.yaml": "name: Another\n"})
    assert of(report(site), "2.1.1")["verdict"] == "satisfied"
    site.write({"themes/ground/static/a.css": "a { color: red }\n"})
    assert of(report(site), "2.1.1")["verdict"] == "old"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (ANSWER.replace("2.1.1", "2.1.9"), "2:16", "there is no success criterion `2.1.9` in WCAG"),
        (ANSWER.replace("2.1.1", "2.1.9"), "2:16", "fix: guideline 2.1 has 2.1.1 to 2.1.4"),
        (ANSWER.replace("2.1.1", "9.2.1.1"), "2:16", "fix: write `2.1.1`"),
        (ANSWER.replace("2.1.1", "keybord"), "2:16", "did you mean `2.1.1` (Keyboard)?"),
        (ANSWER.replace("satisfied", "satisfed"), "3:14", "did you mean `satisfied`?"),
        (ANSWER.replace("2027-06-01", "2027-06-16"), "5:11", "`date` is 2027-06-16; today is 2027-06-15"),
        (ANSWER.replace("2027-06-01", "2027-06-31"), "5:11", "is not a date"),
        (ANSWER.replace("by: Ann Lee", 'by: " "'), "4:9", "`by` is empty"),
        (ANSWER.replace("    by: Ann Lee\n", ""), "2", "`answers.0.by` is missing"),
        (ANSWER.replace("method", "metod"), "6:5", "did you mean `method`?"),
        ("anwsers: []\n", "1:1", "did you mean `answers`?"),
        ("answers: {}\n", "1:10", "`answers` must be a list"),
        ("prepared: 2030-01-01\n", "1:11", "`prepared` is 2030-01-01"),
        ("feedback: {email: nobody}\n", "1:19", "`nobody` is not an address for mail"),
        ("enforcement: {url: ombud.example}\n", "1:20", "`ombud.example` is not an address"),
        ("limitations: [{content: x, reason: out-of-scope, criteria: [7.7.7]}]\n", "1:61", "`7.7.7`"),
        ("a: [\n", "1:4", "data/syntax"),
        ("months: 0\n", "1:9", "the least is 1"),
    ],
)  # fmt: skip
def test_slips_stop_it_with_their_place(site, text, place, says):
    site.write({FILE: text})
    ran = statement(site, "-o", str(site.root / "content/out.md"))
    assert ran.code == 2
    assert f"{FILE}:{place}: error[data/" in ran.out
    assert says in ran.out
    assert "no statement was written" in ran.err
    assert not (site.root / "content/out.md").exists()


def test_all_slips_are_named_at_once(site):
    site.write({FILE: ANSWER.replace("2.1.1", "2.1.9").replace("2027-06-01", "2028-01-01")})
    assert "has 2 faults" in statement(site).err


def test_today_is_no_future(site):
    site.write({FILE: ANSWER.replace("2027-06-01", DAY)})
    assert statement(site).code == 0


def test_what_is_no_text_or_no_file(site, tmp_path):
    site.write({FILE: "organization: Gr\xfcn\n".encode("latin-1")})
    ran = statement(site)
    assert (ran.code, "file is not UTF-8" in ran.err) == (2, True)
    (site.root / FILE).unlink()
    (site.root / FILE).mkdir()
    ran = statement(site)
    assert (ran.code, f"{FILE} cannot be read" in ran.err) == (2, True)
    (site.root / FILE).rmdir()
    (tmp_path / "secret.yaml").write_text("organization: Secret\n")
    (site.root / FILE).symlink_to(tmp_path / "secret.yaml")
    ran = statement(site)
    assert (ran.code, "not part of the site's folder" in ran.err) == (2, True)


def test_without_a_site(make_site):
    site = make_site({})
    (site.root / "site.yaml").unlink()
    ran = statement(site)
    assert (ran.code, "there is no site.yaml" in ran.err) == (2, True)


def test_folder_that_cannot_be_written(site):
    ran = statement(site, "-o", "/dev/null/out.md")
    assert ran.code == 3
    assert "Traceback" not in ran.err


def test_german(make_site):
    site = make_site({"content/a.md": page("A", "Worte.\n")})
    site.write({FILE: FULL + ANSWER})
    said = statement(site, "--language", "de").out
    assert '\ntitle: "Erklärung zur Barrierefreiheit"\n' in said
    assert "| 2.1.1 Tastatur (A) | erfüllt | nichts gefunden | Ann Lee, 1. Juni 2027 |" in said


def test_site_in_a_language_without_words_gets_english(make_site):
    site = make_site({"content/a.md": page("A")})
    settings = (site.root / "site.yaml").read_text() + "language: fi\n"
    site.write({"site.yaml": settings})
    ran = statement(site)
    assert "there are no words for `fi` (de, en); the page is in English" in ran.err
    assert "# Accessibility" not in ran.out
    assert 'title: "Accessibility statement"' in ran.out


def test_language_is_about_the_page(site):
    ran = statement(site, "--language", "de", "--format", "json")
    assert (ran.code, "the json report is in English" in ran.err) == (2, True)


def test_text_names_each_criterion_with_what_is_left(site):
    said = statement(site, "--format", "text").out
    for one in criteria().values():
        if one.is_in("2.1", "AA"):
            assert f"\n{one} (" in said
            assert f"a person looks at: {one.left}" in said


@pytest.mark.parametrize("answers", ["", FULL + ANSWER, ANSWER.replace("2027-06", "2020-06")])
def test_json_report_keeps_its_contract(site, answers):
    schema = json.loads(site.command("schema", "conformance").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    if answers:
        site.write({FILE: answers})
    value = report(site)
    jsonschema.validate(value, schema)
    for wrong in ({"status": "good"}, {"criteria": [{}]}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**value, **wrong}, schema)


NASTY = "</title><script>alert(1)</script> **b** `c` [d](e) | \\ & \x1b[2J"


def test_words_of_people_break_out_of_no_form(site):
    text = f"organization: {json.dumps(NASTY)}\nscope: {json.dumps(NASTY)}\n" + ANSWER.replace(
        "Ann Lee", json.dumps(NASTY)
    )
    site.write({FILE: text.replace("\\u001b", "")})
    shown = statement(site, "--format", "html").out

    class Scripts(html.parser.HTMLParser):
        found = 0

        def handle_starttag(self, tag, _attributes):
            self.found += tag == "script"

    reader = Scripts()
    reader.feed(shown)
    assert reader.found == 0
    said = statement(site).out
    assert "<script>" not in said.replace("\\<script\\>", "").partition("---\n")[2].partition("---\n")[2]  # fmt: skip
    row = next(line for line in said.splitlines() if line.startswith("| 2.1.1 "))
    assert row.replace("\\|", "").count("|") == 5
    assert json.loads(statement(site, "--format", "json").out)["criteria"]


def test_html_report_loads_nothing(site):
    shown = statement(site, "--format", "html").out
    assert shown.startswith("<!doctype html>")
    assert "default-src 'none'; style-src 'sha256-" in html_module.unescape(shown)
    assert " src=" not in shown
    assert shown.count("<h4>") >= 50


def test_schema_takes_what_the_command_takes(make_site):
    assert "accessibility" in schema_command.params[0].type.choices
    schema = json.loads(make_site({}).command("schema", "accessibility").stdout)
    assert schema == json_schema(keys_of(Evaluation), f"Proofpress {FILE}")
    jsonschema.Draft202012Validator.check_schema(schema)
    good = {
        "feedback": {"email": "a@b.example"},
        "answers": [
            {
                "criterion": "1.1.1",
                "verdict": "satisfied",
                "by": "A",
                "date": "2027-01-01",
                "method": "m",
            }
        ],
    }
    jsonschema.validate(good, schema)
    for wrong in ({"anwsers": []}, {"answers": [{"criterion": "1.1.1"}]}, {"months": 0}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
