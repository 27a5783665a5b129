import json
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import UsageError
from generator.imports.hugo.config import read_config
from generator.imports.hugo.mounts import ignored
from generator.imports.hugo.redirects import convert_redirects
from generator.settings.load import load

BASE = 'baseURL = "https://www.example.com/"\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo.toml", 'title = "Spades"\n[params]\nColor = "red"\n'),
        ("config.toml", 'Title = "Spades"\n[Params]\nColor = "red"\n'),
        ("config.yml", "title: Spades\nparams:\n  Color: red\n"),
        ("config.yaml", "\ufefftitle: Spades\nparams: {Color: red}\n"),
        ("config.json", json.dumps({"title": "Spades", "params": {"Color": "red"}})),
    ],
)
def test_settings_are_read_in_every_notation(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text)
    config = read_config(tmp_path)
    assert config.values == {"title": "Spades", "params": {"Color": "red"}}
    assert config.files == (PurePosixPath(name),)


def test_the_newer_name_of_two_files_counts(tmp_path: Path):
    (tmp_path / "hugo.toml").write_text('title = "New"\n')
    (tmp_path / "config.toml").write_text('title = "Old"\n')
    assert read_config(tmp_path).text("title") == "New"


def test_a_folder_of_settings_is_merged(tmp_path: Path):
    folder = tmp_path / "config" / "_default"
    folder.mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text('title = "Old"\n[params]\na = 1\n')
    (folder / "hugo.toml").write_text('title = "New"\n')
    (folder / "params.toml").write_text("b = 2\n")
    (folder / "menus.de.yaml").write_text("main: []\n")
    config = read_config(tmp_path)
    assert config.text("title") == "New"
    assert config.table("params") == {"a": 1, "b": 2}
    assert config.table("languages") == {"de": {"menus": {"main": []}}}


@pytest.mark.parametrize(
    ("name", "text"),
    [("hugo.toml", "title = \n"), ("config.yml", "a: b: c\n"), ("config.yml", "- a\n")],
)
def test_settings_that_cannot_be_read_stop_the_import(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text)
    with pytest.raises(UsageError, match=name):
        read_config(tmp_path)


@pytest.mark.parametrize(
    ("config", "key", "value"),
    [
        ("", "title", "hugo"),
        ('title = "Spades"\n', "title", "Spades"),
        ("", "language", "en"),
        ('languageCode = "en-us"\n', "language", "en-US"),
        ('locale = "zh-hant-tw"\n', "language", "zh-Hant-TW"),
        ('defaultContentLanguage = "de"\n', "language", "de"),
        ('timeZone = "Europe/Berlin"\n', "timezone", "Europe/Berlin"),
        ('[params]\ndescription = "Tools"\n', "description", "Tools"),
        ('[author]\nname = "Ann"\n', "author", "Ann"),
        ('copyright = "2026"\n', "params", {"copyright": "2026"}),
        ("paginate = 7\n", "pagination", {"size": 7}),
        ("[pagination]\npagerSize = 7\n", "pagination", {"size": 7}),
        ("", "pagination", {"size": 10}),
        ("[markup.goldmark.renderer]\nunsafe = true\n", "markdown", {"html": "allow"}),
        (
            "[markup.goldmark.extensions]\ntypographer = false\n",
            "markdown",
            {"smart_punctuation": False},
        ),
        ("enableEmoji = true\n", "markdown", {"emoji": True}),
        ("rssLimit = 5\n", "feeds", {"limit": 5}),
        ("[services.rss]\nlimit = 5\n", "feeds", {"limit": 5}),
        ('disableKinds = ["RSS"]\n', "feeds", {"atom": False, "rss": False, "json": False}),
        ('disableKinds = ["sitemap"]\n', "sitemap", False),
        ("[taxonomies]\n", "taxonomies", {}),
        (
            '[taxonomies]\ntopic = "topics"\n',
            "taxonomies",
            {"topics": {"title": "Topics", "singular": "topic"}},
        ),
        ('[permalinks]\nnews = ":year/:slug/"\n', "permalinks", {"news": "/:year/:slug/"}),
        (
            '[permalinks.page]\nnews = "/:slugorcontentbasename"\n',
            "permalinks",
            {"news": "/:slug/"},
        ),
    ],
)
def test_settings_with_a_counterpart_are_carried_over(convert, config, key, value):
    lines = config if "[" in config else config + BASE
    site = convert({"hugo.toml": lines if BASE in lines else BASE + lines, "content/a.md": "T\n"})
    assert site.settings[key] == value
    assert not load(site.root).faults
    assert not site.faults("imports/setting", "imports/permalink")


def test_without_a_taxonomy_setting_there_are_the_usual_two(convert):
    assert set(convert({"content/a.md": "T\n"}).settings["taxonomies"]) == {"tags", "categories"}


def test_a_permalink_without_counterpart_is_left_out(convert):
    config = BASE + '[permalinks]\nnews = "/:sections[1:]/:slug/"\nblog = "/:weekday/:slug/"\n'
    site = convert({"hugo.toml": config, "content/a.md": "T\n"})
    assert "blog" not in site.settings.get("permalinks", {})
    assert len(site.faults("imports/permalink")) == 2


