"""Rules about text, as a writer meets them: at the line and column of the Markdown."""

import pytest
from marked_source import expect_findings
from site_folder import only, page, place

DAY = ("--as-of", "2026-06-01")


@pytest.fixture
def expect(make_site):
    def build(source):
        files = {"content/page.md": source}
        return make_site(files, settings=only("content", "i18n")).build(*DAY)

    def check(text, family="content/"):
        return expect_findings(build, text, family)

    return check


def test_each_slip_is_marked_in_its_line(expect):
    expect("""\
---
title: Digging
description: How to dig with the the spade
                             ^^^^^^^ content/doubled-word: `the` appears twice in a row
---

The first line is fine,
and the the second *is* not ,
    ^^^^^^^ content/doubled-word: `the` appears twice in a row
                        ^^^^^ content/space-before-mark: there is a space before `,` in `not ,`
the the third neither.
^^^^^^^ content/doubled-word: `the` appears twice in a row

- spades,rakes and hoes
  ^^^^^^^^^^^^ content/space-after-comma: no space follows the comma in `spades,rakes`
- an item
  that goes on,, here
            ^^^^ content/doubled-mark: punctuation is doubled in `on,,`

> TODO: write
  ^^^^ content/placeholder: placeholder `TODO` is still in the text

| tool | use |
|------|-----|
| rake | for for leaves |
         ^^^^^^^ content/doubled-word: `for` appears twice in a row

See `the the` code and [the the guide](_index.md) to to `to to` it.
                        ^^^^^^^ content/doubled-word: `the` appears twice in a row
                                                  ^^^^^ content/doubled-word: `to` appears twice in a row
""")


def test_the_second_of_two_equal_words_is_marked_where_it_stands(expect):
    expect("""\
---
title: Digging
---

The spade and the rake and and the hoe and **the** the bed.
                       ^^^^^^^ content/doubled-word: `and` appears twice in a row
""")


def test_a_fault_in_a_long_value_is_found_on_the_line_where_it_stands(expect):
    expect(
        """\
---
title: Digging
description: >
  How to dig,
  and how to to rest
          ^^^^^ content/doubled-word: `to` appears twice in a row
keyphrase: dig
---

How to dig.
""".replace("keyphrase: dig\n", "weight: 1\n")
    )


def test_typed_quotes_and_escapes_do_not_hide_a_word(expect):
    expect("""\
---
title: Digging
---

He said "take the the spade" -- and it's the \\* the the rake & the "the" rake.
              ^^^^^^^ content/doubled-word: `the` appears twice in a row
                                                ^^^^^^^ content/doubled-word: `the` appears twice in a row
""")


def test_only_the_line_is_claimed_where_the_word_is_not_written_there(make_site):
    head = '{#\nparams:\n  tool: {type: text, doc: "A tool."}\n#}\n'
    files = {
        "themes/plain/templates/shortcodes/tool.html": head + "<p>take the {{ tool }} spade</p>",
        "content/page.md": page("Digging", '{{< tool tool="the" >}}\n'),
    }
    ran = make_site(files, settings=only("content")).build(*DAY)
    assert ran.places("content/doubled-word") == ["content/page.md:5"]


def test_text_that_other_pages_show_is_reported_once_and_where_it_is_written(make_site):
    template = "{% extends 'page.html' %}"
    files = {
        "themes/plain/templates/home.html": template,
        "content/blog/_index.md": page("Blog"),
        "content/blog/a.md": page("A", "Take the the spade.\n"),
        "themes/plain/templates/section.html": (
            "<html lang=en><main>{% for one in page.members %}<p>{{ one.summary }}</p>{% endfor %}"
        ),
    }
    ran = make_site(files, settings=only("content")).build(*DAY)
    assert ran.places("content/") == ["content/blog/a.md:5:6"]


def test_a_day_that_passes_is_noticed_by_the_next_build_without_an_edit(make_site):
    files = {
        "content/prices.md": page("Prices", review_by="2026-06-30"),
        "content/offer.md": page("Offer", "The offer is valid until 15 July 2026.\n"),
        "content/other.md": page("Other"),
    }
    site = make_site(files, settings=only("content"))

    def found(day):
        return site.build("--as-of", day).shown("content/")

    due = "content/prices.md:3:12: content/review-due: page was due for review by 2026-06-30"
    over = "content/offer.md:5:26: content/past-date: `15 July 2026` has passed"
    assert found("2026-06-30") == []
    assert found("2026-07-01") == [due]
    assert found("2026-07-15") == [due]
    assert found("2026-07-16") == [over, due]
    assert found("2026-06-30") == []


