import datetime as dt

import pytest
from lxml import etree

from generator.feeds.entry import Alternate, Url
from generator.feeds.sitemap import IMAGE, SITEMAP, XHTML, sitemap
from generator.feeds.validate import validate

BASE = "https://www.example.com/"
MOMENT = dt.datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=dt.UTC)


def urls(count):
    return [Url(f"{BASE}{number}/", MOMENT) for number in range(count)]


def locations(data):
    return [element.text for element in etree.fromstring(data).iter(f"{{{SITEMAP}}}loc")]


def test_one_file_up_to_the_limit():
    files = sitemap(urls(5), BASE, max_urls=5)
    assert [path for path, _ in files] == ["sitemap.xml"]
    assert validate("sitemap", files[0][1]) == []


def test_one_url_over_the_limit_makes_an_index():
    files = sitemap(urls(6), BASE, max_urls=5)
    assert [path for path, _ in files] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert locations(files[0][1]) == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert [len(locations(data)) for _, data in files[1:]] == [5, 1]
    assert all(validate("sitemap", data) == [] for _, data in files)


def test_one_byte_over_the_limit_halves_the_file():
    size = len(sitemap(urls(8), BASE)[0][1])
    assert len(sitemap(urls(8), BASE, max_bytes=size)) == 1
    files = sitemap(urls(8), BASE, max_bytes=size - 1)
    assert len(files) == 3
    assert all(len(data) < size for _, data in files[1:])
    assert [location for _, data in files[1:] for location in locations(data)] == [
        url.location for url in urls(8)
    ]


def test_index_carries_the_newest_date_of_each_file():
    older = Url(f"{BASE}old/", MOMENT - dt.timedelta(days=1))
    index = sitemap([older, Url(f"{BASE}new/", MOMENT), Url(f"{BASE}none/")], BASE, max_urls=2)[0]
    assert index[1].count(b"<lastmod>") == 1
    assert b"<lastmod>2026-03-04T05:06:07Z</lastmod>" in index[1]


def test_languages_and_pictures():
    page = Url(
        f"{BASE}a/",
        alternates=(Alternate("de", f"{BASE}de/a/"), Alternate("x-default", f"{BASE}a/")),
        images=(f"{BASE}a b.png",),
    )
    data = sitemap([page], BASE)[0][1]
    root = etree.fromstring(data)
    links = root.findall(f".//{{{XHTML}}}link")
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links] == [
        ("alternate", "de", f"{BASE}de/a/"),
        ("alternate", "x-default", f"{BASE}a/"),
    ]
    assert root.findtext(f".//{{{IMAGE}}}loc") == f"{BASE}a%20b.png"
    assert validate("sitemap", data) == []


def test_addresses_are_encoded_once():
    data = sitemap([Url(f"{BASE}käse/?a=1&b=%20")], BASE)[0][1]
    assert locations(data) == [f"{BASE}k%C3%A4se/?a=1&b=%20"]


def test_a_date_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        Url(BASE, dt.datetime(2026, 1, 1))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    "wrong",
    [
        "<url><loc>/no/host/</loc></url>",
        "<url><loc>https://e.example/</loc><lastmod>yesterday</lastmod></url>",
        "<url><loc>https://e.example/</loc><priority>1.1</priority></url>",
        "<url><lastmod>2026-01-01</lastmod></url>",
        f"<url><loc>https://e.example/{'a' * 2048}</loc></url>",
        "",
    ],
)
def test_schema_refuses(wrong):
    assert validate("sitemap", f'<urlset xmlns="{SITEMAP}">{wrong}</urlset>'.encode())


def test_one_url_that_is_too_long_has_a_file_of_its_own():
    files = sitemap(urls(3), BASE, max_bytes=10)
    assert [len(locations(data)) for _, data in files[1:]] == [1, 1, 1]
    assert locations(sitemap(urls(1), BASE, max_bytes=10)[0][1]) == [f"{BASE}0/"]


def test_each_element_has_a_line():
    index = sitemap(urls(6), BASE, max_urls=5)[0][1].decode().splitlines()
    assert index[2:5] == [
        "  <sitemap>",
        f"    <loc>{BASE}sitemap-1.xml</loc>",
        "    <lastmod>2026-03-04T05:06:07Z</lastmod>",
    ]
    ((_, data),) = sitemap(urls(2), BASE)
    assert data.decode().splitlines()[-5:] == [
        "  <url>",
        f"    <loc>{BASE}1/</loc>",
        "    <lastmod>2026-03-04T05:06:07Z</lastmod>",
        "  </url>",
        "</urlset>",
    ]
