"""Boundaries of the rules on structured data."""

import json
import re
import time

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.checks.structured.json_ld import position, read_script
from generator.checks.structured.summary import things
from generator.checks.structured.values import is_address, is_date
from generator.rules.catalogue import rules
from generator.rules.examples import Example, run

RULES = {rule.id: rule for rule in rules() if rule.family == "structured-data"}


def script(data, *, context=True):
    known = {"@context": "https://schema.org"} if context else {}
    text = data if isinstance(data, str) else json.dumps({**known, **data})
    return f'<script type="application/ld+json">{text}</script>\n'


def every(html):
    """Rule and message of every finding of the family; `image-missing` wants a whole site."""
    return [
        (rule.id.partition("/")[2], message)
        for rule in RULES.values()
        for message in run(rule, Example(passes=True, text=html))
    ]


def of(what, data):
    html = data if isinstance(data, str) and data.startswith("<") else script(data)
    return run(RULES[f"structured-data/{what}"], Example(passes=True, text=html))


# Values.


@pytest.mark.parametrize(
    ("name", "value", "is_reported"),
    [
        ("url", 5, True),
        ("isAccessibleForFree", 5, True),
        ("wordCount", 5, False),
        ("datePublished", 2026, False),
        ("headline", 5, False),
        ("isAccessibleForFree", True, False),
        ("wordCount", True, True),
        ("headline", True, False),
    ],
)
def test_numbers_and_booleans_where_others_are_wanted(name, value, is_reported):
    found = of("value-type", {"@type": "Article", name: value})
    shown = str(value).lower() if isinstance(value, bool) else value
    assert len(found) == is_reported
    assert all(one.startswith(f"`{name}` is {shown}, but should be ") for one in found)


# Reading.


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "structured data is empty"),
        ("  \n ", "structured data is empty"),
        ('"text"', "structured data is a plain value where an object is expected"),
        ('{"a": NaN}', "structured data cannot be read: `NaN` is not a JSON value"),
        ("{}{}", "structured data cannot be read: there is text after the end at line 1, column 3"),
        ('{\n"a": }', "structured data cannot be read: a value is missing at line 2, column 6"),
        ("[" * 100_000, "structured data cannot be read: it is nested too deep"),
    ],
)
def test_script_that_cannot_be_read(text, message):
    assert of("syntax", script(text)) == [message]


def test_deep_data_ends_somewhere():
    deep = '{"@context": "https://schema.org", "@type": "Thing", "image": ' * 300 + "{}" + "}" * 300
    assert read_script(deep).fault is None


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org", "http://schema.org/", "HTTPS://SCHEMA.ORG", "https://www.schema.org",
        ["https://schema.org", {"x": "https://x.example/"}], {"@vocab": "https://schema.org/"},
    ],
)  # fmt: skip
def test_context_is_recognised(context):
    data = script({"@context": context, "@type": "Persn"}, context=False)
    assert [what for what, _ in every(data)] == ["type-unknown"]


@pytest.mark.parametrize(
    "context", ["https://w3id.org/security/v1", {"@vocab": "https://x.example/"}]
)
def test_other_vocabularies_are_left_alone(context):
    assert every(script({"@context": context, "@type": "Persn", "nme": 1}, context=False)) == []


def test_names_may_be_written_whole():
    data = {
        "@type": "http://schema.org/Person",
        "schema:name": "Ada",
        "https://schema.org/nme": "x",
    }
    assert of("property-unknown", data) == ["there is no property `nme`"]


# One reading, however it is written.

_WHOLE = {"Offer": "https://schema.org/Offer", "price": "https://schema.org/price"}


