"""Front matter `structured:` as it is published, and the line that fixes it."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from site_folder import page

from generator.content.front_matter import schema

SETTINGS = "title: Garden\nbase_url: https://www.example.com/\norganization: {name: Garden Ltd}\n"


@pytest.fixture
def publish(make_site):
    """Build a site of the default theme with one page, and read what is said of it."""

    def made(body="Words.\n", **keys):
        site = make_site(
            {"site.yaml": SETTINGS, "content/shop/one.md": page("Spade", body, **keys)},
        )
        ran = site.build()
        html = site.text("shop/one/index.html")
        scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        return ran, [node for script in scripts for node in json.loads(script)["@graph"]]

    return made


def test_page_without_it_has_its_trail_alone(publish):
    _, nodes = publish()
    assert [node["@type"] for node in nodes] == ["BreadcrumbList"]
    assert [step["name"] for step in nodes[0]["itemListElement"]] == ["Home", "Shop", "Spade"]


def test_product_takes_what_the_page_says(publish):
    _, (product, _) = publish(
        description="A spade for clay.",
        structured="{type: Product, brand: Iron, offers: {price: 19.9, priceCurrency: EUR}}",
    )
    assert product == {
        "@type": "Product",
        "@id": "https://www.example.com/shop/one/#entity",
        "name": "Spade",
        "description": "A spade for clay.",
        "url": "https://www.example.com/shop/one/",
        "brand": {"@type": "Brand", "name": "Iron"},
        "offers": {"@type": "Offer", "price": 19.9, "priceCurrency": "EUR"},
    }


def test_own_words_win(publish):
    _, (product, _) = publish(structured="{type: Product, name: The Spade}")
    assert product["name"] == "The Spade"


def test_job_is_of_the_sites_organization(publish):
    _, (job, _) = publish(date="2026-01-02", structured="{type: JobPosting}")
    assert job["hiringOrganization"]["name"] == "Garden Ltd"
    assert job["datePosted"].startswith("2026-01-02")
    assert job["title"] == "Spade"


def test_article_of_another_kind_keeps_its_dates(publish):
    _, (article, _) = publish(date="2026-01-02", structured="{type: NewsArticle, name: News}")
    assert (article["@type"], article["headline"]) == ("NewsArticle", "News")
    assert article["datePublished"].startswith("2026-01-02")


def test_event_tells_people_and_organizations_apart(publish):
    _, (event, _) = publish(
        structured="{type: MusicEvent, startDate: 2026-05-01, location: {name: Hall, address: Ulm},"
        " performer: [Ada, {type: Organization, name: Band}]}"
    )
    assert event["startDate"] == "2026-05-01"
    assert [one["@type"] for one in event["performer"]] == ["Person", "Organization"]
    assert event["location"]["address"] == {"@type": "PostalAddress", "streetAddress": "Ulm"}


def test_script_cannot_be_closed_from_front_matter(publish):
    ran, nodes = publish(structured='{type: Product, name: "</script><script>alert(1)</script>"}')
    assert nodes[0]["name"] == "</script><script>alert(1)</script>"
    assert ran.of("structured-data/syntax") == []


@pytest.mark.parametrize(
    ("structured", "place", "message", "fix"),
    [
        ("{type: Produkt}", "3:20", "`structured.type` cannot be `Produkt`", "did you mean `Product`?"),
        ("{type: Wqzxkjv}", "3:20", "`structured.type` cannot be `Wqzxkjv`", "it is one of Article, Product, Event, LocalBusiness, JobPosting, VideoObject, Person, Organization, FAQPage, or a kind of one"),
        ("{name: x}", "3:13", "`structured.type` is missing", "add `type: Product`, or another type"),
        ("{type: Product, prize: 3}", "3:29", "unknown key `prize`", None),
        ("{type: Product, offers: {prce: 3}}", "3:38", "unknown key `prce`", "did you mean `price`?"),
        ("{type: Event, startDate: soon}", "3:38", "`soon` is not a date", None),
        ("{type: VideoObject, duration: 1h}", "3:43", "`1h` is not an ISO 8601 duration", None),
        ("spade", "3:13", "`structured` must be a mapping (`key: value` lines under it); this is `spade`", None),
    ],
)  # fmt: skip
def test_fault_of_a_key_names_its_place(publish, structured, place, message, fix):
    ran, _ = publish(structured=structured)
    (found,) = ran.of("front-matter/")
    assert (found["source"]["line"], found["source"]["column"]) == tuple(map(int, place.split(":")))
    assert found["message"].startswith(message)
    assert fix in (None, found["fix"])


def test_duration_as_iso_8601_writes_it_is_published(publish):
    ran, _ = publish(structured="{type: VideoObject, duration: PT1M30S}")
    assert ran.of("front-matter/") == []


def test_finding_of_a_value_points_at_its_key(publish):
    ran, _ = publish(structured="{type: Product, offers: {price: 3, priceCurrency: euro}}")
    message = "`priceCurrency` is `euro`, which is not a currency code (ISO 4217)"
    found = ran.shown("structured-data/currency")
    assert found == [f"content/shop/one.md:3:63: structured-data/currency: {message}"]


def test_finding_of_a_missing_value_points_at_the_mapping_around_it(publish):
    ran, _ = publish(structured="{type: Event}")
    places = ran.places("structured-data/required")
    assert places == ["content/shop/one.md:3:13"] * 2


def test_finding_of_a_template_points_at_its_line(make_site):
    site = make_site(
        {
            "content/one.md": page("One"),
            "templates/page.html": "<!doctype html>\n<html lang='en'><head><title>T</title>\n"
            '<script type="application/ld+json">\n{"@context": "https://schema.org",\n'
            '"@type": "Person",\n"nam": "Ada"}\n</script></head><body></body></html>\n',
        }
    )
    assert site.build().shown("structured-data/") == [
        "templates/page.html:6:1: structured-data/property-unknown: there is no property `nam`"
    ]


def test_finding_of_what_a_section_hands_down_points_at_the_section(make_site):
    cascade = "{structured: {type: Event, startDate: 2027-05-01}}"
    site = make_site(
        {
            "site.yaml": SETTINGS,
            "content/fairs/_index.md": page("Fairs", cascade=cascade),
            "content/fairs/one.md": page("One"),
            "content/fairs/two.md": page("Two"),
        }
    )
    (found,) = site.build().of("structured-data/required")
    assert found["message"] == "event has no `location`, which rich results require"
    assert (found["source"]["file"], found["source"]["line"]) == ("content/fairs/_index.md", 3)
    assert found["pages"]["count"] == 2


@pytest.mark.parametrize(
    ("structured", "valid"),
    [
        ({"type": "Product", "brand": "Iron", "offers": {"price": 5}}, True),
        ({"type": "Event", "performer": ["Ada", {"name": "Bo"}]}, True),
        ({"type": "VideoObject", "duration": "PT1M"}, True),
        ({"type": "VideoObject", "duration": "1:30"}, False),
        ({"type": "Produkt"}, False),
        ({"type": "Product", "offers": {"prce": 5}}, False),
    ],
)
def test_schema_knows_the_types(structured, valid):
    validator = Draft202012Validator(schema())
    assert validator.is_valid({"title": "x", "structured": structured}) is valid
