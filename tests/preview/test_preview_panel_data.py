"""What the preview tells its panels beyond the state of a page."""

from previewing import EventReader
from site_folder import page

from generator.checks.findings.known_rules import foot
from generator.cli.catalogue import shipped_ids

FILES = {
    "content/a.md": page(
        "A",
        "[b](b.md) [old](/old/) [away](https://other.example/) [draft](draft.md) [f](/f.txt) "
        "[no](/no/)\n",
    ),
    "content/b.md": page("B"),
    "content/draft.md": page("Draft", draft=True),
    "static/f.txt": "words\n",
    "static/_redirects": "# moved\n/old/ /b/ 302\n",
}


def _data(preview, path, name):
    (section,) = preview.own(f"page.json?path={path}&section={name}")["sections"]
    return section["data"]


def test_links_say_where_they_lead(serve, make_site):
    out = {one["text"]: one for one in _data(serve(make_site(FILES)), "/a/", "links")["out"]}
    assert {name: one["state"] for name, one in out.items()} == {
        "b": "page",
        "old": "redirect",
        "away": "outside",
        "draft": "held-back",
        "f": "file",
        "no": "nothing",
    }
    assert out["old"]["explanation"] == "redirects to /b/"
    assert out["draft"]["explanation"] == "it is a draft (`draft: true`)"


def test_limits_are_those_of_the_rules(serve, make_site):
    rules = (
        "rules:\n  performance/page-weight:\n    max: 7\n  seo/title-length:\n    max_width: 99\n"
    )
    site = make_site(FILES)
    settings = site.root / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + rules, "utf-8")
    preview = serve(site)
    assert _data(preview, "/a/", "weight")["limit"] == 7 * 1024
    assert _data(preview, "/a/", "search")["limits"] == {"title": 99, "description": 920}


def test_a_limit_of_a_rule_that_is_off_is_none(serve, make_site):
    site = make_site(FILES)
    settings = site.root / "site.yaml"
    settings.write_text(
        settings.read_text("utf-8") + "rules:\n  performance/page-weight: off\n", "utf-8"
    )
    assert _data(serve(site), "/a/", "weight")["limit"] is None


def test_a_rule_says_what_it_is_for(serve, make_site):
    preview = serve(make_site(FILES))
    said = preview.own("rule.json?id=links/broken")
    assert said["id"] == "links/broken"
    assert said["summary"]
    assert said["text"].startswith(said["summary"])
    missing = preview.ask("/__proofpress/rule.json?id=links/none")
    assert (missing.status, missing.json()) == (404, {"error": "no rule has this id"})


def test_drafts_are_shown_to_the_one_who_asks(serve, make_site):
    preview = serve(make_site(FILES))
    assert preview.ask("/draft/").status == 404
    reply = preview.post("as-of", {"day": "", "drafts": True})
    cookie = reply.headers["set-cookie"].partition(";")[0]
    assert preview.ask("/draft/", cookie=cookie).status == 200
    assert preview.ask("/draft/").status == 404
    said = preview.ask("/__proofpress/site.json?part=pages", cookie=cookie).json()
    assert (said["as_of"], said["drafts"]) == ("", True)
    assert ("draft", "published") in {
        (one["id"].split("/")[-1][:-3], one["status"]) for one in said["pages"]
    }
    assert "Max-Age=0" in preview.post("as-of", {"day": ""}).headers["set-cookie"]
    assert preview.post("as-of", {"day": "", "drafts": "yes"}).status == 400


def test_redirects_of_the_host_are_listed_with_their_line(serve, make_site):
    listed = serve(make_site(FILES)).own("site.json?part=redirects")["redirects"]
    source = {"file": "static/_redirects", "line": 2, "column": 1}
    assert listed == [{"from": "/old/", "to": "/b/", "status": 302, "source": source}]


def test_rules_that_wait_for_the_whole_site_are_named_until_it_is_seen(serve, make_site):
    preview = serve(make_site(FILES))
    preview.until_checked()
    said = preview.own("page.json?path=/a/&section=findings")
    assert (said["complete"], said["pending"], said["failure"]) == (True, [], "")
    other = preview.own("page.json?path=/a/&section=findings&as-of=2100-01-01")
    assert other["complete"] is False
    assert {"performance/page-weight", "performance/asset-size"} <= set(other["pending"])
    assert "seo/title-length" not in other["pending"]