@pytest.mark.parametrize("data", [
    {"@context": "https://schema.org", "@type": "Offer", "price": "12,00"},
    {"@context": "https://schema.org", "type": "Offer", "price": "12,00"},
    {"@context": ["https://schema.org", {"kind": "@type"}], "kind": "Offer", "price": "12,00"},
    {"@context": {"@vocab": "https://schema.org/", "kind": {"@id": "@type"}}, "kind": "Offer",
     "price": "12,00"},
    {"@context": {"s": "https://schema.org/"}, "@type": "s:Offer", "s:price": "12,00"},
    {"@context": {"s": {"@id": "https://schema.org/"}}, "@type": "s:Offer", "s:price": "12,00"},
    {"@context": _WHOLE, "@type": "Offer", "price": "12,00"},
    {"@context": {"s": "https://schema.org/", "cost": "s:price"}, "@type": "s:Offer",
     "cost": "12,00"},
    {"@context": ["https://w3id.org/x", "https://schema.org"], "@type": "Offer", "price": "12,00"},
    {"@context": ["https://schema.org", "https://w3id.org/x"], "@type": "Offer", "price": "12,00"},
    {"@type": "https://schema.org/Offer", "https://schema.org/price": {"@value": "12,00"}},
    {"@context": "https://schema.org", "@graph": [{"type": "Offer", "price": "12,00"}]},
    [{"@context": "https://w3id.org/x", "@type": "Offr", "prce": 1},
     {"@context": "https://schema.org", "@type": "Offer", "price": "12,00"}],
    {"@context": "https://w3id.org/x", "@type": "x", "thing":
     {"@context": "https://schema.org", "@type": "Offer", "price": "12,00"},
     "https://schema.org/offers": {"@type": "https://schema.org/Offer",
                                   "https://schema.org/price": "12,00"}},
])  # fmt: skip
def test_json_ld_is_read_by_its_context(data):
    html = script(json.dumps(data))
    assert of("price", html) == ["`price` is `12,00`, which is not a plain number"]
    for silent in ("type-unknown", "property-unknown", "type-missing", "context"):
        assert of(silent, html) == []


@pytest.mark.parametrize("data", [
    {"@context": ["https://schema.org", {"rating": "https://x.example/rating"}],
     "@type": "Person", "rating": 5},
    {"@context": ["https://schema.org", {"mass": None}], "@type": "Person", "mass": 5},
    {"@context": ["https://schema.org", "https://w3id.org/x"], "@type": "Person", "proof": {"a": 1}},
    {"@context": "https://schema.org", "@type": "Person",
     "knows": {"@context": {"@vocab": "https://x.example/"}, "@type": "Freund", "nme": "Bob"}},
    {"@context": ["https://schema.org", {"x": "https://x.example/"}], "@type": ["Person", "x:Y"],
     "x:z": 1},
    {"@context": ["https://schema.org", {"inside": {"@reverse": "https://schema.org/member"}}],
     "@type": "Person", "inside": {"@type": "Organization", "name": "Us"}},
    {"@context": ["https://schema.org", {"name": {"@container": "@language"}}], "@type": "Person",
     "name": {"en": "Ada", "de": "Ada"}},
    {"@context": {"@vocab": "https://x.example/"}, "type": "Persn", "nme": 1},
])  # fmt: skip
def test_words_of_other_vocabularies_are_left_alone(data):
    assert every(script(json.dumps(data))) == []


def test_keywords_by_other_names_are_no_properties():
    (block,) = HtmlPage(
        script({"type": "Person", "id": "https://x.example/#me", "name": "Ada"})
    ).fact(structured_data)
    (node,) = block.nodes
    assert (node.types, node.id, dict(node.properties)) == (
        ("Person",), "https://x.example/#me", {"name": ("Ada",)},
    )  # fmt: skip


def test_fault_points_at_a_word_written_in_another_way():
    html = script({"type": "Persn"})
    (block,) = HtmlPage(html).fact(structured_data)
    assert html[block.offset(block.nodes[0], ("@type",)) :].startswith('"type"')


_MARKUP = {
    "microdata": '<div itemscope itemtype="https://schema.org/Offer">{}</div>',
    "RDFa": '<div vocab="https://schema.org/" typeof="Offer">{}</div>',
}


