"""A preview follows its files: whatever changes is seen, and what is broken leaves the last state."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from previewing import EventReader
from site_folder import page

from generator.preview.watching import QUIET

FILES = {
    "content/a.md": page("A", "first words\n"),
    "content/b.md": page("B", "[to a](a.md)\n"),
    "data/numbers.yaml": "one: 11\n",
    "static/css/main.css": "body { color: black }\n",
    "static/plain.txt": "plain",
    "i18n/en.yaml": "greeting: Hello\n",
    "themes/plain/templates/page.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>'
        '<link rel="stylesheet" href="{{ asset("css/main.css") }}"></head><body>'
        "<h1>{{ page.title }}</h1>{{ page.content }}{% include 'part.html' %}"
        "{% for one in page.members %}<p>{{ one.title }}</p>{% endfor %}"
        "<i>{{ site.data.numbers.one }}</i> <b>{{ site.title }}</b></body></html>\n"
    ),
    "themes/plain/templates/part.html": "<footer>part one</footer>",
}


@pytest.fixture
def site(make_site):
    return make_site(FILES)


@pytest.fixture
def preview(site, serve):
    return serve(site)


def test_every_kind_of_file_counts(site, preview):
    assert "first words" in preview.ask("/a/").text
    site.write({"content/a.md": page("A", "second words\n")})
    preview.until_shown("/a/", "second words")
    site.write({"content/a.md": page("Another", "second words\n")})
    preview.until_shown("/a/", "<h1>Another</h1>")
    site.write({"content/list/c.md": page("C"), "content/list/_index.md": page("List")})
    preview.until_shown("/list/", "<p>C</p>")
    site.write({"content/list/c.md": page("Another C")})
    preview.until_shown("/list/", "<p>Another C</p>")
    site.write({"data/numbers.yaml": "one: 22\n"})
    preview.until_shown("/b/", "<i>22</i>")
    site.write({"themes/plain/templates/part.html": "<footer>part two</footer>"})
    preview.until_shown("/b/", "part two")
    site.write({"templates/part.html": "<footer>the site's own</footer>"})
    preview.until_shown("/b/", "the site's own")
    site.write({"static/plain.txt": "plainer"})
    preview.until_shown("/plain.txt", "plainer")
    site.write({"site.yaml": (site.root / "site.yaml").read_text().replace("Garden", "Park")})
    preview.until_shown("/b/", "<b>Park</b>")
    before = preview.ask("/a/").text
    site.write({"static/css/main.css": "body { color: red }\n"})
    preview.until(
        lambda: preview.ask("/a/").text.split("css/main.")[1] != before.split("css/main.")[1]
    )
    sheet = preview.ask("/a/").text.split('href="')[1].split('"')[0]
    assert preview.ask(sheet).text == "body { color: red }\n"


def test_content_and_theme_in_one_change(site, preview):
    before = preview.ask("/a/").text
    site.write(
        {
            "content/a.md": page("A", "words of one\n"),
            "themes/plain/templates/part.html": "<footer>part of two</footer>",
            "static/css/main.css": "body { color: blue }\n",
        }
    )
    preview.until_shown("/a/", "words of one")
    preview.until_shown("/a/", "part of two")
    sheet = before.split('href="')[1].split('"')[0]
    preview.until(lambda: sheet not in preview.ask("/a/").text)
    site.write(
        {
            "content/c.md": page("C", "a new page\n"),
            "themes/plain/templates/part.html": "<footer>part of three</footer>",
        }
    )
    preview.until_shown("/c/", "a new page")
    assert "words of one" in preview.until_shown("/a/", "part of three").text


def test_a_page_that_cannot_be_made_is_in_no_list_once_that_is_known(site, preview):
    site.write(
        {
            "content/c.md": page("C", layout="broken"),
            "themes/plain/templates/broken.html": "{{ page.nothing }}",
        }
    )
    preview.until(lambda: preview.ask("/c/").status == 500)
    preview.until_checked()
    listed = preview.ask("/sitemap.xml").text
    site.build()
    assert listed == site.text("sitemap.xml")
    assert "/a/" in listed
    assert "/c/" not in listed
    site.write({"themes/plain/templates/broken.html": "{{ page.title }}"})
    preview.until_shown("/sitemap.xml", "/c/")


def test_new_renamed_and_deleted_files(site, preview):
    site.write({"content/new/c.md": page("C", "a new page\n")})
    preview.until_shown("/new/c/", "a new page")
    (site.root / "content/new/c.md").rename(site.root / "content/new/d.md")
    preview.until_shown("/new/d/", "a new page")
    assert preview.ask("/new/c/").status == 404
    (site.root / "content/new/d.md").unlink()
    preview.until(lambda: preview.ask("/new/d/").status == 404)
    site.write({"content/photo.png": b"png"})
    preview.until(lambda: preview.ask("/photo.png").status == 200)
    (site.root / "content/new").rmdir()
    (site.root / "content/b.md").rename(site.root / "content/z.md")
    preview.until(lambda: preview.ask("/z/").status == 200)


def test_folders_that_appear_are_watched(make_site, serve):
    site = make_site(
        {
            "content/a.md": page("A"),
            "themes/plain/templates/page.html": "<title>x</title><p>{{ page.title }} {{ site.data.late.word or '' }}",
            "data": None,
        }
    )
    preview = serve(site)
    preview.ask("/a/")
    site.write({"data/late.yaml": "word: early\n"})
    preview.until_shown("/a/", "early")
    site.write({"data/late.yaml": "word: later\n"})
    preview.until_shown("/a/", "later")


def test_a_save_by_rename(site, preview):
    """As vim, Emacs and most others save: a new file takes the name of the old one."""
    preview.ask("/a/")
    for number in range(3):
        fresh = site.root / "content" / ".a.md.swp"
        fresh.write_text(page("A", f"renamed {number}\n"))
        fresh.replace(site.root / "content/a.md")
        preview.until_shown("/a/", f"renamed {number}")
    (site.root / "content/a.md").rename(site.root / "content/a.md~")
    site.write({"content/a.md": page("A", "with a copy beside it\n")})
    preview.until_shown("/a/", "with a copy beside it")


def test_a_storm_of_saves_is_one_change(site, preview):
    before = preview.number
    saved = []
    for number in range(300):
        site.write({f"content/storm/{number}.md": page(f"Storm {number}")})
        (site.root / "content/a.md").write_text(page("A", f"storm {number}\n"))
        saved.append(time.monotonic())
    preview.until_shown("/a/", "storm 299")
    preview.until(lambda: preview.ask("/storm/299/").status == 200)
    # Where the machine itself made a pause, the storm was over for a moment.
    pauses = sum(after - one > QUIET for one, after in pairwise(saved))
    assert preview.number - before <= 4 + pauses


def test_a_switch_of_branches_is_one_change(make_site, serve):
    site = make_site(FILES | {f"content/many/{n}.md": page(f"Page {n}") for n in range(60)})

    def git(*arguments):
        environ = {
            **os.environ,
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.com",
        }
        subprocess.run(
            ["git", *arguments], cwd=site.root, env=environ, check=True, capture_output=True
        )

    git("init", "-q", "-b", "one")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    for number in range(60):
        (site.root / f"content/many/{number}.md").unlink()
    site.write({f"content/few/{n}.md": page(f"Few {n}") for n in range(5)})
    git("add", "-A", ".")
    git("commit", "-qm", "two")
    git("checkout", "-q", "one")
    preview = serve(site)
    before = preview.number
    git("checkout", "-q", "two")
    preview.until(lambda: preview.ask("/few/4/").status == 200)
    preview.until(lambda: preview.ask("/many/59/").status == 404)
    assert preview.number - before <= 2
    git("checkout", "-q", "one")
    preview.until(lambda: preview.ask("/many/59/").status == 200)


def test_a_touch_changes_nothing(site, preview):
    before = preview.number
    os.utime(site.root / "content/a.md")
    site.write({"content/a.md": FILES["content/a.md"], "content/b.md": page("B", "changed\n")})
    preview.until_shown("/b/", "changed")
    assert preview.number == before + 1


@pytest.mark.parametrize(
    ("path", "broken", "message"),
    [
        (
            "site.yaml",
            "title: Garden\nbase_url: https://www.example.com/\ntheme: plain\nfoo: 1\n",
            "unknown key",
        ),
        ("site.yaml", "title: [\n", ""),
        ("site.yaml", "", "empty"),
        (
            "site.yaml",
            "title: Garden\nbase_url: https://www.example.com/\ntheme: none\n",
            "site.yaml:3:8: there is no theme `none`",
        ),
        ("themes/plain/theme.yaml", "name: Plain\nextends: plain\n", "in a circle"),
    ],
)
def test_what_stops_the_site_keeps_the_last_state(site, preview, path, broken, message):
    whole = (site.root / path).read_text()
    reader = EventReader(preview)
    assert reader.next("hello")["trouble"] == []
    site.write({path: broken})
    trouble = reader.next("trouble")
    assert message in trouble[0]["message"]
    assert str(site.root) not in str(trouble)
    assert preview.own("state.json")["trouble"] == trouble
    assert "first words" in preview.ask("/a/").text
    site.write({"content/a.md": page("A", "written meanwhile\n")})
    assert reader.next("trouble")[0]["message"] == trouble[0]["message"]
    assert "first words" in preview.ask("/a/").text
    site.write({path: whole})
    reader.next("generation")
    assert preview.own("state.json")["trouble"] == []
    preview.until_shown("/a/", "written meanwhile")
    reader.close()


def test_trouble_of_the_settings_has_its_line(site, preview):
    reader = EventReader(preview)
    site.write(
        {
            "site.yaml": "title: Garden\nbase_url: https://www.example.com/\ntheme: plain\ndescripton: x\n"
        }
    )
    (entry,) = reader.next("trouble")
    assert entry["source"] == {"file": "site.yaml", "line": 4, "column": 1}
    assert entry["frame"] == ["  4 | descripton: x", "    | ^^^^^^^^^^"]
    assert "description" in entry["fix"]
    reader.close()


def test_a_broken_page_is_a_finding_and_the_rest_follows(site, preview):
    site.write({"content/a.md": "---\ntitle: [\n---\n\nbroken\n"})
    site.write({"content/b.md": page("B", "b goes on\n")})
    preview.until_shown("/b/", "b goes on")


def test_all_tabs_are_told(site, preview):
    readers = [EventReader(preview) for _ in range(5)]
    for one in readers:
        assert one.next("hello")["number"] == 1
    site.write({"content/a.md": page("A", "told\n")})
    for one in readers:
        told = one.next("generation")
        assert told["changed"] == ["content/a.md"]
        one.close()


def test_addresses_of_changed_files_are_told(site, preview):
    reader = EventReader(preview)
    site.write({"static/css/main.css": "p { color: red }"})
    assert reader.next("generation")["files"] == ["/css/main.css"]
    site.write({"themes/plain/static/theme.css": "p { color: red }"})
    assert reader.next("generation")["files"] == ["/theme.css"]
    reader.close()


def test_files_are_looked_at_where_the_system_tells_nothing(site, serve):
    preview = serve(site, "--poll")
    preview.ask("/a/")
    site.write({"content/a.md": page("A", "seen by looking\n")})
    preview.until_shown("/a/", "seen by looking")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(site, serve, number):
    preview = serve(site)
    reader = EventReader(preview)
    reader.next("hello")
    assert preview.ask("/a/").status == 200
    preview.process.send_signal(number)
    preview.process.wait(timeout=30)
    err = preview.said()
    assert preview.process.returncode == 0
    assert "Traceback" not in err
    assert err.endswith("stopped\n")


def is_ending(preview):
    """Whether the preview has had its first interrupt: from then on it ignores them."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{preview.process.pid}/status").read_text("ascii").splitlines():
            if line.startswith("SigIgn:"):
                return bool(int(line.split()[1], 16) >> (signal.SIGINT - 1) & 1)
    return preview.process.poll() is not None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc says what is ignored")
