import datetime as dt
import json
from dataclasses import replace

import pytest
from findings_for_tests import REPORT, many

from generator.model.finding import Report
from generator.reports import history, published

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".cache" / history.FILE


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def test_line_counts_what_is_new_and_failed(path):
    history.remember(path, REPORT, NOON)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "time": "2026-11-26T12:00:00+00:00",
        "pages": 412,
        "severities": {"error": 1, "notice": 1, "warning": 1},
        "owners": {"content": 1, "theme": 1, "unknown": 1},
        "families": {"accessibility": 1, "seo": 2},
    }


def test_what_was_written_is_read(path):
    history.remember(path, REPORT, NOON)
    assert history.recall(path) == (history.summarize(REPORT, NOON),)


def test_time_is_in_utc(path):
    berlin = dt.timezone(dt.timedelta(hours=1))
    history.remember(path, REPORT, dt.datetime(2026, 11, 27, 0, 30, tzinfo=berlin))
    assert history.recall(path)[0].time == "2026-11-26T23:30:00+00:00"


def test_same_result_on_the_same_day_adds_nothing(path):
    history.remember(path, REPORT, NOON)
    history.remember(path, REPORT, NOON + dt.timedelta(hours=2))
    assert len(lines(path)) == 1


def test_same_result_on_another_day_adds_a_line(path):
    history.remember(path, REPORT, NOON)
    history.remember(path, REPORT, NOON + dt.timedelta(days=1))
    assert len(lines(path)) == 2


def test_other_result_adds_a_line(path):
    history.remember(path, REPORT, NOON)
    history.remember(path, Report(), NOON)
    assert [build.pages for build in history.recall(path)] == [412, 0]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        "\x00\x01",
        '{"time": 1}',
        '{"time":"2026-11-26T12:00:00","pages":1,"severities":{},"owners":{},"families":{}}',
        '{"time":"2026-11-26T12:00:00Z","pages":-1,"severities":{},"owners":{},"families":{}}',
        '{"time":"2026-11-26T12:00:00Z","pages":1,"severities":{"a":"b"},"owners":{},"families":{}}',
        '{"time":"2026-11-26T12:00:00Z","pages":1,"severities":[],"owners":{},"families":{}}',
        "[" * 100_000,
    ],
)
def test_damaged_line_is_passed_over(path, damage):
    history.remember(path, REPORT, NOON)
    good = lines(path)[0]
    path.write_text(f"{damage}\n{good}\n{damage}\n", encoding="utf-8")
    assert [build.pages for build in history.recall(path)] == [412]
    history.remember(path, Report(), NOON)
    assert [build.pages for build in history.recall(path)] == [412, 0]


def test_line_of_a_killed_build_is_closed(path):
    history.remember(path, REPORT, NOON)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"time":"2026')
    history.remember(path, Report(), NOON)
    assert [build.pages for build in history.recall(path)] == [412, 0]


def test_file_does_not_grow_for_ever(path, monkeypatch):
    monkeypatch.setattr(history, "KEPT", 5)
    for number in range(23):
        history.remember(path, replace(REPORT, pages=number), NOON)
        assert len(lines(path)) <= 10
    assert [build.pages for build in history.recall(path)][-5:] == [18, 19, 20, 21, 22]


def test_what_is_no_history_is_replaced(path, monkeypatch):
    path.parent.mkdir()
    path.write_bytes(b"\xff" * 600)
    monkeypatch.setattr(history, "_LARGEST", 500)
    assert history.recall(path) == ()
    history.remember(path, REPORT, NOON)
    assert len(history.recall(path)) == 1


def test_folder_in_its_place_stops_nothing(path):
    path.mkdir(parents=True)
    history.remember(path, REPORT, NOON)
    assert history.recall(path) == ()


def test_published_findings_are_remembered(tmp_path):
    file = tmp_path / ".cache" / published.FILE
    assert published.recall(file) is None
    published.remember(file, many(2))
    assert published.recall(file) == {f"{0:032}", f"{1:032}"}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"fingerprints": 1}', "null", "\x00"])
def test_damaged_list_of_published_findings_is_none(tmp_path, damage):
    file = tmp_path / published.FILE
    file.write_text(damage, encoding="utf-8")
    assert published.recall(file) is None
