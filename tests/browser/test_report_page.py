"""The report for people in a real browser: it opens, can be used, and anybody can use it."""

import base64
import datetime as dt
import io
import json
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from generator.checks.engine.ruleset import read_ruleset
from generator.checks.folder.check_folder import check_folder
from generator.cli.catalogue import all_kinds, all_rules
from generator.model.finding import (
    Finding,
    Location,
    Outcome,
    Owner,
    Report,
    RuleRecord,
    Severity,
)
from generator.model.page_summary import PageSummary
from generator.reports import html
from generator.reports.dossier import Build, Dossier, RuleText

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NODE = shutil.which("node")


def _reason_to_skip() -> str | None:
    if CHROMIUM is None:
        return "chromium is not installed"
    if NODE is None:
        return "node is not installed"
    for package in ("playwright-core", "axe-core"):
        if not (HERE / "node_modules" / package).is_dir():
            return f"{package} is not installed; run `npm install --package-lock=false` in tests/browser"
    return None


in_browser = pytest.mark.skipif(_reason_to_skip() is not None, reason=_reason_to_skip() or "")


def _picture() -> str:
    body = io.BytesIO()
    Image.new("RGB", (360, 188), "teal").save(body, "WEBP")
    return "data:image/webp;base64," + base64.b64encode(body.getvalue()).decode()


def _dossier() -> Dossier:
    image = "https://www.example.com/social.png"
    pages = tuple(
        PageSummary(
            f"blog/{number:03}/index.html",
            f"/blog/{number:03}-{'long-' * 30}/",
            f"Garden tools number {number}, {'and how to keep them sharp, ' * (number % 7)}",
            "What to buy, and what to leave in the shop. " * (number % 9),
            image=image if number % 2 == 0 else "",
            offered=number % 5 != 0,
        )
        for number in range(180)
    )
    findings = [
        Finding(
            "accessibility/image-alt",
            Severity.ERROR,
            "image has no text alternative",
            owner=Owner.THEME,
            fix="say what it shows in `alt`",
            fingerprint="0" * 32,
            source=Location(PurePosixPath(f"themes/default/{'deep/' * 20}header.html"), 14, 3, 23),
            excerpt='  <img src="logo.svg">' + " <!-- a long line -->" * 20,
            pages=tuple(page.path for page in pages),
        )
    ]
    for number, page in enumerate(pages):
        severity = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)[number % 3]
        findings.append(
            Finding(
                f"seo/rule-{number % 11}",
                severity,
                f"title is {number} characters long; the limit is 60",
                Outcome.REVIEW if number % 10 == 0 else Outcome.FAILED,
                Owner.CONTENT if number % 2 else Owner.UNKNOWN,
                "cut some from `title:`",
                f"{number + 1:032}",
                Location(PurePosixPath(f"content/blog/{number}.md"), 2, 8, 12),
                "title: Garden tools",
                pages=(page.path,),
                team="Editors" if number % 3 else "",
                known=number % 13 == 0,
            )
        )
    rules = tuple(
        RuleRecord(name, name.partition("/")[0], "house", subjects=180)
        for name in sorted({one.rule for one in findings})
    )
    texts = {
        rule.id: RuleText("Titles must fit.", "Titles must fit.\n\nCut `title:`.", Severity.ERROR)
        for rule in rules
    }
    history = tuple(
        Build(f"2026-10-{day:02}T09:00:00+00:00", 100 + day, {"error": 40 - day, "notice": day * 3})
        for day in range(1, 31)
    )
    return Dossier(
        Report(tuple(findings), rules, 180, 9),
        rules=texts,
        title="Garden",
        base_url="https://www.example.com/",
        pages=pages,
        pictures={image: _picture()},
        history=history,
        published=frozenset(f"{number:032}" for number in range(100)),
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(html.render(_dossier()).text, encoding="utf-8")
    return file


def _read(file: Path, width: int, scheme: str) -> dict[str, dict[str, str]]:
    wanted = {"url": file.as_uri(), "width": width, "scheme": scheme, "chromium": CHROMIUM}
    command = [str(NODE), "read_report.mjs", json.dumps(wanted)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read: dict[str, dict[str, str]] = json.loads(done.stdout)
    return read


@in_browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_report_is_whole_and_accessible(file: Path, width: int, scheme: str) -> None:
    read = _read(file, width, scheme)
    assert read["wrong"] == []


@in_browser
def test_report_can_be_used(file: Path) -> None:
    shown = _read(file, 1280, "light")["shown"]
    assert shown["findings"] == "181 findings"
    assert shown["pages"] == "180 pages"
    assert shown["first"] == "Skip to the report"
    assert "What to do: say what it shows in alt" in shown["finding"]
    assert "and 160 more pages" in shown["finding"]
    assert "When people share it" in shown["page"]
    assert shown["picture"] == "360 by 188"
    assert shown["nothing"] == "0 of 180 pages"
    assert shown["searched"] == "1 of 181 findings"
    assert shown["deed"] == "1 of 181 findings"
    assert shown["filters"] == "0"


@in_browser
def test_reading_notices_what_is_wrong(tmp_path: Path) -> None:
    text = html.render(_dossier()).text
    label = "Search titles, descriptions, addresses</label>"
    broken = text.replace(label, "</label>").replace("font: 1rem", "font: 1.1rem", 1)
    file = tmp_path / "report.html"
    file.write_text(broken.replace("<h1>", '<img src="x.png"><h1>'), encoding="utf-8")
    found = "\n".join(_read(file, 1280, "light")["wrong"])
    for expected in ("axe label", "axe image-alt", "Content Security Policy"):
        assert expected in found


@in_browser
def test_good_report_is_whole_and_accessible(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html.render(Dossier(Report())).text, encoding="utf-8")
    read = _read(file, 390, "light")
    assert read["wrong"] == []
    assert read["shown"]["findings"] == "Nothing to fix."


def test_our_own_rules_find_nothing_in_it(file: Path) -> None:
    ruleset, _ = read_ruleset({}, all_rules(), all_kinds())
    found = check_folder(file.parent, ruleset, today=dt.date(2026, 11, 26))
    assert [f"{one.rule}: {one.message}" for one in found.findings] == []