@pytest.mark.parametrize("at_once", [True, False])
def test_two_interrupts_end_it_as_cleanly(site, serve, at_once):
    preview = serve(site)
    preview.process.send_signal(signal.SIGINT)
    if not at_once:
        preview.until(lambda: is_ending(preview))
    preview.process.send_signal(signal.SIGINT)
    preview.process.wait(timeout=30)
    err = preview.said()
    assert preview.process.returncode == 0
    assert "Traceback" not in err
    assert err.endswith("stopped\n")


def test_no_process_is_left(site, serve):
    preview = serve(site)
    preview.until_checked()
    group = preview.process.pid
    preview.end()
    listed = subprocess.run(
        ["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True
    )
    assert not [line for line in listed.stdout.splitlines() if line.split()[1] == str(group)]


def test_a_missing_theme_at_the_start_ends_it(make_site):
    site = make_site({}, settings="")
    site.write({"site.yaml": "title: Garden\nbase_url: https://www.example.com/\ntheme: none\n"})
    ran = site.command("serve", "-p", "0")
    assert ran.returncode == 2
    assert "site.yaml:3:8: there is no theme `none`" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_broken_settings_at_the_start_end_it(make_site):
    site = make_site({"site.yaml": "title: Garden\nfoo: 1\n"})
    ran = site.command("serve", "-p", "0")
    assert ran.returncode == 2
    assert "site.yaml:2:1" in ran.stdout
    assert "Traceback" not in ran.stderr
