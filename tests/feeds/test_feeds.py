import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.feeds.atom import ATOM, atom
from generator.feeds.entry import Author, Channel, Entry
from generator.feeds.json_feed import json_feed
from generator.feeds.rss import CONTENT, rss
from generator.feeds.validate import validate

HOME = "https://www.example.com/"
MOMENT = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.timezone(dt.timedelta(hours=2)))
CHANNEL = Channel("News & more", f"{HOME}feed", HOME, MOMENT, "All that is new", "en-GB")
FULL = Entry(
    id=f"{HOME}spades/",
    url=f"{HOME}spades/",
    title="Spades < 3",
    updated=MOMENT,
    published=MOMENT - dt.timedelta(days=1),
    summary="Dig if a < b.",
    content="<p>Dig ]]> deep</p>",
    authors=(Author("Ann", f"{HOME}ann/", "ann@example.com"), Author("Bob")),
    tags=("tools", "garden & home"),
    image=f"{HOME}spade.png",
)
BARE = Entry(id="tag:example.com,2026:1", url=f"{HOME}a/", title="A", updated=MOMENT)


@pytest.mark.parametrize("entries", [[], [BARE], [FULL], [FULL, BARE]])
def test_feeds_are_valid(entries):
    assert validate("atom", atom(CHANNEL, entries)) == []
    assert validate("rss", rss(CHANNEL, entries)) == []


@given(st.text(), st.text())
def test_any_text_makes_a_valid_feed(title, body):
    entry = Entry("urn:x:1", HOME, title, MOMENT, summary=body, content=body, tags=(title,))
    assert validate("atom", atom(CHANNEL, [entry])) == []
    assert validate("rss", rss(CHANNEL, [entry])) == []
    json.loads(json_feed(CHANNEL, [entry]))


def test_atom_carries_everything():
    root = etree.fromstring(atom(CHANNEL, [FULL]))
    entry = root.find(f"{{{ATOM}}}entry")

    def text(name):
        return entry.findtext(f"{{{ATOM}}}{name}")

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert text("title") == "Spades < 3"
    assert text("published") == "2026-03-03T05:06:07+02:00"
    assert text("updated") == "2026-03-04T05:06:07+02:00"
    assert text("content") == "<p>Dig ]]> deep</p>"
    assert [author.findtext(f"{{{ATOM}}}name") for author in entry.iter(f"{{{ATOM}}}author")] == [
        "Ann",
        "Bob",
    ]


def test_atom_feed_without_author_names_the_site():
    root = etree.fromstring(atom(CHANNEL, [BARE]))
    assert root.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name") == "News & more"


def test_rss_carries_everything():
    item = etree.fromstring(rss(CHANNEL, [FULL])).find("channel/item")
    assert item.findtext("pubDate") == "Tue, 03 Mar 2026 05:06:07 +0200"
    assert item.find("guid").get("isPermaLink") == "true"
    assert item.findtext(f"{{{CONTENT}}}encoded") == "<p>Dig ]]> deep</p>"
    assert [category.text for category in item.findall("category")] == ["tools", "garden & home"]


def test_rss_description_is_plain_text_as_html():
    item = etree.fromstring(rss(CHANNEL, [FULL])).find("channel/item")
    assert item.findtext("description") == "Dig if a &lt; b."


def test_rss_id_that_is_no_address_is_no_permalink():
    item = etree.fromstring(rss(CHANNEL, [BARE])).find("channel/item")
    assert item.find("guid").get("isPermaLink") == "false"


def test_control_characters_are_dropped():
    entry = Entry("urn:x:1", HOME, "a\x00b\x0bc\ud800d\ufffee\tf", MOMENT)
    root = etree.fromstring(atom(CHANNEL, [entry]))
    assert root.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "abcde\tf"


def test_json_feed_carries_everything():
    feed = json.loads(json_feed(CHANNEL, [FULL]))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == HOME
    assert "icon" not in feed
    assert feed["items"] == [
        {
            "id": f"{HOME}spades/",
            "url": f"{HOME}spades/",
            "title": "Spades < 3",
            "summary": "Dig if a < b.",
            "image": f"{HOME}spade.png",
            "date_published": "2026-03-03T05:06:07+02:00",
            "date_modified": "2026-03-04T05:06:07+02:00",
            "authors": [{"name": "Ann", "url": f"{HOME}ann/"}, {"name": "Bob"}],
            "tags": ["tools", "garden & home"],
            "content_html": "<p>Dig ]]> deep</p>",
        }
    ]


def test_json_item_without_content_has_text():
    assert json.loads(json_feed(CHANNEL, [BARE]))["items"][0]["content_text"] == ""


def test_json_feed_without_entries_has_items():
    assert json.loads(json_feed(CHANNEL, []))["items"] == []


def test_a_date_without_time_zone_is_refused():
    naive = MOMENT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        Entry("urn:x:1", HOME, "A", MOMENT, naive)
    with pytest.raises(ValueError, match="time zone"):
        Channel("A", HOME, HOME, naive)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("atom", b"<updated>2026", b"<updated>yesterday 2026"),
        ("atom", b"<title>News &amp; more</title>", b""),
        ("atom", b'term="tools"', b""),
        ("atom", b'rel="self"', b'nonsense="self"'),
        ("rss", b'version="2.0"', b'version="3.0"'),
        ("rss", b"<link>https://www.example.com/</link>", b""),
        ("rss", b"Tue, 03 Mar 2026", b"2026-03-03"),
        ("rss", b"<category>tools</category>", b"<tag>tools</tag>"),
    ],
)
def test_schema_refuses(kind, before, after):
    data = (atom if kind == "atom" else rss)(CHANNEL, [FULL])
    assert before in data
    assert validate(kind, data.replace(before, after))


def test_item_needs_title_or_description():
    text = '<rss version="2.0"><channel><title>a</title><link>https://e.example/</link>'
    text += "<description/><item>%s</item></channel></rss>"
    assert validate("rss", (text % "<description>d</description>").encode()) == []
    assert validate("rss", (text % "<link>https://e.example/a</link>").encode())


def test_malformed_xml_names_the_line():
    assert validate("atom", b"<feed>\n<a></b>")[0].startswith("line 2: ")


def test_entities_are_refused_and_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hush")
    bomb = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss>&x;</rss>'
    problems = validate("rss", bomb.encode())
    assert problems == ["line 1: a document type declaration has no place here"]