def test_what_is_found_on_a_day_is_what_a_build_from_scratch_finds(make_site):
    files = {"content/prices.md": page("Prices", review_by="2026-06-30")}
    site = make_site(files, settings=only("content"))
    site.build("--as-of", "2026-06-30")
    later = site.build("--as-of", "2026-07-01").findings
    assert later == site.build("--as-of", "2026-07-01", "--clean").findings
    assert len(later) == 1


def test_a_past_day_on_a_dated_page_is_left_alone_unless_asked_for(make_site):
    files = {"content/a.md": page("A", "Register by 3 May 2026.\n", date="2026-01-01")}
    settings = only("content")
    assert make_site(files, settings=settings).build(*DAY).of("content/") == []
    settings += "  content/past-date: {dated: true}\n"
    ran = make_site(files, settings=settings, folder="asked").build(*DAY)
    assert ran.places("content/past-date") == ["content/a.md:6:13"]
    assert [one["outcome"] for one in ran.findings] == ["review"]


def test_findings_on_a_keyphrase_point_at_the_keys_that_mend_them(make_site):
    body = "Spring is here.\n\nWhich [spades for the garden](_index.md) do you want?\n"
    files = {
        "content/p1.md": page("Tools", body, description="For outside.", keyphrase="garden spade"),
        "content/p2.md": page("Spades", body, keyphrase="spades for the garden"),
    }
    ran = make_site(files, settings=only("content")).build(*DAY)
    found = [(place(one), one["rule"]) for one in ran.of("content/")]
    assert [one for one in found if "/p1.md" in one[0]] == [
        ("content/p1.md:1", "content/keyphrase-slug"),
        ("content/p1.md:2:8", "content/keyphrase-title"),
        ("content/p1.md:3:14", "content/keyphrase-description"),
        ("content/p1.md:4:12", "content/keyphrase-duplicate"),
        ("content/p1.md:4:12", "content/text-length"),
        ("content/p1.md:7", "content/keyphrase-introduction"),
        ("content/p1.md:9:7", "content/keyphrase-link"),
    ]


def test_spelling_needs_its_package_and_says_how_to_get_it(make_site, monkeypatch):
    files = {"content/a.md": page("A", "You will recieve it.\n")}
    settings = only("content") + "  content/spelling: warning\n"
    ran = make_site(files, settings=settings).build(*DAY)
    assert ran.shown("content/") == [
        "content/a.md:5:10: content/spelling: `recieve` seems to be misspelled"
    ]
    monkeypatch.setattr("generator.checks.engine.ruleset.find_spec", lambda _: None)
    ran = make_site(files, settings=settings, folder="without").build(*DAY)
    (fault,) = ran.of("settings/rule-needs")
    assert fault["fix"] == "install it with `pip install 'proofpress[spelling]'`"
    assert fault["source"]["file"] == "site.yaml"
    assert ran.of("content/") == []
    assert ran.code == 1


def test_a_family_does_not_switch_on_what_is_off_as_shipped(make_site):
    files = {"content/a.md": page("A", 'You will recieve "it".\n')}
    settings = only("content") + "  content/*: error\nmarkdown: {smart_punctuation: false}\n"
    assert make_site(files, settings=settings).build(*DAY).of("content/") == []
    settings = settings.replace("content/*", "content/straight-quotes")
    ran = make_site(files, settings=settings, folder="asked").build(*DAY)
    assert ran.places("content/") == ["content/a.md:5:18"]


def test_a_folder_of_html_is_read_as_well(make_site):
    html = "<html lang=en><title>T</title><main>\n<p>Take the the spade.</p></main>"
    site = make_site({"built/index.html": html, "built/site.yaml": "rules: {}\n"})
    ran = site.run("check", str(site.root / "built"), "--format", "json")
    (found,) = ran.of("content/doubled-word")
    assert (found["source"]["line"], found["source"]["column"], found["source"]["end"]) == (
        2,
        9,
        16,
    )