def test_the_site_is_checked_as_it_is_on_another_day_too(serve, make_site):
    site = make_site(
        {**FILES, "content/later.md": page("Later", "[no](no.md)\n", date="2100-01-01")}
    )
    preview = serve(site)
    preview.until_checked()
    for asked, options in (
        ("as-of=2100-02-03", ("--as-of", "2100-02-03")),
        ("as-of=%2Bdrafts", ("--drafts",)),
        ("as-of=2100-02-03%2Bdrafts", ("--as-of", "2100-02-03", "--drafts")),
    ):
        reader = EventReader(preview)
        assert preview.own(f"site.json?{asked}")["complete"] is False
        told = reader.next("report")
        reader.close()
        said = preview.own(f"site.json?{asked}")
        assert (said["complete"], said["as_of"], said["drafts"]) == (
            True,
            told["as_of"],
            told["drafts"],
        )
        found = site.build(*options).findings
        assert [
            {key: one[key] for key in one if key != "frame"} for one in said["findings"]
        ] == found
        on_page = preview.own(f"page.json?path=/b/&section=findings&{asked}")["sections"][0]["data"]
        assert {one["rule"] for one in on_page} == {
            one["rule"] for one in found if "b/index.html" in one["pages"]["list"]
        }
    assert preview.own("site.json?part=summary")["complete"] is True
    lost = preview.ask("/__proofpress/page.json?path=/none/&as-of=2100-02-03%2Bdrafts")
    assert (lost.status, lost.json()["as_of"], lost.json()["drafts"]) == (404, "2100-02-03", True)


def test_what_the_baseline_knows_is_marked(serve, make_site):
    site = make_site(FILES)
    site.run("baseline", "--accept")
    preview = serve(site)
    live = preview.own("page.json?path=/a/&section=findings&as-of=2100-01-01")
    assert live["sections"][0]["data"]
    assert all(one["known"] for one in live["sections"][0]["data"])
    assert preview.until_checked()["errors"] == 0
    found = _data(preview, "/a/", "findings")
    assert found
    assert all(one["known"] for one in found)


def test_what_new_checks_found_is_told_apart_as_in_a_build(serve, make_site):
    site = make_site(FILES)
    known = "\n".join(foot("0.0.9", shipped_ids() - {"links/broken"}))
    site.write({"proofpress-baseline.txt": f"# proofpress baseline 1\n{known}\n"})
    built = {one["fingerprint"] for one in site.build().findings if one["new_check"]}
    assert built
    preview = serve(site)
    preview.until_checked()
    summary = preview.own("site.json?part=summary")["summary"]
    assert (summary["new_checks"], summary["checks_since"]) == (len(built), "0.0.9")
    shown = preview.own("site.json?part=findings")["findings"]
    assert {one["fingerprint"] for one in shown if one["new_check"]} == built


def test_findings_name_their_team_as_in_a_build(serve, make_site):
    allowed = "<!-- proofpress: allow links/broken because nothing is broken -->\n\nWords.\n"
    site = make_site(
        {**FILES, "CODEOWNERS": "/content/a.md @ann\n", "content/c.md": page("C", allowed)}
    )
    (site.root / "site.yaml").open("a").write('owners: {"content/c.md": manual}\n')
    built = {(one["rule"], one["source"]["file"]): one["team"] for one in site.build().findings}
    assert built["suppression/unused", "content/c.md"] == "manual"
    preview = serve(site)
    live = preview.own("page.json?path=/a/&section=findings&as-of=2100-01-01")["sections"][0][
        "data"
    ]
    preview.until_checked()
    whole = preview.own("site.json?part=findings")["findings"]
    for found in (live, whole):
        assert found
        shown = {(one["rule"], one["source"]["file"]): one["team"] for one in found}
        assert shown == {key: built[key] for key in shown}
        assert "@ann" in shown.values()


def test_the_name_of_the_site_does_not_count_in_a_title(serve, make_site):
    site = make_site(FILES)
    layout = site.root / "themes/plain/templates/page.html"
    named = '<meta property="og:site_name" content="{{ site.title }}">\n<title>'
    layout.write_text(layout.read_text("utf-8").replace("<title>", named), "utf-8")
    data = _data(serve(site), "/a/", "search")
    assert (data["title"], data["telling_title"]) == ("A | Garden", "A")
