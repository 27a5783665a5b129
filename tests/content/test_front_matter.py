import datetime as dt
import pickle
from dataclasses import fields
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from generator.content.decode_text import decode
from generator.content.front_matter import inherit, parse, schema
from generator.model.document import Allowance, FrontMatter, MenuEntry
from generator.model.finding import Location
from generator.rules.stage_faults.front_matter import KINDS
from generator.settings.front_matter_schema import FrontMatterKeys

PATH = PurePosixPath("content/a.md")
BERLIN = ZoneInfo("Europe/Berlin")
CORPUS = Path(__file__).resolve().parents[2] / "../shared/corpora/digitalgov.tar.xz"


def parsed(text, path=PATH, declared=None, timezone=dt.UTC):
    return parse(
        text,
        path,
        taxonomies=("tags", "categories", "series"),
        declared=declared or {},
        timezone=timezone,
    )


def read(yaml, **options):
    return parsed(f"---\n{yaml}---\nbody\n", **options)


def values(yaml, **options):
    found = read(yaml, **options)
    assert found.faults == ()
    return found.front_matter


def faults(yaml, **options):
    return [
        (fault.rule, fault.at.line, fault.at.column, fault.at.end_column)
        for fault in read(yaml, **options).faults
    ]


def fixes(yaml, **options):
    return [fault.fix for fault in read(yaml, **options).faults]


# How a file is divided


def test_text_without_front_matter():
    found = parsed("# Spades\n\n---\n")
    assert (found.body, found.body_line, found.faults) == ("# Spades\n\n---\n", 1, ())
    assert found.front_matter == FrontMatter()


@pytest.mark.parametrize(
    ("text", "title", "body", "line"),
    [
        ("---\ntitle: a\n---\nbody\n", "a", "body\n", 4),
        ("---\ntitle: a\n---\n\nbody\n", "a", "\nbody\n", 4),
        ("---  \ntitle: a\n--- \t\nbody\n\n---\n", "a", "body\n\n---\n", 4),
        ("\n\n---\ntitle: a\n---\nbody", "a", "body", 6),
        ("---\n---\nbody", None, "body", 3),
        ("---\n# nothing\n---\nbody", None, "body", 4),
        ("---\r\ntitle: a\r\n---\r\nbody\r\n", "a", "body\n", 4),
        ("---\ntitle: a\nsummary: a --- b\n---\n----\n", "a", "----\n", 5),
    ],
)
def test_divided(text, title, body, line):
    found = parsed(text)
    assert (found.front_matter.title, found.body, found.body_line) == (title, body, line)
    assert found.faults == ()


def test_line_of_four_dashes_opens_nothing():
    assert parsed("----\ntitle: a\n").body_line == 1


@pytest.mark.parametrize(
    ("text", "line", "body", "body_line"),
    [
        ("title: a\ndate: 2026-01-31\n\nText\n", 1, "\nText\n", 3),
        ("title: a\ndate: 2026-01-31\n---\n\nText\n", 1, "\nText\n", 4),
        ("\n\ntitle: a\ntags:\n  - b\n- c: d\n\nText\n", 3, "\nText\n", 7),
        ("title: a", 1, "", 2),
        ("weight: 3\ntitle: a\n", 1, "", 3),
    ],
)
def test_front_matter_without_its_lines_is_read_and_reported(text, line, body, body_line):
    found = parsed(text)
    fault = next(one for one in found.faults if one.rule == "front-matter/unfenced")
    assert fault.at == Location(PATH, line)
    below = "" if "---" in text else f", and another below it, behind line {body_line - 1}"
    assert fault.fix == f"write a line `---` above it{below}"
    assert (found.body, found.body_line) == (body, body_line)


@pytest.mark.parametrize(
    "text",
    [
        "Title: a\nText\n",
        "title: a\nand text that goes on\n",
        "date: tomorrow\n\nText\n",
        "note: one\nwarning: two\n\nText\n",
        "Text\n\ntitle: a\n",
        "    title: a\n",
        "---\nweight: 3\n---\ntitle: a\n",
        "```\ntitle: a\n```\n",
        "",
    ],
)
def test_text_with_colons_is_no_front_matter(text):
    assert not [one for one in parsed(text).faults if one.rule == "front-matter/unfenced"]


def test_unclosed_front_matter_is_reported_at_its_opening_line():
    found = parsed("---\ntitle: a\ndate: 2026-01-31\n\nSome text: here\n")
    [fault] = found.faults
    assert fault.rule == "front-matter/unclosed"
    assert fault.at == Location(PATH, 1, 1, 4)
    assert fault.fix == "add a line `---` behind line 3"


