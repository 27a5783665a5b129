"""Settings that nothing can be built on: exit code 2, and nothing is written."""

import json

import pytest
from site_folder import page


@pytest.mark.parametrize("text", ["", "# nothing\n", "- title\n- base_url\n", "just a word\n"])
def test_site_file_that_holds_no_settings(make_site, text):
    site = make_site({"site.yaml": text})
    ran = site.build()
    assert ran.code == 2
    assert ran.err.startswith("error: site.yaml ")
    assert "fix: " in ran.err
    assert not (site.root / "public").exists()


def test_site_file_missing(make_site):
    ran = make_site({"site.yaml": None}).build()
    assert ran.code == 2
    assert "there is no site.yaml" in ran.err
    assert "proofpress init" in ran.err


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("www.example.com", "scheme"),
        ("ftp://www.example.com/", "scheme"),
        ("https://www.example.com/?a=b", "query"),
        ("https://www.example.com/#a", "fragment"),
        ("https://", "host"),
        ("no url", "scheme"),
    ],
)
def test_base_url(make_site, url, word):
    site = make_site({"site.yaml": f'title: Garden\nbase_url: "{url}"\ntheme: plain\n'})
    ran = site.build()
    assert ran.code == 2
    (finding,) = ran.findings
    assert word in finding["message"]
    assert (finding["source"]["file"], finding["source"]["line"]) == ("site.yaml", 2)
    assert finding["owner"] == "settings"
    assert "1 fault; nothing was built" in ran.err
    assert not (site.root / "public").exists()


def test_every_fault_of_the_settings_is_listed(make_site):
    ran = make_site({}, settings="sitemaps: true\npagination: {size: -1}\n").build()
    assert ran.code == 2
    assert ran.places("settings/") == ["site.yaml:4:1", "site.yaml:5:20"]
    assert "2 faults; nothing was built" in ran.err


def test_text_report_shows_the_line_and_a_caret(make_site):
    site = make_site({}, settings="sitemaps: true\n")
    ran = site.run("build")
    assert ran.code == 2
    assert "  4 | sitemaps: true\n    | ^^^^^^^^\n  fix: did you mean `sitemap`?\n" in ran.out


def test_faults_of_settings_as_json_are_json(make_site):
    ran = make_site({}, settings="sitemaps: true\n").build()
    assert json.loads(ran.out)["summary"]["errors"] == 1


def test_unknown_theme_is_named_with_its_line_and_what_there_is(make_site):
    site = make_site({}, settings="")
    site.write({"site.yaml": "title: Garden\nbase_url: https://a.example/\ntheme: plian\n"})
    ran = site.build()
    assert ran.code == 2
    assert "site.yaml:3:8: there is no theme `plian`" in ran.err
    assert "did you mean `plain`?" in ran.err
    assert "plain, default" in ran.err


def test_unknown_option_of_the_command(make_site):
    ran = make_site({}).run("build", "--drfts")
    assert ran.code == 2
    assert "--drafts" in ran.err


def test_unknown_command(make_site):
    ran = make_site({}).command("biuld")
    assert ran.returncode == 2
    assert "did you mean `build`?" in ran.stderr


def test_unknown_report_format(make_site):
    ran = make_site({}).run("build", "--format", "yaml")
    assert ran.code == 2
    assert "there is no report format `yaml`" in ran.err


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-30", "31.1.2027"])
def test_day_that_cannot_be_read(make_site, day):
    ran = make_site({}).run("build", "--as-of", day)
    assert ran.code == 2
    assert day in ran.err


def test_source_date_epoch_that_is_no_number(make_site, monkeypatch):
    site = make_site({})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    ran = site.run("build")
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH=today" in ran.err


def test_address_of_the_command_line_needs_a_scheme(make_site):
    ran = make_site({}).run("build", "--base-url", "www.example.com")
    assert ran.code == 2
    assert "--base-url" in ran.err


@pytest.mark.parametrize("url", ["https://", "https://a.example/?q=1", "https://a.example/a b/"])
def test_address_of_the_command_line_is_held_to_the_same_rules(make_site, url):
    site = make_site({})
    ran = site.run("build", "--base-url", url)
    assert ran.code == 2
    assert not (site.root / "public").exists()


def test_menu_entry_that_leads_nowhere(make_site):
    settings = "menus:\n  main:\n    - page: abuot.md\n"
    site = make_site({"content/about.md": page("About")}, settings=settings)
    ran = site.build()
    assert ran.code == 1
    assert ran.places("settings/menu") == ["site.yaml:6:13"]
    assert site.has("about/index.html")


def test_unknown_rule(make_site):
    ran = make_site({}, settings="rules:\n  seo/title-lenght: off\n").build()
    assert ran.places("settings/unknown-rule") == ["site.yaml:5:21"]
    assert "seo/title-length" in ran.of("settings/unknown-rule")[0]["fix"]


def test_time_zone_that_does_not_exist(make_site):
    ran = make_site({}, settings="timezone: Europe/Berlim\n").build()
    assert ran.code == 2
    assert ran.places("settings/bad-value") == ["site.yaml:4:11"]
    assert "Europe/Berlin" in ran.findings[0]["fix"]