@pytest.mark.parametrize("config", ["", 'baseURL = "/"\n', 'baseURL = "example.com"\n'])
def test_an_address_that_is_none_is_made_up_and_reported(convert, config):
    site = convert({"hugo.toml": config + 'title = "A"\n', "content/a.md": "T\n"})
    assert site.settings["base_url"] == "https://www.example.com/"
    assert len(site.faults("imports/base-url")) == 1


def test_each_setting_without_counterpart_is_one_notice_with_its_line(convert):
    config = (
        BASE + "enableGitInfo = true\nbuildFuture = true\nbuildDrafts = false\n\n[minify]\na = 1\n"
    )
    site = convert({"hugo.toml": config, "content/a.md": "T\n"})
    assert site.faults("imports/setting") == [
        "hugo.toml:2: imports/setting: setting `enableGitInfo` has no counterpart and was left out",
        "hugo.toml:3: imports/setting: `buildFuture: true` is chosen with each build here",
        "hugo.toml:6: imports/setting: setting `minify` has no counterpart and was left out",
    ]


MENUS = (
    BASE
    + """
[[menus.main]]
name = "Shop"
identifier = "shop"
url = "/shop/"
weight = 2
[[menus.main]]
name = "Spades"
parent = "shop"
pageRef = "/shop/spades"
[[menus.main]]
name = "Elsewhere"
url = "https://www.example.org/"
weight = 1
[[menus.main]]
name = "Gone"
url = "/gone/"
"""
)


def test_menus_become_trees_that_lead_to_pages(convert):
    site = convert(
        {"hugo.toml": MENUS, "content/shop/_index.md": "T\n", "content/shop/spades.md": "T\n"}
    )
    assert site.settings["menus"] == {
        "main": [
            {"title": "Elsewhere", "url": "https://www.example.org/"},
            {
                "title": "Shop",
                "page": "shop/",
                "children": [{"title": "Spades", "page": "shop/spades.md"}],
            },
            {"title": "Gone", "url": "/gone/"},
        ]
    }
    assert not load(site.root).faults


def test_menu_entries_that_are_each_others_parents_are_left_out(convert):
    config = BASE + '[[menu.main]]\nname="a"\nparent="b"\n[[menu.main]]\nname="b"\nparent="a"\n'
    assert "menus" not in convert({"hugo.toml": config, "content/a.md": "T\n"}).settings


def test_the_menu_of_sections_is_written_out(convert):
    site = convert(
        {
            "hugo.toml": BASE + 'sectionPagesMenu = "main"\n',
            "content/b/_index.md": "---\nweight: 1\n---\n",
            "content/a/x.md": "T\n",
        }
    )
    assert site.settings["menus"] == {"main": [{"page": "b/"}, {"page": "a/"}]}


LANGUAGES = (
    BASE
    + """
defaultContentLanguage = "en"
[languages.en]
languageName = "English"
weight = 1
[languages.de]
label = "Deutsch"
title = "Spaten"
contentDir = "deutsch"
[languages.de.params]
description = "Werkzeug"
[languages.fr]
disabled = true
"""
)


def test_languages_are_carried_over_and_their_folders_renamed(convert):
    site = convert({"hugo.toml": LANGUAGES, "content/a.md": "T\n", "deutsch/a.md": "D\n"})
    assert site.settings["language"] == "en"
    assert site.settings["languages"] == {
        "en": {"name": "English", "weight": 1},
        "de": {"name": "Deutsch", "title": "Spaten", "description": "Werkzeug"},
    }
    assert site.text("content/a.md") == "T\n"
    assert site.text("content/de/a.md") == "D\n"
    assert not load(site.root).faults


def test_files_marked_with_the_short_code_keep_the_short_code(convert):
    config = BASE + 'languageCode = "en-us"\n'
    site = convert({"hugo.toml": config, "content/a.en.md": "T\n"})
    assert site.settings["language"] == "en"


def test_plain_redirects_become_settings(convert):
    site = convert({"static/_redirects": "# old\n/a /b\n/c https://www.example.org/ 302\n"})
    assert site.settings["redirects"] == [
        {"from": "/a", "to": "/b"},
        {"from": "/c", "to": "https://www.example.org/", "status": 302},
    ]
    assert not (site.root / "static/_redirects").exists()
    assert not load(site.root).faults


def test_redirects_without_counterpart_are_copied(convert):
    site = convert({"static/_redirects": "/a/* /b/:splat\n"})
    assert site.text("static/_redirects") == "/a/* /b/:splat\n"
    assert site.settings["redirect_files"] == ["html", "nginx"]
    assert len(site.faults("imports/redirects")) == 1


@pytest.mark.parametrize(
    "line", ["/a", "/a /b 404", "/a /b 301 Country=de", "a /b", "/a /b#c", "/a /b?c=d"]
)
def test_what_is_no_plain_redirect(line):
    assert convert_redirects(line + "\n") is None


def test_expression_that_python_reads_in_another_way_is_named(tmp_path):
    # To Go `[[:alpha:]]` is any letter; to Python it is a set of brackets, colons and letters.
    values = 'baseURL = "https://www.example.com/"\nignoreFiles = ["[[:alpha:]]x", "(", "a"]\n'
    (tmp_path / "hugo.toml").write_text(values, encoding="utf-8")
    read, unread = ignored(read_config(tmp_path))
    assert [one.pattern for one in read] == ["a"]
    assert unread == ("[[:alpha:]]x", "(")