@pytest.mark.parametrize(("form", "inside", "price"), [
    ("microdata", '<span itemprop="price" content="12.00">$12</span>', "12.00"),
    ("microdata", '<data itemprop="price" value="12.00">$12</data>', "12.00"),
    ("microdata", '<data itemprop="price" value="12.00" content="9">$12</data>', "12.00"),
    ("microdata", '<meta itemprop="price" content=" 12.00 ">', "12.00"),
    ("microdata", '<span itemprop="price">12.00</span>', "12.00"),
    ("microdata", '<time itemprop="price" content="12.00">$12</time>', "12.00"),
    ("microdata", '<a itemprop="price" content="12.00">$12</a>', "12.00"),
    ("microdata", '<img itemprop="price">', ""),
    ("RDFa", '<span property="price" content="12.00">$12</span>', "12.00"),
    ("RDFa", '<span property="price">12.00</span>', "12.00"),
    ("RDFa", '<a property="price" datatype="" href="/x">12.00</a>', "12.00"),
    ("RDFa", '<time property="price" datetime="12.00">$12</time>', "12.00"),
])  # fmt: skip
def test_value_of_an_element(form, inside, price):
    (block,) = HtmlPage(_MARKUP[form].format(inside)).fact(structured_data)
    assert block.nodes[0].properties["price"] == (price,)


@pytest.mark.parametrize("element", [
    '<link itemprop="availability" href="https://schema.org/InStock">',
    '<meta itemprop="availability" content="InStock">',
    '<span itemprop="availability" content="https://schema.org/InStock">Yes</span>',
    '<link property="availability" href="https://schema.org/InStock">',
    '<span property="availability" resource="https://schema.org/InStock">Yes</span>',
    '<span property="availability" resource="schema:InStock">Yes</span>',
])  # fmt: skip
def test_member_of_a_list_may_be_an_address(element):
    form = "RDFa" if "property=" in element else "microdata"
    assert of("enumeration", _MARKUP[form].format(element)) == []
    wrong = _MARKUP[form].format(element.replace("InStock", "InStok"))
    assert len(of("enumeration", wrong)) == 1


def test_things_of_rdfa_are_joined_by_their_names():
    html = (
        '<div vocab="https://schema.org/"><div typeof="Event" resource="#fair">'
        '<span property="name">Fair</span><div resource="#hall"><i property="name">Hall</i></div>'
        '<b property="location" resource="#hall"></b></div>'
        '<div resource="#fair"><time property="startDate" datetime="2026-05-01">May</time></div>'
        '<div typeof="Place" resource="#hall"><i property="address">Ulm</i></div></div>'
    )
    fair, hall = (block.nodes[0] for block in HtmlPage(html).fact(structured_data))
    assert fair.texts("name") == ("Fair",)
    assert fair.texts("startDate") == ("2026-05-01",)
    assert [one.id for one in fair.nodes("location")] == ["#hall"]
    assert (hall.texts("name"), hall.texts("address")) == (("Hall",), ("Ulm",))


@pytest.mark.parametrize("written", [
    "https://schema.org/Book", "http://www.schema.org/Book", "schema:Book", "Book",
    {"@id": "https://schema.org/Book"}, ["https://x.example/Novel", "https://schema.org/Book"],
])  # fmt: skip
def test_additional_type_brings_its_properties(written):
    book = {
        "@type": "Product",
        "name": "Spades",
        "isbn": "9780000000002",
        "additionalType": written,
    }
    assert of("property-unknown", book) == []
    assert of("property-unknown", {**book, "additionalType": "https://x.example/Novel"}) != []


def test_additional_type_makes_no_rich_result():
    thing = {"@type": "CreativeWork", "additionalType": "https://schema.org/Event"}
    assert of("required", thing) == []


_THING = "https://schema.org/Thing"
_TWICE = "<div itemprop='a b' itemscope>"
_THRICE = "<p property=x typeof=Thing resource='#a'></p>" * 3
_THEMSELVES = (
    (
        f"<div id=b>{'<p itemprop=x itemscope itemref=b></p>' * 2}</div>"
        f"<div itemscope itemtype='{_THING}' itemref=b></div>"
    ),
    f"<div itemscope itemtype='{_THING}'>{_TWICE * 60}",
    (
        "<div vocab='https://schema.org/'><div typeof=Thing resource='#a'></div>"
        f"<div resource='#a'>{_THRICE}</div></div>"
    ),
)


@pytest.mark.parametrize("html", _THEMSELVES)
def test_things_that_hold_themselves_come_to_an_end(html):
    start = time.process_time()
    assert HtmlPage(html).fact(structured_data)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", [
    '{"@context": ' + "[" * 900 + "]" * 900 + ', "@type": "Thing"}',
    '{"@context": "https://schema.org", "name": ' + "[" * 900 + "]" * 900 + "}",
    "[" * 900 + "{}" + "]" * 900,
    '{"@graph": ' * 400 + "1" + "}" * 400,
])  # fmt: skip
def test_deep_script_is_read_or_refused(text):
    assert read_script(text) is not None


