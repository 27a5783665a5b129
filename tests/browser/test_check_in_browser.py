"""`check --browser`: what only a browser shows, at the line that a person edits."""

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.browser.sample import Visit, sampled
from generator.cli.browser import ALIKE, marked
from generator.cli.catalogue import all_rules
from tests.site_folder import MakeSite, only, page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).with_name("node_modules") / "axe-core"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None or not AXE.is_dir() or find_spec("playwright") is None,
    reason="chromium, axe-core or playwright is not installed",
)

BASE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ page.title }}</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="{{ asset("main.css") }}"></head>
<body>
<p class="notice">Spring sale</p>
<main><h1>{{ page.title }}</h1>
{{ page.content }}
<div id="made"></div>
</main>
<script src="{{ asset("menu.js") }}"></script>
</body></html>
"""
CSS = """body { margin: 0; padding-top: 80px; font: 16px/1.4 sans-serif }
a:focus { outline: none }
.good:focus { outline: 2px solid }
.notice { position: fixed; inset: 0 0 auto; height: 60px; margin: 0; background: #fff }
.low { color: #aaa }
.wide { width: 600px }
.box { height: 23px; width: 320px; overflow: hidden }
.under { position: fixed; top: 10px; left: 10px; z-index: -1 }
@media (prefers-color-scheme: dark) { body, .notice { background: #000; color: #fff } .night { color: #333 } }
"""
SCRIPT = """document.getElementById("made").innerHTML = '<img src="/spade.png">';
document.getElementById("trap").addEventListener("keydown", (event) => {
  if (event.key === "Tab") event.preventDefault();
});
"""
FAULTY = """
[Plain](/) and <a class="good" href="/">good</a>

<p><a class="under good" href="/">Below</a></p>

<p class="low">Pale words</p>

<p class="night">Words that the night hides</p>

<div class="wide">Wide words</div>

<div class="box">Opening hours in a box of fixed height</div>

<p><button id="trap" class="good">Trap</button></p>
"""
FINE = """
Words that fit. <button id="trap" hidden>Trap</button>
"""
SITE = {
    "site.yaml": "title: Tools\nbase_url: https://www.example.com/tools/\ntheme: own\n"
    "markdown: {html: allow}\n" + only("browser", "accessibility"),
    "content/_index.md": page("Home", FAULTY),
    "content/fine.md": page("Fine", FINE),
    "themes/own/theme.yaml": "name: own\n",
    "themes/own/templates/base.html": BASE,
    **{
        f"themes/own/templates/{kind}.html": "{% extends 'base.html' %}"
        for kind in ("page", "home", "section", "404")
    },
    "themes/own/static/main.css": CSS,
    "themes/own/static/menu.js": SCRIPT,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = MakeSite(tmp_path_factory.mktemp("browser"))(SITE, home=False)
    (site.root / "node_modules").symlink_to(AXE.parent)
    return site


@pytest.fixture(scope="module")
def ran(site):
    return site.run("check", "--browser", "--format", "json")


def line_of(words):
    text = SITE["content/_index.md"].splitlines()
    (number,) = [number for number, line in enumerate(text, 1) if words in line]
    return f"content/_index.md:{number}"


def told(ran, rule):
    return [one.partition(": browser/")[0].rpartition(":")[0] for one in ran.shown(rule)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("browser/focus-visible", "[Plain]"),
        ("browser/focus-obscured", "Below"),
        ("browser/focus-trap", "Trap"),
        ("browser/reflow", "Wide words"),
        ("browser/text-spacing", "Opening hours"),
    ],
)
def test_a_finding_names_the_line_that_a_person_edits(ran, rule, words):
    assert told(ran, rule) == [line_of(words)]


def test_both_schemes_and_what_scripts_write_are_looked_at(ran):
    shown = ran.shown("browser/violation")
    # What a script made has no line; the page is named.
    assert [one for one in shown if "image-alt" in one and one.startswith("content/_index.md:1: ")]
    night = [one for one in shown if one.startswith(line_of("the night hides"))]
    assert [one for one in night if "color-contrast" in one and "dark" in one]


def test_what_was_found_without_a_browser_is_not_told_twice(site):
    site.write({"content/fine.md": page("Fine", FINE + '\n<img src="/tools/x.png">\n')})
    found = site.run("check", "--browser", "--format", "json")
    places = [one.split(": ")[0] for one in found.shown("accessibility/image-alt")]
    assert places == ["content/fine.md:8:1"]
    assert "content/fine.md:8:1" not in found.places("browser/violation")
    site.write({"content/fine.md": page("Fine", FINE)})


def test_without_the_option_no_browser_is_opened_and_nothing_is_said(site):
    found = site.run("check", "--format", "json")
    assert found.of("browser/") == []
    assert not [one for one in json.loads(found.out)["rules"] if one["family"] == "browser"]


def test_a_sample_is_told_and_every_page_can_be_asked_for(site):
    few = site.run("check", "--browser", "--rule", "browser/reflow")
    assert "opened 2 pages of 3 in a browser" in few.err or "opened 3 pages of 3" in few.err
    every = site.run("check", "--browser-all", "--rule", "browser/reflow")
    assert "opened 3 pages of 3 in a browser" in every.err


def test_other_hosts_are_listed_and_not_asked(site, tmp_path):
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "index.html").write_text(
        "<!doctype html><html lang=en><title>Tracked</title><h1>Tracked</h1>"
        "<script>fetch('https://tracker.invalid/see'); nothingOfThatName()</script>"
    )
    found = site.run("check", str(folder), "--browser", "--format", "json")
    (request,) = found.of("browser/request")
    assert "`tracker.invalid`" in request["message"]
    (failed,) = found.of("browser/script-error")
    assert "nothingOfThatName" in failed["message"]
    assert failed["outcome"] == "review"


def test_without_axe_the_rest_is_looked_at_and_it_is_said_how_to_get_it(site, monkeypatch):
    monkeypatch.setattr("generator.cli.browser.find_axe", lambda *_: None)
    found = site.run("check", "--browser", "--format", "json")
    assert "npm install axe-core" in found.err
    assert found.of("browser/violation") == []
    assert told(found, "browser/reflow") == [line_of("Wide words")]


def test_without_a_driver_it_is_said_how_to_get_it(site, monkeypatch):
    monkeypatch.setattr("generator.browser.chromium.find_spec", lambda _: None)
    found = site.run("check", "--browser")
    assert found.code == 2
    assert "pip install 'proofpress[browser]'" in found.err


def test_without_a_browser_it_is_said_how_to_get_it(site, monkeypatch):
    monkeypatch.setattr("generator.browser.chromium.find_program", lambda: "/nowhere/chromium")
    found = site.run("check", "--browser")
    assert found.code == 2
    assert "install Chromium, Chrome or Edge" in found.err


# What is chosen, and how places are written; no browser is needed.


def test_rules_that_see_what_axe_sees_are_rules_of_ours():
    named = {rule for several in ALIKE.values() for rule in several}
    assert named <= {rule.id for rule in all_rules()}


def test_a_sample_shows_every_look_once():
    looks = {"a": {1, 2}, "b": {1}, "c": {2, 3}, "d": {3, 4, 5}}
    pages = [Visit(one, f"/{one}", one) for one in looks]

    def look(html):
        return frozenset((str(one), "", "") for one in looks[html])

    chosen, left = sampled(pages, look, 10)
    assert ([one.path for one in chosen], left) == (["a", "c", "d"], 0)
    chosen, left = sampled(pages, look, 2)
    assert ([one.path for one in chosen], left) == (["a", "d"], 1)


def test_places_are_written_into_start_tags_alone():
    html = "<!doctype html><p class=a>1 < 2 <br/><svg viewBox='0 0 1 1'><path d='M0'/></svg>"
    assert marked(html) == (
        '<!doctype html><p data-proofpress-at="15" class=a>1 < 2 <br data-proofpress-at="32"/>'
        "<svg data-proofpress-at=\"37\" viewBox='0 0 1 1'><path data-proofpress-at=\"60\" d='M0'/></svg>"
    )
