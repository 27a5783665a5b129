import datetime as dt
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from generator.errors import SettingsError, UsageError
from generator.model.document import Allowance
from generator.model.finding import Location, Owner
from generator.rules.stage_faults.settings import KINDS
from generator.settings.load import load
from generator.settings.schema import Pagination, Settings

BASE = "title: T\nbase_url: https://www.example.com/\n"
FILE = PurePosixPath("site.yaml")


@pytest.fixture
def site(tmp_path):
    """Write `site.yaml` and load it."""

    def loaded(text, environment="production", environ=None):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "site.yaml").write_bytes(data)
        return load(tmp_path, environment, environ or {})

    return loaded


@pytest.fixture
def faults(site):
    def found(text, **options):
        return [
            (
                fault.rule.removeprefix("settings/"),
                fault.at.line,
                fault.at.column,
                fault.at.end_column,
            )
            for fault in site(text, **options).faults
        ]

    return found


# What stops a run at once


def test_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(SettingsError, match=r"there is no site\.yaml") as error:
        load(tmp_path)
    assert "proofpress init" in error.value.hint
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("site.yml", "rename"),
        ("hugo.toml", "proofpress import hugo"),
        ("_config.yml", "proofpress import jekyll"),
    ],
)
def test_missing_file_beside_another_one(tmp_path, name, hint):
    (tmp_path / name).touch()
    with pytest.raises(SettingsError) as error:
        load(tmp_path)
    assert hint in error.value.hint


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_empty_file(site, text):
    if text == "---\n":
        with pytest.raises(SettingsError, match="single value"):
            site(text)
        return
    with pytest.raises(SettingsError, match=r"site\.yaml is empty"):
        site(text)


@pytest.mark.parametrize(("text", "what"), [("- a\n", "a list"), ("text\n", "a single value")])
def test_file_that_is_no_mapping(site, text, what):
    with pytest.raises(SettingsError, match=f"holds {what}"):
        site(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("title: é".encode("latin-1"), "byte 7 .* Latin-1"),
        ("title: e".encode("utf-16"), "byte 0 .* UTF-16"),
    ],
)
def test_file_that_is_not_utf8(site, data, words):
    with pytest.raises(SettingsError, match=words):
        site(data)