@pytest.mark.parametrize("context", [
    1, True, {}, [], [[]], [None, 1], {"@vocab": None}, {"@vocab": 1}, {"a": 1}, {"a": {"@id": 1}},
    {"a": {"@id": None}}, {"a": {"@container": 1}}, {"a": {"@container": [1, {}]}}, {"a:b": "a:b"},
    {"a": "a:b"}, {"a": {"@id": "@type"}}, {"@type": "a"}, {"": ""}, {"a": "@nope"},
])  # fmt: skip
def test_odd_context_is_read(context):
    data = {"@context": context, "@type": "a:b", "a": {"a": [1, {"@value": None}]}, "": 1, ":": 1}
    assert read_script(json.dumps(data)).fault is None


# What things need, nested and alone.

_PLACE = {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "DE"}}
_US = {"@type": "Organization", "name": "Us"}
_JOB = {
    "@type": "JobPosting", "title": "Gardener", "description": "Dig.", "datePosted": "2026-01-01",
    "hiringOrganization": _US, "jobLocation": _PLACE,
}  # fmt: skip
_SPADE = {"@type": "Product", "name": "Spade"}
_STARS = {"@type": "AggregateRating", "ratingValue": 4, "ratingCount": 3}
_REVIEW = {
    "@type": "Review", "author": "Ada", "itemReviewed": _SPADE,
    "reviewRating": {"@type": "Rating", "ratingValue": 4},
}  # fmt: skip
_VIDEO = {"@type": "VideoObject", "name": "V", "thumbnailUrl": "/a.png", "uploadDate": "2026-01-01"}
_EVENT = {"@type": "Event", "name": "Fair", "startDate": "2026-05-01", "location": _PLACE}
_ANSWER = {"@type": "Answer", "text": "42"}
_QUESTION = {"@type": "Question", "name": "Why?", "answerCount": 1, "acceptedAnswer": _ANSWER}


def offer(**more):
    return {"@type": "Offer", **more}