def test_unclosed_front_matter_is_read_as_far_as_it_seems_to_go():
    found = parsed("---\ntitle: a\n\nSome text: here\n")
    assert found.front_matter.title == "a"
    assert (found.body, found.body_line) == ("\nSome text: here\n", 3)


@pytest.mark.parametrize("text", ["---", "---\n", "---\ntitle: a", "\n---\nx: [\n"])
def test_unclosed_front_matter_at_the_end_of_the_file(text):
    assert next(fault.rule for fault in parsed(text).faults) == "front-matter/unclosed"


def test_unclosed_front_matter_is_told_from_a_rule_further_down():
    found = parsed("---\ntitle: a\n\ndate: 2026-01-31\n\nSome prose\nhere.\n\n---\nMore\n")
    [fault] = found.faults
    assert (fault.rule, fault.at) == ("front-matter/unclosed", Location(PATH, 1, 1, 4))
    assert fault.fix == "add a line `---` behind line 4"
    assert found.front_matter.title == "a"
    assert (found.body, found.body_line) == ("\nSome prose\nhere.\n\n---\nMore\n", 5)


def test_broken_yaml_behind_an_empty_line_is_no_unclosed_front_matter():
    assert faults("title: a\n\nsummary: b: c\n") == [("front-matter/syntax", 4, 10, 14)]


def test_toml_is_refused_with_a_way_out():
    found = parsed("+++\ntitle = 'a'\n+++\nbody\n")
    [fault] = found.faults
    assert (fault.rule, fault.at) == ("front-matter/toml", Location(PATH, 1, 1, 4))
    assert (found.body, found.body_line) == ("body\n", 4)


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"])
def test_empty_file(text):
    assert [fault.rule for fault in parsed(text).faults] == ["content/empty-file"]


def test_front_matter_alone():
    assert [fault.rule for fault in parsed("---\ntitle: a\n---\n\n").faults] == ["content/no-text"]


@pytest.mark.parametrize("name", ["_index.md", "_index.de.md"])
def test_section_with_front_matter_alone_is_right(name):
    assert parsed("---\ntitle: a\n---\n", path=PurePosixPath("content/blog", name)).faults == ()


def test_layout_with_front_matter_alone_is_right():
    assert parsed("---\nlayout: contact\n---\n").faults == ()


def test_front_matter_that_is_a_list():
    assert faults("- a\n") == [("front-matter/wrong-type", 2, 1, None)]


# What the keys hold


