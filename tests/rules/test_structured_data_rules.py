"""Boundaries of the rules on structured data."""

import json

import pytest

from generator.checks.html_page import HtmlPage
from generator.checks.structured.gather import structured_data
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