@pytest.mark.parametrize(("data", "wanted"), [
    (_JOB, []),
    ({**_JOB, "jobLocation": {"@type": "Place"}}, ["jobLocation.address"]),
    ({**_JOB, "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress",
      "addressLocality": "Ulm"}}}, ["jobLocation.address.addressCountry"]),
    ({**_JOB, "jobLocation": {"@type": "Place", "address": "Market 1, Ulm, Germany"}}, []),
    ({**_JOB, "jobLocation": [_PLACE, {"@type": "Place"}]}, ["jobLocation.address"]),
    ({**_JOB, "jobLocation": {"@id": "#hall"}}, []),
    ({**_JOB, "hiringOrganization": {"@type": "Organization"}}, ["hiringOrganization.name"]),
    ({**_JOB, "hiringOrganization": {"@type": "Organization", "@id": "#us"}}, []),
    ({**_SPADE, "offers": offer(price="5", priceCurrency="EUR")}, []),
    ({**_SPADE, "offers": offer(price="5")}, ["priceCurrency"]),
    ({**_SPADE, "offers": offer(price="0")}, []),
    ({**_SPADE, "offers": offer(price=0.00)}, []),
    ({**_SPADE, "offers": offer()}, ["price"]),
    ({**_SPADE, "offers": offer(priceSpecification={"@type": "UnitPriceSpecification", "price": 5})},
     ["priceCurrency"]),
    ({**_SPADE, "offers": offer(priceSpecification={"@type": "UnitPriceSpecification", "price": 5,
      "priceCurrency": "EUR"})}, []),
    ({**_SPADE, "offers": {"@type": "AggregateOffer", "lowPrice": 5}}, ["priceCurrency"]),
    (offer(price="5"), ["priceCurrency"]),
    ({**_EVENT, "offers": [offer(price="5")]}, ["priceCurrency"]),
    ({**_EVENT, "location": {"@type": "Place", "name": "Hall"}}, ["address"]),
    (_REVIEW, []),
    ({**_REVIEW, "reviewRating": {"@type": "Rating", "bestRating": 5}}, ["ratingValue"]),
    ({**_REVIEW, "itemReviewed": {"@type": "Product", "sku": "1"}}, ["itemReviewed.name"]),
    ({**_SPADE, "review": {"@type": "Review", "author": "Ada",
      "reviewRating": {"@type": "Rating"}}}, ["ratingValue"]),
    ({**_SPADE, "aggregateRating": {**_STARS, "ratingValue": ""}}, ["ratingValue"]),
    ({**_STARS, "itemReviewed": _SPADE | {"review": _REVIEW}}, []),
    (_STARS, ["itemReviewed"]),
    ({"@type": "AggregateRating", "itemReviewed": {"@type": "Book"}},
     ["itemReviewed.name", "ratingCount", "ratingValue"]),
    ({"@type": "Rating", "worstRating": 1}, ["ratingValue"]),
    ({**_VIDEO, "hasPart": {"@type": "Clip", "name": "Start", "startOffset": 3}}, ["url"]),
    ({**_VIDEO, "publication": {"@type": "BroadcastEvent", "isLiveBroadcast": True,
      "startDate": "2026-01-01"}}, ["endDate"]),
    ({"@type": "Dataset", "name": "D", "description": "D", "distribution":
      {"@type": "DataDownload", "encodingFormat": "CSV"}}, ["contentUrl"]),
    ({"@type": "QAPage", "mainEntity": _QUESTION}, []),
    ({"@type": "QAPage", "mainEntity": {**_QUESTION, "acceptedAnswer": {"@type": "Answer"}}},
     ["text"]),
    ({"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Why?"}},
     ["acceptedAnswer", "answerCount"]),
    ({"@type": "ProfilePage", "mainEntity": {"@type": "Person", "url": "/ada/"}},
     ["mainEntity.name"]),
    ({"@type": "Article", "image": {"@type": "ImageObject", "width": 100}}, ["contentUrl"]),
    ({"@type": "Article", "image": {"@type": "ImageObject", "url": "/a.png"}}, []),
    ({"@type": "ImageObject", "url": "/a.png"}, []),
    ({"@type": "ImageObject", "url": "/a.png", "acquireLicensePage": "/buy/"},
     ["contentUrl", "creator"]),
    ({"@type": "Article", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}},
     ["cssSelector"]),
    ({"@type": "Article", "speakable": {"@type": "SpeakableSpecification", "name": "x"}},
     ["cssSelector"]),
    ({"@type": "SoftwareApplication", "name": "App"}, ["aggregateRating", "offers"]),
    ({"@type": "VideoGame", "name": "Game"}, []),
    ({"@type": "ProductGroup", "productGroupID": "1"}, ["name"]),
    ({"@type": "Product", "name": "A", "review": {"@id": "#r"}, "hasMerchantReturnPolicy":
      {"@type": "MerchantReturnPolicy", "applicableCountry": "DE"}}, ["returnPolicyCategory"]),
    ({"@type": "Organization", "hasMerchantReturnPolicy":
      {"@type": "MerchantReturnPolicy", "merchantReturnLink": "https://x.example/"}}, []),
    ({"@type": "DiscussionForumPosting", "author": {"@type": "Person", "url": "/a/"},
      "datePublished": "2026-01-01", "text": "Hi", "comment": {"@type": "Comment", "text": "Ho",
      "author": "Bob"}}, ["author.name", "datePublished"]),
])  # fmt: skip
def test_what_nested_and_standalone_things_require(data, wanted):
    asked = [re.search(r"`([^`]+)`", message)[1] for message in of("required", data)]
    assert sorted(asked) == wanted


@pytest.mark.parametrize(("data", "said"), [
    ({**_JOB, "baseSalary": {"@type": "MonetaryAmount", "value": {"@type": "QuantitativeValue",
      "value": 20}}}, "salary of a job could also have `baseSalary.currency` or `salaryCurrency`"),
    ({"@type": "Article", "author": {"@type": "Person", "url": "/ada/"}}, "`author.name`"),
])  # fmt: skip
def test_what_is_recommended(data, said):
    assert any(said in message for message in of("recommended", data))


