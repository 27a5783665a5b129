"""The panels of the preview in a real browser: they show, they follow, and they harm no page."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_folder import page

from generator.checks.findings.known_rules import foot
from generator.cli.catalogue import shipped_ids

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


pytestmark = pytest.mark.skipif(_reason_to_skip() is not None, reason=_reason_to_skip() or "")

_LAYOUT = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.seo_title }}</title>
<meta name="description" content="{{ page.description }}">
<meta property="og:image" content="https://www.example.com/spade.svg">
<link rel="icon" href="/spade.svg">
<link rel="stylesheet" href="/css/site.css">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Spades"}</script>
</head>
<body>
<main>
<h1>{{ page.title }}</h1>
{{ page.content }}
<h4>Too deep</h4>
<img id="nameless" src="/spade.svg" width="80" height="80">
<img src="/spade.svg" width="80" height="80" alt="A spade">
</main>
</body>
</html>
"""
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect width="9" height="9" fill="red"/></svg>\n'
)
#: A page's own styles that would spoil the panel if they reached it.
_HOSTILE = """\
* { letter-spacing: .2em !important; }
html > :not(body) { display: none; }
button, section, header { background: hotpink !important; transform: rotate(3deg); }
html { font-size: 62.5%; }
.pale { background: #fff; color: #999; }
"""
_TEXT = "A spade digs. " * 30 + "\n\n[buy](nowhere.md), [rakes](rakes.md) and [later](later.md)\n\n"
#: Things to hear and to reach: a name that is missing, a group of choices, one that pushes ahead.
_BEDS = """\
<p class="pale" aria-hidden="true">Seen and not heard</p>
<p><a id="third" href="/rakes/">Rakes</a> <a id="first" href="/spades/" tabindex="1">Spades</a></p>
<p><a id="fourth" href="/"></a></p>
<p><label><input id="unchosen" type="radio" name="soil"> Clay</label>
<label><input id="fifth" type="radio" name="soil" checked> Sand</label></p>
<p><button id="sixth" aria-expanded="false">More</button> <button disabled>None</button></p>
<nav aria-label="Garden"><a id="second" href="/" tabindex="3">All</a></nav>
<details><summary id="seventh">Open</summary><p>Closed words</p></details>
"""
FILES = {
    "content/_index.md": page("Garden"),
    "content/spades.md": page("Spades", _TEXT + "More words of the garden.\n\n" * 60),
    "content/beds.md": page("Beds", '<p class="pale">Pale words</p>\n', layout="beds"),
    "content/rakes.md": page("Rakes", "A rake. [Spades](spades.md).\n"),
    "content/later.md": page("Later", "Words of later.\n", date="2100-02-03"),
    "content/draft.md": page("Draft", "Words of a draft.\n", draft=True),
    "static/spade.svg": _SVG,
    "static/css/site.css": _HOSTILE,
    "static/_redirects": "/old /spades/ 301\n",
    "static/_headers": (
        "/*\n  Content-Security-Policy: default-src 'self'; require-trusted-types-for 'script'\n"
    ),
    "themes/plain/templates/page.html": _LAYOUT,
    "themes/plain/templates/beds.html": _LAYOUT.replace("<h4>", f"{_BEDS}<h4>"),
}