def test_file_that_is_a_folder(tmp_path):
    (tmp_path / "site.yaml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)


def test_unknown_environment(site):
    with pytest.raises(UsageError, match="no environment `staging`") as error:
        site(BASE, environment="staging")
    assert "preview" in error.value.hint


# What is read


def test_least_settings(site):
    loaded = site(BASE)
    assert loaded.faults == ()
    assert loaded.settings == Settings(
        title="T",
        base_url="https://www.example.com/",
        positions={"title": Location(FILE, 1, 8, 9), "base_url": Location(FILE, 2, 11, 35)},
    )


def test_byte_order_mark_and_crlf(site):
    loaded = site(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode() + b"nope: 1\r\n")
    assert loaded.settings.title == "T"
    assert [fault.at for fault in loaded.faults] == [Location(FILE, 3, 1, 5)]


def test_rules_stay_as_they_are_written(site):
    text = BASE + "rules:\n  seo/title-length: {severity: error, max: 65}\n  links/*: off\n"
    loaded = site(text)
    assert loaded.faults == ()
    assert loaded.settings.rules == {
        "seo/title-length": {"severity": "error", "max": 65},
        "links/*": "off",
    }
    assert loaded.settings.positions["rules.seo/title-length.max"] == Location(FILE, 4, 44, 46)


def test_allowance_knows_its_place(site):
    text = BASE + "allow:\n  - {rule: seo/*, path: content/a/*, because: b, until: 2027-01-31}\n"
    assert site(text).settings.allow == (
        Allowance("seo/*", "b", Location(FILE, 4, 5, 68), dt.date(2027, 1, 31), "content/a/*"),
    )


def test_dates_take_the_time_zone_of_the_site(site):
    text = BASE + "params: {opening: 2026-01-31 10:00}\ntimezone: Europe/Berlin\n"
    assert site(text).settings.params == {
        "opening": dt.datetime(2026, 1, 31, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    }


def test_taxonomies_of_the_file_replace_those_shipped(site):
    assert set(site(BASE + "taxonomies:\n  series:\n").settings.taxonomies) == {"series"}


# Environments


def test_environment_overrides_key_by_key(site):
    text = BASE + (
        "feeds: {limit: 5, rss: false}\narchives: [blog]\n"
        "environments:\n  preview:\n    feeds: {limit: 9}\n    archives: [news]\n    noindex: true\n"
    )
    preview = site(text, environment="preview").settings
    assert (preview.feeds.limit, preview.feeds.rss) == (9, False)
    assert preview.archives == ("news",)
    assert preview.noindex is True
    assert preview.environment == "preview"
    assert preview.positions["feeds.limit"].line == 7
    production = site(text).settings
    assert (production.feeds.limit, production.noindex) == (5, False)


def test_unknown_environment_in_the_file(faults):
    assert faults(BASE + "environments: {prodution: {noindex: true}}\n") == [
        ("unknown-key", 3, 16, 25)
    ]


def test_misspelt_key_of_the_other_environment_is_found(faults):
    text = BASE + "environments:\n  preview:\n    noindx: true\n"
    assert faults(text) == [("unknown-key", 5, 5, 11)]


def test_wrong_value_of_the_other_environment_waits_for_it(faults):
    text = BASE + "environments:\n  preview:\n    base_url: nowhere\n"
    assert faults(text) == []
    assert faults(text, environment="preview") == [("bad-value", 5, 15, 22)]


# Variables


def test_variable_is_filled_in(site):
    text = BASE + "variables: [WHO, N]\nauthor: by ${WHO}\nrelated: ${N}\n"
    loaded = site(text, environ={"WHO": "no", "N": "7"})
    assert loaded.faults == ()
    assert (loaded.settings.author, loaded.settings.related) == ("by no", 7)


def test_value_of_a_variable_is_no_yaml(site):
    loaded = site(BASE + "variables: [X]\nauthor: ${X}\n", environ={"X": "1.10: [a] # b"})
    assert loaded.settings.author == "1.10: [a] # b"


def test_undeclared_variable(faults):
    text = BASE + "author: by ${HOME}\n"
    assert faults(text, environ={"HOME": "/root"}) == [("bad-value", 3, 9, 19)]


def test_unset_variable(site):
    [fault] = site(BASE + "variables: [NOPE]\nauthor: ${NOPE}\n").faults
    assert fault.message == "the environment variable NOPE is not set"
    assert (fault.at, fault.key) == (Location(FILE, 4, 9, 16), "author")


def test_unset_variable_of_the_other_environment_is_not_missed(faults):
    text = BASE + "variables: [X]\nenvironments: {preview: {author: '${X}'}}\n"
    assert faults(text) == []
    assert faults(text, environment="preview") == [("bad-value", 4, 34, 40)]


def test_two_dollars_stand_for_the_characters(site):
    assert site(BASE + "author: $${HOME}\n").settings.author == "${HOME}"


def test_secret_is_not_shown(site):
    text = (
        BASE.replace("https://www.example.com/", "${URL}") + "variables: [URL]\nrelated: ${URL}\n"
    )
    loaded = site(text, environ={"URL": "https://user:s3cret@x.example/"})
    assert loaded.faults != ()
    assert "s3cret" not in repr(loaded.faults)


@pytest.mark.parametrize("name", ["A B", "${X}", "1X"])
def test_name_that_no_variable_has(faults, name):
    assert [fault[0] for fault in faults(BASE + f"variables: ['{name}']\n")] == ["bad-value"]


# Faults


def test_all_faults_are_listed_in_order(site):
    text = "titel: T\nbase_url: x\nlanguage: no\nfail_on: of\ntitle: a\ntitle: b\n"
    loaded = site(text)
    assert [(fault.rule, fault.at.line) for fault in loaded.faults] == [
        ("settings/unknown-key", 1),
        ("settings/bad-value", 2),
        ("settings/wrong-type", 3),
        ("settings/bad-value", 4),
        ("settings/duplicate-key", 6),
    ]
    assert {fault.owner for fault in loaded.faults} == {Owner.SETTINGS}
    assert {fault.rule for fault in loaded.faults} <= {kind.id for kind in KINDS}


def test_wrong_value_leaves_the_default(site):
    assert site(BASE + "pagination: {size: many}\n").settings.pagination == Pagination()


def test_missing_keys(faults):
    assert faults("language: en\n") == [("missing-key", 1, None, None)] * 2


def test_broken_yaml_is_the_only_fault(site):
    loaded = site("title: a: b\nnope: 1\n")
    assert [fault.rule for fault in loaded.faults] == ["settings/syntax"]
    assert loaded.settings == Settings()


def test_hidden_character(faults):
    assert faults(BASE + "author: a\u202eb\n") == [("hidden-character", 3, 10, 11)]