@pytest.mark.parametrize("data", [
    {**_JOB, "salaryCurrency": "EUR", "baseSalary": {"@type": "MonetaryAmount", "value": 20}},
    {"@type": "Article", "author": "Ada"},
    {"@type": "Article", "author": {"@id": "#ada"}},
    {"@type": "Article", "author": {"@type": "Person", "@id": "#ada"}},
])  # fmt: skip
def test_what_is_said_is_not_recommended_again(data):
    assert not any(word in one for one in of("recommended", data)
                   for word in ("Currency", "author.name"))  # fmt: skip


@pytest.mark.parametrize("data", [
    {"@type": "Article", "image": "data:image/png;base64,AAAA"},
    {"@type": "Article", "image": ["https://x.example/a.png", "DATA:image/gif,x"]},
    {"@type": "Organization", "logo": {"@type": "ImageObject", "contentUrl": "data:image/png,x"}},
    {"@type": "VideoObject", "thumbnailUrl": "blob:https://x.example/1"},
])  # fmt: skip
def test_picture_that_stands_in_the_data_itself(data):
    (message,) = of("url", data)
    assert "holds the file itself" in message


def test_picture_that_a_script_may_replace_is_left_alone():
    html = (
        '<div itemscope itemtype="https://schema.org/Article">'
        '<img itemprop="image" src="data:image/gif;base64,R0lGODlh" data-src="/a.png"></div>'
    )
    assert of("url", html) == []


def test_script_with_parameters_in_its_type_is_read():
    html = '<script type="application/ld+json; charset=utf-8">{]</script>'
    assert len(of("syntax", html)) == 1


def test_data_in_a_template_element_is_no_part_of_the_page():
    assert every(f"<template>{script('{]')}</template>") == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("a",), '"a"'), (("b",), '"b"'), (("b", 1, "c"), '"c"'), (("b", 0), "1"), (("d",), None),
        (("a", "x"), None), ((), "{"),
    ],
)  # fmt: skip
def test_position_of_a_value(path, found):
    text = ' { "a" : "x, \\" ]" , "b" : [ 1 , { "c" : {} } ] }'
    at = position(text, path)
    assert (None if at is None else text[at : at + len(found or "")]) == found


# The vocabulary.


@pytest.mark.parametrize("data", [
    {"@type": "Offer", "price": "free"},
    {"@type": "Offer", "price": "1,299.00"},
    {"@type": "Offer", "price": "€5"},
])  # fmt: skip
def test_price_that_is_no_number(data):
    assert len(of("price", data)) == 1


@pytest.mark.parametrize("price", ["5", "5.00", 5, 0, "0.5", "-1"])
def test_price_that_is_one(price):
    assert of("price", {"@type": "Offer", "price": price}) == []


@pytest.mark.parametrize(
    ("code", "wrong"),
    [("EUR", 0), ("XCG", 0), ("BTC", 0), ("EURO", 1), ("€", 1), ("eur", 1), ("BGN ", 1), ("", 0)],
)
def test_codes_of_money(code, wrong):
    assert len(of("currency", {"@type": "Offer", "priceCurrency": code})) == wrong


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2026", True), ("2026-01", True), ("2026-01-31", True), ("20260131", True),
        ("2026-01-31T08:00", True), ("2026-01-31T08:00:00.5Z", True), ("2026-01-31T08:00+01:00", True),
        ("2024-02-29", True), ("2026-02-29", False), ("2026-13-01", False), ("2026-1-5", False),
        ("2026-01-31 08:00", False), ("31.01.2026", False), ("Jan 31, 2026", False), ("", False),
    ],
)  # fmt: skip
def test_dates(text, right):
    assert is_date(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("https://x.example/", True), ("/a/", True), ("a.jpg", True), ("#a", True), ("mailto:a@b.c", True),
        ("urn:isbn:1", True), ("www.x.example", False), ("https:/x.example", False), ("https//x", False),
        ("a b", False), ("{{ url }}", False), ("https://", False),
    ],
)  # fmt: skip
def test_addresses(text, right):
    assert is_address(text) is right


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Article", "author": "Ada"},
        {"@type": "Article", "author": {"name": "Ada"}},
        {"@type": "Article", "author": {"@id": "#ada"}},
        {"@type": "Article", "author": {"@type": "Thing", "name": "Ada"}},
        {"@type": "Article", "author": {"@type": "OrganizationRole", "author": "Ada"}},
        {"@type": ["Article", "Product"], "gtin": "1", "headline": "x"},
        {"@type": "WebSite", "potentialAction": {"@type": "SearchAction", "query-input": "required name=q"}},
        {"@type": "Recipe", "cookTime": {"@type": "QuantitativeValue", "value": 3}},
        {"@type": "Article", "isAccessibleForFree": "False"},
        {"@type": "Article", "wordCount": "300"},
        {"@type": "OpeningHoursSpecification", "dayOfWeek": "http://purl.org/goodrelations/v1#Monday"},
        {"@type": "ex:Spade", "ex:blade": 3, "nothing": 1} | {"nothing": None},
        {"@type": "Article", "name": ""},
        {"@type": "Event", "duration": "P1DT2H"},
    ],
)  # fmt: skip
def test_vocabulary_allows(data):
    kinds = ("type-unknown", "property-unknown", "value-type", "enumeration", "date", "url")
    assert [found for what in kinds for found in of(what, data)] == []