@pytest.fixture
def play(make_site):
    def played(scenario, files=None, **more):
        wanted = {
            "scenario": scenario,
            "root": str(make_site({**FILES, **(files or {})}).root),
            "python": sys.executable,
            "repository": str(HERE.parents[1]),
            "chromium": CHROMIUM,
            **more,
        }
        done = subprocess.run(
            [str(NODE), "panel.mjs", json.dumps(wanted)],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        seen = json.loads(done.stdout)
        # The policy that is tested here forbids inline scripts and styles, and so would name them.
        assert seen.pop("faults") == []
        return seen

    return played


def test_panel_opens_by_key_and_button_and_gives_the_focus_back(play):
    seen = play("opening")
    said = seen.pop("said")
    assert said.startswith("Proof panel: ")
    assert "error" in said
    assert seen.pop("first").startswith("Findings")
    assert seen == {
        "closed": False,
        "opened": True,
        "second": "Search",
        "back": "buy",
        "byButton": True,
        "again": "Search",
        "silent": False,
        "printed": False,
    }


@pytest.mark.parametrize("width", [390, 1280])
def test_show_me_frames_the_element(play, width):
    assert play("showing", width=width) == {
        "same": True,
        "isIn": True,
        "peeks": width == 390,
        "focus": "Show me",
        "marks": 1,
        "gone": "This is not on the page now; a script may have changed it.",
    }


def test_what_is_mended_leaves_and_all_else_stays(play):
    seen = play("mending")
    assert seen.pop("gone") == ["Link to nowhere.md leads to no content file"]
    assert seen == {
        "come": [],
        "focus": True,
        "tab": "findings",
        "wasScrolled": True,
        "moved": 0,
        "open": 1,
    }


def test_simulations_leave_the_page_as_it_was(play):
    seen = play("simulating")
    assert seen["protanopia"] == 'url("#proofpress-protanopia")'
    assert seen["achromatopsia"] == 'url("#proofpress-achromatopsia")'
    assert seen["larger"] == 2
    assert (seen["blurred"], "Blurred" in seen["blurred said"]) == (True, True)
    assert seen["pictures"] == ["nothing says what this shows", "A spade"]
    assert seen["order"] == ["1", "2", "3"]
    assert (seen["same"], seen["marks"]) == (True, 0)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_is_filled_and_accessible(play, width, scheme):
    seen = play("parts", width=width, scheme=scheme)
    assert (seen["wrong"], seen["overflow"]) == ([], 0)
    found = seen["found"]
    assert list(found) == [
        *("findings", "search", "social", "text", "headings", "accessibility", "links"),
        *("structured-data", "weight", "made-up", "simulate"),
    ]
    assert "Content: texts and pictures" in found["findings"]
    assert "www.example.com › spades" in found["search"]
    assert "No picture: networks show no pictures of this kind (SVG)" in found["social"]
    assert "words in" in found["text"]
    assert "jumps from level 1 to 4" in found["headings"]
    assert "What a screen reader says" in found["accessibility"]
    assert "That lead nowhere (1)" in found["links"]
    assert "To pages that are not published (1)" in found["links"]
    assert "Article — Spades" in found["structured-data"]
    assert "Within the limit of 2,667 KiB." in found["weight"]
    assert "words: 7" in found["made-up"]
    assert "No red (protanopia)" in found["simulate"]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_what_a_screen_reader_says_and_where_tab_goes(play, width, scheme):
    seen = play("accessibility", width=width, scheme=scheme)
    assert seen["before"] == {"asked": 0}
    order = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
    assert seen["reached"] == order
    assert seen["badges"] == ["1 ▲", "2 ▲", "3", "4", "5", "6", "7"]
    assert seen["stops"] == [
        "link: Spades ▲ pushes to the front (tabindex 1)",
        "link: All ▲ pushes to the front (tabindex 3)",
        "link: Rakes",
        "link",
        "radio button: Sand",
        "button: More",
        "button that opens more: Open",
    ]
    assert seen["lines"] == [
        "main",
        "heading, level 1 Beds",
        "Pale words",
        "link Rakes",
        "link Spades",
        "link ▲ has no name",
        "radio button, not checked Clay",
        "Clay",
        "radio button, checked Sand",
        "Sand",
        "button, collapsed More",
        "button, unavailable None",
        "navigation Garden",
        "link All",
        "button that opens more, collapsed Open",
        "heading, level 4 Too deep",
        "image ▲ has no name",
        "image A spade",
    ]
    assert seen["jumps"] == [
        *("main", "heading, level 1 Beds", "navigation Garden", "heading, level 4 Too deep"),
    ]
    assert "▲ Too weak: 2.84:1; 4.5:1 is needed" in seen["pairs"][0]
    assert "#999999 on #ffffff" in seen["pairs"][0]
    assert seen["swatch"] == ["rgb(153, 153, 153)", "rgb(255, 255, 255)"]
    assert seen["opener"] == "Open in editor: static/css/site.css:5:27"
    assert (seen["lies"], seen["same"], seen["wrong"], seen["overflow"]) == (True, True, [], 0)
    assert (seen["elsewhere"], seen["again"], seen["closed"], seen["off"]) == (0, 7, 0, 0)
    assert (seen["framed"], seen["on"]) == ("Link: All", "true")


def test_an_address_without_a_page_has_a_panel_too(play):
    assert play("nowhere") == {"about": "This address has no page."}


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_site_panel_lists_and_filters(play, width, scheme):
    seen = play("site", width=width, scheme=scheme)
    assert (seen["wrong"], seen["overflow"], seen["cut"]) == ([], 0, [])
    assert seen["live"] == "✓ Live: follows each save"
    assert seen["theme"]
    assert all(one.startswith("themes/") for one in seen["theme"])
    assert seen["hash"] == "#findings&owner=theme"
    assert seen["kept"] == seen["theme"]
    message = "Link to nowhere.md leads to no content file"
    assert seen["searched"] == [message]
    assert seen["opened"] == ["/spades/", "", message]
    assert "Draft | /draft/ | ✎ Draft" in seen["pages"]
    assert "Later | /later/ | ◷ Scheduled from 3 February 2100" in seen["pages"]
    assert "Rakes | /rakes/ | ✓ Published" in seen["pages"]
    assert "/old → /spades/" in seen["redirects"]


def test_what_new_checks_found_is_a_list_of_its_own(play):
    known = "\n".join(foot("0.0.9", shipped_ids() - {"links/broken"}))
    seen = play("upgraded", {"proofpress-baseline.txt": f"# proofpress baseline 1\n{known}\n"})
    assert seen["apart"] == "1 finding of checks that are newer than the baseline"
    assert len(seen["shown"]) == 1
    assert "of a new check" in seen["shown"][0]
    assert seen["listed"] == ["Link to nowhere.md leads to no content file"]
    assert seen["choice"].startswith("Of new checks")
    assert seen["wrong"] == []


def test_site_on_another_day_and_with_drafts(play):
    seen = play("days")
    assert seen["said"].startswith("The site is shown as on 3 February 2100")
    assert "Later | /later/ | ✓ Published" in seen["then"]
    assert seen["strip"].startswith("Shown as on 3 February 2100")
    assert "Later | /later/ | ◷ Scheduled from 3 February 2100" in seen["now"]
    assert seen["draft"].startswith("Shown with drafts")


def test_site_panel_follows_a_save(play):
    assert play("following") == {
        "times": ["content/spades.md", "the whole site"],
        "live": "✓ Live: follows each save",
    }


def test_a_closed_panel_says_what_is_not_known_yet(play):
    seen = play("standing")
    assert "checking" not in seen["first"]
    assert "checking…" in seen["texts"][0]
    # What was known of the page before the save is not said of it any more.
    assert all("✓" not in one for one in seen["texts"] if "checking" in one)
    assert "✕" in seen["broken"]
    assert "Unknown key titel" in seen["found"]


def test_a_panel_says_that_the_preview_has_stopped(play):
    seen = play("stopping")
    assert "stopped" not in seen["before"]
    assert seen["after"].split() == ["Proof", "✕", "stopped"]
    assert seen["said"] == "Proof panel: the preview does not answer"
    assert seen["about"].startswith("The preview does not answer.")
    assert "Start the preview again" in seen["strip"]


def test_a_closed_panel_says_that_it_is_another_day(play):
    seen = play("otherDay")
    assert "◷ 3 February 2100, with drafts" in seen["closed"]
    assert "Link to nowhere.md leads to no content file" in seen["found"]


@pytest.mark.parametrize(("width", "has_room"), [(390, False), (1000, False), (1280, True)])
def test_the_panel_narrows_the_page_where_there_is_room(play, width, has_room):
    seen = play("narrowing", width=width)
    assert seen == {
        "free": has_room,
        "same": not has_room,
        "moved": {390: None, 1000: False, 1280: True}[width],
        "after": True,
        "narrow": False,
    }


def test_what_stops_the_site_lies_over_the_panel(play):
    assert play("overlay") == {"lies": 1}
