"""Spelling by dictionaries, as a writer meets it."""

import pytest
from marked_source import expect_findings
from site_folder import only, page

pytest.importorskip("spellchecker", reason="pyspellchecker is not installed")

ON = only("content") + "  content/unknown-word: notice\n"
SLIP = "Measure the contrast of text and backgound.\n"


def test_each_word_is_marked_where_it_stands_first(make_site):
    expect_findings(
        lambda source: make_site({"content/page.md": source}, settings=ON).build(),
        """\
---
title: Digging with the left hand, especialy in clay
                                   ^^^^^^^^^ content/unknown-word: `especialy` is in no dictionary
---

Measure the contrast of *text and backgound*, then `backgound`,
                                  ^^^^^^^^^ content/unknown-word: `backgound` is in no dictionary
and the backgound once more.

- [an originially red spade](_index.md)
      ^^^^^^^^^^^ content/unknown-word: `originially` is in no dictionary

<div lang="de">

Nimm den Spaten ohne Unterstüzung zur Hand.
                     ^^^^^^^^^^^^ content/unknown-word: `Unterstüzung` is in no dictionary

</div>
""",
        "content/",
    )


def test_a_finding_asks_for_a_look_and_never_stops_a_release(make_site):
    settings = ON.replace("notice", "error")
    ran = make_site({"content/a.md": page("A", SLIP)}, settings=settings).build()
    (found,) = ran.of("content/unknown-word")
    assert found["outcome"] == "review"
    assert found["fix"].startswith("did you mean `background`? ")
    assert ran.code == 0


def test_it_is_off_until_it_is_asked_for(make_site):
    ran = make_site({"content/a.md": page("A", SLIP)}, settings=only("content")).build()
    assert ran.of("content/unknown-word") == []


def test_the_sites_own_words_are_accepted(make_site):
    files = {"content/a.md": page("A", "A Hofbraeu tent and its backgound.\n")}
    settings = only("content") + "  content/unknown-word: {severity: notice, words: [%s]}\n"
    ran = make_site(files, settings=settings % "spade").build()
    assert ran.places("content/unknown-word") == ["content/a.md:5:25"]
    ran = make_site(files, settings=settings % "spade, backgound", folder="own").build()
    assert ran.of("content/unknown-word") == []


def test_the_same_word_in_many_files_is_one_finding(make_site):
    files = {f"content/p{n}.md": page(f"P{n}", SLIP) for n in range(1, 6)}
    site = make_site(files, settings=ON)
    (found,) = site.build().of("content/unknown-word")
    assert found["pages"]["count"] == 5
    assert found["source"]["file"] == "content/p1.md"
    (site.root / "content/p1.md").unlink()
    assert [one["pages"]["count"] for one in site.build().of("content/unknown-word")] == [1] * 4


def test_the_baseline_knows_a_word_of_many_files_wherever_it_stands_first(make_site):
    files = {f"content/p{n}.md": page(f"P{n}", SLIP) for n in range(1, 7)}
    site = make_site(files, settings=ON)
    site.run("baseline", "--accept")
    (site.root / "content/p1.md").unlink()
    (found,) = site.build().of("content/unknown-word")
    assert found["known"] is True


def test_what_the_list_knows_as_wrong_is_reported_once(make_site):
    pytest.importorskip("codespell_lib", reason="codespell is not installed")
    files = {"content/a.md": page("A", "Measure the goverment and the backruond.\n")}
    settings = ON + "  content/spelling: warning\n"
    ran = make_site(files, settings=settings).build()
    assert ran.shown("content/") == [
        "content/a.md:5:13: content/spelling: `goverment` seems to be misspelled",
    ]
    alone = make_site(files, settings=ON, folder="alone").build()
    assert alone.places("content/unknown-word") == ["content/a.md:5:13"]


def test_a_misspelling_that_is_accepted_is_not_reported_by_the_dictionary(make_site):
    pytest.importorskip("codespell_lib", reason="codespell is not installed")
    allow = "<!-- proofpress: allow content/spelling because it is the name of a film -->\n\n"
    files = {"content/a.md": page("A", allow + "Measure the goverment with a spade.\n")}
    ran = make_site(files, settings=ON + "  content/spelling: warning\n").build()
    assert ran.of("content/") == []


def test_without_its_package_the_rule_says_how_to_get_it_and_all_else_is_built(
    make_site, monkeypatch
):
    monkeypatch.setattr("generator.checks.engine.ruleset.find_spec", lambda _: None)
    site = make_site({"content/a.md": page("A", SLIP)}, settings=ON)
    ran = site.build()
    (fault,) = ran.of("settings/rule-needs")
    assert fault["fix"] == "install it with `pip install 'proofpress[dictionaries]'`"
    assert fault["source"]["file"] == "site.yaml"
    assert ran.of("content/") == []
    assert site.has("a/index.html")


def test_findings_are_kept_with_the_page(make_site):
    files = {"content/a.md": page("A", SLIP), "content/b.md": page("B")}
    site = make_site(files, settings=ON)
    first = site.build().findings
    site.write({"content/b.md": page("B", "Other words.\n")})
    assert site.build().findings == first
    assert site.build("--clean").findings == first


def test_a_package_that_is_installed_later_is_used_by_the_next_build(
    make_site, monkeypatch, tmp_path
):
    site = make_site({"content/a.md": page("A", SLIP)}, settings=ON)
    with monkeypatch.context() as absent:
        absent.setattr("generator.checks.engine.ruleset.find_spec", lambda _: None)
        assert site.build().of("settings/rule-needs")
    (tmp_path / "site-packages" / "pyspellchecker-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    ran = site.build()
    assert ran.of("settings/rule-needs") == []
    assert ran.places("content/unknown-word") == ["content/a.md:5:34"]