def test_property_of_an_unknown_type_is_not_doubted():
    found = every(script({"@type": "Persn", "name": "Ada"}))
    assert found == [("type-unknown", "there is no type `Persn`")]


def test_unknown_property_names_the_one_that_was_meant():
    page = HtmlPage(script({"@type": "Person", "jobTitel": "x"}))
    (problem,) = RULES["structured-data/property-unknown"].check(page, None)
    assert problem.fix == "did you mean `jobTitle`?"
    assert problem.passage.text == '"jobTitel"'
    assert page.html[problem.passage.offset :].startswith('"jobTitel"')


# Rich results.


@pytest.mark.parametrize(
    ("data", "absent"),
    [
        ({"@type": "Product", "name": "x", "review": {"@type": "Review", "author": "a", "reviewRating": 5}}, 0),
        ({"@type": "Product", "name": "x", "offers": {"@type": "Offer"}}, 1),
        ({"@type": "Product", "name": "x", "offers": {"@type": "AggregateOffer", "lowPrice": 1}}, 1),
        ({"@type": "ProductGroup", "name": "x"}, 0),
        ({"@type": "Review", "author": "a", "reviewRating": 5, "itemReviewed": {"@type": "Product", "name": "x"}}, 0),
        ({"@type": "Review", "author": "a", "reviewRating": 5}, 1),
        ({"@type": "MusicEvent"}, 3),
        ({"@type": "Event", "name": "x", "startDate": "2026", "location": {"@type": "Place", "name": "y"}}, 1),
        ({"@type": "Event", "name": "x", "startDate": "2026", "location": {"@type": "VirtualLocation"}}, 0),
        ({"@type": "Article", "publisher": {"@type": "LocalBusiness", "name": "x"}}, 0),
        ({"@type": "Dentist", "name": "x"}, 1),
        ({"@type": "JobPosting", "title": "x", "description": "y", "datePosted": "2026-01-01",
          "hiringOrganization": "z", "applicantLocationRequirements": {"@type": "Country", "name": "DE"}}, 0),
        ({"@type": "Article"}, 0),
        ({"@id": "https://www.example.com/#x"}, 0),
    ],
)  # fmt: skip
def test_what_is_required(data, absent):
    assert len(of("required", data)) == absent


@pytest.mark.parametrize(
    ("value", "best", "wrong"),
    [
        (5, None, 0),
        (1, None, 0),
        (5.1, None, 1),
        (0.5, None, 1),
        (10, 10, 0),
        ("4,5", None, 0),
        ("9", "10", 0),
    ],
)
def test_ratings(value, best, wrong):
    data = {"@type": "AggregateRating", "ratingValue": value, "ratingCount": 1}
    assert len(of("rating", data if best is None else {**data, "bestRating": best})) == wrong


# Agreement with the page.

ARTICLE = {
    "@type": "Article",
    "headline": "Spades for clay",
    "author": {"@type": "Person", "name": "Ada Moss"},
}


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Spades for clay", 0), ("SPADES  for <em>clay</em>!", 0), ("Spades", 0), ("All about spades for clay soil", 0),
        ("Rakes and hoes", 1),
    ],
)  # fmt: skip
def test_headline_on_the_page(heading, asked):
    assert len(of("headline-differs", script(ARTICLE) + f"<h1>{heading}</h1>")) == asked


