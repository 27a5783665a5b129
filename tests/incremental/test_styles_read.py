"""A page is checked again when a style sheet changes that its check read, and is not rendered again."""

import pickle
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from site_folder import page

import generator.build
import generator.cli.ordering
from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.cli.building import run_build
from generator.cli.opening import SiteOptions, open_site
from generator.cli.ordering import order_for
from generator.stages.plan.planning import make_plan
from generator.stages.plan.survey import survey
from generator.stages.render.production import Production
from generator.stages.workers.cluster_payload import packed

DAY = "2026-06-15"
BASE = """\
<!doctype html>
<html lang="{{ page.language.code }}">
<head>
<title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset("css/main.css") }}">
{% if page.title == "Plain" %}<link rel="stylesheet" href="/css/plain.css">{% endif %}
</head>
<body><main>
<h1>{{ page.title }}</h1>
{{ page.content }}
</main></body>
</html>
"""
SOURCES = {
    "site.yaml": "title: Garden\nbase_url: https://www.example.com/\ntheme: plain\n",
    "themes/plain/theme.yaml": "name: Plain\n",
    **{
        f"themes/plain/templates/{name}.html": BASE
        for name in ("home", "page", "section", "404", "plain", "taxonomy", "term")
    },
    "content/_index.md": page("Garden", "Words.\n"),
    "content/about.md": page("About", "Words.\n"),
    "content/plain.md": page("Plain", "Words.\n", layout="plain"),
    "static/css/main.css": '@import "colors.css";\nh1 { color: #111 }\n',
    "static/css/colors.css": "p { color: #222 }\n",
    "static/css/plain.css": "p { color: #333 }\n",
}


def check_color(page: HtmlPage, _options: None):
    styles = page.fact(page_styles)
    for element in page.named("p"):
        style = styles.of(element)
        words = f"is {style.color.hex} by {style.place('color')}, whole: {styles.is_whole}"
        yield Problem(words, fix="", element=element)


RULE = Rule("accessibility/color-of-test", check_color, HtmlPage, None, Basis.HOUSE)


@dataclass
class Site:
    root: Path
    scratch: Path
    needs: list = field(default_factory=list)

    def build(self, root: Path | None = None):
        root = root or self.root
        options = SiteOptions(root, "production", None, False, False, False, DAY)
        return run_build(open_site(options), options, root / "public", 1, quiet=True)

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def after(self) -> tuple[set[str], set[str]]:
        """Ids of pages that a build makes, and checks again; its report is that of a clean one."""
        outcome = self.build()
        need = self.needs[-1]
        clean = self.scratch / "clean"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("public", ".cache"))
        assert self.build(clean).report == outcome.report
        shutil.rmtree(clean)
        return set(outcome.made), {one.id for one in need.to_check}

    def found(self) -> dict[str, str]:
        findings = self.build().report.findings
        return {path: one.message for one in findings if one.rule == RULE.id for path in one.pages}


@pytest.fixture
def site(tmp_path, monkeypatch):
    all_rules, page_need = generator.cli.ordering.all_rules, generator.build.page_need
    site = Site(tmp_path / "site", tmp_path)

    def noted(*arguments):
        site.needs.append(page_need(*arguments))
        return site.needs[-1]

    monkeypatch.setattr(generator.cli.ordering, "all_rules", lambda: (*all_rules(), RULE))
    monkeypatch.setattr(generator.build, "page_need", noted)
    for name, text in SOURCES.items():
        site.write(name, text)
    site.build()
    return site


ALL = {"content/_index.md", "content/about.md", "content/plain.md"}


def test_findings_name_the_line_of_css(site):
    found = site.found()
    assert (
        "is #222222 by Place(sheet='/css/colors.css', line=1, column=5)"
        in found["about/index.html"]
    )
    assert (
        "is #333333 by Place(sheet='/css/plain.css', line=1, column=5)" in found["plain/index.html"]
    )
    assert "whole: True" in found["about/index.html"]


def test_sheet_that_another_imports(site):
    site.write("static/css/colors.css", "p { color: #444 }\n")
    made, checked = site.after()
    assert made == set()
    assert checked >= ALL
    assert "#444444" in site.found()["about/index.html"]


def test_sheet_of_one_page(site):
    site.write("static/css/plain.css", "b { color: #444 }\n")
    assert site.after() == (set(), {"content/plain.md"})
    assert "#222222" in site.found()["plain/index.html"]


def test_sheet_whose_name_changes_with_it(site):
    site.write("static/css/main.css", "p { color: #555 }\n")
    made, checked = site.after()
    assert made >= ALL
    assert checked == set()


def test_sheet_that_goes_and_comes_back(site):
    (site.root / "static/css/colors.css").unlink()
    made, checked = site.after()
    assert made == set()
    assert checked >= ALL
    assert "whole: False" in site.found()["about/index.html"]
    site.write("static/css/colors.css", "p { color: #222 }\n")
    made, checked = site.after()
    assert made == set()
    assert checked >= ALL
    assert "whole: True" in site.found()["about/index.html"]


def test_import_that_is_new(site):
    site.write("static/css/plain.css", '@import "late.css";\n')
    site.after()
    site.write("static/css/late.css", "p { color: #666 }\n")
    assert site.after() == (set(), {"content/plain.md"})
    site.write("static/css/late.css", "p { color: #777 }\n")
    assert site.after() == (set(), {"content/plain.md"})
    assert "#777777" in site.found()["plain/index.html"]


def test_words_and_a_sheet_at_once(site):
    site.write("content/about.md", page("About", "Other words.\n\nAnd more.\n"))
    site.write("static/css/colors.css", "p { color: #888 }\n")
    made, checked = site.after()
    assert made == {"content/about.md"}
    assert "content/plain.md" in checked


def test_words_alone(site):
    site.write("content/about.md", page("About", "Other words.\n"))
    made, _ = site.after()
    assert made == {"content/about.md"}


def test_sheets_go_along_to_processes_far_away(site, tmp_path):
    options = SiteOptions(site.root, "production", None, False, False, False, DAY)
    order = order_for(open_site(options), options, None, 1)
    plan, _, _ = make_plan(order, survey(order, {}).site)
    production = Production(plan)
    paths = ("/css/colors.css", "/css/plain.css", production.toolchain.asset_url("css/main.css"))
    here = production.toolchain.files.as_read(paths)
    payload = pickle.dumps(packed(production, plan))
    shutil.rmtree(site.root / "static")
    there = pickle.loads(payload).unpacked(tmp_path).toolchain.files
    assert there.as_read(paths) == here
    assert there.data("/css/plain.css") == SOURCES["static/css/plain.css"].encode()
