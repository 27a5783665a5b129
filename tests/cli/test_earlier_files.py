"""A release keeps fingerprinted files of those before it, for pages that caches hold."""

import datetime as dt
import hashlib
import re

import pytest
from folder_releases import path_of, release, releases, rollback
from site_folder import page

from generator.publish.targets.folder.earlier_files import earlier_files
from generator.settings.publishing import EarlierFiles

_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset('css/main.css') }}"></head>
<body><main><h1>{{ page.title }}</h1>{{ page.content }}</main></body></html>
"""
NOON = dt.datetime(2026, 5, 6, 12, tzinfo=dt.UTC)


def style(number):
    return f"body {{ margin: {number}px }}\n"


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A"), "static/css/main.css": style(0),
                      "themes/plain/templates/page.html": _PAGE}, settings="publish: {directory: www}\n")  # fmt: skip


def published(site, number, *, settings=None):
    """Publish with another style sheet; gives the command, and the name that pages have for it."""
    site.write({"static/css/main.css": style(number)})
    if settings is not None:
        file = site.root / "site.yaml"
        text = file.read_text().partition("publish:")[0]
        file.write_text(f"{text}publish: {{directory: www, {settings}}}\n")
    ran = site.run("publish", "--fail-on", "off")
    assert ran.code == 0, ran.err
    html = (site.root / "www/current/a/index.html").read_text()
    return ran, re.search(r"css/main\.[0-9a-f]{8}\.css", html)[0]


def styles(folder):
    return sorted(f"css/{path.name}" for path in (folder / "css").iterdir())


def test_style_sheet_of_the_page_before_is_still_there(site):
    _, first = published(site, 1)
    ran, second = published(site, 2)
    assert first != second
    assert styles(site.root / "www/current") == sorted((first, second))
    assert (site.root / "www/current" / first).read_text() == style(1)
    assert "0 deleted" in ran.out
    assert "; 1 file of an earlier release stays for pages in caches" in ran.out


def test_build_has_its_own_files_alone(site):
    published(site, 1)
    _, second = published(site, 2)
    site.build()
    assert styles(site.root / "public") == styles(site.root / ".cache/publish") == [second]


def test_through_as_many_releases_as_settings_say(site):
    names = [published(site, number, settings="earlier_files: {releases: 2, days: 0}")[1] for number in range(5)]  # fmt: skip
    assert styles(site.root / "www/current") == sorted(names[2:])
    newest, *_ = releases(site.root / "www")
    assert not (path_of(site.root / "www", newest) / names[1]).exists()


def test_none_where_settings_say_so(site):
    _, first = published(site, 1)
    ran, second = published(site, 2, settings="earlier_files: {releases: 0, days: 0}")
    assert styles(site.root / "www/current") == [second]
    assert first != second
    assert "1 deleted" in ran.out


def test_what_comes_back_is_the_build_s_own_again(site):
    _, first = published(site, 1)
    _, second = published(site, 2)
    assert published(site, 1)[1] == first
    assert styles(site.root / "www/current") == sorted((first, second))


def test_nothing_is_released_for_earlier_files_alone(site):
    published(site, 1)
    published(site, 2)
    ran, _ = published(site, 2, settings="earlier_files: {releases: 0, days: 0}")
    assert ran.out.splitlines()[-1].startswith("nothing changed since the last release")


def test_dry_run_says_the_same(site):
    published(site, 1)
    site.write({"static/css/main.css": style(2)})
    ran = site.run("publish", "--fail-on", "off", "--dry-run")
    assert "0 deleted" in ran.out
    assert "; 1 file of an earlier release stays for pages in caches" in ran.out


def test_after_a_rollback_pages_of_the_newer_release_find_their_files(site):
    _, first = published(site, 1)
    _, second = published(site, 2)
    assert site.run("rollback").code == 0
    assert styles(site.root / "www/current") == sorted((first, second))
    _, third = published(site, 3)
    assert styles(site.root / "www/current") == sorted((first, second, third))


def test_a_foreign_file_in_the_built_folder_is_not_sent(site):
    published(site, 1)
    (site.root / ".cache/publish/.env").write_text("xyzzy")
    published(site, 2)
    assert not (site.root / "www/current/.env").exists()


def test_drawn_card_of_the_page_before_is_still_there(make_site):
    settings = "title: Garden\nbase_url: https://www.example.com/\nsocial: {cards: true}\n"
    site = make_site({"site.yaml": f"{settings}publish: {{directory: www}}\n"})
    cards = []
    for title in ("Spades", "Hoes"):
        site.write({"content/a.md": page(title)})
        ran = site.run("publish", "--fail-on", "off")
        assert ran.code == 0, ran.err
        html = (site.root / "www/current/a/index.html").read_text()
        cards.append(re.search(r"social-cards/[0-9a-f]+\.png", html)[0])
    assert cards[0] != cards[1]
    there = {
        f"social-cards/{path.name}" for path in (site.root / "www/current/social-cards").iterdir()
    }
    assert set(cards) <= there
    assert "0 deleted" in ran.out
    assert "earlier release stay" in ran.out


@pytest.mark.parametrize("name", ["social-cards/mine.png", "a/social-cards/0123456789abcdef.png"])
def test_other_pictures_are_no_cards(tmp_path, name):
    target = tmp_path / "www"
    built(tmp_path / "one", 1)
    (tmp_path / "one" / name).parent.mkdir(parents=True)
    (tmp_path / "one" / name).write_text("picture")
    built(tmp_path / "two", 2)
    release(tmp_path / "one", target)
    assert release(tmp_path / "two", target).plan.deleted == (name,)


# By the day.


def built(folder, number):
    """A folder of one page and a style sheet, as a build writes it; gives the sheet's name."""
    data = style(number).encode()
    name = f"main.{hashlib.sha256(data).hexdigest()[:8]}.css"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "index.html").write_text(name)
    return name


