"""Reports as a user asks for them: on standard output, in files, in every form."""

import json
import xml.etree.ElementTree as ET

import pytest
from site_folder import page

from generator.cli import show
from generator.reports.forms import FORMS

LONG = "x" * 80


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A", f"[gone](gone.md) {LONG}\n")})


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_printed(site, form):
    ran = site.run("build", "--format", form)
    assert ran.code == 1
    assert "links/broken" in ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_as_it_is_printed(site, form, tmp_path):
    file = tmp_path / "out" / "report"
    printed = site.run("check", "--format", form, "--report", f"{form}={file}")
    assert file.read_text(encoding="utf-8") == printed.out


def test_several_reports_at_once(site, tmp_path):
    ran = site.run(
        "build",
        *("--report", f"sarif={tmp_path}/a.sarif"),
        *("--report", f"junit={tmp_path}/b.xml"),
        *("--report", f"html={tmp_path}/c.html"),
    )
    assert ran.code == 1
    assert "error[links/broken]" in ran.out
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.parse(tmp_path / "b.xml").getroot().get("failures") == "1"
    assert "Proof of Garden" in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_site_below_the_folder_of_the_run(make_site, monkeypatch):
    site = make_site({"content/a.md": page("A", "[gone](gone.md)\n")}, folder="repository/docs")
    monkeypatch.chdir(site.root.parent)
    ran = site.run("build", "--format", "github")
    assert "::error file=docs/content/a.md,line=5," in ran.out
    listed = json.loads(site.run("build", "--format", "gitlab").out)
    assert "docs/content/a.md" in {one["location"]["path"] for one in listed}


@pytest.mark.parametrize("value", ["html", "html=", "=x", ""])
def test_report_needs_form_and_file(site, value):
    ran = site.run("build", "--report", value)
    assert ran.code == 2
    assert "FORMAT=FILE" in ran.err


@pytest.mark.parametrize("verb", ["build", "check"])
def test_unknown_form_stops_before_any_work(site, verb, tmp_path):
    ran = site.run(verb, "--report", f"pdf={tmp_path}/x")
    assert ran.code == 2
    assert "there is no report format `pdf`" in ran.err
    assert "formats: text, json, sarif, junit, github, gitlab, markdown, html" in ran.err
    assert not (site.root / "public").exists()


def test_two_reports_in_one_file_are_refused(site, tmp_path):
    ran = site.run("build", "--report", f"html={tmp_path}/x", "--report", f"json={tmp_path}/x")
    assert ran.code == 2
    assert "two reports would go to" in ran.err


def test_file_that_cannot_be_written(site, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = site.run("build", "--report", f"html={tmp_path}/file/x.html")
    assert ran.code == 3
    assert "error: cannot read or write" in ran.err


def test_faults_of_the_settings_are_reported_too(make_site, tmp_path):
    site = make_site({}, settings="titel: x\n")
    ran = site.run("build", "--report", f"sarif={tmp_path}/a.sarif")
    assert ran.code == 2
    (found,) = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert found["ruleId"] == "settings/unknown-key"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("site.yaml")


def test_what_is_cut_is_said(make_site):
    broken = "\n\n".join(f"[gone](gone-{number}.md)" for number in range(13))
    site = make_site({"content/a.md": page("A", broken)})
    ran = site.run("build", "--format", "github")
    assert "github: 3 errors of 13 stand in the log only" in ran.err
    assert ran.out.count("::error ") == 10


def test_threshold_reaches_the_report(site, tmp_path):
    site.run("build", "--fail-on", "off", "--report", f"junit={tmp_path}/b.xml")
    assert ET.parse(tmp_path / "b.xml").getroot().get("failures") == "0"


def test_page_for_people_shows_every_page_again_when_nothing_changed(site, tmp_path):
    first, second = tmp_path / "1.html", tmp_path / "2.html"
    site.environ["SOURCE_DATE_EPOCH"] = "1800000000"
    site.command("build", "--report", f"html={first}")
    site.command("build", "--report", f"html={second}")
    assert _shown(first)["pages"] == _shown(second)["pages"]
    assert {one["u"] for one in _shown(second)["pages"]} >= {"/", "/a/"}
    assert {one.get("t") for one in _shown(second)["pages"]} >= {"A | Garden", "Garden"}
    assert first.read_bytes() == second.read_bytes()


def test_reporter_of_a_plugin_writes_files(site, tmp_path, monkeypatch):
    monkeypatch.setattr(show, "reporters", lambda: {"chat": lambda report: f"{report.pages}!\n"})
    ran = site.run("check", "--format", "chat", "--report", f"chat={tmp_path}/chat.txt")
    assert ran.out == (tmp_path / "chat.txt").read_text(encoding="utf-8") == "3!\n"


def test_folder_of_others_has_the_same_reports(tmp_path, site):
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "index.html").write_text(
        "<!doctype html><html lang=en><title>Other</title><h1>Other</h1><a href=/gone/>Gone</a>",
        encoding="utf-8",
    )
    ran = site.run("check", str(folder), "--format", "sarif", "--report", f"html={tmp_path}/x.html")
    results = json.loads(ran.out)["runs"][0]["results"]
    (broken,) = [one for one in results if one["ruleId"] == "links/broken"]
    place = broken["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "index.html"
    assert place["region"]["startLine"] == 1
    assert [one["t"] for one in _shown(tmp_path / "x.html")["pages"]] == ["Other"]


def test_builds_are_remembered(site):
    site.build()
    site.write({"content/a.md": page("A")})
    site.build()
    site.build("--drafts")
    lines = (site.root / ".cache" / "history.jsonl").read_text(encoding="utf-8").splitlines()
    errors = [json.loads(line)["severities"].get("error", 0) for line in lines]
    assert errors == [1, 0]


def test_what_came_since_the_last_publish(site, tmp_path):
    site.write({"content/a.md": page("A")})
    assert site.run("publish", "--target", str(tmp_path / "www")).code == 0
    site.write({"content/a.md": page("A", "[gone](gone.md)\n")})
    site.run("build", "--report", f"html={tmp_path}/x.html")
    new = [one["m"] for one in _shown(tmp_path / "x.html")["findings"] if one.get("n")]
    assert "link to `gone.md` leads to no content file" in new


def test_help_names_every_form(site):
    ran = site.run("build", "--help")
    words = " ".join(ran.out.split())
    assert ", ".join(FORMS) in words
    assert "--report FORMAT=FILE" in words


def _shown(file):
    text = file.read_text(encoding="utf-8")
    return json.loads(text.partition('id="data">')[2].partition("</script>")[0])
