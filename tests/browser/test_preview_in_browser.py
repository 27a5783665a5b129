"""The preview in a real browser: what a save changes is seen, and nothing else changes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_folder import page

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NODE = shutil.which("node")


def _reason_to_skip() -> str | None:
    if CHROMIUM is None:
        return "chromium is not installed"
    if NODE is None:
        return "node is not installed"
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        return "playwright-core is not installed; run `npm install --package-lock=false` in tests/browser"
    return None


pytestmark = pytest.mark.skipif(_reason_to_skip() is not None, reason=_reason_to_skip() or "")

_LAYOUT = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset("css/hashed.css") }}">
<link rel="stylesheet" href="/css/plain.css">
</head>
<body>
<main>
<h1>{{ page.title }}</h1>
<form><input id="field" name="field" value="as served"><input id="box" name="box" type="checkbox"></form>
<details id="menu"><summary>Menu</summary><p>Entries</p></details>
{{ page.content }}
{% for member in page.members %}
<p><a href="{{ member.url }}">{{ member.title }}</a></p>
{% endfor %}
</main>
</body>
</html>
"""
FILES = {
    "content/long.md": page("Long", "Some words of a paragraph.\n\n" * 200 + "The last words.\n"),
    "content/short.md": page("Short", "A short one.\n"),
    "content/list/_index.md": page("List"),
    "content/list/a.md": page("A", date="2026-01-01"),
    "content/list/b.md": page("B", date="2026-02-02"),
    "content/scripted.md": page("Scripted", layout="scripted"),
    "static/app.js": "document.body.dataset.said = 'first'\n",
    "static/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    "themes/plain/templates/scripted.html": (
        "<!doctype html><title>{{ page.title }}</title><body><h1>{{ page.title }}</h1>"
        '<img src="/dot.svg" alt=""><script src="/app.js"></script>\n'
    ),
    "static/css/hashed.css": "h1 { color: blue }\n",
    "static/css/plain.css": "body { background: white }\n",
    "themes/plain/templates/page.html": _LAYOUT,
}
#: As strict as a policy can be that still lets the site's own stylesheets in.
STRICT = (
    "/*\n  Content-Security-Policy: default-src 'none'; script-src 'none'; style-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'\n"
)


@pytest.fixture
def play(make_site):
    def played(scenario, **files):
        site = make_site({**FILES, **files})
        wanted = {
            "scenario": scenario,
            "root": str(site.root),
            "python": sys.executable,
            "repository": str(HERE.parents[1]),
            "chromium": CHROMIUM,
        }
        done = subprocess.run(
            [str(NODE), "preview.mjs", json.dumps(wanted)],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        seen = json.loads(done.stdout)
        assert seen.pop("faults") == []
        return seen

    return played


@pytest.mark.parametrize("headers", [{}, {"static/_headers": STRICT}], ids=["open", "strict"])
def test_text_changes_and_the_reader_keeps_the_place(play, headers):
    assert play("text", **headers) == {
        "scrolled": 0,
        "field": "typed by the reader",
        "box": True,
        "focus": "field",
        "selection": [3, 7],
        "menu": True,
        "class": "set-by-script",
        "added": 1,
        "title": "Longer",
        "same": True,
        "scripts": 0,
    }


def test_styles_are_exchanged_without_a_reload(play):
    assert play("css") == {"same": True}


@pytest.mark.parametrize("headers", [{}, {"static/_headers": STRICT}], ids=["open", "strict"])
def test_what_is_wrong_lies_over_the_page_until_it_is_mended(play, headers):
    seen = play("overlay", **headers)
    assert "did you mean `description`?" in seen["words"]
    assert "site.yaml:4:1" in seen["words"]
    assert "4 | descripton: x" in seen["words"]
    assert "themes/plain/templates/page.html" in seen["template"]
    assert "nothing.at.all" in seen["template"]
    assert (seen["kept"], seen["same"]) == (True, True)


def test_pictures_are_exchanged_and_scripts_run_anew(play):
    assert play("files") == {"reloaded": True, "same": True}


def test_tabs_come_back_after_a_restart(play):
    play("reconnect")


def test_pages_that_go_and_come(play):
    play("gone")


def test_lists_change_in_place(play):
    assert play("lists") == {
        "first": ["B", "A"],
        "second": ["C", "B", "A"],
        "third": ["C", "B"],
        "same": True,
    }