def test_every_key():
    text = """
title: T
description: D
date: 2026-01-31
lastmod: 2019-10-08 13:00:00 -0500
publishDate: 2026-01-31T08:00:00Z
expiryDate: "2027-01-31"
draft: true
slug: s
url: /u/
aliases: [/a/, /b/]
tags: [x, 2026]
categories: [y]
series: [z]
weight: 3
layout: l
type: docs
summary: S
keywords: [k]
translationKey: tk
cascade: {type: docs}
params: {a: [1, no text, true]}
owner: team
review_by: 2026-06-30
image: i.png
image_alt: alt
canonical: https://x.example/
noindex: false
keyphrase: kp
campaign: c
social: {title: st}
menu: {main: {weight: 2, title: M}, footer: null}
toc: true
allow:
  - {rule: seo/x, because: why, until: 2027-01-31}
"""
    front_matter = values(text, timezone=BERLIN)
    assert front_matter.positions["publishDate"] == Location(PATH, 7, 14, 34)
    expected = FrontMatter(
        title="T",
        description="D",
        date=dt.datetime(2026, 1, 31, tzinfo=BERLIN),
        lastmod=dt.datetime(2019, 10, 8, 13, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
        publish_date=dt.datetime(2026, 1, 31, 8, tzinfo=dt.UTC),
        expiry_date=dt.datetime(2027, 1, 31, tzinfo=BERLIN),
        draft=True,
        slug="s",
        url="/u/",
        aliases=("/a/", "/b/"),
        terms={"tags": ("x", "2026"), "categories": ("y",), "series": ("z",)},
        weight=3,
        layout="l",
        type="docs",
        summary="S",
        keywords=("k",),
        translation_key="tk",
        cascade={"type": "docs"},
        params={"a": [1, "no text", True]},
        owner="team",
        review_by=dt.date(2026, 6, 30),
        image="i.png",
        image_alt="alt",
        canonical="https://x.example/",
        noindex=False,
        keyphrase="kp",
        campaign="c",
        social={"title": "st"},
        menu=(MenuEntry("main", "M", 2), MenuEntry("footer")),
        toc=True,
        allow=(Allowance("seo/x", "why", Location(PATH, 36, 5, 51), dt.date(2027, 1, 31)),),
        positions=front_matter.positions,
    )
    assert front_matter == expected
    assert pickle.loads(pickle.dumps(front_matter)) == expected


def test_keys_and_front_matter_have_the_same_fields():
    keys = {each.name for each in fields(FrontMatterKeys)}
    assert keys == {each.name for each in fields(FrontMatter)} - {"terms", "positions"}


def test_keys_are_found_in_any_case():
    front_matter = values("Title: T\npublishdate: 2026-01-31\nDRAFT: yes\nTags: [a]\n")
    assert front_matter.title == "T"
    assert front_matter.publish_date == dt.datetime(2026, 1, 31, tzinfo=dt.UTC)
    assert front_matter.draft is True
    assert front_matter.terms == {"tags": ("a",)}
    assert set(front_matter.positions) >= {"title", "publishDate", "draft", "tags", "tags.0"}


def test_empty_keys_are_as_if_missing_and_have_a_place():
    front_matter = values("title:\ntags:\n")
    assert front_matter.title is None
    assert front_matter.terms == {}
    assert front_matter.positions["title"] == Location(PATH, 2, 1, 6)


@pytest.mark.parametrize(
    ("menu", "entries"),
    [
        ("main", (MenuEntry("main"),)),
        ("[main, footer]", (MenuEntry("main"), MenuEntry("footer"))),
        ("{main: {weight: -1}}", (MenuEntry("main", None, -1),)),
        ("{main: }", (MenuEntry("main"),)),
    ],
)
def test_menu(menu, entries):
    assert values(f"menu: {menu}\n").menu == entries


@pytest.mark.parametrize(
    ("menu", "rule"),
    [
        ("{main: {wieght: 1}}", "front-matter/unknown-key"),
        ("{main: 3}", "front-matter/wrong-type"),
        ("[[main]]", "front-matter/wrong-type"),
        ("no", "front-matter/wrong-type"),
    ],
)
def test_menu_that_is_wrong(menu, rule):
    assert [fault[0] for fault in faults(f"menu: {menu}\n")] == [rule]


def test_declared_keys_land_in_params():
    declared = {"color": "text", "stars": "number", "new": "boolean", "until": "date", "x": "any"}
    text = "color: red\nstars: 4.5\nnew: true\nuntil: 2026-01-31\nx: {y: 1}\n"
    front_matter = values(text, declared=declared)
    assert front_matter.params == {
        "color": "red",
        "stars": 4.5,
        "new": True,
        "until": dt.datetime(2026, 1, 31, tzinfo=dt.UTC),
        "x": {"y": 1},
    }
    assert front_matter.positions["color"] == Location(PATH, 2, 8, 11)
    assert front_matter.positions["params.color"] == Location(PATH, 2, 8, 11)


def test_declared_keys_join_params():
    front_matter = values("color: red\nparams: {size: 1}\n", declared={"color": "text"})
    assert front_matter.params == {"color": "red", "size": 1}


def test_declared_key_of_the_wrong_type():
    assert faults("stars: many\n", declared={"stars": "number"}) == [
        ("front-matter/wrong-type", 2, 8, 12)
    ]


# What is wrong with them


def test_colon_in_a_title():
    assert faults("title: a: b\n") == [("front-matter/syntax", 2, 8, 12)]


def test_tab():
    assert faults("params:\n\ta: 1\n") == [("front-matter/syntax", 3, 1, 2)]


def test_open_quote():
    assert faults('draft: true\ntitle: "a\nslug: b\n') == [("front-matter/syntax", 3, 8, 9)]


def test_duplicate_key_names_both_lines():
    [fault] = read("title: a\nslug: s\nTitle: b\n").faults
    assert (fault.rule, fault.at) == ("front-matter/duplicate-key", Location(PATH, 4, 1, 6))
    assert fault.message == "`title` is set twice: first on line 2, and again here"
    assert read("title: a\nslug: s\nTitle: b\n").front_matter.title == "a"


@pytest.mark.parametrize("value", ["no", "1.10", "012", "1:20"])
def test_text_that_yaml_reads_otherwise(value):
    assert faults(f"title: {value}\n") == [("front-matter/wrong-type", 2, 8, 8 + len(value))]


def test_bad_date():
    [fault] = read("title: a\ndate: 2026-13-45\n").faults
    assert (fault.rule, fault.at) == ("front-matter/bad-value", Location(PATH, 3, 7, 17))
    assert fault.message == "`2026-13-45` is not a date: month must be in 1..12"


def test_python_object():
    assert faults("title: !!python/object/apply:os.system [ls]\n") == [
        ("front-matter/tag", 2, 8, 44)
    ]


def test_unknown_key_with_a_near_one():
    assert faults("noindx: true\n") == [("front-matter/unknown-key", 2, 1, 7)]
    assert fixes("noindx: true\n") == ["did you mean `noindex`?"]


def test_unknown_key_of_another_generator():
    assert fixes("permalink: /x/\n") == ["did you mean `url`?"]


def test_unknown_key_like_no_other():
    assert fixes("youtube_id: x\n") == [
        "put it under `params:`, or declare it in `front_matter:` of site.yaml"
    ]


def test_tags_that_are_no_list():
    assert faults("tags: a, b\n") == [("front-matter/wrong-type", 2, 7, 11)]
    assert fixes("tags: a, b\n") == ["write it as a list: `tags: [a, b]`"]


def test_all_faults_of_a_file_are_listed():
    text = "title: no\ntags: a\nnoindx: true\ndate: soon\ntitle: b\nweight: heavy\n"
    assert [fault[1] for fault in faults(text)] == [2, 3, 4, 5, 6, 7]


def test_allowance_without_a_rule():
    assert faults("allow:\n  - because: x\n") == [("front-matter/missing-key", 3, None, None)]


def test_allowance_has_no_path_in_a_page():
    assert faults("allow:\n  - {rule: a/b, path: x}\n") == [("front-matter/unknown-key", 3, 17, 21)]


def test_every_fault_is_in_the_catalogue():
    known = {kind.id for kind in KINDS}
    texts = [
        "title: no\ntags: a\nnoindx: true\ndate: soon\ntitle: b\nallow: [{}]\nparams: {a: no}\n",
        "title: !x y\nparams: &a [*a]\n",
        "title: a: b\n",
    ]
    found = {fault.rule for text in texts for fault in read(text).faults}
    found |= {
        fault.rule
        for text in ("", "---\n", "+++\n+++\n", "title: a\n")
        for fault in parsed(text).faults
    }
    assert found <= known
    assert known - found == {"content/not-utf8", "content/hidden-character"}


# What sections hand down


def test_cascade_is_typed():
    text = "cascade:\n  publishdate: 2026-01-31\n  tags: [a]\n  params: {x: 1}\n"
    assert values(text).cascade == {
        "publish_date": dt.datetime(2026, 1, 31, tzinfo=dt.UTC),
        "terms": {"tags": ("a",)},
        "params": {"x": 1},
    }


@pytest.mark.parametrize("key", ["slug", "url", "aliases", "title", "cascade", "nonsense"])
def test_cascade_refuses_what_pages_cannot_share(key):
    assert [fault[:2] for fault in faults(f"cascade:\n  {key}: [x]\n")] == [
        ("front-matter/unknown-key", 3)
    ]


def test_cascade_fills_what_the_page_leaves_open():
    cascade = values("cascade: {type: docs, draft: true, noindex: true, tags: [a]}\n").cascade
    own = values("type: blog\ndraft: false\n")
    front_matter = inherit(own, cascade)
    assert front_matter.type == "blog"
    assert front_matter.draft is False
    assert front_matter.noindex is True
    assert front_matter.terms == {"tags": ("a",)}
    assert front_matter.positions == own.positions


def test_cascade_of_params_comes_down_one_by_one():
    cascade = values("cascade: {params: {a: 1, b: 2}, series: [s]}\n").cascade
    front_matter = inherit(values("params: {b: 3}\ntags: [t]\n"), cascade)
    assert front_matter.params == {"a": 1, "b": 3}
    assert front_matter.terms == {"series": ("s",), "tags": ("t",)}


def test_nearest_section_wins():
    near = values("cascade: {type: docs}\n").cascade
    far = values("cascade: {type: blog, layout: wide}\n").cascade
    front_matter = inherit(inherit(FrontMatter(), near), far)
    assert (front_matter.type, front_matter.layout) == ("docs", "wide")


def test_inheriting_nothing_changes_nothing():
    own = values("title: a\n")
    assert inherit(own, {}) is own


def test_schema_has_the_keys_of_the_site():
    properties = schema(("series",), {"color": "text"})["properties"]
    assert {"title", "publishDate", "tags", "series", "color"} <= set(properties)
    assert "terms" not in properties


# A real site


@pytest.mark.skipif(
    not CORPUS.exists(), reason="the corpus of real sites is not beside the checkout"
)
def test_real_site_has_its_duplicate_keys_and_no_other_broken_yaml():
    import tarfile  # noqa: PLC0415 - for this test alone

    found = {}
    with tarfile.open(CORPUS) as archive:
        for member in archive:
            place = PurePosixPath(member.name)
            if "content" not in place.parts or place.suffix != ".md":
                continue
            text, _ = decode(archive.extractfile(member).read(), place)
            for fault in parsed(text, path=place).faults:
                found.setdefault(fault.rule, set()).add(fault.at.path)
    assert len(found["front-matter/duplicate-key"]) == 16
    assert "front-matter/syntax" not in found