@pytest.mark.parametrize(("days", "stays"), [(6.9, True), (7.1, False)])
def test_by_the_day(tmp_path, days, stays):
    keeping, target = EarlierFiles(releases=0, days=7), tmp_path / "www"
    first = built(tmp_path / "one", 1)
    built(tmp_path / "two", 2)
    built(tmp_path / "three", 3)
    release(tmp_path / "one", target, earlier=keeping, now=NOON)
    release(tmp_path / "two", target, earlier=keeping, now=NOON)
    assert (target / "current" / first).is_file()
    release(tmp_path / "three", target, earlier=keeping, now=NOON + dt.timedelta(days))
    assert (target / "current" / first).is_file() is stays


def test_name_alone_is_no_fingerprint(tmp_path):
    target = tmp_path / "www"
    built(tmp_path / "one", 1)
    (tmp_path / "one/report.20260506.pdf").write_text("of that day")
    built(tmp_path / "two", 2)
    release(tmp_path / "one", target)
    changes = release(tmp_path / "two", target).plan
    assert changes.deleted == ("report.20260506.pdf",)


def test_place_that_is_taken(tmp_path):
    target = tmp_path / "www"
    first = built(tmp_path / "one", 1)
    built(tmp_path / "two", 2)
    (tmp_path / "two" / first).mkdir()
    (tmp_path / "two" / first / "x.txt").write_text("x")
    release(tmp_path / "one", target)
    release(tmp_path / "two", target)
    assert (target / "current" / first / "x.txt").is_file()


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"x": 1}', '{"x": {"since": "no", "releases": 1}}']
)
def test_damaged_notes(tmp_path, damage):
    target = tmp_path / "www"
    for number in (1, 2, 3):
        built(tmp_path / str(number), number)
        release(tmp_path / str(number), target)
    newest, *_ = releases(target)
    (target / f"releases/.earlier-{newest.id}.json").write_text(damage)
    assert len(earlier_files(target, (), EarlierFiles(), NOON).kept) == 3
    rollback(target)


def test_notes_go_with_their_release(tmp_path):
    target = tmp_path / "www"
    for number in range(5):
        built(tmp_path / str(number), number)
        release(tmp_path / str(number), target, keep=1)
    (target / "releases/.earlier-20200101T000000Z-00000000.json").write_text("{}")
    built(tmp_path / "last", 9)
    release(tmp_path / "last", target, keep=1)
    noted = {path.name[9:-5] for path in (target / "releases").glob(".earlier-*")}
    assert noted == {one.id for one in releases(target)}