def test_headline_without_a_heading_is_not_asked_about():
    assert of("headline-differs", ARTICLE) == []


def test_list_of_articles_is_not_compared():
    html = script(ARTICLE) + script({**ARTICLE, "headline": "Other"}) + "<h1>News</h1>"
    assert of("headline-differs", html) == of("author-unseen", html) == []


@pytest.mark.parametrize(
    ("text", "asked"), [("By Ada Moss", 0), ("Moss, A.", 0), ("ADA", 0), ("Spades", 1)]
)
def test_author_on_the_page(text, asked):
    assert len(of("author-unseen", script(ARTICLE) + f"<p>{text}</p>")) == asked


@pytest.mark.parametrize(
    ("price", "text", "asked"),
    [
        ("1299.00", "1.299,00 €", 0), ("1299.00", "$1,299", 0), ("1299", "1 299 kr", 0), ("1299", "CHF 1’299.–", 0),
        ("19.9", "19,90", 0), ("19.90", "only 19.90!", 0), ("19.90", "ab 24,90", 1), ("0", "free", 0),
    ],
)  # fmt: skip
def test_price_on_the_page(price, text, asked):
    data = {"@type": "Product", "name": "x", "offers": {"@type": "Offer", "price": price}}
    assert len(of("price-unseen", script(data) + f"<p>{text}</p>")) == asked


# Other forms.

MICRODATA = """
<div itemscope itemtype="https://schema.org/Product" itemref="more">
<h1 itemprop="name">Spade</h1><div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
<meta itemprop="priceCurrency" content="euro"><span itemprop="price">19,90</span></div></div>
<p id="more">By <span itemprop="colour">red</span></p>
"""


def test_microdata_is_checked_with_what_it_refers_to():
    found = dict(every(MICRODATA))
    assert found["currency"] == "`priceCurrency` is `euro`, which is not a currency code (ISO 4217)"
    assert found["price"] == "`price` is `19,90`, which is not a plain number"
    assert found["property-unknown"] == "there is no property `colour`"


def test_microdata_that_refers_to_itself_ends():
    html = '<div id="a" itemscope itemtype="https://schema.org/Thing" itemref="a"><p itemprop="name">x</p></div>'
    assert HtmlPage(html).fact(structured_data)[0].nodes[0].has("name")


def test_rdfa_is_checked():
    html = (
        '<div vocab="https://schema.org/" typeof="Product"><p property="name">Spade</p>'
        '<div property="offers" typeof="Offer"><p property="price">5</p>'
        '<p property="priceCurrency" content="eur">€</p></div></div>'
    )
    assert (
        "currency",
        "`priceCurrency` is `eur`, which is not a currency code (ISO 4217)",
    ) in every(html)


def test_tags_of_other_vocabularies_are_no_rdfa():
    assert every('<meta property="og:title" content="x"><div typeof="foaf:Person"></div>') == []


# Across pages.


def site(one, other):
    return f"<!-- file: /index.html -->\n{script(one)}<!-- file: /a/index.html -->\n{script(other)}"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("https://www.example.com/#us", 0), ("/#us", 0), ("#us", 1), ("https://www.example.com/a/", 0),
        ("https://elsewhere.example/#us", 0), ("_:b0", 1), ("https://www.example.com/#them", 1),
    ],
)  # fmt: skip
def test_reference_to_another_page(name, wrong):
    one = {"@type": "Organization", "@id": "https://www.example.com/#us", "name": "x"}
    other = {"@type": "Article", "publisher": {"@id": name}}
    assert (
        len(run(RULES["structured-data/id-unresolved"], Example(True, site(one, other)))) == wrong
    )


# For a person to look at.


def test_summary_says_what_is_told_and_what_is_missing():
    data = {"@type": "Product", "name": "x" * 300, "offers": {"@type": "Offer", "price": 5}}
    block, broken = HtmlPage(script(data) + script("{")).fact(structured_data)
    (found,) = things(block)
    assert found["types"] == ["Product"]
    assert found["properties"][0] == ["name", "x" * 200 + "…"]
    assert found["properties"][1][1]["types"] == ["Offer"]
    assert found["results"] == [
        {"title": "product", "missing": [], "could_add": ["`image`", "`description`"]}
    ]
    assert things(broken) == []
    json.dumps(found)
