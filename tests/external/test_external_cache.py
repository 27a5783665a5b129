"""What is kept of addresses that were fine."""

import json
from dataclasses import replace

from misbehaving_server import PAGE, answer
from test_misbehaving_servers import QUICK, names, places

from generator.external import cache as cache_module
from generator.external.cache import Kept, load, save
from generator.external.check import Surroundings, check
from generator.model.web_answer import Anchor, Standing

DAY = 86_400


def ask(url, path, now, policy=QUICK, notes=None):
    note = (lambda _text: None) if notes is None else notes.append
    around = Surroundings(read=places, cache=path, lookup=names, clock=lambda: now, note=note)
    return check([url], policy, around)[url]


def test_what_was_fine_is_asked_again_when_its_days_are_over(server, tmp_path):
    server.behaviours["/a"] = answer()
    path, url = tmp_path / "new" / "cache.json", f"{server.url}/a"
    days = QUICK.keep_days
    for now, times in ((0, 1), (days * DAY, 1), (days * DAY + 1, 2), (days * DAY + 2, 2)):
        assert ask(url, path, now).standing is Standing.FINE
        assert server.times("/a") == times


def test_what_is_broken_is_asked_each_time(server, tmp_path):
    path, url = tmp_path / "cache.json", f"{server.url}/a"
    assert ask(url, path, 0).standing is Standing.BROKEN
    assert ask(url, path, 1).standing is Standing.BROKEN
    assert server.times("/a") == 4
    assert load(path).kept == {}


def test_what_was_fine_by_an_expectation_is_so_no_longer_than_that(server, tmp_path):
    server.behaviours["/a"] = answer(403)
    path, url = tmp_path / "cache.json", f"{server.url}/a"
    expecting = replace(QUICK, expected={"*": (403,)})
    assert ask(url, path, 0, expecting).standing is Standing.FINE
    assert ask(url, path, 1, expecting).standing is Standing.FINE
    assert server.times("/a") == 2  # HEAD and GET, once
    assert ask(url, path, 2).standing is Standing.UNVERIFIED


def test_what_is_kept(server, tmp_path):
    server.behaviours["/b"] = answer(body=PAGE)
    server.behaviours["/a"] = answer(301, Location="/b")
    path, url = tmp_path / "cache.json", f"{server.url}/a#here"
    first = ask(url, path, 5)
    assert load(path).kept == {
        f"{server.url}/a": Kept(
            200, 5, f"{server.url}/b", f"{server.url}/b", {"here": Anchor.FOUND}
        )
    }
    second = ask(url, path, 6)
    assert (second.moved_to, second.anchor) == (first.moved_to, first.anchor)
    assert server.times("/a") == 1


def test_no_token_is_kept(server, tmp_path):
    server.behaviours["/b"] = answer(body=PAGE)
    server.behaviours["/a"] = answer(301, Location="/b?signature=hushhush")
    path, url = tmp_path / "cache.json", f"{server.url}/a?token=hushhush"
    first = ask(url, path, 5)
    assert "hushhush" not in path.read_text()
    again = ask(url, path, 6)
    assert (again.standing, again.moved_to) == (first.standing, first.moved_to)
    assert server.times("/a?token=hushhush") == 1
    ask(url.replace("hushhush", "otherone"), path, 7)
    assert server.times("/a?token=otherone") == 1


def test_new_place_on_a_known_page_is_looked_for(server, tmp_path):
    server.behaviours["/a"] = answer(body=PAGE)
    path = tmp_path / "cache.json"
    ask(f"{server.url}/a", path, 0)
    assert ask(f"{server.url}/a#here", path, 1).anchor is Anchor.FOUND
    assert ask(f"{server.url}/a#here", path, 2).anchor is Anchor.FOUND
    assert server.asked == [("HEAD", "/a"), ("GET", "/a")]


def test_missing_place_is_looked_for_each_time(server, tmp_path):
    server.behaviours["/a"] = answer(body=PAGE)
    path = tmp_path / "cache.json"
    assert ask(f"{server.url}/a#nope", path, 0).anchor is Anchor.MISSING
    server.behaviours["/a"] = answer(body=b"<p id=nope>")
    assert ask(f"{server.url}/a#nope", path, 1).anchor is Anchor.FOUND


def test_what_is_old_is_dropped(tmp_path):
    path = tmp_path / "cache.json"
    path.write_text(
        json.dumps(
            {
                "version": 1,
                "addresses": {
                    "http://a/": {"status": 200, "checked": 4, "final": "http://a/"},
                    "http://b/": {"status": 200, "checked": 5, "final": "http://b/"},
                },
            }
        )
    )
    save(load(path), path, since=5)
    assert list(load(path).kept) == ["http://b/"]


def test_newest_are_kept_where_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(cache_module, "LIMIT", 2)
    path = tmp_path / "cache.json"
    kept = {f"http://{name}/": Kept(200, when, "") for name, when in (("a", 3), ("b", 1), ("c", 2))}
    save(cache_module.Cache(kept), path, since=0)
    assert list(load(path).kept) == ["http://a/", "http://c/"]
    assert [one.name for one in tmp_path.iterdir()] == ["cache.json"]


def test_damage_is_told_once(server, tmp_path):
    server.behaviours["/a"] = answer()
    path = tmp_path / "cache.json"
    good = {"status": 200, "checked": 1, "final": "http://a/"}
    for text, why in (
        ("", "it is damaged"),
        ("[]", "it is damaged"),
        ("{}", "it is damaged"),
        ("[" * 100_000, "it is damaged"),
        ("\x00\xff", "it is damaged"),
        ('{"version": 1, "addresses": []}', "it is damaged"),
        ('{"version": 1, "addresses": {"http://a/": {"status": "x"}}}', "it is damaged"),
        (json.dumps({"version": 1, "addresses": {"a": {**good, "final": 1}}}), "it is damaged"),
        (
            json.dumps({"version": 1, "addresses": {"a": {**good, "anchors": {"b": "c"}}}}),
            "it is damaged",
        ),
        ('{"version": 2, "addresses": {}}', "it is of another version"),
    ):
        path.write_text(text, encoding="latin-1")
        notes = []
        ask(f"{server.url}/a", path, 0, notes=notes)
        assert notes == [f"what was known of other sites is not used: {why}; all are asked"]
        ask(f"{server.url}/a", path, 0, notes=notes)
        assert len(notes) == 1


def test_file_that_cannot_be_written_is_told(server, tmp_path):
    server.behaviours["/a"] = answer()
    (tmp_path / "file").write_text("")
    notes = []
    found = ask(f"{server.url}/a", tmp_path / "file" / "cache.json", 0, notes=notes)
    assert found.standing is Standing.FINE
    assert len(notes) >= 1
